"""What is said of a command, a flag or a letter that the client does not know, and what was probably meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from guide.hints import nearest
from guide.snippets.docker import messages
from guide.snippets.docker.table import Flag, Node


class Complaint(NamedTuple):
    """``length``: how many characters of the word it is about; 0 is all of them."""

    code: str
    message: str
    length: int = 0


def unknown_command(node: Node, children: Collection[str], compose: Iterable[str], name: str) -> Complaint:
    """``compose``: the commands of docker compose, which many people write without it."""
    called = messages.called(node)
    close = nearest(name.lower(), children)
    # «docker volumes» is docker volume; but «docker up» is not docker cp: one edit makes another word of a short one.
    is_slip = len(name) > 4 and nearest(name.lower(), children, most=1)
    if not node.path and name in compose and not is_slip:
        return Complaint("DK101", f"«docker {name}» no existe: ¿quisiste decir «docker compose {name}»?")
    if close:
        return Complaint("DK101", f"«{called} {name}» no existe: ¿quisiste decir «{called} {close}»?")
    if not node.path:
        return Complaint("DK111", f"«docker {name}» no es un comando de docker ni un plugin conocido")
    return Complaint("DK101", f"«{called} {name}» no existe: sus comandos son {messages.listed(children)}")


def unknown_flag(node: Node, above: Sequence[Node], name: str) -> Complaint:
    """Of «--name»; ``above`` are the commands that the words have gone through."""
    hint = _belongs_above(above, name, lambda upper: upper.long)
    if not hint and _are_letters(node, name):
        long = f" (--{node.short[name].name})" if len(name) == 1 else ""
        hint = f": ¿quisiste decir -{name}{long}, con un solo guion?"
    if not hint:
        close = nearest(name, (flag.name for flag in node.entry.flags if not flag.notes.removed))
        hint = f": ¿quisiste decir --{close}?" if close else ""
    return Complaint("DK102", f"«{messages.called(node)}» no tiene la opción --{name}{hint}", 2 + len(name))


def _are_letters(node: Node, name: str) -> bool:
    """Whether «--it» is «-it»: a few letters that the command has, of which only the last may take a value."""
    flags = [node.short[letter] for letter in name if letter in node.short]
    return len(flags) == len(name) <= 4 and not any(flag.value for flag in flags[:-1])


def unknown_letter(node: Node, above: Sequence[Node], word: str, index: int) -> Complaint:
    """Of the letter at ``index`` of «-abc»."""
    letter = word[index]
    name = word[1:].partition("=")[0]
    close = nearest(name, node.long)
    if close and (close == name or len(name) > 3):
        message = f"con un solo guion son letras sueltas, y -{letter} no existe: ¿quisiste decir --{close}?"
        return Complaint("DK104", message, 1 + len(name))
    hint = _belongs_above(above, letter, lambda upper: upper.short) if len(name) == 1 else ""
    if not hint:
        other = next((f for f in node.entry.flags if f.short.lower() == letter.lower()), None)
        hint = f": ¿quisiste decir -{other.short} (--{other.name})?" if other else ""
    return Complaint("DK103", f"«{messages.called(node)}» no tiene la opción -{letter}{hint}", 1)


def _belongs_above(above: Sequence[Node], name: str, flags: Callable[[Node], Mapping[str, Flag]]) -> str:
    for upper in reversed(above):
        flag = flags(upper).get(name)
        # «docker -v» tells the version, and then there is no other command.
        if flag and flag.name != "version":
            return f": va antes, como en «{messages.called(upper)} {'-' * (1 + (len(name) > 1))}{name} …»"
    return ""
