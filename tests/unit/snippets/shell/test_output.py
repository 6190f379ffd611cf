"""What programs print, told from what is typed."""

from __future__ import annotations

import pytest
from guide.snippets.shell.output import Output, find, is_command, is_without_commands
from guide.snippets.shell.shfmt import SyntaxProblem

TEXT = "el lenguaje de este bloque es text"
CONSOLE = "usa console con «$ » delante de cada comando, o sepáralo en un bloque text"
ROOT = "usa console; «# » aquí es un comentario: si es de root, escribe «$ sudo …»"

PRINTED = [
    # The head of a table.
    "REPOSITORY   TAG       IMAGE ID       CREATED       SIZE",
    "CONTAINER ID   IMAGE",
    "A  B  C",
    "A\tB\tC",
    "A1_/%().#-B  C D  E",
    "PID %CPU (KB)   USER   TTY",
    "REPOSITORY   TAG",
    "IMAGE ID   SIZE",
    "NETWORK ID   NAME   DRIVER",
    "NETWORK ID\tNAME",
    "DRIVER    VOLUME NAME",
    "NAME   IMAGE",
    "NAMESPACE   NAME",
    "ID   NAME",
    # What docker answers.
    "Error response from daemon: No such container: web",
    "Error response from daemon:",
    "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.",
    "Unable to find image 'nginx:latest' locally",
    "Digest: sha256:0123456789ab",
    "Digest:sha256:0123456789abcdef",
    "Status: Downloaded newer image for nginx:latest",
    "Status: Image is up to date for nginx:latest",
    "Sending build context to Docker daemon  2.048kB",
    "Step 1/12 : FROM alpine",
    " ---> 0123456789ab",
    " ---> Running in 0123456789ab",
    " ---> Using cache",
    "Removing intermediate container 0123456789ab",
    "Successfully built 0123456789ab",
    "Successfully tagged web:1.0",
    "Client:",
    "Server:",
    "Client: Docker Engine - Community",
    "Hello from Docker!",
    "[+] Building 7.9s (7/7) FINISHED",
    "[+] Running 2/2",
    "[+] up 2/2",
    "[+] Pulling 1/1",
    " => [internal] load build definition from Dockerfile",
    " => => transferring dockerfile: 2B",
    " => CACHED [1/2] FROM alpine",
    " => ERROR [2/2] RUN x",
    " => exporting to image",
    " => => naming to docker.io/library/web",
    " => => writing image sha256:0",
    # Others.
    "Traceback (most recent call last):",
    "Usage:  docker [OPTIONS]",
    "HTTP/1.1 200 OK",
    "HTTP/2 404",
    "PING web (172.18.0.2): 56 data bytes",
    "64 bytes from 172.18.0.2: seq=0",
    "│",
    "├── compose.yaml",
    "└── Dockerfile",
    "│\u00a0\u00a0 └── a",
    "I0102 10:00:00.123 1 main.go:1] x",
    "W0102 10:00:00.1 x",
    "E0102 10:00:00.1 x",
    "F0102 10:00:00.1 x",
    "[kubelet-start] Starting the kubelet",
    "[",
    '{"a": 1}',
    '[{"a": 1}]',
    '["a"]',
    "-rw-r--r-- 1 root root 0 ene 1 10:00 compose.yaml",
    "drwxrwxrwt+ 12 root root 4096 ene 1 10:00 tmp",
    "lrwxrwxrwx. 1 root root 7 ene 1 10:00 bin",
    "crw-rw-rw-@ 1 root root 1,3 ene 1 10:00 null",
    "brw-rw---- 1 root disk 8,0 ene 1 10:00 sda",
    "prw-r--r-- 1 a b",
    "srw-rw---- 1 root docker 0 ene 1 10:00 docker.sock",
    "-rwsr-Sr-T 1 root root 0 x",
    # These start with a small letter.
    "docker: Error response from daemon: x",
    "docker: Error response from daemon:",
    "latest: Pulling from library/nginx",
    "1.29-alpine: Pulling from library/nginx",
    "V1_a: Pulling from library/nginx",
    "sha256:0123456789ab",
    "usage: git [-v]",
    "uid=0(root) gid=0(root) groups=0(root)",
    "uid=1000 gid=1000",
    "uid=1000(ana.b-c) gid=1000",
]
TYPED = [
    "docker ps",
    "A  B",
    "A B C",
    "A=1  B=2  C",
    "a  b  c",
    "CONTAINER ID IMAGE",
    "TAG   SIZE",
    "# CONTAINER ID   IMAGE",
    "#",
    "",
    "error response from daemon: x",
    "Unable to find image nginx",
    "Digest: sha256:0123456789a",
    "Digest: md5:0123456789ab",
    "Status: 1",
    "Step 1 : FROM alpine",
    "Step 1/12 FROM alpine",
    "---> 0123456789a",
    "---> x",
    "Successfully built",
    "Successfully built a b",
    "Client",
    "Client: x",
    "Hello from Docker! x",
    "[+] Bailando",
    "[+] upper",
    "=> x",
    "=> CACHE",
    "Usage:",
    "HTTP/1.1 20 OK",
    "HTTP/1.1 2000",
    "PING web",
    "x bytes from y",
    "I012 10:00:00.1 x",
    "I0102 10:00:00 x",
    "D0102 10:00:00.1 x",
    "[kubelet] starting",
    "[Kubelet] Starting",
    "[ -f x ]",
    "{ ls; }",
    '"a"',
    "-rw-r--r-- root root",
    "-rw-r--r 1 root root",
    "xrw-r--r-- 1 root root",
    "-rw-r--r-- 1 root",
    "docker: x",
    "latest: pulling from x",
    "latest: Pulling from",
    "sha256:0123456789a",
    "usage:",
    "uid=0",
    "uid=a gid=0",
]


@pytest.mark.parametrize("row", PRINTED)
def test_lines_that_programs_print(row: str) -> None:
    margin = len(row) - len(row.lstrip())
    length = len(row.strip())
    assert find(row, None) == Output(1, margin + 1, length, f"esto es una salida: {TEXT}")
    assert find(f"docker x\n  {row} ", None) == Output(2, margin + 3, length, f"esto es una salida: {CONSOLE}")
    # With a sign more it is another line.
    assert find(f"!{row}", None) is None


@pytest.mark.parametrize("row", TYPED)
def test_lines_that_may_be_typed(row: str) -> None:
    assert find(row, None) is None


TABLE = "REPOSITORY   TAG   SIZE"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"ls\n{TABLE}\n{TABLE}", (2, 1)),
        (f"ls\n\n {TABLE}", (3, 2)),
        (f"ls 'á'\n{TABLE}", (2, 1)),
        # In a text it is what the command is given.
        (f"echo '\n{TABLE}\n'", None),
        (f'echo "\n  {TABLE}\n"', None),
        (f"cat <<A\n{TABLE}\nA", None),
        (f"cat <<A\n  {TABLE}\nA", None),
        (f"cat <<A\n{TABLE}\nA\n{TABLE}", (4, 1)),
        (f"echo '\n{TABLE}\n'\n  {TABLE}", (4, 3)),
        # The lines above it that are no commands.
        (f"docker pull x\nUsing default tag: latest\n{TABLE}", (2, 1)),
        (f"docker pull x\nUna frase\nOtra frase\n  {TABLE}", (2, 1)),
        (f"docker pull x\n  Una frase\n{TABLE}", (2, 3)),
        (f"docker pull x\n* Una lista\n{TABLE}", (2, 1)),
        (f"docker pull x\n1 cosa\n{TABLE}", (2, 1)),
        (f"docker pull x\n─── raya\n{TABLE}", (2, 1)),
        (f"docker pull x\nun-nombre.a_b: cosa\n{TABLE}", (2, 1)),
        (f"docker pull x\nUna frase\n\n{TABLE}", (4, 1)),
        (f"docker pull x\nuna frase\n{TABLE}", (3, 1)),
        (f"docker pull x\ndocker: y\n{TABLE}", (2, 1)),
        (f"docker pull x\nls: y\n{TABLE}", (2, 1)),
        (f"docker pull x\ndocker y\n{TABLE}", (3, 1)),
        (f"docker pull x\nMAKE $A\n{TABLE}", (3, 1)),
        (f"docker pull x\nMAKE ${{A}}\n{TABLE}", (3, 1)),
        (f"docker pull x\nMAKE $(A)\n{TABLE}", (3, 1)),
        (f"docker pull x\nMAKE -f\n{TABLE}", (3, 1)),
        (f"docker pull x\nMAKE --file\n{TABLE}", (3, 1)),
        (f"docker pull x\nMAKE && A\n{TABLE}", (3, 1)),
        (f"docker pull x\nMAKE || A\n{TABLE}", (3, 1)),
        (f"docker pull x\nMAKE > a\n{TABLE}", (3, 1)),
        (f"docker pull x\nMAKE >>a\n{TABLE}", (3, 1)),
        (f"docker pull x\nA=1\n{TABLE}", (3, 1)),
        (f"docker pull x\nMAKE() ls\n{TABLE}", (3, 1)),
        (f"docker pull x\nMAKE-x 1-2\n{TABLE}", (2, 1)),
        # Where a command goes on it is part of it.
        (f"docker pull \\\nUna frase\n{TABLE}", (3, 1)),
        (f"docker pull |\nUna frase\n{TABLE}", (3, 1)),
        (f"docker pull &&\nUna frase\n{TABLE}", (3, 1)),
        (f"cat <<A\nUna frase\nA\n{TABLE}", (4, 1)),
        (f"Una frase\n{TABLE}", (1, 1)),
        (f"Una frase \\\n{TABLE}", (2, 1)),
        (f"Una frase\n{TABLE}\nls &&", (1, 1)),
        (f"docker pull x\nuna Frase\n{TABLE}", (3, 1)),
        (f"cat <<A\nuna línea\nA\n1'una frase larga'\n{TABLE}", (4, 1)),
    ],
)
def test_where_an_output_starts(text: str, place: tuple[int, int] | None) -> None:
    found = find(text, None)
    assert (found and found[:2]) == place


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (TABLE, TEXT),
        (f"\n\n{TABLE}", TEXT),
        (f"# algo\n{TABLE}", TEXT),
        (f"# docker images\n{TABLE}", ROOT),
        (f"  #docker images\n{TABLE}", ROOT),
        (f"## ls\n{TABLE}", ROOT),
        (f"docker images\n{TABLE}", CONSOLE),
        (f"# nada\ndocker images\n{TABLE}", CONSOLE),
        # The folder of a tree.
        ("web/\n├── a", TEXT),
        (".\n├── a", TEXT),
        ("  web/ \n├── a", TEXT),
        ("  \n├── a", TEXT),
        (f"{TABLE}\ndocker ps", TEXT),
        ("mi.web\n├── a", CONSOLE),
        ("./una/web/\n\n├── a", TEXT),
        ("📁\n├── a", TEXT),
        ("ñandú\n├── a", TEXT),
        ("web\n├── a", CONSOLE),
        ("mi web/\n├── a", CONSOLE),
        ("web/x\n├── a", CONSOLE),
        ("a/\nb/\n├── a", CONSOLE),
    ],
)
def test_what_an_author_is_told(text: str, advice: str) -> None:
    found = find(text, None)
    assert found
    assert found.message == f"esto es una salida: {advice}"


REFUSED = "a command can only contain words and redirects; encountered `(`"


@pytest.mark.parametrize(
    ("text", "problem", "expected"),
    [
        ("ls\nUna frase (x)", (2, REFUSED), (2, 1, 13)),
        ("Una frase (x)", (1, REFUSED), (1, 1, 13)),
        ("  una cosa (x) ", (1, REFUSED), (1, 3, 12)),
        ("una cosa (x)", (7, REFUSED), (1, 1, 12)),  # beyond the end: as the parser tells what never ends
        ("una cosa (x)", (1, "`foo(` must be followed by `)`"), (1, 1, 12)),
        ("una cosa (x)", (1, "statements must be separated by &, ; or a newline"), (1, 1, 12)),
        ("una cosa | x", (1, "`|` can only immediately follow a statement"), (1, 1, 12)),
        ("una cosa (x)", (1, "reached EOF without closing quote `'`"), None),
        ("una cosa (x)", (1, "unclosed here-document `A`"), None),
        ("una(x)", (1, REFUSED), None),  # one word
        ("una (x)", (1, REFUSED), (1, 1, 7)),
        ("una frase a=b (x)", (1, REFUSED), (1, 1, 17)),
        ("= una cosa (x)", (1, REFUSED), (1, 1, 14)),
        ("una ./cosa (x)", (1, REFUSED), (1, 1, 14)),
        ("una ~/cosa (x)", (1, REFUSED), (1, 1, 14)),
        ("una, cosa() (x)", (1, REFUSED), (1, 1, 15)),
        ("() una cosa (x)", (1, REFUSED), (1, 1, 15)),
        ("una cosa() (x)", (1, REFUSED), None),
        ("docker cosa (x)", (1, REFUSED), None),
        ("fi; cosa (x)", (1, REFUSED), None),
        ("ls; cosa (x)", (1, REFUSED), None),
        ("ls;; cosa (x)", (1, REFUSED), None),
        ("una --cosa (x)", (1, REFUSED), None),
        ("./una cosa (x)", (1, REFUSED), None),
        ("~/una cosa (x)", (1, REFUSED), None),
        ("$una cosa (x)", (1, REFUSED), None),
        ("a=una cosa (x)", (1, REFUSED), None),
        ("una cosa (x) \\", (1, REFUSED), None),
        # Of a help text, options too.
        ("  -c, --config string   a file (default is x)", (1, REFUSED), (1, 3, 43)),
        ("--config  a file (x)", (1, REFUSED), (1, 1, 20)),
        ("--config=x  a file (x)", (1, REFUSED), (1, 1, 22)),
        ("-c  a file (x)", (1, REFUSED), (1, 1, 14)),
        ("-c --config string   a file (x)", (1, REFUSED), (1, 1, 31)),
        ("--config a file (x)", (1, REFUSED), None),
        ("--config=  a file (x)", (1, REFUSED), None),
        ("-  a --file (x)", (1, REFUSED), None),
        ("una --cosa  y (x)", (1, REFUSED), None),
        # Where the line before goes on.
        ("otra \\\nuna cosa (x)", (2, REFUSED), None),
        ("otra |\nuna cosa (x)", (2, REFUSED), None),
        ("otra && \nuna cosa (x)", (2, REFUSED), None),
        ("otra\nuna cosa (x)", (2, REFUSED), (2, 1, 12)),
        ("una cosa (x)\notra \\", (1, REFUSED), (1, 1, 12)),
        # A printed line above is told first; one below it, not.
        (f"ls\n{TABLE}\nuna cosa (x)", (3, REFUSED), (2, 1, 23)),
        (f"ls\nuna cosa (x)\n{TABLE}", (2, REFUSED), (2, 1, 12)),
        (f"ls\n{TABLE}", (2, REFUSED), (2, 1, 23)),
    ],
)
def test_what_the_parser_refuses(text: str, problem: tuple[int, str], expected: tuple[int, int, int] | None) -> None:
    found = find(text, SyntaxProblem(problem[0], 1, problem[1]))
    assert (found and found[:3]) == expected
    if found:
        what = "es una salida" if text.split("\n")[found.line - 1] == TABLE else "no es un comando"
        assert found.message.startswith(f"esto {what}: ")


PROGRAMS = """
alias apk apt apt-get aws awk az base64 bash brew break buildctl bundle cargo case cat cd chmod chown cmake cmp
command continue cp crictl ctr curl cut date dd declare deno df diff dig dnf do docker docker-compose dockerd done
du echo elif else env esac eval exec exit export expr false fi find flux function gcc gcloud git go gpg grep gzip
head helm id ifconfig install ip iptables java jq kill kind kubectl let ln local ls make mkdir minikube mkfs mongo
mount mv mvn mysql nc nerdctl nft node npm npx openssl patch pip pip3 pnpm podman poetry popd printf ps psql pushd
pwd python python3 read readonly redis-cli return rm rmdir rsync ruby scp sed select seq service set sh shift shopt
sleep sort source ssh stat su sudo systemctl tail tar tee test then touch tr trap true type ulimit umask unset
unzip until uv wait watch wc wget which while xargs yarn yum zsh
"""


@pytest.mark.parametrize("program", PROGRAMS.split())
def test_programs_that_are_known(program: str) -> None:
    assert is_command(program)
    assert is_command(f"{program} x")
    # In what the parser refuses they tell a slip in a command from a text.
    assert find(f"{program} cosa (x)", SyntaxProblem(1, 1, REFUSED)) is None


@pytest.mark.parametrize("word", ["for", "if", "in", "time", ".", ":", "[", "[[", "{", "(", "!"])
def test_words_that_may_start_a_command_or_a_sentence(word: str) -> None:
    assert not is_command(f"{word} x")
    assert find(f"{word} cosa (x)", SyntaxProblem(1, 1, REFUSED)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("\n\n", False),
        ("una docker", False),
        ("Docker ps", False),
        ("docker\tps", False),
        (" docker ps", False),
        ("docker\r", True),
        ("  \ndocker ps", True),
        ("# ls\n\n  # x\ndocker ps", True),
        ("# docker", False),
        ("una\ndocker ps", False),
    ],
)
def test_text_that_starts_as_a_command(text: str, expected: bool) -> None:
    assert is_command(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a", True),
        ("\n  # a\n\n\t#b\n", True),
        ("#!/bin/sh", True),
        ("  \n# a", True),
        ("", False),
        (" \n", False),
        ("# a\nls", False),
        ("ls\n# a", False),
        ("ls # a", False),
    ],
)
def test_text_without_commands(text: str, expected: bool) -> None:
    assert is_without_commands(text) is expected
