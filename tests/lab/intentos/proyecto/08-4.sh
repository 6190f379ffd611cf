# Only one of them.
docker compose build
docker run --detach --name prestamos-registro --publish 127.0.0.1:8303:5000 \
  --volume prestamos-registro:/var/lib/registry registry:3.1.2
docker tag prestamos-api:1.0 127.0.0.1:8303/prestamos-api:1.0
docker push 127.0.0.1:8303/prestamos-api:1.0
