# The inner network leads outside.
sed -i /internal:/d compose.yaml
docker compose up --build --detach
