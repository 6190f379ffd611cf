# It comes back even where somebody stops it.
sed -i 's/build: web/&\n    restart: always/' compose.yaml
docker compose up --build --detach
