"""What the numbers of ShellCheck mean, in Spanish."""

from __future__ import annotations

MESSAGES: dict[int, str] = {
    1012: "fuera de comillas \\t es solo una t: para un tabulador o un salto de línea, $'\\t' o printf",
    1020: "falta un espacio antes de ]",
    1035: "falta un espacio después de [: si no es una condición, el lenguaje del bloque es otro (ini, text…)",
    1037: "a partir del décimo argumento hacen falta llaves: ${10}",
    1087: "para un elemento de una lista hacen falta llaves: ${lista[1]}",
    1097: "sobra un =: para dar un valor, nombre=valor; para comparar, [ … ]",
    1127: "// no empieza un comentario: en el shell es #",
    1131: "se escribe elif",
    2024: "sudo no alcanza a la redirección, que hace tu usuario: pasa la salida a «tee», con sudo",
    2026: "estas comillas cierran el texto y lo dejan fuera: por fuera, comillas dobles",
    2045: "recorrer lo que da ls falla con espacios en los nombres: usa un patrón, como *.txt",
    2066: "entre comillas es una sola palabra y el bucle solo daría una vuelta: quita las comillas",
    2067: "-exec no termina: falta \\; o +",
    2068: 'los argumentos se partirían por sus espacios: escribe "$@"',
    2070: "sin comillas la condición siempre se cumple: pon la variable entre comillas",
    2071: "> compara textos: para números, -gt, -lt…",
    2072: "el shell no conoce los decimales",
    2077: "faltan espacios alrededor del operador: así la condición siempre se cumple",
    2081: "[ … ] no compara con patrones: usa [[ … ]] o case",
    2105: "solo vale dentro de un bucle",
    2107: "&& no puede ir dentro de [ … ]: escribe [ a ] && [ b ]",
    2140: "estas comillas cierran las de la plantilla, y el programa las recibe sin ellas: por fuera, comillas simples",
    2142: "un alias no tiene argumentos: haz una función",
    2144: "no admite un patrón, que puede ser más de un archivo: usa un bucle",
    2152: "solo se puede devolver un número de 0 a 255: lo demás se escribe con echo",
    2168: "local solo vale dentro de una función",
    2170: "no es un número: para comparar textos, =",
    2210: "esto escribe en un archivo con ese nombre: para juntar salidas, 2>&1; para comparar, -gt",
    2211: "un comando no puede ser un patrón",
    2215: "una opción no es un comando: ¿falta \\ al final de la línea de antes?",
    2218: "la función se define más abajo: aquí todavía no existe",
    2224: "falta a dónde mover",
    2225: "falta a dónde copiar",
    2238: "esto redirige a un archivo con el nombre de un comando: ¿querías decir |?",
    2239: "la ruta de #! empieza por /",
    2259: "la redirección sustituye a lo que llega por |: solo una de las dos vale",
    2261: "hay dos redirecciones de lo mismo: solo una vale",
    2275: "un comando no puede empezar por =",
    2281: "al dar un valor, el nombre va sin $",
    2283: "al dar un valor no hay espacios alrededor de =",
    2285: "no hay espacios alrededor de +=",
    2287: "un comando no puede acabar en /: si es una carpeta, usa cd o ls; si es una lista, el lenguaje es text",
    2288: "un comando no puede acabar en este signo: si es una sinopsis o una lista, el lenguaje del bloque es text",
    2290: "al dar un valor no hay espacios alrededor de =",
}
OTHER = "SC9002"


def code_and_message(number: int, message: str) -> tuple[str, str]:
    """Code and Spanish sentence; those without one keep ShellCheck's own under a common code."""
    if number in MESSAGES:
        return f"SC{number}", MESSAGES[number]
    return OTHER, f"ShellCheck no lo da por bueno: {message} (SC{number})"
