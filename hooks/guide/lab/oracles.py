"""What an engine says of what pages show and no page runs: Dockerfiles, Compose files, the table of commands."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from guide.docker_cli.client import Client
from guide.lab.machines.cache import say
from guide.lab.machines.engines import Engine, Factory
from guide.lab.pages.marks import DEFAULT_VERSIONS, BlockPlan, Plan
from guide.lab.running.runner import Trouble
from guide.snippets.blocks import Block, Page
from guide.snippets.compose.check import is_compose
from guide.snippets.docker.table import load_table
from guide.snippets.notation import languages
from guide.snippets.outcome import marks

BASE = "debian:13-slim"
_FROM = re.compile(r"^(?P<head>[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*)(?P<image>\S+)", re.IGNORECASE | re.MULTILINE)
_STAGE = re.compile(r"^[ \t]*FROM\b.*\bAS[ \t]+(?P<name>\S+)", re.IGNORECASE | re.MULTILINE)
_COPIED = re.compile(r"(?P<head>--from=)(?P<image>[^\s,]+)|(?P<mounted>\bfrom=)(?P<other>[^\s,]+)")
_SYNTAX = re.compile(r"^#[ \t]*syntax[ \t]*=.*$", re.IGNORECASE | re.MULTILINE)
# A finding, an explanation of it, and a place, as «/tmp/…/Dockerfile:5».
_FINDING = re.compile(r"^(?:WARNING|ERROR): (?P<text>(?P<rule>[A-Z]\w+(?= - ))?.*)$")
_PLACE = re.compile(r"^\S*Dockerfile:(?P<line>\d+)$")
# Parts of a Compose file may name what stands in the rest of it.
_ONLY_A_PART = re.compile(r"neither an image nor a build context|refers to undefined|depends on undefined")
# It is given alone, without the files of its folder: those that the page shows were there where the page ran.
_NAMES_A_FILE = re.compile(r"open (?P<path>\S+): no such file or directory")
_BESIDE_SERVICES = {"networks", "volumes", "secrets", "configs", "name", "include", "models"}


def ask_engine(
    pages: Sequence[tuple[Page, Plan]], factory: Factory, versions: Sequence[str], client: Callable[[str], Path]
) -> list[Trouble]:
    """What is wrong, in the order of the pages. ``versions``: the engines whose commands are asked for.

    ``client``: the root folder of a machine with a version.
    """
    troubles = [trouble for version in versions for trouble in grammar(version, client(version))]
    engine = factory.start(DEFAULT_VERSIONS[0])
    try:
        dockerfiles = composes = 0
        for page, plan in pages:
            for block_plan in plan.blocks:
                block = block_plan.block
                found = marks.read_marks(block.attributes)
                if found.expected or found.exempt is not None:
                    continue
                kind = languages.find(block.language).kind if block.language else "text"
                if kind == "dockerfile":
                    dockerfiles += 1
                    troubles += dockerfile(page, block_plan, engine)
                elif kind == "yaml" and is_compose(block.code, block.attributes.get("title", "")):
                    composes += 1
                    troubles += compose(page, block, engine)
        say(f"docker build --check: {dockerfiles} bloques; docker compose config: {composes}")
    finally:
        engine.close()
    return troubles


def grammar(version: str, root: Path) -> Iterator[Trouble]:
    """What a client has and the table of the checker lacks."""
    table = load_table()
    with tempfile.TemporaryDirectory() as home:
        commands = Client(root, Path(home)).commands({})
    say(f"tabla de comandos: {len(commands)} comandos del cliente {version}")
    file = "resources/docker-cli.json"
    for path, described in sorted(commands.items()):
        name = " ".join(path)
        if name not in table.commands:
            yield Trouble(
                file, 1, f"falta el comando «docker {name}» del cliente {version}: vuelve a escribir la tabla"
            )
            continue
        entry = table.node(path).entry
        known = {flag.name for flag in entry.flags if flag.notes.holds_in(version)}
        for flag in described.entry.flags if not entry.opaque else ():
            if flag.name not in known:
                yield Trouble(file, 1, f"falta --{flag.name} en «docker {name}», que tiene el cliente {version}")


def dockerfile(page: Page, block_plan: BlockPlan, engine: Engine) -> Iterator[Trouble]:
    """What ``docker build --check`` says. Images are not what this is about: one that is there stands for all."""
    block = block_plan.block
    text, added = prepared(block.code)
    status, output = _ask(engine, ["docker", "build", "--check", "--progress=plain", "-"], text)
    findings = list(_findings(output))
    rules = tuple(sorted({rule for rule, _, _ in findings if rule}))
    named = all(rule for rule, _, _ in findings)
    if block_plan.warns == rules and named and (rules or status == 0):
        return
    if block_plan.warns and named:
        broken = ", ".join(rules) or "nada"
        message = f"docker build --check debía avisar de {', '.join(block_plan.warns)} y avisa de {broken}"
        yield Trouble(page.file, block.line, message)
        return
    unread = "".join(output.strip().splitlines()[-1:])
    for rule, message, line in findings or [("", unread, 1 + added)]:
        if rule not in block_plan.warns:
            yield Trouble(page.file, _line(block, line - added), f"docker build --check: {message}")


def _findings(output: str) -> Iterator[tuple[str, str, int]]:
    """The rule, if it has a name, the message and the line of each finding of ``docker build --check``."""
    rule = message = ""
    for text in output.splitlines():
        if found := _FINDING.match(text):
            if message:
                yield rule, message, _named(message)
            rule, message = found["rule"] or "", found["text"]
        elif message and (place := _PLACE.match(text)):
            yield rule, message, int(place["line"])
            message = ""
    if message:
        yield rule, message, _named(message)


def _named(message: str) -> int:
    """The line that an error names in its text."""
    found = re.search(r"\bline (\d+)", message)
    return int(found[1]) if found else 1


def prepared(code: str) -> tuple[str, int]:
    """A Dockerfile that can be checked on its own, and how many lines were put before it."""
    text = _SYNTAX.sub("#", code)
    stages = {match["name"].lower() for match in _STAGE.finditer(text)}

    def known(image: str) -> bool:
        return image.lower() in stages or image.isdigit() or image.lower() == "scratch" or "$" in image

    text = _FROM.sub(lambda m: m[0] if known(m["image"]) else m["head"] + BASE, text)

    def copied(match: re.Match[str]) -> str:
        head, image = match["head"] or match["mounted"], match["image"] or match["other"]
        return match[0] if known(image) else head + BASE

    # A part of a Dockerfile copies from stages that stand in the rest of it.
    text = _COPIED.sub(copied, text)
    return (text, 0) if _FROM.search(text) else (f"FROM {BASE}\n{text}", 1)


def compose(page: Page, block: Block, engine: Engine) -> Iterator[Trouble]:
    """What ``docker compose config`` says."""
    text, is_part = completed(block.code)
    command = ["docker", "compose", "--file", "-", "config", "--quiet", "--no-interpolate", "--no-env-resolution"]
    status, output = _ask(engine, command, text)
    if status == 0 or (is_part and _ONLY_A_PART.search(output)):
        return
    shown = tuple(f"/{other.attributes['title']}" for other in page.blocks if "title" in other.attributes)
    if (missing := _NAMES_A_FILE.search(output)) and missing["path"].endswith(shown):
        return
    last = "".join(output.strip().splitlines()[-1:])
    yield Trouble(page.file, block.line, f"docker compose config: {last}")


def completed(code: str) -> tuple[str, bool]:
    """A Compose file made of a part of one, and whether it was one."""
    keys = {match[1] for match in re.finditer(r"^([\w.-]+):", code, re.MULTILINE)}
    if "services" in keys:
        return code, False
    if keys and all(key in _BESIDE_SERVICES or key.startswith("x-") for key in keys):
        return f"{code}\nservices: {{parte: {{image: '{BASE}'}}}}\n", True
    indented = "\n".join(f"  {line}" if line.strip() else "" for line in code.split("\n"))
    if keys & {"image", "build", "ports", "environment", "command", "healthcheck", "depends_on", "deploy"}:
        deeper = "\n".join(f"  {line}" if line.strip() else "" for line in indented.split("\n"))
        return f"services:\n  parte:\n{deeper}\n", True
    return f"services:\n{indented}\n", True


def _ask(engine: Engine, command: list[str], text: str) -> tuple[int, str]:
    done = subprocess.run(
        engine.command(*command),
        input=text,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout


def _line(block: Block, line: int) -> int:
    """The line of the page; of the fence where the text comes from another file."""
    origin = block.origins[max(1, min(line, len(block.origins))) - 1]
    return block.line if origin.file else origin.line
