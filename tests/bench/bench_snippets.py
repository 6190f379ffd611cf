"""The check of shell blocks, many of them, beside one process for each block."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import ROOT, Contender, Row, in_turns, median

MANY, WHOLE, ALONE, GROWN = 5_000, 2_700, 300, 20_000
# Only the parse: reading the file and starting Python are measured apart and taken off.
SYNTAX = """
import json, pathlib, sys
sys.path.insert(0, "hooks")
from guide.snippets.shell.shfmt import Script, parse
texts = json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8"))
if len(sys.argv) < 3:
    parse([Script("bash", text) for text in texts])
"""
# Within one process, so that nothing has to be taken off, and by the work of the processors, its children's too.
GROWTH = """
import json, pathlib, resource, sys
sys.path.insert(0, "hooks")
from guide.snippets.shell.shfmt import Script, parse
def work():
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
scripts = [Script("bash", text) for text in json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8"))]
parse(scripts[::10])
for _ in range(int(sys.argv[2])):
    start = work()
    parse(scripts[::10])
    middle = work()
    parse(scripts)
    print((work() - middle) / (middle - start))
"""
EACH = """
import json, pathlib, subprocess, sys
for text in json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8")):
    subprocess.run(sys.argv[2:], input=text.encode(), capture_output=True)
"""
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
COMMANDS = (
    "docker run --detach --name web-{n} --publish 127.0.0.1:{n}:80 nginx:1.29",
    "docker logs --tail {n} web-{n} | grep -c 'error {n}'",
    'for i in 1 2 {n}; do docker rm --force "web-$i"; done',
    "docker build --tag notas-api:{n} --build-arg VERSION={n} .",
    'test "$(docker ps --quiet --filter name=web-{n})" && echo "está {n}"',
    "docker compose --project-name p{n} up --detach --wait",
    "docker volume create datos-{n} && docker volume inspect datos-{n}",
)


def rows(rounds: int) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guia-") as name:
        folder = Path(name)
        lists = {}
        for size in (ALONE, MANY, GROWN):
            lists[size] = folder / f"{size}.json"
            lists[size].write_text(json.dumps([block(n) for n in range(size)]), encoding="utf-8")
        page, cache = folder / "pagina.md", folder / "cache"
        page.write_text("".join(f"```bash\n{block(n)}\n```\n\n" for n in range(WHOLE)), encoding="utf-8")

        def forget() -> None:
            for file in cache.rglob("*"):
                file.unlink(missing_ok=True)

        def syntax(size: int, *nothing: str) -> Contender:
            return Contender([sys.executable, "-c", SYNTAX, str(lists[size]), *nothing], ROOT)

        def each(*command: str) -> Contender:
            return Contender([sys.executable, "-c", EACH, str(lists[ALONE]), *command], ROOT)

        whole = [sys.executable, "hooks/snippets.py", "--cache", str(cache), str(page)]
        times = in_turns(
            {
                "nada": syntax(MANY, "nada"),
                "muchos": syntax(MANY),
                "bash": each("bash", "-n"),
                "shellcheck": each(str(Path(sys.executable).with_name("shellcheck")), "--norc", "-s", "bash", "-"),
                "todo, frío": Contender(whole, ROOT, forget),
                "todo, caliente": Contender(whole, ROOT),
            },
            rounds,
        )
        growth = subprocess.run(
            [sys.executable, "-c", GROWTH, str(lists[GROWN]), str(rounds)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        forget()
        peak = subprocess.run(
            [sys.executable, "-c", PEAK, *whole], cwd=ROOT, capture_output=True, text=True, check=True
        )
    many = median(times["muchos"].wall) - median(times["nada"].wall)
    return [
        Row(f"sintaxis de {MANY} bloques distintos", many, "s", MANY / 20_000),
        Row("la misma, por segundo", MANY / many, "bloques"),
        Row("la misma con bash -n, uno a uno, por segundo", ALONE / median(times["bash"].wall), "bloques"),
        Row("con ShellCheck, uno a uno, por segundo", ALONE / median(times["shellcheck"].wall), "bloques"),
        Row("diez veces más bloques dan más trabajo", median([float(line) for line in growth.stdout.split()]), "×", 11),
        Row(f"todo, {WHOLE} bloques de shell, sin caché", median(times["todo, frío"].wall), "s", 4),
        Row(f"todo, {WHOLE} bloques de shell, con caché", median(times["todo, caliente"].wall), "s", 0.6),
        Row("memoria que llega a usar, sin caché", int(peak.stdout) / 1024, "MB", 200),
    ]


def block(number: int) -> str:
    """Some lines of shell, different for each number and the same in every run."""
    chosen = random.Random(number)  # noqa: S311
    lines = chosen.sample(COMMANDS, chosen.randint(1, 4))
    return "\n".join(line.format(n=number + 8000) for line in lines)
