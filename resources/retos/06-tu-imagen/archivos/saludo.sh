echo "Hola desde mi imagen"
