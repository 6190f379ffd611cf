# All its capabilities.
sed -i /cap_drop/d compose.yaml
docker compose up --build --detach
