# After archivos.sh, in the same folder.
docker compose up --build --detach --wait
curl --silent --fail --data libro=Rayuela --data lector=Ana --data-urlencode clave@clave.txt http://127.0.0.1:8301/api/prestamos
docker compose up --detach --force-recreate --wait

docker run --detach --name prestamos-registro --publish 127.0.0.1:8303:5000 \
  --volume prestamos-registro:/var/lib/registry registry:3.1.2
for name in prestamos-api prestamos-web; do
  docker tag "$name:1.0" "127.0.0.1:8303/$name:1.0"
  docker push "127.0.0.1:8303/$name:1.0"
done
digest() { docker image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "127.0.0.1:8303/$1:1.0" | grep 127.0.0.1:8303; }
api=$(digest prestamos-api)
web=$(digest prestamos-web)
docker image rm 127.0.0.1:8303/prestamos-api:1.0 127.0.0.1:8303/prestamos-web:1.0

mkdir ../otra
cp clave.txt ../otra
sed -e "/build:/d" -e "s|prestamos-api:1.0|$api|" -e "s|prestamos-web:1.0|$web|" -e s/8301/8302/ compose.yaml > ../otra/compose.yaml

docker compose stop --timeout 5 api
docker run --rm --name copia --volume prestamos_datos:/datos:ro busybox:1.37 tar -c -C /datos . > ../copia.tar
docker compose start api
cd ../otra
docker compose create
docker run --rm --interactive --name copia --volume otra_datos:/datos busybox:1.37 tar -x -C /datos < ../copia.tar
docker compose up --detach --wait
