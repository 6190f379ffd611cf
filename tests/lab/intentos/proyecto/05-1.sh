# A volume without a name, beside the one that is declared.
sed -i -e '/- datos:/s/datos:/&\/otra\n      - /' compose.yaml
docker compose up --build --detach
