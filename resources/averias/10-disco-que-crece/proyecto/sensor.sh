# Al arrancar repasa sus lecturas, y las cuenta todas.
yes "depurando: 21 grados, sin novedad" | head -n 40000
while true; do
  echo "Sensor en marcha"
  sleep 2
done
