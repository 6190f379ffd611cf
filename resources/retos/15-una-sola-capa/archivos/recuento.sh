echo "$(cat /libros/1.txt /libros/2.txt /libros/3.txt | wc -l) archivos en su sitio"
