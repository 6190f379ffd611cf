# The whole folder goes into the image.
sed -i 's/COPY api.py ./COPY api\/api.py clave.txt .\//' api/Dockerfile
sed -i 's/build: api/build: {context: ., dockerfile: api\/Dockerfile}/' compose.yaml
docker compose up --build --detach
