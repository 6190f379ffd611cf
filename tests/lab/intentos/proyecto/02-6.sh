# It waits only for the start.
sed -i s/service_healthy/service_started/ compose.yaml
docker compose up --build --detach
