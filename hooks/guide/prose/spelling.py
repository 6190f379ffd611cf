"""Spanish words by the dictionary of Hunspell: https://hunspell.github.io, Debian's hunspell and hunspell-es."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping

from guide.prose.passages import ITALICS, Passage

# Two letters at least. What is joined to something (-rm, daemon.json, <uid>) or holds digits is a name, and no word.
BEFORE, AFTER = r"(?<![\w/.<$@\\&-])", r"(?!\w|[./]\w)"
WORD = re.compile(rf"{BEFORE}[^\W\d_]{{2,}}{AFTER}")
# One word in guillemets is quoted the way that it was written, right or wrong.
QUOTED = re.compile(r"«\w+»")
# What follows the verb in «bórralos»: the dictionary knows «borra» and few of its forms with pronouns.
PRONOUNS = re.compile(r"(?P<verb>\w+?)(?:me|te|se|nos)?(?:l[aeo]s?)?$")
PLAIN = str.maketrans("áéíóú", "aeiou")


class DictionaryMissingError(Exception):
    """Hunspell or its Spanish dictionary is not there."""


class Terms:
    """What the guide writes and the dictionary lacks: words, and phrases that are left out whole.

    A word of small letters is also right with a capital; one with capitals is right only as it is written.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        entries = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
        # In this order a phrase stands before those with which it begins.
        phrases = sorted((entry for entry in entries if not entry.isalpha()), reverse=True)
        self.words = entries - set(phrases)
        self._phrases = re.compile(
            "|".join(rf"(?<!\w){re.escape(phrase)}(?!\w)".replace(r"\ ", r"\s+") for phrase in phrases) or "(?!)"
        )

    def prose_of(self, passage: Passage) -> str:
        """``passage.text`` with blanks for what is not read as Spanish: italics, phrases of the list, quoted words."""
        text = passage.text
        for pattern in (ITALICS, self._phrases, QUOTED):
            text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
        return text

    def __contains__(self, word: str) -> bool:
        return word in self.words or word.lower() in self.words


def unknown(words: Iterable[str]) -> set[str]:
    """Which of ``words`` are not in the dictionary."""
    verbs = {word: _verbs(word) for word in _hunspell("-l", words)}
    wrong = set(_hunspell("-l", set().union(*verbs.values())))
    return {word for word, forms in verbs.items() if forms <= wrong}


def _verbs(word: str) -> set[str]:
    """«bórralos» and «reúnelo» without their pronouns: «borra», which needs no stress of its own, and «reúne»."""
    match = PRONOUNS.match(word)
    if not match or match["verb"] == word or word.translate(PLAIN) == word:
        return set()
    return {match["verb"], match["verb"].translate(PLAIN)}


def suggestions(words: Iterable[str]) -> Mapping[str, str]:
    """What Hunspell would write instead of each word; those for which it knows nothing are left out."""
    found = {}
    for line in _hunspell("-a", words):
        if line.startswith("& "):  # & word count place: first, second…
            found[line.split()[1]] = line.partition(": ")[2].partition(",")[0]
    return found


def _hunspell(way: str, words: Iterable[str]) -> list[str]:
    """One process for all words, because it reads the whole dictionary first."""
    if not (text := "".join(f"{word}\n" for word in words)):
        return []
    try:
        done = subprocess.run(
            ["hunspell", way, "-d", "es_ES", "-i", "utf-8"],
            input=text,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError:
        raise DictionaryMissingError("falta hunspell") from None
    if done.returncode:
        raise DictionaryMissingError(done.stderr.strip())
    return done.stdout.splitlines()
