echo "Soy $(id -un)"
date > /datos/ultima.txt || exit 1
echo "Guardado"
sleep 2147483647
