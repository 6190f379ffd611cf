-- Lo que la base de datos carga la primera vez. Tarda unos segundos.
SELECT pg_sleep(5);
