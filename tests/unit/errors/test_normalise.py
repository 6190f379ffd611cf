"""What is left of a paste: the words of its messages, in order."""

from __future__ import annotations

import pytest
from guide.errors.normalise import LONGEST, message_words, paste_words

CASES = {
    "capitals and accents": ("Élément Introuvable", "element introuvable"),
    "quotes of all kinds": ("“uno” «dos» `tres` \\\"cuatro\\\" 'cinco'", "uno dos tres cuatro cinco"),
    "apostrophes": ("can't image’s", "cant images"),
    "colours": ("\x1b[31mERROR\x1b[0m: \x1b[1;33mno", "error no"),
    "colours whose first sign was lost": ("[31mERROR[0m: ^[[1mno", "error no"),
    "ids": ("container 41ca571e9101 of sha256:fce289e99eb9bca977dae136fbe2", "container of sha256"),
    "a word of letters of ids": ("added facade decade", "added facade decade"),
    "codes": ("exit code: 137 (0xc0370110)", "exit code 137 0xc0370110"),
    "addresses": ("on 127.0.0.1:8080", "on 127001 8080"),
    "urls": ("https://registry-1.docker.io/v2/", "https registry 1 docker io v2"),
    "stamps": ('2025-03-01T10:11:12.123456Z time="x" level=error msg="failed"', "failed"),
    "the log of the system": ("Mar  1 10:11:12 equipo dockerd[123]: failed", "failed"),
    "the clock": ("10:11:12 failed", "failed"),
    "warnings of Compose": ("WARN[0000] The variable", "warn the variable"),
    "steps of BuildKit": ("#12 3.456 E: Unable\n200.7 to locate", "e unable to locate"),
    "the column of a service": ("web-1  | no\ndb_1 | sí", "no si"),
    "JSON": ('{\\"message\\":\\"no\\nSí\\u003e\\"}', "message no si"),
    "HTML": ("exec: &quot;bash&quot; &#39;x&#39;", "exec bash x"),
    "a prompt and its command": ("ana@pc:~/app$ docker run x\nfailed", "failed"),
    "other prompts": ("$ docker ps\n# docker ps\nPS C:\\x> docker ps\nC:\\> docker ps\n+ docker ps\nfailed", "failed"),
    "a command alone": ("$ docker ps", "docker ps"),
    "options": ("unknown flag: --foo in -d", "unknown flag - foo in - d"),
    "dashes that are none": ("docker-compose - 5", "docker compose 5"),
    "the folder above": ("COPY ../a ..\\b a..b", "copy .. a .. b a b"),
    "where to read on": ("failed.\nRun 'docker run --help' for more information\nSee 'docker --help'.", "failed"),
    "line ends": ("uno\r\ndos\rtres", "uno dos tres"),
}


@pytest.mark.parametrize(("text", "words"), CASES.values(), ids=CASES)
def test_noise_goes_and_words_stay(text: str, words: str) -> None:
    assert " ".join(paste_words(text, ())) == words


def test_a_word_that_a_terminal_broke_is_mended() -> None:
    known = {"container", "name", "is", "already"}
    assert paste_words("Conflict. The name of the contai\nner is", known)[-2:] == ["container", "is"]


def test_two_words_at_the_end_of_a_line_stay_two() -> None:
    assert paste_words("Conflict. The name of the to\nday is", {"today", "to", "day"})[-3:] == ["to", "day", "is"]


def test_of_a_long_log_the_beginning_and_the_end_count() -> None:
    words = paste_words(" ".join(f"x{n}x" for n in range(5000)), ())
    assert (len(words), words[0], words[-1]) == (LONGEST, "x0x", "x4999x")


def test_a_message_says_which_part_each_word_is_of_and_where_it_may_go_on() -> None:
    assert message_words('name "/…" on 127.0.0.1:… --…') == [["name"], ["\0"], ["on"], ["127001", "\0"], ["-", "\0"]]


def test_signs_mean_the_same_in_messages_and_pastes() -> None:
    text = "can't find “x” in /var/run/docker.sock --all 10.0.0.1"
    assert [word for part in message_words(text) for word in part] == paste_words(text, ())
