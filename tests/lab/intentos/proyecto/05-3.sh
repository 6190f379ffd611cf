# Nobody made another container.
docker compose up --build --detach --wait
curl --silent --fail --data libro=Rayuela --data lector=Ana --data-urlencode clave@clave.txt http://127.0.0.1:8301/api/prestamos
