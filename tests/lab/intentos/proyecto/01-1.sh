# root.
sed -i /USER/d api/Dockerfile
docker compose build
