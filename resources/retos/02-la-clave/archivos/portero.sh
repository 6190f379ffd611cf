clave=$(tr -dc 0-9 < /dev/urandom | head -c 6)
echo "La clave de hoy es $clave"
until [ "$(cat /tmp/clave.txt 2> /dev/null)" = "$clave" ]; do
  sleep 1
done
echo "Puerta abierta"
sleep 2147483647
