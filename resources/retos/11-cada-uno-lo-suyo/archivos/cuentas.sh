dd if=/dev/zero of=/dev/null bs=40M count=1 2> /dev/null || exit 1
echo "Cuentas hechas"
sleep 2147483647
