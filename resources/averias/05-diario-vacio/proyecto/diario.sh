set -e
while true; do
  date >> /datos/diario.txt
  echo "Apuntado"
  sleep 5
done
