# Both are in both.
sed -i 's/networks: \[dentro\]/networks: [fuera, dentro]/' compose.yaml
docker compose up --build --detach
