echo "$(wc -c < /medidas.bin) bytes leidos"
