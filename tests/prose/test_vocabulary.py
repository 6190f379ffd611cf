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
        ("fichero", "archivo archivos"),
        ("orden", "comando comandos"),
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
        ("máquina o equipo", "ordenador ordenadores computador computadora computadoras computadores"),
        ("nada: sobra", "simplemente"),
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
        ("Abre el archivo.", [(8, "archivo")]),
        ("Los comandos del Host", [(4, "comandos"), (17, "Host")]),
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
