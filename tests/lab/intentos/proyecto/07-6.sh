# Nothing can be written in /tmp, and the web does not start.
sed -i /tmpfs/d compose.yaml
docker compose up --build --detach
