"""Docker commands: what a client takes is never called wrong, and what it refuses is found where it stands."""

from __future__ import annotations

import json

import pytest
from guide.snippets.docker import commands
from guide.snippets.docker.codes import CODES, GUIDE_ONLY, RAISED
from guide.snippets.docker.commands import Command, extract
from guide.snippets.docker.grammar import check_command, check_mention
from guide.snippets.docker.messages import finding_in_word
from guide.snippets.docker.shell_texts import check_docker_commands
from guide.snippets.docker.table import TABLE, load_table, read_entry
from guide.snippets.docker.words import Word
from guide.snippets.findings import Finding
from hypothesis import given
from hypothesis import strategies as st

OF_VALUES = {"DK113", "DK114", "DK115", "DK116"}  # test_values.py and test_images.py


def findings(text: str) -> list[Finding]:
    """But for the customs of this guide, which test_conventions.py looks at."""
    found = (finding for command in extract(text) for finding in check_command(command))
    return [finding for finding in found if finding.code not in GUIDE_ONLY]


CLEAN = [
    "docker",
    "docker --help",
    "docker -v",
    "docker help run",
    "docker ps -h",
    "docker image",
    "podman run --whatever",
    "./docker-compose.sh up",
    # Global flags, before the command.
    "docker -H tcp://a:2376 --tlsverify ps",
    "docker --context remoto -D --log-level=debug ps",
    "docker compose -f a.yml -f b.yml -p c --profile d up -d --build web",
    "docker compose --env-file .env config -q",
    "docker buildx --builder b build --platform linux/amd64,linux/arm64 --push -t a .",
    # Short flags together, with and without values.
    "docker run -itd -p8080:80 -e A=b -w=/x --rm --name=web nginx",
    "docker run -itp 80:80 nginx",
    "docker logs -ft --tail 10 web",
    "docker exec -itu root web bash",
    # Values of every kind.
    "docker run --rm=true --init=F nginx",
    "docker run --name web --env-file=a --restart always nginx",
    "docker ps -f name=a --format '{{.Names}}'",
    "docker ps -n -1",
    "docker run --memory-swap -1 nginx",
    "docker buildx create --buildkitd-flags --debug",
    "docker build --pull --no-cache -",
    "docker compose up --pull always --scale web=3",
    # Nothing counts after the point where flags end.
    "docker run nginx --no-such -zq",
    "docker exec web ls -l --color",
    "docker top web -eo pid,cmd",
    "docker compose run --rm web npm --foo",
    "docker compose exec -T web sh -c 'exit 1'",
    "docker service create --name a nginx --zz",
    "docker run -- nginx --zz",
    # Hidden, newer and other names.
    "docker run --net host --net-alias a --dns-opt b nginx",
    "docker volume create --name a",
    "docker compose run --volumes a:/b --labels c=d web",
    "docker container list",
    "docker network remove a",
    "docker commit --no-pause a b",
    "docker stop --timeout 5 a",
    "docker image ls --tree",
    "docker run --umask 027 nginx",
    "docker service create --memory-swap 1g --memory-swappiness 10 nginx",
    "docker build --policy filename=a.rego .",
    "docker build --print=outline .",
    "docker builder prune --timeout 5s",
    "docker builder history trace",
    "docker builder policy eval a",
    "docker buildx policy test .",
    "docker buildx replay build a",
    "docker compose start --wait --wait-timeout 5 web",
    "docker compose run --no-tty web sh",
    "docker compose port web",
    "docker compose --insecure-registry a publish --insecure-registry b",
    "docker buildx bake --var A=b",
    "docker scout cves --only-severity high alpine",
    "docker model run whatever --any-flag",
    "docker desktop whatever",
    # Words that nobody knows.
    "docker $comando",
    "docker run $OPCIONES -z nginx",
    "docker run -v $PWD:/x -v $(pwd):/y nginx",
    'docker run "$@"',
    "docker rm $(docker ps -aq)",
    "docker cp a:/x *",
    "docker ps --$opcion",
    "docker inspect -f {{.State}} web",
    "docker ps -q | xargs docker stop",
    "alias dr='docker run --rm'",
    # Placeholders and ways of telling how a command is written.
    "docker xxxxxxxx",
    "docker ps xxxxxxxx",
    "docker run xxxxxxxx nginx",
    "docker run [OPTIONS] IMAGE [COMMAND]",
    "docker COMMAND --help",
    "docker build [--tag nombre --push] .",
    "docker run ... nginx",
]


@pytest.mark.parametrize("text", CLEAN)
def test_what_docker_takes_is_clean(text: str) -> None:
    assert findings(text) == []


WRONG = {
    "docker contaner ls": [("DK101", 8, 16)],
    "docker container lss": [("DK101", 18, 21)],
    "docker up -d": [("DK101", 8, 10)],
    "docker compose dwon": [("DK101", 16, 20)],
    "docker buildx imagetool": [("DK101", 15, 24)],
    "docker PS": [("DK101", 8, 10)],
    "docker -H unix:///x pss": [("DK101", 21, 24)],
    "docker run --nmae web nginx": [("DK102", 12, 18)],
    "docker run --nmae=web nginx": [("DK102", 12, 18)],
    "docker ps --follow": [("DK102", 11, 19)],
    "docker run --nmae=$A nginx": [("DK102", 12, 18)],
    "docker --rm ps": [("DK102", 8, 12)],
    "docker compose up --file a.yml": [("DK102", 19, 25)],
    "docker run 'a' ; docker ps '--alll'": [("DK102", 28, 36)],
    "docker run -itz nginx": [("DK103", 15, 16)],
    "docker ps -H x": [("DK103", 12, 13)],
    "docker run -rm nginx": [("DK104", 12, 15)],
    "docker run -name web nginx": [("DK104", 12, 17)],
    "docker run -detach nginx": [("DK104", 12, 19)],
    "docker run -nmae=web nginx": [("DK104", 12, 17)],
    "docker run -p": [("DK105", 12, 14)],
    "docker ps --filter": [("DK105", 11, 19)],
    "docker run --name -d nginx": [("DK105", 12, 18)],
    "docker run --rm=yes nginx": [("DK106", 12, 20)],
    "docker run -it=x nginx": [("DK106", 12, 17)],
    "docker rm": [("DK107", 8, 10)],
    "docker exec -it web": [("DK107", 8, 12)],
    "docker build -t a:1": [("DK107", 8, 13)],
    "docker ps a b": [("DK108", 11, 12)],
    "docker pull a b": [("DK108", 15, 16)],
    "docker stop --time 5 a": [("DK109", 13, 19)],
    "docker stop -t 5 a": [],
    "docker commit -p a": [("DK109", 16, 17)],
    "docker login -e a": [("DK110", 15, 16)],
    "docker scan a": [("DK110", 8, 12)],
    "docker search --stars 3 a": [("DK110", 15, 22)],
    "docker trust inspect --pretty nginx": [("DK110", 8, 13)],
    "docker pull --disable-content-trust a": [("DK109", 13, 36)],
    "docker buildx policy json-schema": [("DK101", 22, 33)],
    "docker run --unmask 027 nginx": [("DK102", 12, 20)],
    "docker compose start --wait-timeout": [("DK105", 22, 36)],
    "docker telaraña ls": [("DK111", 8, 16)],
    "docker-compose up -d": [("DK112", 1, 15)],
    "docker-compose up -e a": [("DK112", 1, 15), ("DK103", 20, 21)],
    "docker compose down --volume": [("DK109", 21, 29)],
    "docker compose up --y": [("DK109", 19, 22)],
    "docker-compose bundle -o a": [("DK112", 1, 15), ("DK110", 16, 22)],
    "docker run --it nginx": [("DK102", 12, 16)],
    "docker images -viz": [("DK103", 16, 17)],
    "docker run --foo --bar nginx": [("DK102", 12, 17), ("DK102", 18, 23)],
    "sudo docker run -z a": [("DK103", 18, 19)],
    "bash -c 'docker pss'": [("DK101", 17, 20)],
    "echo $(docker pss) | xargs docker rmm": [("DK101", 15, 18), ("DK101", 35, 38)],
}


@pytest.mark.parametrize("text", WRONG)
def test_what_docker_refuses_is_found_at_its_place(text: str) -> None:
    assert [(f.code, f.column, f.end_column) for f in findings(text)] == WRONG[text]


def test_place_in_a_command_of_many_lines() -> None:
    found = findings("docker run \\\n  --rm \\\n  --nmae web \\\n  nginx")
    assert [(f.line, f.column, f.end_line, f.end_column) for f in found] == [(3, 3, 3, 9)]


VERSIONS = {
    "docker trust sign a:1": "«docker trust» ya no existe desde la versión 29.0",
    "docker commit --pause a b": "--pause está en desuso desde la versión 29.0",
    "docker push --disable-content-trust a": "--disable-content-trust está en desuso desde la versión 29.0",
    "docker container restart --time 5 a": "--time está en desuso desde la versión 28.0",
    "docker scan a": "«docker scan» ya no existe desde la versión 24",
}


@pytest.mark.parametrize("text", VERSIONS)
def test_the_version_that_is_told_is_the_one_that_changed_it(text: str) -> None:
    assert [finding.message for finding in findings(text)] == [VERSIONS[text]]


HINTS = {
    "docker contaner ls": "¿quisiste decir «docker container»?",
    "docker volumes ls": "¿quisiste decir «docker volume»?",
    "docker scale web=3": "¿quisiste decir «docker compose scale»?",
    "docker up": "¿quisiste decir «docker compose up»?",
    "docker run --nmae a": "¿quisiste decir --name?",
    "docker run -rm a": "¿quisiste decir --rm?",
    "docker run -name a": "escribe --name",
    "docker compose up -f a": "va antes, como en «docker compose -f …»",
    "docker run -P -V a": "¿quisiste decir -v (--volume)?",
    "docker run --it a": "¿quisiste decir -it, con un solo guion?",
    "docker run --ti a": "¿quisiste decir -ti, con un solo guion?",
    "docker run --p 80:80 a": "¿quisiste decir -p (--publish), con un solo guion?",
    "docker run --d a": "¿quisiste decir -d (--detach), con un solo guion?",
    "docker run --v /a:/b a": "¿quisiste decir -v (--volume), con un solo guion?",
    "docker ps --a": "¿quisiste decir -a (--all), con un solo guion?",
    "docker compose --f a.yml up": "¿quisiste decir -f (--file), con un solo guion?",
    "docker images -viz": "no tiene la opción -v",
    "docker stack foo": "sus comandos son config, deploy, down",
}


@pytest.mark.parametrize("text", HINTS)
def test_message_says_what_to_do(text: str) -> None:
    message = findings(text)[0].message
    assert HINTS[text] in message
    assert ("va antes" in HINTS[text]) == ("va antes" in message)


INLINE_CLEAN = [
    "docker compose args",
    "docker run web --rm",
    "docker run -d nginx",
    "docker run",
    "docker run …",
    "docker run -p",
    "docker run [OPTIONS] IMAGE",
    "docker compose up/down",
    "docker stop/start",
    "docker stop <contenedor>",
    "docker stop <CONTAINER_ID>",
    "docker engine",
    "docker-compose up",
    "docker stop --time",
    "docker hub",
    "docker run 'sin cerrar",
    "dockerd --debug",
    # Each code of what is only left out, or talked about.
    "docker run --name",
    "docker pull",
    "docker pull a:1 b:1",
    "docker stop --time 5 web",
    "docker scan web",
    "docker telaraña ls",
    "docker-compose up --detach",
    "docker exec web -it ls",
    "docker run --detach nginx:1.29",
    "docker ps -a",
    "docker run --name web --publish 8080:80 nginx:1.29",
    "docker run --name web --publish 127.0.0.1:80:80 nginx:1.29",
    "docker pull nginx",
    # Names and not commands.
    "docker compose quux",
    "docker container quux ls",
    "docker compose up/dwon",
    "docker contaner/ls",
    "docker contaner's",
    "docker container/ ls",
    # Its quotes do not close.
    "docker run '--nmae",
    'docker run "--nmae',
    "docker run a'--nmae b",
    # It begins otherwise, or goes on in another line; of several commands only the first counts.
    "docker",
    "docker\tcontaner ls",
    " docker contaner ls",
    "Docker contaner ls",
    "docker-composer dwon",
    "docker-compose-compose dwon",
    "sudo docker contaner ls",
    "docker contaner ls\n",
    "docker ps\ndocker contaner ls",
    "docker ps && docker contaner ls",
    "docker run --name <tu nombre> <CONTAINER_ID>",
    "docker compose <comando> dwon",
]


@pytest.mark.parametrize("text", INLINE_CLEAN)
def test_mention_in_a_sentence_is_clean(text: str) -> None:
    assert check_mention(text) == []


INLINE_WRONG = {
    "docker contaner ls": (8, 16),
    "docker run --nmae web": (12, 18),
    "docker run -rm <imagen>": (12, 15),
    "docker compose dwon": (16, 20),
    "docker run --publish 80800:80 nginx": (22, 30),
    "docker pull Nginx": (13, 18),
    "docker  contaner ls": (9, 17),
    "docker contaner ls && docker pss": (8, 16),
    "docker-compose dwon": (16, 20),
    "docker container lss": (18, 21),
    "docker up -d": (8, 10),
    "docker run --nmae 'a": (12, 18),
    "docker run '--nmae' web": (12, 20),
    "docker run '--nmae'": (12, 20),
    'docker run "--nmae" web': (12, 20),
    "docker run --nmae=<tu nombre> web": (12, 18),
    "docker exec -z web sh": (14, 15),
    "docker run --rm=sí web": (12, 19),
    "docker run --rm --restart always web": (27, 33),
    "docker run --name 'mi web' nginx": (19, 27),
    "docker compose up -f <archivo>": (20, 21),
}


def test_all_that_is_wrong_in_a_sentence_is_found() -> None:
    found = check_mention("docker run -rm --init=sí web")
    assert [(f.code, f.column, f.end_column) for f in found] == [("DK120", 12, 15), ("DK120", 16, 25)]


# What the shell runs is docker when it is called so, or by a whole path.
PROGRAMS = {
    "docker pss": 1,
    "docker.exe pss": 1,
    "/usr/bin/docker pss": 1,
    "'docker' pss": 1,
    "docker-compose up": 1,
    "/usr/local/bin/docker-compose up": 1,
    "./docker pss": 0,
    "bin/docker pss": 0,
    "docker2 pss": 0,
    "mi-docker pss": 0,
    "docker/ pss": 0,
    "docker-compose.exe up": 0,
    "dockerd pss": 0,
    "echo docker pss": 0,
    "podman pss": 0,
}


@pytest.mark.parametrize("text", PROGRAMS)
def test_which_programs_are_docker(text: str) -> None:
    assert len(findings(text)) == PROGRAMS[text]


PLACES = {
    "docker pss": (1, 8, 1, 11),
    "\n\tdocker pss": (2, 9, 2, 12),
    "echo ñ; docker pss": (1, 16, 1, 19),
    "docker run --name \\\n": (1, 12, 1, 18),
    "docker run \\\n '--nmae' a": (2, 2, 2, 10),
    "docker pull 'Nginx\\\n'": (1, 13, 2, 2),
    'docker run "--nm\\\nae" a': (1, 12, 2, 4),
    "docker run --nm\\\nae a": (1, 12, 2, 3),
    'docker pull \\\n  "Nginx"': (2, 3, 2, 10),
}


@pytest.mark.parametrize("text", PLACES)
def test_place_over_lines(text: str) -> None:
    [(line, column, end_line, end_column)] = [(f.line, f.column, f.end_line, f.end_column) for f in findings(text)]
    assert (line, column, end_line, end_column) == PLACES[text]


# Of a word, «docker ps», «'docker ps'» or «doc$A»: its first letter, a part, what is beyond it.
@pytest.mark.parametrize(
    ("word", "length", "start", "place"),
    [
        (Word("abcdef", True, 3, 5, 3, 11), 0, 0, (3, 5, 3, 11)),
        (Word("abcdef", True, 3, 5, 3, 11), 2, 0, (3, 5, 3, 7)),
        (Word("abcdef", True, 3, 5, 3, 11), 2, 3, (3, 8, 3, 10)),
        (Word("abcdef", True, 3, 5, 3, 11), 0, 3, (3, 8, 3, 11)),
        (Word("abcdef", True, 3, 5, 3, 11), 0, 6, (3, 11, 3, 12)),
        (Word("", True, 3, 5, 3, 5), 0, 0, (3, 5, 3, 6)),
        # With quotes, or over lines: nobody knows where the part stands.
        (Word("abcdef", True, 3, 5, 3, 13), 2, 3, (3, 5, 3, 13)),
        (Word("abcdef", True, 3, 5, 4, 11), 2, 3, (3, 5, 4, 11)),
        (Word("abcdef", True, 3, 5, 4, 2), 2, 3, (3, 5, 4, 2)),
        (Word("abc", False, 3, 5, 4, 2), 2, 1, (3, 5, 4, 2)),
        # What is known of a word stands at its start.
        (Word("abc", False, 3, 5, 3, 11), 2, 1, (3, 6, 3, 8)),
        (Word("abc", False, 3, 5, 3, 11), 0, 0, (3, 5, 3, 11)),
    ],
)
def test_place_in_a_word(word: Word, length: int, start: int, place: tuple[int, int, int, int]) -> None:
    found = finding_in_word(word, "DK101", "mensaje", length, start)
    assert found == Finding(*place, "DK101", "mensaje")


def test_places_of_a_text_are_led_to_its_block() -> None:
    found = check_docker_commands(
        "docker ps\n docker pss; docker rnu\n", lambda line, column: (line + 10, column + 100)
    )
    assert [(f.line, f.column, f.end_line, f.end_column) for f in found] == [(12, 109, 12, 112), (12, 121, 12, 124)]


def test_text_without_docker_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "extract", lambda _: pytest.fail("parsed"))
    assert check_docker_commands("podman pss", lambda line, column: (line, column)) == []


def test_codes_that_are_graver_here_or_only_of_this_guide() -> None:
    assert sorted(RAISED) == ["DK109", "DK110", "DK111", "DK112", "DK116", "DK120"]
    assert sorted(GUIDE_ONLY) == ["DK131", "DK132", "DK133", "DK134", "DK135"]
    warnings = "DK107 DK108 DK109 DK110 DK111 DK112 DK116 DK120 DK131 DK132 DK133 DK134 DK135"
    assert [code for code in sorted(CODES) if CODES[code].severity == "warning"] == warnings.split()


@pytest.mark.parametrize("text", INLINE_WRONG)
def test_mistake_in_a_sentence_is_found(text: str) -> None:
    assert [(f.code, f.column, f.end_column) for f in check_mention(text)] == [("DK120", *INLINE_WRONG[text])]


def test_every_code_that_the_grammar_reports_is_in_the_table() -> None:
    reported = {code for places in WRONG.values() for code, _, _ in places}
    assert reported | {"DK120"} == CODES.keys() - OF_VALUES - GUIDE_ONLY
    assert {code for code in CODES if CODES[code].severity == "warning"} >= RAISED


def test_table_is_small_sorted_and_one_command_a_line() -> None:
    text = TABLE.read_text("utf-8")
    assert len(text.encode()) <= 40_000
    commands = json.loads(text)["commands"]
    assert list(commands) == sorted(commands, key=str.split)
    assert text.count("\n") == len(commands) + 3


def test_every_line_of_the_table_is_written_as_it_is_read() -> None:
    commands = json.loads(TABLE.read_text("utf-8"))["commands"]
    assert {name: str(read_entry(line)) for name, line in commands.items()} == commands


def test_every_alias_leads_to_a_command_that_is_none() -> None:
    table = load_table()
    for name, line in table.commands.items():
        assert not table.node(tuple(name.split())).entry.alias, (name, line)


def command(words: list[str]) -> Command:
    column = 1
    made = []
    for word in words:
        made.append(Word(word, True, 1, column, 1, column + len(word)))
        column += len(word) + 1
    return Command(tuple(made))


NAMES = sorted({part for name in load_table().commands for part in name.split()})
PIECES = st.sampled_from([*NAMES, "--rm", "-it", "--name", "-", "--", "-p=1", "--=", "---", "-f", "--rm=x", "xxx", "…"])


@given(st.lists(PIECES | st.text(max_size=12), max_size=8))
def test_any_words_are_judged_inside_themselves(words: list[str]) -> None:
    made = command(["docker", *words])
    found = check_command(made)
    for finding in found:
        assert finding.code in CODES
        assert 1 <= finding.column < finding.end_column <= max(made.words[-1].end_column, finding.column + 1)
    assert check_command(made) == found


@given(st.text(max_size=60))
def test_any_code_of_a_sentence_is_judged_inside_itself(text: str) -> None:
    for finding in check_mention(f"docker {text}"):
        assert 1 <= finding.column < finding.end_column <= len(text) + 8
