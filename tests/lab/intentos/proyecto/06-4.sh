# Logs without an end.
sed -i /max-size/d compose.yaml
docker compose up --build --detach
