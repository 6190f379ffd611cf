# With the images that were built, and not with those of the registry.
docker compose build
mkdir ../otra
cp clave.txt ../otra
sed -e /build:/d -e s/8301/8302/ compose.yaml > ../otra/compose.yaml
docker compose --project-directory ../otra up --detach
