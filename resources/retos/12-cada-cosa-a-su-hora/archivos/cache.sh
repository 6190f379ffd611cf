sleep 3
exec redis-server --save ""
