"""The command line of every program of the guide: the same manners, in Spanish."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, NoReturn

MISUSED = 2
"""The exit code of a program that is called in a wrong way."""

# What argparse says to whoever calls a program (Python 3.11 to 3.14).
_SPANISH = (
    (r"^unrecognized arguments: ", "argumentos desconocidos: "),
    (r"^the following arguments are required: ", "faltan argumentos: "),
    (r"^one of the arguments (.*) is required$", r"falta una de estas opciones: \1"),
    (r"invalid choice: (.+?)(?:, maybe you meant .*)? \(choose from (.*)\)$", r"\1 no vale: elige entre \2"),
    (r"invalid int value: (.+)$", r"\1 no es un número entero"),
    (r"invalid \w+ value: (.+)$", r"\1 no vale"),
    (r"expected one argument$", "pide un valor"),
    (r"expected at least one argument$", "pide al menos un valor"),
    (r"expected (\d+) arguments$", r"pide \1 valores"),
    (r"ignored explicit argument .*$", "no lleva ningún valor"),
    (r"not allowed with argument (.*)$", r"no va con \1"),
    (r"^argument (?=-)", "opción "),
    (r"^argument ", "argumento "),
)


class Parser(argparse.ArgumentParser):
    """Takes whole names of options only; ends with 2 and the usage when it is called in a wrong way.

    ``prog`` is by default the name under which the program was called.
    """

    def __init__(self, *, description: str = "", prog: str = "", epilog: str = "", **more: Any) -> None:
        name = prog or PurePath(sys.argv[0]).name.removesuffix(".exe")
        super().__init__(prog=name, description=description, epilog=epilog, add_help=False, allow_abbrev=False, **more)
        self._positionals.title = "argumentos"
        self._optionals.title = "opciones"
        self.add_argument("-h", "--help", "--ayuda", action="help", help="muestra esta ayuda")

    def parse(self, arguments: Sequence[str] | None = None) -> argparse.Namespace:
        """Options and other arguments may stand in any order; of a program with tasks, argparse cannot do that."""
        # Otherwise argparse takes a usage without its English «usage: » from format_usage, by cutting seven characters.
        usage = re.sub(r"\x1b\[[\d;]*m", "", super().format_usage())
        self.usage = usage.removeprefix("usage: ").replace("%", "%%")
        return self.parse_intermixed_args(arguments)

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {_translated(message)}\n{self.format_usage()}", end="", file=sys.stderr)
        raise SystemExit(MISUSED)

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "uso:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "uso:", 1)


def positive(text: str) -> int:
    """A number of 1 or more, as the ``type`` of an argument."""
    if not re.fullmatch(r"0*[1-9]\d{0,8}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"«{text}» no es un número entero, 1 o más")
    return int(text)


def words(text: str) -> Sequence[str]:
    """What stands between commas, as the ``type`` of an argument."""
    return [word for word in re.split(r"[\s,]+", text) if word]


def _translated(message: str) -> str:
    for english, spanish in _SPANISH:
        message = re.sub(english, spanish, message)
    return message
