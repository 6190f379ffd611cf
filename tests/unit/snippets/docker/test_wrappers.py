"""Programs that run another command: which of their words are options of theirs, and what is left."""

from __future__ import annotations

import pytest
from guide.snippets.docker.commands import extract

# Each wrapper with all of its options that take a value, and some that take none.
DOCKER_PS = """
sudo docker ps
/usr/bin/sudo docker ps
sudo /usr/bin/docker ps
sudo -u a docker ps
sudo -g a docker ps
sudo -p a docker ps
sudo -C 3 docker ps
sudo -T 3 docker ps
sudo -R /a docker ps
sudo -D /a docker ps
sudo -h a docker ps
sudo -r a docker ps
sudo -t a docker ps
sudo -U a docker ps
sudo --user a docker ps
sudo --group a docker ps
sudo --prompt a docker ps
sudo --host a docker ps
sudo --chdir /a docker ps
sudo --user=a docker ps
sudo --preserve-env docker ps
sudo -E -n docker ps
sudo -nu a docker ps
sudo -ua docker ps
sudo -un docker ps
sudo -uuser docker ps
sudo -- docker ps
sudo -E -- docker ps
sudo A=b docker ps
sudo -u a A=b C=d docker ps
doas docker ps
doas -u a docker ps
doas -C /a docker ps
doas -n docker ps
env docker ps
env A=b docker ps
env -i A=b docker ps
env -u A docker ps
env -C /a docker ps
env --unset A docker ps
env --chdir /a docker ps
env --ignore-environment docker ps
env - docker ps
env - A=b docker ps
time docker ps
time -p docker ps
/usr/bin/time -f %e docker ps
/usr/bin/time -o a docker ps
/usr/bin/time --format %e docker ps
/usr/bin/time --output a docker ps
/usr/bin/time -v docker ps
nohup docker ps
exec docker ps
exec -a a docker ps
exec -c docker ps
command docker ps
command -p docker ps
builtin docker ps
winpty docker ps
setsid docker ps
setsid -w docker ps
nice docker ps
nice -n 5 docker ps
nice -n5 docker ps
nice --adjustment 5 docker ps
ionice -c 3 docker ps
ionice -n 5 docker ps
ionice --class 3 docker ps
ionice --classdata 5 docker ps
stdbuf -i 0 docker ps
stdbuf -o L docker ps
stdbuf -e 0 docker ps
stdbuf --input 0 docker ps
stdbuf --output L docker ps
stdbuf --error 0 docker ps
stdbuf -oL -eL docker ps
timeout 5 docker ps
timeout -k 5 10s docker ps
timeout -s KILL 10s docker ps
timeout --kill-after 5 10s docker ps
timeout --signal KILL 10s docker ps
timeout --foreground 5 docker ps
watch docker ps
watch -n 1 docker ps
watch -q 3 docker ps
watch --interval 1 docker ps
watch --equexit 3 docker ps
watch -d -n1 docker ps
sudo -E env A=b nice -n 5 nohup docker ps
A=b docker ps
A=b C= docker ps
A+=b docker ps
_a1=$B docker ps
"""


@pytest.mark.parametrize("text", DOCKER_PS.strip().splitlines())
def test_what_is_left_is_the_command(text: str) -> None:
    assert [[(word.text, word.literal) for word in c.words[1:]] for c in extract(text)] == [[("ps", True)]]
    assert [c.program for c in extract(text)] == ["docker"]


# What xargs puts behind is not known; with a sign for it, it stands in the command.
XARGS = {
    "xargs docker rm": "docker rm …",
    "xargs -a a docker rm": "docker rm …",
    "xargs -d , docker rm": "docker rm …",
    "xargs -E a docker rm": "docker rm …",
    "xargs -L 1 docker rm": "docker rm …",
    "xargs -n 1 docker rm": "docker rm …",
    "xargs -P 4 docker rm": "docker rm …",
    "xargs -s 99 docker rm": "docker rm …",
    "xargs -r -n1 docker rm": "docker rm …",
    "xargs -rn 1 docker rm": "docker rm …",
    "xargs -0 docker rm": "docker rm …",
    "xargs -l docker rm": "docker rm …",
    "xargs --arg-file a docker rm": "docker rm …",
    "xargs --delimiter , docker rm": "docker rm …",
    "xargs --max-args 1 docker rm": "docker rm …",
    "xargs --max-procs 1 docker rm": "docker rm …",
    "xargs --max-chars 99 docker rm": "docker rm …",
    "xargs --max-args=1 docker rm": "docker rm …",
    "xargs --no-run-if-empty docker rm": "docker rm …",
    "xargs sudo docker rm": "docker rm …",
    "sudo xargs docker rm": "docker rm …",
    "xargs -I X docker rm X": "docker rm X",
    "xargs -IX docker rm X": "docker rm X",
    "xargs -i docker rm X": "docker rm X",
    "xargs -iX docker rm X": "docker rm X",
    "xargs --replace=X docker rm X": "docker rm X",
    "xargs -r -I X docker rm X": "docker rm X",
    "xargs -I X sudo docker rm X": "docker rm X",
    "xargs sh -c 'docker rm a'": "docker rm a …",
    "xargs -I X sh -c 'docker rm X'": "docker rm X",
}


@pytest.mark.parametrize("text", XARGS)
def test_arguments_of_xargs(text: str) -> None:
    shown = [" ".join(w.text if w.literal else f"{w.text}…" for w in c.words) for c in extract(text)]
    assert shown == [XARGS[text]]


SCRIPTS = {
    "bash -c 'docker ps'": ["docker ps"],
    "/bin/bash -c 'docker ps'": ["docker ps"],
    "sh -c 'docker ps'": ["docker ps"],
    "zsh -c 'docker ps'": ["docker ps"],
    "dash -c 'docker ps'": ["docker ps"],
    "ash -c 'docker ps'": ["docker ps"],
    "ksh -c 'docker ps'": ["docker ps"],
    "su - a -c 'docker ps'": ["docker ps"],
    "su -c 'docker ps' a": ["docker ps"],
    "bash -euxc 'docker ps' arg": ["docker ps"],
    "bash --norc -c 'docker ps'": ["docker ps"],
    "bash -cx 'docker ps'": ["docker ps"],
    "bash --rcfile a -c 'docker ps'": ["docker ps"],
    "bash -c 'docker ps' -c 'docker info'": ["docker ps"],
    "eval 'docker ps'": ["docker ps"],
    "trap 'docker ps' EXIT": ["docker ps"],
    "trap 'docker ps' INT TERM": ["docker ps"],
    "sudo watch 'docker ps | wc'": ["docker ps", "wc"],
    "alias a='docker ps'": ["docker ps …"],
    "alias a='docker ps -f b=c'": ["docker ps -f b=c …"],
    "alias a='docker ps' b='docker info'": ["docker ps …", "docker info …"],
    # No script, or none that is known.
    "bash -c": [],
    "bash docker ps": [],
    "bash -c ' '": [],
    'bash -c "docker $A"': [],
    "bash -x 'docker ps'": [],
    "trap 'docker ps'": ["trap docker ps"],
    "eval": ["eval"],
    "alias": [],
    "alias a": [],
    "alias a=": [],
    'alias a="$B"': [],
    "command -v docker": [],
    "command -V docker": [],
    "command -p -v docker": [],
    "sudo": [],
    "timeout 5": [],
    "A=b": [],
    "$A docker ps": [],
    "sudo $A docker ps": [],
}


@pytest.mark.parametrize("text", SCRIPTS)
def test_scripts_in_a_word(text: str) -> None:
    shown = [" ".join(w.text if w.literal else f"{w.text}…" for w in c.words) for c in extract(text)]
    assert shown == SCRIPTS[text]


@pytest.mark.parametrize(
    "text", ["nohup 'docker ps'", "sudo 'docker ps'", "1A=b docker ps", "A-b=c docker ps", "-=a docker"]
)
def test_one_word_is_the_name_of_a_program(text: str) -> None:
    assert [c.program for c in extract(text)] not in ([], ["docker"])


@pytest.mark.parametrize(("number", "found"), [(0, 1), (1, 1), (8, 1), (9, 0)])
def test_wrappers_around_each_other(number: int, found: int) -> None:
    assert len(extract("nohup " * number + "docker ps")) == found
