"""Which words and forms the guide does not use, and what it says instead."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from guide.prose import spelling, vocabulary
from guide.prose.passages import CODE


def look_up(words: Iterable[str]) -> set[str]:
    """Those of ``words`` that the dictionary lacks. Without a dictionary the test is skipped, or fails in CI."""
    try:
        return spelling.unknown(words)
    except spelling.DictionaryMissingError as error:
        pytest.skip(f"{error}; on Debian and Ubuntu: apt-get install hunspell hunspell-es")


@pytest.mark.parametrize(
    ("instead", "words"),
    [
        ("archivo", "fichero ficheros"),
        ("comando", "órdenes"),
        ("token de acceso", "testigo testigos"),
        ("contenedor", "container containers"),
        ("imagen", "image images"),
        ("demonio", "daemon daemons"),
        ("anfitrión", "host hosts"),
        ("capa", "layer layers"),
        ("registro", "registry registries"),
        ("repositorio", "repository repositories"),
        ("etiqueta", "tag tags"),
        ("etiqueta de metadatos", "label labels"),
        ("volumen", "volume volumes"),
        ("opción", "flag flags"),
        ("construcción", "build builds"),
        ("constructor", "builder builders"),
        ("multietapa", "multistage multi-stage"),
        ("motor de ejecución", "runtime runtimes"),
        ("descargar", "pull pulls pullear"),
        ("subir", "push pushes pushear"),
        ("desplegar", "deploy deploys"),
        ("comprobación de salud", "healthcheck healthchecks"),
        ("sano", "healthy"),
        ("secreto", "secret secrets"),
        ("publicar o declarar", "exponer expone expones exponen expuesto expuesta expuestos expuestas"),
        ("carpeta", "directorio directorios"),
        ("equipo o máquina", "ordenador ordenadores computador computadora computadoras computadores"),
        ("nada: sobra", "simplemente"),
        ("mirar", "curiosear curiosea curiosean curioseas"),
        ("tú", "vosotros vosotras vuestro vuestra vuestros vuestras vos"),
    ],
)
def test_unwanted_words_are_found(instead: str, words: str) -> None:
    text = f"Uno {words}."
    found = sorted((match.start(), match[0], told) for match, told in vocabulary.unwanted(text))
    assert [(word, told) for _, word, told in found] == [(word, instead) for word in words.split()]
    capitals = " ".join(word.capitalize() for word in words.split())
    assert len(list(vocabulary.unwanted(capitals))) == len(words.split())
    # In capitals it is an instruction; joined to something, or longer, it is another word.
    assert not list(vocabulary.unwanted(words.upper()))
    assert not list(
        vocabulary.unwanted(" ".join(f"x{word} {word}x {word}.x docker-{word} /{word}" for word in words.split()))
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Abre el fichero.", [(8, "fichero")]),
        ("Los ficheros del Host", [(4, "ficheros"), (17, "Host")]),
        ("La instrucción LABEL de una imagen", []),
        (f"El {CODE} de docker-container", []),
        ("Sube la imagen por defecto", [(15, "por defecto")]),
        ("Por defecto, por\ndefecto y por defectos", [(0, "Por defecto"), (13, "por\ndefecto")]),
        ("un host, otro host y un anfitrión", [(3, "host"), (14, "host")]),
    ],
)
def test_places_of_unwanted_words(text: str, found: list[tuple[int, str]]) -> None:
    assert sorted((match.start(), match[0]) for match, _ in vocabulary.unwanted(text)) == found


@pytest.mark.parametrize(
    ("text", "said", "instead"),
    [
        *(
            (text, text, "comando")
            for text in (
                "la orden",
                "Una orden",
                "otra orden",
                "esta\norden",
                "cada orden",
                "segunda orden",
                "sola orden",
            )
        ),
        ("la siguiente orden", "la siguiente orden", "comando"),
        ("la línea de órdenes", "órdenes", "comando"),
        *(
            (text, text, "la terminal, en femenino")
            for text in ("el terminal", "un terminal", "otro terminal", "Del terminal", "al terminal", "los terminales")
        ),
        *(
            (text, text, "contraseña; clave es solo la de un archivo YAML o JSON")
            for text in ("clave de la base", "clave secreta", "claves fáciles", "clave de acceso", "usuario y la clave")
        ),
        ("solo `a` a secas", "a secas", "solo, o sin nada más"),
        ("Ni una queja", "Ni una queja", "ningún error"),
        ("la base ni se ha enterado", "ni se ha enterado", "no lo ha notado"),
        ("quítalo de en medio", "quítalo de en medio", "quitar"),
    ],
)
def test_unwanted_phrases_are_found(text: str, said: str, instead: str) -> None:
    assert [(match[0], told) for match, told in vocabulary.unwanted(text)] == [(said, instead)]


@pytest.mark.parametrize(
    "text",
    [
        # Sequences.
        *(
            "el orden",
            "en orden",
            "por orden",
            "el orden de arranque",
            "en cualquier orden",
            "el mismo orden",
            "su orden",
        ),
        *(
            "cada una por orden",
            "la lista, en orden",
            "varios órdenes de magnitud",
            "el segundo orden",
            "ordena la lista",
        ),
        # Right.
        *("la terminal", "una terminal", "otra terminal", "las terminales", "del archivo terminal", "un comando"),
        # Keys of a file, and of cryptography.
        *("la clave `services`", "la clave de un archivo", "claves repetidas", "palabra clave", "clave pública"),
        *("no se han enterado", "está en medio", "secas las manos"),
    ],
)
def test_words_of_two_senses_may_be_said(text: str) -> None:
    assert list(vocabulary.unwanted(text)) == []


@pytest.mark.parametrize(
    ("word", "infinitive"),
    [
        *((word, "ejecutar") for word in ("ejecutáis", "ejecutad", "ejecutás", "ejecutá", "Ejecutad", "EJECUTÁ")),
        *((word, "tener") for word in ("tenéis", "tened", "tenés", "tené")),
        *((word, "escribir") for word in ("escribís", "escribid", "escribí")),
        # The dictionary has no such infinitive.
        *((word, None) for word in ("después", "ciudad", "red", "país", "aquí", "unidad", "sabrás", "podrás")),
        # These end so too, and their infinitive exists.
        *((word, None) for word in ("además", "amistad", "así", "demás", "dé", "está", "estás", "esté", "libertad")),
        *((word, None) for word in ("más", "Más", "revés", "sed", "sé")),
        *((word, None) for word in ("ejecutas", "ejecuta", "tienes", "escribes", "ad", "")),
    ],
)
def test_other_ways_to_say_you_are_found(word: str, infinitive: str | None) -> None:
    assert vocabulary.other_address([word], look_up) == ({word: infinitive} if infinitive else {})


def test_infinitives_are_looked_up_at_once() -> None:
    asked: list[list[str]] = []

    def unknown(words: Iterable[str]) -> set[str]:
        asked.append(sorted(words))
        return {"despuer"}

    words = ["tenés", "después", "uno", "más", "id"]
    assert vocabulary.other_address(words, unknown) == {"tenés": "tener", "id": "ir"}
    assert asked == [["despuer", "ir", "tener"]]
