redis-cli -h cache SET saludo hola || exit 1
echo "Apuntado en la cache"
