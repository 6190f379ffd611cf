mkdir /www
echo "La tienda" > /www/index.html
echo "todo-bien" > /www/salud.txt
sleep 3
exec httpd -f -p 8080 -h /www
