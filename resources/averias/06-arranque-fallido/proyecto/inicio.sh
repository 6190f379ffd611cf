#!/bin/sh
echo "Biblioteca abierta"
exec sleep 3600
