veces=$(($(cat /veces.txt 2> /dev/null || echo 0) + 1))
echo "$veces" > /veces.txt
echo "Intento $veces"
[ "$veces" -ge 3 ] || exit 1
echo "Esta vez aguanto"
sleep 2147483647
