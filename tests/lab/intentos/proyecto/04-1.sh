# In a variable too.
sed -i 's/secrets: \[clave\]/&\n    environment: [CLAVE=llave-del-mostrador-3141]/' compose.yaml
docker compose up --build --detach
