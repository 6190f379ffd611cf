# Lleva la carpeta del ejemplo al final de un paso: paso.ps1 4. Sin nada detrás, enseña los pasos.
# No pierde nada: lo que hayas cambiado tú se guarda antes en una carpeta aparte.
# Su gemelo para sh es paso: los dos hacen lo mismo, en el mismo orden. Vale para PowerShell 5.1 y 7.
param([string]$Paso = '', [string]$Destino = '')
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$aqui = $PSScriptRoot
$datos = Join-Path $aqui '.pasos'
$script:guardado = ''
$script:escritos = 0
$script:quitados = 0

function Falla([string]$texto) {
  [Console]::Error.WriteLine("paso: $texto")
  exit 1
}

function Lineas([string]$nombre) {
  $archivo = Join-Path $datos $nombre
  if (-not (Test-Path -LiteralPath $archivo)) { Falla "falta ${archivo}: descomprime otra vez el zip entero" }
  return , @([IO.File]::ReadAllLines($archivo, [Text.Encoding]::UTF8))
}

function Une([string]$carpeta, [string]$ruta) {
  return [IO.Path]::Combine($carpeta, $ruta.Replace('/', [string][IO.Path]::DirectorySeparatorChar))
}

function Existe([string]$ruta) { return $null -ne (Get-Item -LiteralPath $ruta -Force -ErrorAction SilentlyContinue) }

function EsEnlace([string]$ruta) {
  $algo = Get-Item -LiteralPath $ruta -Force -ErrorAction SilentlyContinue
  return ($null -ne $algo) -and (($algo.Attributes -band [IO.FileAttributes]::ReparsePoint) -ne 0)
}

function EsArchivo([string]$ruta) { return (Test-Path -LiteralPath $ruta -PathType Leaf) -and -not (EsEnlace $ruta) }

function EsCarpeta([string]$ruta) { return (Test-Path -LiteralPath $ruta -PathType Container) -and -not (EsEnlace $ruta) }

function SonIguales([string]$uno, [string]$otro) {
  return (Get-FileHash -LiteralPath $uno -Algorithm SHA256).Hash -eq (Get-FileHash -LiteralPath $otro -Algorithm SHA256).Hash
}

# Si lo que hay es el archivo del ejemplo en alguno de sus estados.
function Conocido([string]$ruta) {
  $archivo = Une $carpeta $ruta
  if (-not (EsArchivo $archivo)) { return $false }
  foreach ($estado in (Lineas 'estados.txt')) {
    $suyo = Une (Join-Path $datos $estado) $ruta
    if ((Test-Path -LiteralPath $suyo -PathType Leaf) -and (SonIguales $suyo $archivo)) { return $true }
  }
  return $false
}

# Aparta lo que hay en la ruta; no queda nada en su sitio.
function Guarda([string]$ruta) {
  if (-not $script:guardado) {
    $numero = 1
    while (Existe "$carpeta-guardado-$numero") { $numero++ }
    $script:guardado = "$carpeta-guardado-$numero"
    [void][IO.Directory]::CreateDirectory($script:guardado)
  }
  $sitio = Une $script:guardado $ruta
  [void][IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($sitio))
  Move-Item -LiteralPath (Une $carpeta $ruta) -Destination $sitio
  Write-Host "guardado: $ruta no es como en ningún paso; lo tienes en $script:guardado"
}

# Quita el archivo y las carpetas que se queden vacías.
function Quita([string]$ruta) {
  if (Conocido $ruta) {
    Remove-Item -LiteralPath (Une $carpeta $ruta) -Force
    Write-Host "quitado: $ruta"
    $script:quitados++
  } else {
    Guarda $ruta
  }
  $partes = @($ruta.Split('/'))
  for ($n = $partes.Count - 1; $n -gt 0; $n--) {
    $madre = Une $carpeta ($partes[0..($n - 1)] -join '/')
    if (-not (EsCarpeta $madre) -or @(Get-ChildItem -LiteralPath $madre -Force).Count -gt 0) { break }
    [IO.Directory]::Delete($madre)
  }
}

# Hace las carpetas en que va la ruta; lo que ocupe el lugar de una se guarda.
function Abre([string]$ruta) {
  $partes = @($ruta.Split('/'))
  for ($n = 1; $n -lt $partes.Count; $n++) {
    $camino = $partes[0..($n - 1)] -join '/'
    $sitio = Une $carpeta $camino
    if ((Existe $sitio) -and -not (EsCarpeta $sitio)) { Guarda $camino }
    if (-not (EsCarpeta $sitio)) { [void][IO.Directory]::CreateDirectory($sitio) }
  }
}

# Pone el archivo del estado, entero o nada.
function Pon([string]$ruta) {
  Abre $ruta
  $archivo = Une $carpeta $ruta
  $suyo = Une $origen $ruta
  if ((Existe $archivo) -and ($conserva -ccontains $ruta)) { return }
  if ((EsArchivo $archivo) -and (SonIguales $suyo $archivo)) { return }
  $nuevo = "$archivo.paso-$PID"
  try {
    Copy-Item -LiteralPath $suyo -Destination $nuevo
    if ((Existe $archivo) -and -not (Conocido $ruta)) { Guarda $ruta }
    Move-Item -LiteralPath $nuevo -Destination $archivo -Force
  } finally {
    if (Test-Path -LiteralPath $nuevo) { Remove-Item -LiteralPath $nuevo -Force }
  }
  Write-Host "escrito: $ruta"
  $script:escritos++
}

$ejemplo = Lineas 'ejemplo.txt'
$nombre = $ejemplo[0]
$titulo = $ejemplo[1]
$pasos = @(foreach ($linea in (Lineas 'pasos.txt')) { , @($linea.Split(@(' '), 3, [StringSplitOptions]::None)) })

if (-not $Paso) {
  Write-Host "${titulo}: los pasos que cambian archivos`n"
  Write-Host '  inicio  antes del primer paso'
  foreach ($uno in $pasos) { Write-Host ('  {0,-6}  {1}' -f $uno[0], $uno[2]) }
  Write-Host "  final   como al terminar el tutorial`n"
  Write-Host "Para dejar la carpeta $nombre como al final de un paso, escribe: .\paso.ps1 NÚMERO"
  Write-Host 'Para otra carpeta: .\paso.ps1 NÚMERO CARPETA. Lo que hayas cambiado tú se guarda aparte.'
  exit 0
}
if ($args.Count -gt 0) { Falla "sobra «$($args[0])»: escribe .\paso.ps1 NÚMERO, o .\paso.ps1 NÚMERO CARPETA" }

# El estado de un paso que no cambia nada es el del último que sí.
$estadoFinal = 'inicio'
$frase = "al final del paso $Paso"
if ($Paso -ceq 'inicio') {
  $frase = 'antes del primer paso'
} elseif ($Paso -ceq 'final') {
  $frase = 'al terminar el tutorial'
  foreach ($uno in $pasos) { $estadoFinal = $uno[1] }
} elseif ($Paso -cmatch '^[1-9][0-9]?$') {
  $frase = "$frase (los archivos son los del principio)"
  foreach ($uno in $pasos) {
    if ([int]$uno[0] -le [int]$Paso) {
      $estadoFinal = $uno[1]
      $frase = "al final del paso $Paso (los archivos son los del paso $($uno[0]))"
    }
    if ([int]$uno[0] -eq [int]$Paso) { $frase = "al final del paso $Paso («$($uno[2])»)" }
  }
} else {
  Falla "no hay ningún paso «$Paso»: escribe .\paso.ps1, sin nada detrás, para ver cuáles hay"
}
$origen = Join-Path $datos $estadoFinal

if ($Destino) {
  if (-not (Test-Path -LiteralPath $Destino -PathType Container)) {
    Falla "no hay ninguna carpeta «$Destino»: comprueba con dir cómo se llama y dónde estás"
  }
  $carpeta = (Get-Item -LiteralPath $Destino -Force).FullName.TrimEnd('\', '/')
  if ((-not $carpeta) -or ($carpeta -match '^[A-Za-z]:$') -or ($carpeta -eq $aqui) -or ($carpeta -eq $datos) -or
    $carpeta.StartsWith($datos + [IO.Path]::DirectorySeparatorChar)) {
    Falla "«$Destino» no es la carpeta del ejemplo: di la que tiene tus archivos"
  }
} else {
  $carpeta = Join-Path $aqui $nombre
  if (-not (Test-Path -LiteralPath $carpeta -PathType Container)) {
    [void][IO.Directory]::CreateDirectory($carpeta)
    Write-Host "no había carpeta ${nombre}: está hecha de nuevo"
  }
}

$conserva = Lineas 'conserva.txt'
$suyos = Lineas "$estadoFinal.txt"
try {
  # Primero sale lo que sobra: un archivo puede dejar su nombre a una carpeta.
  foreach ($ruta in (Lineas 'archivos.txt')) {
    $archivo = Une $carpeta $ruta
    if ((Existe $archivo) -and -not ($suyos -ccontains $ruta) -and -not ($conserva -ccontains $ruta)) {
      if (-not (EsCarpeta $archivo)) { Quita $ruta }
    }
  }
  foreach ($ruta in $suyos) { Pon $ruta }
} catch {
  Falla "no se puede cambiar ${carpeta}: $($_.Exception.Message)"
}

if (($script:escritos -eq 0) -and ($script:quitados -eq 0) -and (-not $script:guardado)) {
  Write-Host "$carpeta ya estaba como $frase"
} else {
  Write-Host "$carpeta está como $frase"
}
