# reto.ps1 enseña los retos, y reto.ps1 3 dice si has conseguido el 3, mirando tu Docker. Solo mira: no cambia ni borra nada.
# Su gemelo para sh es reto: los dos miran lo mismo, en el mismo orden. Vale para PowerShell 5.1 y 7.
# Acaba con 0 si está conseguido, con 1 si todavía no, y con 2 si no se puede mirar.
Set-StrictMode -Version 2
# Lo que un programa escribe en su salida de errores no es un error de este.
$ErrorActionPreference = 'Continue'

$listas = Join-Path $PSScriptRoot '.retos'

function Falla([string]$texto) {
  [Console]::Error.WriteLine("reto: $texto")
  exit 2
}

# Lo que docker inspect dice de algo; nada si no lo hay.
function Dato([string]$tipo, [string]$nombre, [string]$plantilla) {
  return ((docker $tipo inspect --format $plantilla $nombre 2>$null) -join "`n").Trim()
}

function Tiene([string]$texto, [string]$parte) { return $texto.IndexOf($parte, [StringComparison]::Ordinal) -ge 0 }

# Cada mirada da 0 si se ve lo que debe verse, 1 si no, y 2 si todavía puede llegar.

function Inspecciona([string]$tipo, [string]$nombre, [string]$como, [string]$valor, [string]$plantilla) {
  $visto = Dato $tipo $nombre $plantilla
  if ($LASTEXITCODE -ne 0) { return 1 }
  switch -CaseSensitive ($como) {
    'es' { if ($visto -ceq $valor) { return 0 } }
    'contiene' { if (Tiene $visto $valor) { return 0 } }
    'como-mucho' { if ($visto -cmatch '^\d+$' -and [long]$visto -le [long]$valor) { return 0 } }
  }
  if ($visto -ceq 'starting' -or $visto.StartsWith('running:')) { return 2 }
  return 1
}

# Lo que contesta esa dirección; nada si no lo hay.
function Abre([string]$puerto, [string]$ruta) {
  try {
    $peticion = [Net.WebRequest]::Create("http://127.0.0.1:$puerto$ruta")
    $peticion.Proxy = $null
    $peticion.Timeout = 5000
    $respuesta = $peticion.GetResponse()
    try {
      $lector = New-Object IO.StreamReader($respuesta.GetResponseStream(), [Text.Encoding]::UTF8)
      return $lector.ReadToEnd()
    } finally {
      $respuesta.Close()
    }
  } catch {
    Write-Verbose "$_"
  }
  return ''
}

function Web([string]$puerto, [string]$ruta, [string]$texto, [int]$vez) {
  if (Tiene (Abre $puerto $ruta) $texto) { return 0 }
  if ($vez -lt 2) { return 2 }
  return 1
}

function Igual([string]$puerto, [string]$otro, [string]$ruta, [int]$vez) {
  $visto = Abre $puerto $ruta
  if ($visto -ne '' -and $visto -ceq (Abre $otro $ruta)) { return 0 }
  if ($vez -lt 2) { return 2 }
  return 1
}

function Dice([string]$nombre, [string]$texto, [int]$vez) {
  $dicho = (docker logs --tail 50 $nombre 2>&1 | ForEach-Object { "$_" }) -join "`n"
  if (Tiene $dicho $texto) { return 0 }
  if ($vez -lt 3 -and @('running', 'restarting') -ccontains (Dato 'container' $nombre '{{.State.Status}}')) { return 2 }
  return 1
}

function Mira([string[]]$campos, [int]$vez) {
  switch -CaseSensitive ($campos[0]) {
    'container' { return Inspecciona $campos[0] $campos[2] $campos[3] $campos[4] $campos[5] }
    'image' { return Inspecciona $campos[0] $campos[2] $campos[3] $campos[4] $campos[5] }
    'volume' { return Inspecciona $campos[0] $campos[2] $campos[3] $campos[4] $campos[5] }
    'network' { return Inspecciona $campos[0] $campos[2] $campos[3] $campos[4] $campos[5] }
    'web' { return Web $campos[2] $campos[3] $campos[4] $vez }
    'igual' { return Igual $campos[2] $campos[3] $campos[4] $vez }
    'dice' { return Dice $campos[2] $campos[3] $vez }
  }
  Falla "este programa no sabe mirar «$($campos[0])»: descarga otra vez el zip"
}

if (-not (Test-Path -LiteralPath (Join-Path $listas '01.txt'))) {
  Falla "falta la carpeta ${listas}: descomprime otra vez el zip entero"
}

if ($args.Count -eq 0) {
  foreach ($archivo in (Get-ChildItem -LiteralPath $listas -Filter '*.txt' | Sort-Object Name)) {
    Write-Host "$($archivo.BaseName)  $([IO.File]::ReadAllLines($archivo.FullName, [Text.Encoding]::UTF8)[0])"
  }
  exit 0
}

$lista = Join-Path $listas ("$($args[0])".PadLeft(2, '0') + '.txt')
if ($args.Count -ne 1 -or -not (Test-Path -LiteralPath $lista)) {
  Falla "no hay ningún reto «$args»: reto.ps1, sin nada detrás, enseña los que hay"
}
if (-not (Get-Command docker -ErrorAction SilentlyContinue)) { Falla 'no se encuentra docker' }
[void](docker version --format '{{.Server.Version}}' 2>$null)
if ($LASTEXITCODE -ne 0) { Falla 'Docker no responde: arráncalo, y mira con «docker ps» que te deja usarlo' }

$lineas = [IO.File]::ReadAllLines($lista, [Text.Encoding]::UTF8)
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
    exit 1
  }
}

Write-Host 'Conseguido'
exit 0
