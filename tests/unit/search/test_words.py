"""What can be found of a word. The browser's half is held by tests/browser/test_search.py, with the same table."""

from __future__ import annotations

import pytest
from guide.search.words import NOTHING, Tokens, core, literal, plain, stem


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("«Imágenes».", "imagenes"),
        ("(docker.sock).", "docker.sock"),
        ("--rm,", "--rm"),
        ("/data/", "/data"),
        (".dockerignore", ".dockerignore"),
        ("$HOME", "$home"),
        ("#!/bin/sh^M$", "/bin/sh^m"),
        ("¿ñandú?", "nandu"),
        ("…", ""),
        ("|", ""),
    ],
)
def test_punctuation_around_a_word_is_not_of_it(word: str, bare: str) -> None:
    assert core(word) == bare


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("imagenes", "imagen"),
        ("redes", "red"),
        ("logs", "log"),
        ("ficheros", "fichero"),
        ("clases", "clas"),
        ("ordenadores", "computador"),
    ],
)
def test_plurals(plural: str, singular: str) -> None:
    assert plain(plural) == singular


@pytest.mark.parametrize(
    ("order", "found"), [("Arráncala,", "arranca"), ("llévatelo", "lleva"), ("Compruébalas.", "comprueba")]
)
def test_an_order_is_found_without_its_pronoun(order: str, found: str) -> None:
    assert Tokens().of(order)[:2] == (found, (core(order).rstrip("s"),))


@pytest.mark.parametrize("word", ["artículo", "fórmulas", "ponla", "móviles", "escala"])
def test_a_word_that_only_looks_like_an_order_stays(word: str) -> None:
    assert Tokens().of(word)[1] == ()


def test_an_option_has_its_short_form() -> None:
    tokens = Tokens(synonyms={"--detach": (literal("-d"),)})
    assert literal("-d") in tokens.of("--detach")[2]
    assert literal("-d") in tokens.of("--detach=true")[2]
    assert tokens.of("--detached")[2] == ("detached",)


@pytest.mark.parametrize("form", ["entro", "entra", "entras", "entran", "entrar", "entre"])
def test_short_verbs_have_one_form(form: str) -> None:
    assert plain(form) == "entrar"


@pytest.mark.parametrize("word", ["error", "imagen", "archivo", "apt", "arm", "usuario", "orden", "exec", "use"])
def test_other_short_words_stay(word: str) -> None:
    assert plain(word) == word


@pytest.mark.parametrize(
    ("form", "other"), [("publique", "publicar"), ("descargue", "descargado"), ("equivoquen", "equivocas")]
)
def test_a_verb_is_the_same_before_an_e(form: str, other: str) -> None:
    assert stem(form) == stem(other)


def test_a_literal_is_one_word_of_letters_and_begins_no_other() -> None:
    assert literal("--rm").isalpha()
    assert not literal("--rmi").startswith(literal("--rm"))
    assert literal("a.b") != literal("a-b") != literal("a_b")


def test_forms_of_a_word_have_one_stem() -> None:
    assert {stem(form) for form in ("borrar", "borra", "borrado", "Borrando")} == {"borr"}


def test_a_plain_word_has_its_synonyms() -> None:
    tokens = Tokens(frozenset({"el"}), {stem("archivo"): ("fichero",)})
    assert tokens.of("Archivos") == ("archivo", (), ("fichero",))
    assert tokens.of("el") == (NOTHING, (), ())
    assert tokens.of("el") is tokens.of("el")


def test_short_words_are_also_found_as_they_stand() -> None:
    tokens = Tokens()
    assert tokens.of("rm") == (literal("rm"), (), ())
    assert tokens.of("run") == ("run", (literal("run"),), ())


@pytest.mark.parametrize(
    ("word", "forms", "parts"),
    [
        ("MYSQL_ROOT_PASSWORD=secreta", ["mysql_root_password", "secreta"], ["mysql", "root", "password", "secreta"]),
        ("/var/run/docker.sock:/var/run/docker.sock", ["/var/run/docker.sock", "docker.sock"], ["var", "docker"]),
        ("unix:///var/run/docker.sock", ["/var/run/docker.sock", "docker.sock"], ["unix"]),
        ("127.0.0.1:8080:80", ["8080"], ["127"]),
        ("docker.io/library/python:3.13-slim@sha256:" + "0a" * 32, ["python:3.13-slim"], ["library"]),
        ("localhost:5000/ana/notas:1.0", ["notas:1.0"], ["nota"]),
    ],
)
def test_a_part_of_a_long_name_finds_it(word: str, forms: list[str], parts: list[str]) -> None:
    own, found, soft = Tokens().of(word)
    assert own == literal(core(word.partition("@")[0]))
    assert set(map(literal, forms)) <= set(found)
    assert set(parts) <= set(soft)


@pytest.mark.parametrize("word", ["sha256:" + "0a" * 32, "2ec5aa7e777f", "x" * 90])
def test_nobody_looks_for_an_identifier(word: str) -> None:
    assert Tokens().of(word) == (NOTHING, (), ())
