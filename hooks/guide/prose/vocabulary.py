"""The words and the forms that the guide does not use, each with what it says instead.

The words are those of CONTRIBUTING.md, «Palabras»; the register is neutral «tuteo»: neither «vosotros» nor «vos».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from guide.prose.spelling import AFTER, BEFORE

# «El orden» and «en cualquier orden» are sequences; with these words before it, «orden» would be a command.
FEMININE = (
    r"(?:la|una|otra|esta|esa|aquella|cada|alguna|ninguna|misma|sola|segunda|tercera|cuarta|quinta|última|próxima|nueva|"
    r"(?:la|una|otra|esta|esa) (?:primera|única|siguiente|anterior|propia|pequeña|gran|simple|larga|corta))"
)
MASCULINE = (
    r"(?:el|un|del|al|otro|este|ese|aquel|mismo|algún|ningún|nuevo|propio|primer|segundo|tercer|"
    r"(?:el|un|otro) (?:siguiente|anterior|simple|gran))"
)
# What a key of a file never is: it opens something, or it is guessed.
OPENING = (
    r"claves? (?:de (?:acceso|(?:la|una|tu|su|esa|esta) (?:base|cuenta)|usuario|root)|"
    r"del (?:usuario|servidor|registro)|"
    r"secretas?|fácil(?:es)?|débil(?:es)?|robadas?|filtradas?|en claro)|"
    r"usuario (?:y|ni|o) (?:(?:la|su|tu|una) )?clave"
)
INSTEAD = {
    "ficheros?": "archivo",
    f"órdenes(?! de magnitud)|{FEMININE} orden": "comando",
    f"{MASCULINE} terminal|(?:los|unos|otros|estos|esos|mismos|ambos) terminales": "la terminal, en femenino",
    OPENING: "contraseña; clave es solo la de un archivo YAML o JSON",
    "testigos?": "token de acceso",
    "containers?": "contenedor",
    "images?": "imagen",
    "daemons?": "demonio",
    "hosts?": "anfitrión",
    "layers?": "capa",
    "registry|registries": "registro",
    "repository|repositories": "repositorio",
    "tags?": "etiqueta",
    "labels?": "etiqueta de metadatos",
    "volumes?": "volumen",
    "flags?": "opción",
    "builds?": "construcción",
    "builders?": "constructor",
    "multi-?stage": "multietapa",
    "runtimes?": "motor de ejecución",
    "pulls?|pullear": "descargar",
    "push|pushes|pushear": "subir",
    "deploys?": "desplegar",
    "healthchecks?": "comprobación de salud",
    "healthy": "sano",
    "secrets?": "secreto",
    "exponer|expone[ns]?|expuest[oa]s?": "publicar o declarar",
    "por defecto": "por omisión",
    "directorios?": "carpeta",
    "ordenador(?:es)?|computador(?:as?|es)?": "equipo o máquina",
    "simplemente": "nada: sobra",
    # Idioms, which are not understood everywhere.
    "a secas": "solo, o sin nada más",
    "ni una queja": "ningún error",
    "ni se (?:ha enterado|enteró)": "no lo ha notado",
    "curiosear|curiosea[ns]?": "mirar",
    "(?:sacar?|saca[ns]?|sáca(?:l[aeo]s?)?|quitar?|quita[ns]?|quítal[ao]s?) de en medio": "quitar",
    "vosotr[oa]s|vuestr[oa]s?": "tú",
    "vos": "tú",
}
# A line may end within a phrase.
PATTERNS = [
    (re.compile(rf"{BEFORE}(?:{word})".replace(" ", r"\s+") + AFTER, re.I), instead)
    for word, instead in INSTEAD.items()
]

# How verbs end with «vosotros» and «vos»: ejecutáis, ejecutad, ejecutás, ejecutá; and the infinitive, ejecutar.
ENDINGS = {
    **dict.fromkeys(("áis", "ad", "ás", "á"), "ar"),
    **dict.fromkeys(("éis", "ed", "és", "é"), "er"),
    **dict.fromkeys(("ís", "id", "í"), "ir"),
}
# They end so, and something like their infinitive exists: «más» is not «mar», nor «además» «ademar».
OTHER_WORDS = {
    "ad",
    "además",
    "amistad",
    "así",
    "demás",
    "dé",
    "está",
    "estás",
    "esté",
    "libertad",
    "más",
    "revés",
    "sed",
    "sé",
}


def unwanted(text: str) -> Iterable[tuple[re.Match[str], str]]:
    """The words of the table in ``text``, each with what to say instead. LABEL, in capitals, is an instruction."""
    for pattern, instead in PATTERNS:
        for match in pattern.finditer(text):
            if not match[0].isupper():
                yield match, instead


def other_address(words: Iterable[str], unknown: Callable[[Iterable[str]], Collection[str]]) -> dict[str, str]:
    """The words that say «vosotros» or «vos», with their infinitives; ``unknown`` tells which words do not exist."""
    infinitives = {word: found for word in words if (found := _infinitive(word.lower()))}
    missing = unknown(infinitives.values())
    return {word: infinitive for word, infinitive in infinitives.items() if infinitive not in missing}


def _infinitive(word: str) -> str:
    """Where ``word`` would come from if it were such a form: «tener» for «tenés», but also «despuer» for «después»."""
    if word in OTHER_WORDS:
        return ""
    return next((word.removesuffix(ending) + end for ending, end in ENDINGS.items() if word.endswith(ending)), "")
