"""How the words of a command are read, with a small table of commands: its options, its arguments, what is refused."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from guide.snippets.docker.commands import extract
from guide.snippets.docker.reading import Option
from guide.snippets.docker.table import Table
from guide.snippets.docker.walk import Walk

TABLE = Table(
    {
        "": "1 c,config= D,debug v,version",
        "none": "0",
        "one": "1",
        "two": "2",
        "some": "1-3",
        "many": "1+ v,volume=",
        "any": "0+ a,all f,filter= old%28.0 gone<29.0 x,exact%28.0 y<29.0 both~%28.0<29.0 pull? z,zip? "
        "daemon-flags= entrypoint= build-args= cmd=",
        "stop": "0+! i,interactive t,tty e,env= rm name= h,hostname=",
        "group": "1 file= V,version",
        "group inner": "0+ a,all",
        "group late": "0%28.0",
        "own": "0-2 a,all",
        "own under": "0 version",
        "zero": "0",
        "zero under": "0",
        "plugin": "*",
        "lost": "*<29.0",
        "left": "1<29.0",
        "left under": "0<29.0 gone<28.5",
        "fading": "0%28.5",
        "twin": "=group",
        "compose": "1! f,file= P,project= D,debug version",
        "compose up": "0+ d,detach",
        "compose ones": "0",
        "compose manys": "0",
        "compose groupos": "0",
        "docker-compose": "1! f,file= version",
        "docker-compose up": "0+ d,detach",
        "docker-compose old": "*<2.0",
    }
)


class Read(NamedTuple):
    """``findings``: code, column and end of each. ``options``: «--name=value», None for a command that is not read."""

    findings: list[tuple[str, int, int]]
    options: list[str] | None
    arguments: list[str]
    whole: bool = True
    helped: bool = False


def walked(text: str) -> Walk:
    return Walk(extract(text)[0].words, TABLE)


def read(text: str) -> Read:
    walk = walked(text)
    reading = walk.run(("docker-compose",) if text.startswith("docker-compose") else ())
    findings = [(f.code, f.column, f.end_column) for f in walk.findings]
    if reading is None:
        return Read(findings, None, [])
    options = [f"{option.spelling}={option.value}" for option in reading.options]
    return Read(findings, options, [word.text for word in reading.arguments], reading.whole, reading.helped)


def ok(options: str, arguments: str = "", *, whole: bool = True, helped: bool = False) -> Read:
    return Read([], options.split(), arguments.split(), whole, helped)


def wrong(*findings: tuple[str, int, int], options: str = "", arguments: str = "", whole: bool = True) -> Read:
    return Read(list(findings), options.split(), arguments.split(), whole)


def lost(*findings: tuple[str, int, int]) -> Read:
    return Read(list(findings), None, [])


READ = {
    # Long options.
    "docker any --all": ok("--all=true"),
    "docker any --all=false": ok("--all=false"),
    "docker any --filter a=b": ok("--filter=a=b"),
    "docker any --filter=a=b": ok("--filter=a=b"),
    "docker any --filter=": ok("--filter="),
    "docker any --filter ''": ok("--filter="),
    "docker any --filter -": ok("--filter=-"),
    "docker any --filter -1 --all": ok("--filter=-1 --all=true"),
    "docker any --filter --unknown": ok("--filter=--unknown"),
    "docker any --filter -unknown": ok("--filter=-unknown"),
    "docker any --filter -all": ok("--filter=-all"),
    "docker any --pull --all": ok("--pull=true --all=true"),
    "docker any --pull=whatever": ok("--pull=whatever"),
    "docker any --pull a": ok("--pull=true", "a"),
    "docker any a --all b": ok("--all=true", "a b"),
    # The values of these are options of another program.
    "docker any --daemon-flags --all": ok("--daemon-flags=--all"),
    "docker any --entrypoint --all": ok("--entrypoint=--all"),
    "docker any --build-args --all": ok("--build-args=--all"),
    "docker any --cmd -a": ok("--cmd=-a"),
    # Letters.
    "docker any -a": ok("-a=true"),
    "docker any -a=false": ok("-a=false"),
    "docker any -f a": ok("-f=a"),
    "docker any -fa": ok("-f=a"),
    "docker any -f=a": ok("-f=a"),
    "docker any -f==a": ok("-f==a"),
    "docker any -f=": ok("-f="),
    "docker any -af a b": ok("-a=true -f=a", "b"),
    "docker any -fa b": ok("-f=a", "b"),
    "docker any -z=whatever": ok("-z=whatever"),
    "docker any -za": ok("-z=true -a=true"),
    "docker stop -it -eA=b --rm -h c d": ok("-i=true -t=true -e=A=b --rm=true -h=c", "d"),
    "docker stop -ithc d": ok("-i=true -t=true -h=c", "d"),
    # Arguments.
    "docker any": ok(""),
    "docker any a b": ok("", "a b"),
    "docker any - a": ok("", "- a"),
    "docker any -- -a --all": ok("", "-a --all"),
    "docker any a -- --all": ok("", "a --all"),
    "docker stop a --rm -z": ok("", "a --rm -z"),
    "docker stop --rm -- a -z": ok("--rm=true", "a -z"),
    "docker stop - --rm": ok("", "- --rm"),
    # Options of the commands above, and groups.
    "docker --debug any a": ok("", "a"),
    "docker -c a any b": ok("", "b"),
    "docker --config=a -D any b": ok("", "b"),
    "docker group inner a": ok("", "a"),
    "docker group --file a inner -a": ok("-a=true"),
    "docker twin inner a": ok("", "a"),
    "docker own under": ok(""),
    "docker own -a under": ok(""),
    "docker own a under": ok("", "a under"),
    "docker zero": ok(""),
    "docker own under --version": ok("--version=true"),
    "docker own -- under": ok("", "under"),
    "docker own -a": ok("-a=true"),
    "docker compose -f a up -d b": ok("-d=true", "b"),
    # Help.
    "docker any --help": ok("", helped=True),
    "docker two --help": ok("", helped=True),
    "docker two -h": ok("", helped=True),
    "docker any -ah": ok("-a=true", helped=True),
    "docker --help two": ok("", helped=True),
    "docker --version two": ok("", helped=True),
    "docker -v two": ok("", helped=True),
    "docker group --version inner": ok("", helped=True),
    "docker group -V inner": ok(""),
    # What nobody knows.
    "docker any $A": ok("", whole=False)._replace(arguments=[""]),
    'docker any "$A"': ok("")._replace(arguments=[""]),
    "docker any a$A": ok("", "a"),
    "docker one $A b c": ok("", whole=False)._replace(arguments=["", "b", "c"], findings=[("DK108", 17, 18)]),
    "docker one $A": ok("", whole=False)._replace(arguments=[""]),
    "docker two $A": ok("", whole=False)._replace(arguments=[""]),
    "docker any xxx a": ok("", "xxx a", whole=False),
    "docker any xx a": ok("", "xx a"),
    "docker any ... … a": ok("", "... … a", whole=False),
    "docker any .. a": ok("", ".. a"),
    "docker two ...": ok("", "...", whole=False),
    'docker any --filter "$A" a': ok("--filter=", "a"),
    "docker any --filter $A a": ok("--filter=", "a", whole=False),
    "docker any --filter=$A": ok("--filter="),
    "docker any --filter a$A b": ok("--filter=a", "b", whole=False),
    'docker any -f "$A" b': ok("-f=", "b"),
    "docker any -f$A b": ok("-f=", "b"),
    "docker any -fa$A b": ok("-f=a", "b"),
    "docker any -f=$A b": ok("-f=", "b"),
    "docker any --all=$A": ok("--all="),
    "docker any --all=x$A": ok("--all=x"),
    "docker any -a=$A": ok("-a="),
    "docker any -a=x$A": ok("-a=x"),
    "docker any -a$A b": ok("-a=true", "b", whole=False),
    "docker any --$A b": ok("", "b", whole=False),
    "docker any --al$A b": ok("", "b", whole=False),
    "docker any --filter -a$A": ok("--filter=-a", whole=False),
    # How a command is written.
    "docker any '--all|--other' a": ok("", "a", whole=False),
    "docker any '--all]'": ok("", whole=False),
    "docker any '--(all)'": ok("", whole=False),
    "docker any '--{all'": ok("", whole=False),
    "docker any '--a b'": ok("", whole=False),
    "docker any --=a": ok("", whole=False),
    # A torn value: what follows is the rest of it.
    "docker any --filter a: b": ok("--filter=a:", "b", whole=False),
    "docker any --filter a, b": ok("--filter=a,", "b", whole=False),
    "docker any --filter a:b c": ok("--filter=a:b", "c"),
    "docker any --all --filter a: --zip=b": ok("--all=true --filter=a: --zip=b", whole=False),
    'docker any --filter "a:$A" c': ok("--filter=a:", "c"),
}


@pytest.mark.parametrize("text", READ)
def test_command_that_is_right(text: str) -> None:
    assert read(text) == READ[text]


WRONG = {
    # Options.
    "docker any --alll a": wrong(("DK102", 12, 18), arguments="a", whole=False),
    "docker any --alll=b a": wrong(("DK102", 12, 18), arguments="a", whole=False),
    "docker any --alll --nope": wrong(("DK102", 12, 18), ("DK102", 19, 25), whole=False),
    "docker any '--alll'": wrong(("DK102", 12, 20), whole=False),
    "docker any -q a": wrong(("DK103", 13, 14), arguments="a", whole=False),
    "docker any -aq a": wrong(("DK103", 14, 15), options="-a=true", arguments="a", whole=False),
    "docker any -qaf a": wrong(("DK103", 13, 14), arguments="a", whole=False),
    "docker any '-q'": wrong(("DK103", 12, 16), whole=False),
    "docker any -all": wrong(("DK104", 12, 16), whole=False),
    "docker any -all=b": wrong(("DK104", 12, 16), whole=False),
    "docker any -filter b": wrong(("DK104", 12, 19), arguments="b", whole=False),
    "docker stop -rm a": wrong(("DK104", 13, 16), arguments="a", whole=False),
    "docker stop -naem=a b": wrong(("DK104", 13, 18), arguments="b", whole=False),
    "docker stop -nam=a b": wrong(("DK103", 14, 15), arguments="b", whole=False),
    "docker any --filter": wrong(("DK105", 12, 20), whole=False),
    "docker any --filter --all": wrong(("DK105", 12, 20), options="--all=true", whole=False),
    "docker any --filter --all=x": wrong(("DK105", 12, 20), ("DK106", 21, 28), options="--all=x", whole=False),
    "docker any --filter --all=1=2": wrong(("DK105", 12, 20), ("DK106", 21, 30), options="--all=1=2", whole=False),
    "docker any --filter -a": wrong(("DK105", 12, 20), options="-a=true", whole=False),
    "docker any -f": wrong(("DK105", 12, 14), whole=False),
    "docker any -f --all": wrong(("DK105", 12, 14), options="--all=true", whole=False),
    "docker any -af": wrong(("DK105", 12, 15), options="-a=true", whole=False),
    "docker any --cmd": wrong(("DK105", 12, 17), whole=False),
    "docker any --all=yes": wrong(("DK106", 12, 21), options="--all=yes"),
    "docker any -a=yes": wrong(("DK106", 12, 18), options="-a=yes"),
    "docker any --all=": wrong(("DK106", 12, 18), options="--all="),
    # Arguments.
    "docker one": wrong(("DK107", 8, 11)),
    "docker two a": wrong(("DK107", 8, 11), arguments="a"),
    "docker some": wrong(("DK107", 8, 12)),
    "docker many": wrong(("DK107", 8, 12)),
    "docker none a": wrong(("DK108", 13, 14), arguments="a"),
    "docker one a b c": wrong(("DK108", 14, 15), arguments="a b c"),
    "docker some a b c d e": wrong(("DK108", 19, 20), arguments="a b c d e"),
    "docker many -v a": wrong(("DK107", 8, 12), options="-v=a"),
    "docker own under --version a": wrong(("DK108", 28, 29), options="--version=true", arguments="a"),
    "docker own a b c": wrong(("DK108", 16, 17), arguments="a b c"),
    # With an option that is not understood, nobody knows how many arguments there are.
    "docker one --nope": wrong(("DK102", 12, 18), whole=False),
    "docker none --nope a": wrong(("DK102", 13, 19), arguments="a", whole=False),
    # What is old.
    "docker any --old a": wrong(("DK109", 12, 17), options="--old=true", arguments="a"),
    "docker any --old=true": wrong(("DK109", 12, 17), options="--old=true"),
    "docker any --gone": wrong(("DK110", 12, 18), options="--gone=true"),
    "docker any --both": wrong(("DK110", 12, 18), options="--both=true"),
    "docker any -ax": wrong(("DK109", 14, 15), options="-a=true -x=true"),
    "docker any -xa": wrong(("DK109", 13, 14), options="-x=true -a=true"),
    "docker any --y": wrong(("DK110", 12, 15), options="--y=true"),
    "docker fading": wrong(("DK109", 8, 14)),
    "docker group late": wrong(("DK109", 14, 18)),
    "docker lost": lost(("DK110", 8, 12)),
    "docker left under": wrong(("DK110", 8, 12)),
    "docker left oops": lost(("DK110", 8, 12), ("DK101", 13, 17)),
    # Commands.
    "docker quux": lost(("DK111", 8, 12)),
    "docker quux a b": lost(("DK111", 8, 12)),
    "docker 'quux'": lost(("DK111", 8, 14)),
    "docker QUux": lost(("DK111", 8, 12)),
    "docker Q a": lost(("DK111", 8, 9)),
    "docker oen a": lost(("DK101", 8, 11)),
    "docker group nope": lost(("DK101", 14, 18)),
    "docker group --file a nope": lost(("DK101", 23, 27)),
    "docker ONE a": lost(("DK101", 8, 11)),
    "docker up": lost(("DK101", 8, 10)),
    "docker --debug quux": lost(("DK111", 16, 20)),
    "docker --nope one": lost(("DK102", 8, 14)),
    "docker -q one": lost(("DK103", 9, 10)),
    "docker group --nope innre": lost(("DK102", 14, 20)),
    # docker-compose is told wherever it goes; its commands are also those of docker compose.
    "docker-compose up -d a": wrong(("DK112", 1, 15), options="-d=true", arguments="a"),
    "docker-compose -f a up": wrong(("DK112", 1, 15)),
    "docker-compose old a": lost(("DK112", 1, 15), ("DK110", 16, 19)),
    "docker-compose nope": lost(("DK112", 1, 15), ("DK101", 16, 20)),
    "docker-compose up -P a": wrong(("DK112", 1, 15), ("DK103", 20, 21), arguments="a", whole=False),
    "docker-compose": lost(("DK112", 1, 15)),
}
SILENT = [
    "docker",
    "docker -D",
    "docker --help",
    "docker group",
    "docker group --file a",
    "docker group xxxx a",
    "docker group $A b",
    'docker group "$A" b',
    "docker i$A",
    "docker $A",
    "docker COMMAND",
    "docker COMMAND_A-B a",
    "docker '[a]'",
    "docker 'a]'",
    "docker '<a'",
    "docker 'a|b'",
    "docker '{a'",
    "docker '{{\na\n}}'",
    "docker ... a",
    "docker -- one a b",
    "docker group -- inner",
    "docker plugin a --whatever -x",
    "docker plugin",
]


@pytest.mark.parametrize("text", WRONG)
def test_command_that_is_wrong(text: str) -> None:
    assert read(text) == WRONG[text]


@pytest.mark.parametrize("text", SILENT)
def test_command_that_is_not_followed(text: str) -> None:
    assert read(text) == lost()


@pytest.mark.parametrize("text", ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"])
def test_truth_as_go_reads_it(text: str) -> None:
    assert read(f"docker any --all={text} -a={text}") == ok(f"--all={text} -a={text}")


@pytest.mark.parametrize("text", ["tRUE", "TrUe", "yes", "no", "2", "on", "verdadero"])
def test_what_go_does_not_read_as_truth(text: str) -> None:
    assert [(f[0], f[1]) for f in read(f"docker any --all={text}").findings] == [("DK106", 12)]


MESSAGES = {
    "docker one": "«docker one» pide un argumento: aquí hay 0",
    "docker two a": "«docker two» pide 2 argumentos: aquí hay 1",
    "docker some": "«docker some» pide al menos un argumento: aquí hay 0",
    "docker many": "«docker many» pide al menos un argumento: aquí hay 0",
    "docker none a": "«docker none» no admite argumentos: aquí hay 1",
    "docker one a b": "«docker one» admite como mucho un argumento: aquí hay 2",
    "docker two a b c": "«docker two» admite como mucho 2 argumentos: aquí hay 3",
    "docker any -f": "a -f le falta su valor",
    "docker any --filter": "a --filter le falta su valor",
    "docker any --all=b=c": "--all solo puede ser true o false, no «b=c»",
    "docker any -a=b=c": "-a solo puede ser true o false, no «b=c»",
    "docker any -all=b=c": "con un solo guion son letras sueltas: escribe --all",
    "docker any --old=1": "--old está en desuso desde la versión 28.0",
    "docker any -x": "-x está en desuso desde la versión 28.0",
    "docker any --gone": "--gone ya no existe desde la versión 29.0",
    "docker fading": "«docker fading» está en desuso desde la versión 28.5",
    "docker lost": "«docker lost» ya no existe desde la versión 29.0",
    # What stands under it is gone for the same reason.
    "docker left under": "«docker left» ya no existe desde la versión 29.0",
    "docker-compose up": "docker-compose se retiró: escribe «docker compose», con un espacio",
    # What is not known, and what it may be.
    "docker oen": "«docker oen» no existe: ¿quisiste decir «docker one»?",
    "docker ONE": "«docker ONE» no existe: ¿quisiste decir «docker one»?",
    "docker quux": "«docker quux» no es un comando de docker ni un plugin conocido",
    "docker up": "«docker up» no existe: ¿quisiste decir «docker compose up»?",
    # What is but one letter from a longer word is a slip, whatever docker compose has.
    "docker ones": "«docker ones» no existe: ¿quisiste decir «docker compose ones»?",
    "docker manys": "«docker manys» no existe: ¿quisiste decir «docker many»?",
    "docker groupos": "«docker groupos» no existe: ¿quisiste decir «docker compose groupos»?",
    "docker Groupos": "«docker Groupos» no existe: ¿quisiste decir «docker group»?",
    "docker group iner": "«docker group iner» no existe: ¿quisiste decir «docker group inner»?",
    "docker group nope": "«docker group nope» no existe: sus comandos son inner, late",
    "docker group up": "«docker group up» no existe: sus comandos son inner, late",
    "docker compose nope": "«docker compose nope» no existe: sus comandos son groupos, manys, ones, up",
    "docker any --filtre": "«docker any» no tiene la opción --filtre: ¿quisiste decir --filter?",
    "docker any --nope": "«docker any» no tiene la opción --nope",
    "docker any --gonee": "«docker any» no tiene la opción --gonee",
    "docker any --a": "«docker any» no tiene la opción --a: ¿quisiste decir -a (--all), con un solo guion?",
    "docker stop --it a": "«docker stop» no tiene la opción --it: ¿quisiste decir -it, con un solo guion?",
    "docker stop --ite a": "«docker stop» no tiene la opción --ite: ¿quisiste decir -ite, con un solo guion?",
    "docker stop --itit a": "«docker stop» no tiene la opción --itit: ¿quisiste decir -itit, con un solo guion?",
    "docker stop --ititi a": "«docker stop» no tiene la opción --ititi",
    "docker stop --eit a": "«docker stop» no tiene la opción --eit",
    "docker stop --ix a": "«docker stop» no tiene la opción --ix",
    "docker any --config a": "«docker any» no tiene la opción --config: va antes, como en «docker --config …»",
    "docker any -D": "«docker any» no tiene la opción -D: va antes, como en «docker -D …»",
    "docker any --D": "«docker any» no tiene la opción --D",
    "docker group inner --file a": "«docker group inner» no tiene la opción --file: "
    "va antes, como en «docker group --file …»",
    "docker compose up -f a": "«docker compose up» no tiene la opción -f: va antes, como en «docker compose -f …»",
    "docker compose up -D": "«docker compose up» no tiene la opción -D: va antes, como en «docker compose -D …»",
    "docker any -v": "«docker any» no tiene la opción -v",
    "docker group inner -V": "«docker group inner» no tiene la opción -V",
    "docker any --version": "«docker any» no tiene la opción --version",
    "docker compose up --version": "«docker compose up» no tiene la opción --version",
    "docker any -A": "«docker any» no tiene la opción -A: ¿quisiste decir -a (--all)?",
    "docker any -aA": "«docker any» no tiene la opción -A: ¿quisiste decir -a (--all)?",
    "docker any -q": "«docker any» no tiene la opción -q",
    "docker any -Da": "«docker any» no tiene la opción -D",
    "docker any -D=a": "«docker any» no tiene la opción -D: va antes, como en «docker -D …»",
    "docker stop -rm a": "con un solo guion son letras sueltas, y -r no existe: ¿quisiste decir --rm?",
    "docker stop -naem=b=c a": "con un solo guion son letras sueltas, y -n no existe: ¿quisiste decir --name?",
    "docker stop -nam=b a": "«docker stop» no tiene la opción -n",
    "docker any -alll": "con un solo guion son letras sueltas, y -l no existe: ¿quisiste decir --all?",
}


@pytest.mark.parametrize("text", MESSAGES)
def test_last_thing_that_is_told(text: str) -> None:
    walk = walked(text)
    walk.run(("docker-compose",) if text.startswith("docker-compose") else ())
    assert walk.findings[-1 if not text.startswith("docker-compose") else 0].message == MESSAGES[text]


def options(text: str) -> list[Option]:
    reading = walked(text).run(())
    assert reading is not None
    return list(reading.options)


@pytest.mark.parametrize(
    ("text", "spelling", "named", "letter", "word", "start"),
    [
        ("docker any --all", "--all", "--all", 0, "--all", 0),
        ("docker any --all=true", "--all", "--all=true", 0, "--all=true", 6),
        ("docker any --filter a", "--filter", "--filter", 0, "a", 0),
        ("docker any --filter=a", "--filter", "--filter=a", 0, "--filter=a", 9),
        ("docker any -f a", "-f", "-f", 1, "a", 0),
        ("docker any -fa", "-f", "-fa", 1, "-fa", 2),
        ("docker any -f=a", "-f", "-f=a", 1, "-f=a", 3),
        ("docker any -af a", "-f", "-af", 2, "a", 0),
        ("docker any -afabc", "-f", "-afabc", 2, "-afabc", 3),
        ("docker any -af=abc", "-f", "-af=abc", 2, "-af=abc", 4),
        ("docker any -za", "-a", "-za", 2, "-za", 2),
        ("docker any -za=true", "-a", "-za=true", 2, "-za=true", 4),
    ],
)
def test_places_of_an_option(text: str, spelling: str, named: str, letter: int, word: str, start: int) -> None:
    option = options(text)[-1]
    assert (option.spelling, option.named.text, option.letter, option.word.text, option.start) == (
        spelling,
        named,
        letter,
        word,
        start,
    )
    assert option.known


@pytest.mark.parametrize("text", ["--filter=$A", "--filter a$A", "-f$A", "-f=a$A", '-f "$A"'])
def test_value_that_is_not_known(text: str) -> None:
    assert [option.known for option in options(f"docker any {text}")] == [False]


def test_of_many_commands_twelve_are_told() -> None:
    names = [chr(ord("a") + n) * 9 for n in range(13)]
    for number, end in ((12, "l" * 9), (13, "l" * 9 + "…")):
        table = Table(
            {"": "1", "compose": "1", "group": "1"} | {f"group {name}": "0" for name in reversed(names[:number])}
        )
        walk = Walk(extract("docker group nope")[0].words, table)
        walk.run(())
        told = walk.findings[0].message.removeprefix("«docker group nope» no existe: sus comandos son ")
        assert told == ", ".join([*names[:11], end])
