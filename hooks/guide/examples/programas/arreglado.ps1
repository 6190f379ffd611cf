# Dice si la avería está arreglada, mirando tu Docker: arreglado.ps1. Solo mira: no arranca, no cambia y no borra nada.
# Su gemelo para sh es arreglado: los dos miran lo mismo, en el mismo orden. Vale para PowerShell 5.1 y 7.
# Acaba con 0 si está arreglada, con 1 si no, y con 2 si no se puede mirar.
Set-StrictMode -Version 2
# Lo que un programa escribe en su salida de errores no es un error de este.
$ErrorActionPreference = 'Continue'

$lista = Join-Path (Join-Path $PSScriptRoot '.averia') 'comprueba.txt'

function Falla([string]$texto) {
  [Console]::Error.WriteLine("arreglado: $texto")
  exit 2
}

# El identificador del contenedor que hay de un servicio, en marcha o no.
function Contenedor([string]$servicio) {
  $ids = @(docker ps --all --quiet --filter "label=com.docker.compose.project=$proyecto" `
      --filter "label=com.docker.compose.service=$servicio" --filter label=com.docker.compose.oneoff=False)
  if ($ids.Count -gt 0) { return [string]$ids[0] }
  return ''
}

# Lo que docker inspect dice de su contenedor; nada si no lo hay.
function Dato([string]$servicio, [string]$plantilla) {
  $id = Contenedor $servicio
  if (-not $id) { return '' }
  return ((docker inspect --format $plantilla $id 2>$null) -join "`n").Trim()
}

function Tiene([string]$texto, [string]$parte) { return $texto.IndexOf($parte, [StringComparison]::Ordinal) -ge 0 }

# Cada mirada da 0 si se ve lo que debe verse, 1 si no, y 2 si todavía puede llegar.

function Codigo([bool]$bien) { if ($bien) { return 0 } else { return 1 } }

function Web([string]$puerto, [string]$ruta, [string]$texto, [int]$vez) {
  try {
    $peticion = [Net.WebRequest]::Create("http://127.0.0.1:$puerto$ruta")
    $peticion.Proxy = $null
    $peticion.Timeout = 5000
    $respuesta = $peticion.GetResponse()
    try {
      $lector = New-Object IO.StreamReader($respuesta.GetResponseStream(), [Text.Encoding]::UTF8)
      if (Tiene $lector.ReadToEnd() $texto) { return 0 }
    } finally {
      $respuesta.Close()
    }
  } catch {
    Write-Verbose "$_"
  }
  if ($vez -lt 2) { return 2 }
  return 1
}

function EnMarcha([string]$servicio) { return Codigo ((Dato $servicio '{{.State.Status}} {{.RestartCount}}') -ceq 'running 0') }

function Sano([string]$servicio) {
  $salud = Dato $servicio '{{if .State.Health}}{{.State.Health.Status}}{{end}}'
  if ($salud -ceq 'healthy') { return 0 }
  if ($salud -ceq 'starting') { return 2 }
  return 1
}

function Acaba([string]$servicio) {
  $estado = Dato $servicio '{{.State.Status}} {{.State.ExitCode}}'
  if ($estado -ceq 'exited 0') { return 0 }
  if ($estado.StartsWith('running')) { return 2 }
  return 1
}

function Dice([string]$servicio, [string]$texto) {
  $id = Contenedor $servicio
  if (-not $id) { return 1 }
  $dicho = (docker logs --tail 20 $id 2>&1 | ForEach-Object { "$_" }) -join "`n"
  if (Tiene $dicho $texto) { return 0 }
  if ((Dato $servicio '{{.State.Status}}') -ceq 'running') { return 2 }
  return 1
}

# Un volumen sin nombre tiene uno de 64 cifras, y no se vuelve a encontrar.
function Guarda([string]$servicio, [string]$ruta) {
  $montajes = (Dato $servicio '{{range .Mounts}}{{.Type}}:{{.Name}}:{{.Destination}}{{println}}{{end}}').Split("`n")
  foreach ($montaje in $montajes) {
    $partes = $montaje.Trim().Split(':')
    if ($partes.Count -ne 3 -or $partes[2] -cne $ruta) { continue }
    if ($partes[0] -ceq 'bind') { return 0 }
    if ($partes[0] -ceq 'volume' -and $partes[1] -cnotmatch '^[0-9a-f]{64}$') { return 0 }
  }
  return 1
}

function Espera([string]$servicio, [string]$otro) {
  return Codigo (Tiene (Dato $servicio '{{json .Config.Labels}}') "${otro}:service_healthy:")
}

function GuardaMenos([string]$servicio, [int]$kilobytes) {
  $id = Contenedor $servicio
  if (-not $id) { return 1 }
  $dicho = (docker logs $id 2>&1 | ForEach-Object { "$_" }) -join "`n"
  return Codigo ($dicho.Length -le $kilobytes * 1000)
}

function Mira([string[]]$campos, [int]$vez) {
  switch -CaseSensitive ($campos[0]) {
    'web' { return Web $campos[2] $campos[3] $campos[4] $vez }
    'en-marcha' { return EnMarcha $campos[2] }
    'sano' { return Sano $campos[2] }
    'acaba' { return Acaba $campos[2] }
    'dice' { return Dice $campos[2] $campos[3] }
    'guarda' { return Guarda $campos[2] $campos[3] }
    'espera' { return Espera $campos[2] $campos[3] }
    'guarda-menos' { return GuardaMenos $campos[2] $campos[3] }
  }
  Falla "este programa no sabe mirar «$($campos[0])»: descarga otra vez el zip"
}

if (-not (Test-Path -LiteralPath $lista)) { Falla "falta ${lista}: descomprime otra vez el zip entero" }
if (-not (Get-Command docker -ErrorAction SilentlyContinue)) { Falla 'no se encuentra docker' }
[void](docker version --format '{{.Server.Version}}' 2>$null)
if ($LASTEXITCODE -ne 0) { Falla 'Docker no responde: arráncalo, y mira con «docker ps» que te deja usarlo' }

$lineas = [IO.File]::ReadAllLines($lista, [Text.Encoding]::UTF8)
$proyecto = $lineas[0]
$faltan = 0
foreach ($linea in $lineas[1..($lineas.Count - 1)]) {
  $campos = @($linea.Split("`t"))
  $vez = 0
  while ($true) {
    $resultado = Mira $campos $vez
    if ($resultado -ne 2 -or $vez -ge 10) { break }
    $vez++
    Start-Sleep -Seconds 1
  }
  if ($resultado -ne 0) {
    Write-Host "Todavía no: $($campos[1])"
    $faltan++
  }
}

if ($faltan -gt 0) { exit 1 }
Write-Host 'Arreglado'
exit 0
