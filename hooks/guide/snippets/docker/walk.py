"""One walk over the words of a docker command, as the client itself reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guide.snippets.docker import messages, unknown
from guide.snippets.docker.reading import Option, Reading
from guide.snippets.docker.table import Flag, Node, Notes, Table
from guide.snippets.docker.unknown import Complaint
from guide.snippets.docker.words import Word
from guide.snippets.findings import Finding

# Their values are flags of another program.
_FREE = re.compile(r"flags|args|cmd|entrypoint")
_BOOLEANS = frozenset(("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"))
# «docker COMMAND» and «docker {{ comando }}» tell how a command is written.
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
        self.options: list[Option] = []

    def run(self, path: tuple[str, ...]) -> Reading | None:
        """None for a command that could not be followed to its end."""
        node = self.table.node(path)
        if path:
            self.report(self.words[0], "DK112", "docker-compose se retiró: escribe «docker compose», con un espacio")
            self.above.append(self.table.node(("compose",)))
        while True:
            children: Mapping[str, tuple[str, ...]] = node.children
            if path == node.path != ():
                children = {**self.table.node(("compose",)).children, **children}
            if node.entry.opaque:
                return None
            read = self._flags_and_arguments(node, children)
            if read is not None:
                return read
            if self.position >= len(self.words):
                return None
            word = self.words[self.position]
            if not word.literal or self._anything(word):
                return None
            if word.text not in children:
                self._unknown_command(node, children, word)
                return None
            self.position += 1
            self.above.append(node)
            node = self.table.node(children[word.text])
            if not self.above[-1].entry.notes.removed:
                self._history(word, messages.called(node), node.entry.notes)

    def _flags_and_arguments(self, node: Node, children: Mapping[str, tuple[str, ...]]) -> Reading | None:
        """None when the next word must be a sub-command, or nobody knows what it is."""
        group = bool(children) and (node.entry.least == node.entry.most == 1 or not node.path)
        arguments: list[Word] = []
        misread = flags_end = False
        self.options = []
        called = self.words[self.position - 1]
        while self.position < len(self.words):
            word = self.words[self.position]
            if not flags_end and word.text.startswith("-") and word.text != "-":
                self.position += 1
                if word.text == "--" and word.literal:
                    flags_end = True
                elif word.text.startswith("--"):
                    misread |= not self._long(node, word)
                else:
                    misread |= not self._short(node, word)
                if misread and group:
                    self.position = len(self.words)
                continue
            if not flags_end and word.text in children and (group or not arguments):
                return None
            if group:
                if flags_end:
                    self.position = len(self.words)
                return None
            self.position += 1
            self.unsure |= self._anything(word)
            arguments.append(word)
            flags_end = flags_end or node.entry.stops
        if group:
            return None
        if not (self.helped or misread):
            self._count(node, called, [word for word in arguments if not self._anything(word)])
        # «-p 8080: 80»: the first argument is the rest of a value.
        torn = any(option.known and option.value.endswith((":", ",")) for option in self.options)
        whole = not (misread or torn or self.unsure)
        return Reading(node, called, tuple(self.options), tuple(arguments), whole, self.helped)

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
            self._complain(word, unknown.unknown_flag(node, self.above, name))
            return False
        if name == "version" and len(self.above) <= 1:
            self.helped = True
        spelling = f"--{name}"
        self._history(word, spelling, flag.notes, len(spelling))
        if equals:
            if not flag.value and word.literal:
                self._boolean(word, spelling, value)
            self.options.append(Option(flag, spelling, word, 0, word, value, len(spelling) + 1))
        elif flag.value == "=":
            return self._value(node, word, flag, spelling)
        else:
            self.options.append(Option(flag, spelling, word, 0, word, "true", 0))
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
                self._complain(word, unknown.unknown_letter(node, self.above, text, index), index)
                return False
            if letter == "v" and flag.name == "version":
                self.helped = True
            spelling = f"-{letter}"
            self._history(word, spelling, flag.notes, 1, index)
            rest = text[index + 1 :]
            if flag.value == "=":
                if not rest and word.literal:
                    return self._value(node, word, flag, spelling, index)
                value = rest.removeprefix("=")
                self.options.append(Option(flag, spelling, word, index, word, value, len(text) - len(value)))
                return True
            if rest.startswith("="):
                if not flag.value and word.literal:
                    self._boolean(word, spelling, rest[1:])
                self.options.append(Option(flag, spelling, word, index, word, rest[1:], index + 2))
                return True
            self.options.append(Option(flag, spelling, word, index, word, "true", index))
        return word.literal

    def _value(self, node: Node, word: Word, flag: Flag, spelling: str, letter: int = 0) -> bool:
        following = self.words[self.position] if self.position < len(self.words) else None
        if following is not None and (_FREE.search(flag.name) or not self._is_flag(node, following)):
            # «-f $OPTIONS» may be the value and arguments after it.
            self.unsure |= following.many
            self.position += 1
            self.options.append(Option(flag, spelling, word, letter, following, following.text, 0))
            return True
        self.report(word, "DK105", f"a {spelling} le falta su valor")
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

    def _unknown_command(self, node: Node, children: Mapping[str, tuple[str, ...]], word: Word) -> None:
        if not _SYNOPSIS.fullmatch(word.text) or word.text.lower() in children:
            compose = self.table.node(("compose",)).children
            self._complain(word, unknown.unknown_command(node, children, compose, word.text))

    def _history(self, word: Word, spelling: str, notes: Notes, length: int = 0, start: int = 0) -> None:
        if notes.removed:
            message = f"{messages.quoted(spelling)} ya no existe desde la versión {notes.removed}"
            self.report(word, "DK110", message, length, start)
        elif notes.deprecated:
            message = f"{messages.quoted(spelling)} está en desuso desde la versión {notes.deprecated}"
            self.report(word, "DK109", message, length, start)

    def _anything(self, word: Word) -> bool:
        """Whether the word may be any number of words of any kind."""
        if word.literal:
            return _ANYTHING.fullmatch(word.text) is not None
        return word.many and not word.text

    def _complain(self, word: Word, complaint: Complaint, start: int = 0) -> None:
        # A name with a slip is told from the dash on; a letter, where it stands.
        begin = start if complaint.code == "DK103" else 0
        self.report(word, complaint.code, complaint.message, complaint.length, begin)

    def report(self, word: Word, code: str, message: str, length: int = 0, start: int = 0) -> None:
        self.findings.append(messages.finding_in_word(word, code, message, length, start))
