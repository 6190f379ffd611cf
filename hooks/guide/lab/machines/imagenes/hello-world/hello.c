#include <stdio.h>

int main(void) {
    puts("\nHello from Docker!\n"
         "This message shows that your installation appears to be working correctly.\n"
         "\n"
         "Esta imagen sustituye a la de Docker Hub en el laboratorio de la guía.\n");
    return 0;
}
