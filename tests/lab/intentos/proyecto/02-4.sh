# On all addresses.
sed -i s/127.0.0.1:8301/8301/ compose.yaml
docker compose up --build --detach
