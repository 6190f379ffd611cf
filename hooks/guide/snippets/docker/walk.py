"""One walk over the words of a docker command, as the client itself reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from guide.hints import nearest
from guide.snippets.docker import messages as messages
from guide.snippets.docker.table import Flag, Node, Notes, Table
from guide.snippets.docker.words import Word
from guide.snippets.findings import Finding

# Their values are flags of another program.
_FREE = re.compile(r"flags|args|cmd|entrypoint")
_BOOLEANS = frozenset(("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"))
# «docker COMMAND» and «docker {{ orden }}» tell how a command is written.
_SYNOPSIS = re.compile(r"[A-Z][A-Z_-]+|.*[][{}<>|].*", re.DOTALL)
_FLAG = re.compile(r"[^\s\[\]|(){}<>]+")
# What stands for anything: a filled placeholder, an ellipsis.
_ANYTHING = re.compile(r"x{3,}|\.\.\.|…")


class Walk:
    """Reads the words as the client would: global flags, sub-commands, flags, arguments."""

    def __init__(self, words: Sequence[Word], table: Table) -> None:
        self.words, self.table = words, table
        self.findings: list[Finding] = []
        self.position = 1
        self.helped = False
        self.unsure = False  # whether some word may be any number of arguments
        self.above: list[Node] = []

    def run(self, path: tuple[str, ...]) -> None:
        node = self.table.node(path)
        if path:
            self.report(self.words[0], "DK112", "docker-compose se retiró: escribe «docker compose», con un espacio")
            self.above.append(self.table.node(("compose",)))
        while True:
            children = node.children or (self.table.node(("compose",)).children if path == node.path != () else {})
            if node.entry.opaque or not self._flags_and_arguments(node, children):
                return
            word = self.words[self.position]
            if self._unclear(word):
                return
            if word.text not in children:
                self._unknown_command(node, children, word)
                return
            self.position += 1
            self.above.append(node)
            node = self.table.node(children[word.text])
            self._history(word, messages.called(node), node.entry.notes)

    def _flags_and_arguments(self, node: Node, children: dict[str, tuple[str, ...]]) -> bool:
        """True when the next word must be a sub-command; else the whole command has been read."""
        group = bool(children) and (node.entry.least == node.entry.most == 1 or not node.path)
        sure: list[Word] = []
        misread = flags_end = False
        called = self.words[self.position - 1]
        while self.position < len(self.words):
            word = self.words[self.position]
            anything = self._anything(word)
            if not flags_end and not anything and word.text.startswith("-") and word.text != "-":
                self.position += 1
                if word.text == "--" and word.literal:
                    flags_end = True
                elif word.text.startswith("--"):
                    misread |= not self._long(node, word)
                else:
                    misread |= not self._short(node, word)
                if misread and group:
                    return False
                continue
            if not flags_end and not anything and word.text in children and (group or not sure):
                return True
            if group:
                return not flags_end
            self.position += 1
            if anything:
                self.unsure = True
            else:
                sure.append(word)
            flags_end = flags_end or node.entry.stops
        if not (group or self.helped or misread):
            self._count(node, called, sure)
        return False

    def _long(self, node: Node, word: Word) -> bool:
        """Reads «--name», «--name=value» or «--name value». False when the word is not whole."""
        name, equals, value = word.text[2:].partition("=")
        if not word.literal and not equals:
            return False
        if not _FLAG.fullmatch(name):
            # «[--tag nombre --push]» tells how a command is written.
            return False
        if name == "help":
            self.helped = True
            return True
        flag = node.long.get(name)
        if flag is None:
            self._unknown_flag(node, word, f"--{name}")
            return False
        if name == "version" and len(self.above) <= 1:
            self.helped = True
        self._history(word, f"--{name}", flag.notes, 2 + len(name))
        if equals:
            if not flag.value and word.literal:
                self._boolean(word, f"--{name}", value)
        elif flag.value == "=":
            return self._value(node, word, f"--{name}")
        return True

    def _short(self, node: Node, word: Word) -> bool:
        """Reads «-it», «-p80:80», «-f=x» or «-f x». False when it is not known what follows."""
        text = word.text
        if len(text) > 3 and text[1:].partition("=")[0] in node.long:
            name = text[1:].partition("=")[0]
            self.report(word, "DK104", f"con un solo guion son letras sueltas: escribe --{name}", 1 + len(name))
            return False
        for index, letter in enumerate(text[1:], 1):
            flag = node.short.get(letter)
            if flag is None and letter == "h":
                self.helped = True
                return True
            if flag is None:
                self._unknown_letter(node, word, index)
                return False
            if letter == "v" and flag.name == "version":
                self.helped = True
            self._history(word, f"-{letter}", flag.notes, 1, index)
            rest = text[index + 1 :]
            if flag.value == "=":
                return bool(rest) or not word.literal or self._value(node, word, f"-{letter}")
            if rest.startswith("="):
                if not flag.value and word.literal:
                    self._boolean(word, f"-{letter}", rest[1:])
                return True
        return word.literal

    def _value(self, node: Node, word: Word, name: str) -> bool:
        following = self.words[self.position] if self.position < len(self.words) else None
        if following is not None and (_FREE.search(name) or not self._is_flag(node, following)):
            # «-f $OPTIONS» may be the value and arguments after it.
            self.unsure |= following.many
            self.position += 1
            return True
        self.report(word, "DK105", f"a {name} le falta su valor")
        return False

    def _is_flag(self, node: Node, word: Word) -> bool:
        """Docker would take it for the value and then complain of the value, or worse, not complain."""
        text = word.text
        if not word.literal or not text.startswith("-"):
            return False
        return text[2:].partition("=")[0] in node.long if text.startswith("--") else text[1:] in node.short

    def _boolean(self, word: Word, name: str, value: str) -> None:
        if value not in _BOOLEANS:
            self.report(word, "DK106", f"{name} solo puede ser true o false, no «{value}»")

    def _count(self, node: Node, called: Word, given: Sequence[Word]) -> None:
        least, most = node.entry.least, node.entry.most
        name = messages.called(node)
        if len(given) < least and not self.unsure:
            more = "" if least == most else " al menos"
            self.report(
                called, "DK107", f"«{name}» pide{more} {messages.plural(least, 'argumento')}: aquí hay {len(given)}"
            )
        elif len(given) > most:
            wanted = f"admite como mucho {messages.plural(most, 'argumento')}" if most else "no admite argumentos"
            self.report(given[most], "DK108", f"«{name}» {wanted}: aquí hay {len(given)}")

    def _unknown_command(self, node: Node, children: Iterable[str], word: Word) -> None:
        called, name = messages.called(node), word.text
        if _SYNOPSIS.fullmatch(name) and name.lower() not in children:
            return
        close = nearest(name.lower(), children)
        compose = self.table.node(("compose",)).children
        if not node.path and name in compose:
            self.report(word, "DK101", f"«docker {name}» no existe: ¿quisiste decir «docker compose {name}»?")
        elif close:
            self.report(word, "DK101", f"«{called} {name}» no existe: ¿quisiste decir «{called} {close}»?")
        elif not node.path:
            self.report(word, "DK111", f"«docker {name}» no es una orden de docker ni un plugin conocido")
        else:
            self.report(word, "DK101", f"«{called} {name}» no existe: sus órdenes son {messages.listed(children)}")

    def _unknown_flag(self, node: Node, word: Word, spelling: str) -> None:
        name = spelling[2:]
        hint = self._belongs_above(name, lambda upper: upper.long)
        if not hint:
            close = nearest(name, (flag.name for flag in node.entry.flags if not flag.notes.removed))
            hint = f": ¿quisiste decir --{close}?" if close else ""
        message = f"«{messages.called(node)}» no tiene la opción {spelling}{hint}"
        self.report(word, "DK102", message, len(spelling))

    def _unknown_letter(self, node: Node, word: Word, index: int) -> None:
        letter = word.text[index]
        name = word.text[1:].partition("=")[0]
        close = nearest(name, node.long) if len(name) > 2 else None
        if name in node.long or (len(name) > 3 and close):
            message = f"con un solo guion son letras sueltas, y -{letter} no existe: ¿quisiste decir --{close or name}?"
            self.report(word, "DK104", message, 1 + len(name))
            return
        hint = self._belongs_above(letter, lambda upper: upper.short)
        if not hint:
            other = next((f for f in node.entry.flags if f.short.lower() == letter.lower() and f.short), None)
            hint = f": ¿quisiste decir -{other.short} (--{other.name})?" if other else ""
        message = f"«{messages.called(node)}» no tiene la opción -{letter}{hint}"
        self.report(word, "DK103", message, 1, index)

    def _belongs_above(self, name: str, flags: Callable[[Node], Mapping[str, Flag]]) -> str:
        for upper in reversed(self.above):
            if name in flags(upper):
                return f": va antes, como en «{messages.called(upper)} {'-' * (1 + (len(name) > 1))}{name} …»"
        return ""

    def _history(self, word: Word, spelling: str, notes: Notes, length: int = 0, index: int = 0) -> None:
        if notes.removed:
            message = f"{messages.quoted(spelling)} ya no existe desde la versión {notes.removed}"
            self.report(word, "DK110", message, length, index)
        elif notes.deprecated:
            message = f"{messages.quoted(spelling)} está en desuso desde la versión {notes.deprecated}"
            self.report(word, "DK109", message, length, index)

    def _anything(self, word: Word) -> bool:
        """Whether the word may be any number of words of any kind."""
        if word.literal:
            return _ANYTHING.fullmatch(word.text) is not None
        return word.many and not word.text

    def _unclear(self, word: Word) -> bool:
        return not word.literal or self._anything(word)

    def report(self, word: Word, code: str, message: str, length: int = 0, index: int = 0) -> None:
        """``length`` characters from ``index`` of the word; the whole word when it is written with quotes."""
        column, line = word.column, word.line
        plain = word.end_line == line and word.end_column - column == len(word.text)
        if plain or (not word.literal and word.end_line == line):
            start = column + index
            end = start + length if length else word.end_column
            self.findings.append(Finding(line, start, line, max(end, start + 1), code, message))
        else:
            self.findings.append(Finding(line, column, word.end_line, word.end_column, code, message))
