<?php
// Un libro de visitas: enseña las firmas, y guarda las que llegan con POST. Cada una puede traer una foto.

$host = getenv('DB_HOST') ?: 'localhost';
$nombre = getenv('DB_NAME') ?: 'visitas';
$usuario = getenv('DB_USER') ?: 'visitas';
$contrasena = getenv('DB_PASSWORD') ?: '';

$db = new PDO("mysql:host=$host;dbname=$nombre;charset=utf8mb4", $usuario, $contrasena);
$db->exec('CREATE TABLE IF NOT EXISTS firmas (id INT AUTO_INCREMENT PRIMARY KEY, texto TEXT NOT NULL, foto TEXT)');

if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    $texto = trim($_POST['texto'] ?? '');
    if ($texto === '') {
        http_response_code(400);
        exit("Falta el texto de la firma.\n");
    }
    $foto = null;
    if (isset($_FILES['foto']) && $_FILES['foto']['error'] === UPLOAD_ERR_OK) {
        $foto = bin2hex(random_bytes(8)) . '.jpg';
        if (!move_uploaded_file($_FILES['foto']['tmp_name'], __DIR__ . "/fotos/$foto")) {
            http_response_code(500);
            exit("No se pudo guardar la foto.\n");
        }
    }
    $db->prepare('INSERT INTO firmas (texto, foto) VALUES (?, ?)')->execute([$texto, $foto]);
    exit("Gracias.\n");
}

?>
<!doctype html>
<html lang="es">
<meta charset="utf-8">
<title>Libro de visitas</title>
<h1>Libro de visitas</h1>
<ul>
<?php foreach ($db->query('SELECT texto, foto FROM firmas ORDER BY id') as $firma): ?>
<li><?= htmlspecialchars($firma['texto']) ?><?= $firma['foto'] ? ' (con foto)' : '' ?></li>
<?php endforeach ?>
</ul>
<form method="post" enctype="multipart/form-data">
<input name="texto" aria-label="Tu firma"> <input type="file" name="foto" aria-label="Foto"> <button>Firmar</button>
</form>
</html>
