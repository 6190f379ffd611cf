"""Outputs that stand in a block for commands: what no shell would be given, told with the label that is right."""

from __future__ import annotations

import re
from typing import NamedTuple

from guide.snippets.shell import context
from guide.snippets.shell.shfmt import SyntaxProblem

_MODE = r"[dlcbps-](?:[r-][w-][xsStT-]){3}[.+@]?[ ]+\d+[ ]\S+[ ]+\S+.*"  # of «ls -l»
# Whole lines that programs print. No command looks like them, so that a valid script is never taken for an output.
_CAPITALS = r"[A-Z][A-Z0-9_/%().#-]*(?:[ ][A-Z0-9_/%().#-]+)*"
_PRINTED = re.compile(
    rf"""{_CAPITALS}(?:(?:[ ]{{2,}}|\t+){_CAPITALS}){{2,}}                 # the head of a table
      | (?:CONTAINER[ ]ID|REPOSITORY|IMAGE[ ]ID|NETWORK[ ]ID|DRIVER|NAME|NAMESPACE|ID)(?:[ ]{{2,}}|\t+){_CAPITALS}
      | Error[ ]response[ ]from[ ]daemon:.*
      | Cannot[ ]connect[ ]to[ ]the[ ]Docker[ ]daemon.*
      | Unable[ ]to[ ]find[ ]image[ ]'.*
      | Digest:[ ]?sha256:[0-9a-f]{{12,}}
      | Status:[ ](?:Downloaded[ ]newer[ ]image|Image[ ]is[ ]up[ ]to[ ]date).*
      | Sending[ ]build[ ]context[ ]to[ ]Docker[ ]daemon.*
      | Step[ ]\d+/\d+[ ]:[ ].*
      | --->[ ](?:[0-9a-f]{{12}}|Running[ ]in[ ].*|Using[ ]cache)
      | (?:Removing[ ]intermediate[ ]container|Successfully[ ](?:built|tagged))[ ]\S+
      | (?:Client|Server):(?:[ ]Docker[ ]Engine.*)?
      | Hello[ ]from[ ]Docker!
      | Traceback[ ]\(most[ ]recent[ ]call[ ]last\):
      | Usage:[ ]+\S.*
      | HTTP/[\d.]+[ ]\d{{3}}\b.*
      | PING[ ]\S+[ ]\([\d.]+\).*
      | \d+[ ]bytes[ ]from[ ]\S+.*
      | [│├└]\S*(?:[\s\u00a0].*)?                                       # a tree of files
      | [IWEF]\d{{4}}[ ]\d\d:\d\d:\d\d\.\d+[ ].*
      | \[[a-z][a-z-]+\][ ][A-Z][a-z]+[ ].*
      | \[|[\[{{]+".*                                                     # JSON
      | \[\+\][ ](?:Building|Running|up|Pulling)\b.*
      | (?:=>[ ])+(?:\[|CACHED|ERROR|transferring|exporting|naming|writing).*
      | {_MODE}
      | docker:[ ]Error[ ]response[ ]from[ ]daemon:.*
      | [\w.-]+:[ ]Pulling[ ]from[ ]\S+
      | sha256:[0-9a-f]{{12,}}
      | usage:[ ]+\S.*
      | uid=\d+(?:\([\w.-]+\))?[ ]gid=\d+.*
    """,
    re.VERBOSE,
)
_NAME = re.compile(r"\S*[/.]|[^\x00-\x7f]\S*")  # what stands above a tree
# In what the parser refuses, the first word tells a slip in a command from a text.
_COMMANDS = frozenset(
    re.split(
        r"\s+",
        """. : [ [[ alias apk apt apt-get aws awk az base64 bash brew break buildctl bundle cargo case cat cd chmod
        chown cmake cmp command continue cp crictl ctr curl cut date dd declare deno df diff dig dnf do docker
        docker-compose dockerd done du echo elif else env esac eval exec exit export expr false fi find flux for
        function gcc gcloud git go gpg grep gzip head helm id if ifconfig in install ip iptables java jq kill
        kind kubectl let ln local ls make mkdir minikube mkfs mongo mount mv mvn mysql nc nerdctl nft node npm
        npx openssl patch pip pip3 pnpm podman poetry popd printf ps psql pushd pwd python python3 read readonly
        redis-cli return rm rmdir rsync ruby scp sed select seq service set sh shift shopt sleep sort source ssh
        stat su sudo systemctl tail tar tee test then time touch tr trap true type ulimit umask unset unzip until
        uv wait watch wc wget which while xargs yarn yum zsh { ( ! }""",
    )
)
_PROGRAMS = frozenset(word for word in _COMMANDS if word[0].isalpha()) - {"for", "if", "in", "time"}
_SHELLY = re.compile(r"\$[\w({]|(?:^|\s)--?[a-zA-Z]|&&|\|\||>>?[ ]?\S|^\s*[\w.]+=|^\s*(?:\./|~/|\$)|\\$|^[\w ]+\(\)")
_OPTION = re.compile(r"\s*(?:-\w,? )?--?[\w-]+(?:[ =]\S+)?  +\S")  # of a help text
_SENTENCE = re.compile(r"[ \t]*(?:[A-Z\d*\u2500-\u257f]|[\w.-]+:[ ])")
_REFUSED = re.compile(r"encountered|followed by|statements must be separated|can only immediately follow")
WITHOUT_COMMANDS = (
    "no hay ningún comando: si es una salida o un texto, el lenguaje es text; si # es root, usa «$ sudo …»"
)


class Output(NamedTuple):
    """1-based place of the first line that is an output."""

    line: int
    column: int
    length: int
    message: str


def find(text: str, problem: SyntaxProblem | None) -> Output | None:
    """The first output in a script, which the parser may accept: to it any text is a command."""
    rows = text.split("\n")
    line, printed = _first_printed(text, rows), True
    if problem and (not line or problem.line < line) and _is_text(rows, problem):
        line, printed = min(problem.line, len(rows)), False
    if not line:
        return None
    line = _first_of_text(text, rows, line)
    row = rows[line - 1]
    above = [before.strip() for before in rows[: line - 1] if before.strip() and not before.lstrip().startswith("#")]
    what = "es una salida" if printed else "no es un comando"
    advice = "usa console con «$ » delante de cada comando, o sepáralo en un bloque text"
    if not above or (len(above) == 1 and _NAME.fullmatch(above[0])):
        advice = "el lenguaje de este bloque es text"
        if any(is_command(before.lstrip("# \t")) for before in rows[: line - 1]):
            advice = "usa console; «# » aquí es un comentario: si es de root, escribe «$ sudo …»"
    start = len(row) - len(row.lstrip())
    return Output(line, start + 1, len(row.strip()), f"esto {what}: {advice}")


def _first_of_text(text: str, rows: list[str], line: int) -> int:
    """The first of the lines without a gap that end in ``line`` and are no commands: sentences, tables."""
    kinds = context.kinds(text)
    offset = sum(len(row) + 1 for row in rows[: line - 1])
    while line > 1:
        row = rows[line - 2]
        offset -= len(row) + 1
        is_code = kinds[offset] == context.CODE and not (line > 2 and rows[line - 3].endswith(("\\", "|", "&&")))
        if not is_code or _SHELLY.search(row) or not _SENTENCE.match(row):
            break
        line -= 1
    return line


def _first_printed(text: str, rows: list[str]) -> int:
    kinds: bytes | None = None
    offset = 0
    for number, row in enumerate(rows, 1):
        if _PRINTED.fullmatch(row.strip()):
            # In a heredoc or between quotes it is the text of a command.
            kinds = context.kinds(text) if kinds is None else kinds
            if kinds[offset] == context.CODE:
                return number
        offset += len(row) + 1
    return 0


def _is_text(rows: list[str], problem: SyntaxProblem) -> bool:
    row = rows[min(problem.line, len(rows)) - 1]
    words = row.split()
    if len(words) < 2 or not _REFUSED.search(problem.message):
        return False
    # «git clone» in one line and «(x)» in the next: what stands before decides too when the line goes on.
    goes_on = problem.line > 1 and rows[min(problem.line, len(rows)) - 2].rstrip().endswith(("\\", "|", "&&"))
    if goes_on or words[0].rstrip(";") in _COMMANDS:
        return False
    return _OPTION.match(row) is not None or not _SHELLY.search(row)


def is_command(text: str) -> bool:
    """Whether a text starts with the name of a well-known program, behind comments."""
    row = next((row for row in text.split("\n") if row.strip() and not row.lstrip().startswith("#")), "")
    return row.split(" ")[0].strip() in _PROGRAMS


def is_without_commands(text: str) -> bool:
    """Only comments. A block with nothing at all says nothing wrong."""
    lines = [line.lstrip() for line in text.split("\n") if line.strip()]
    return bool(lines) and all(line.startswith("#") for line in lines)
