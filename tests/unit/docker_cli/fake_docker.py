"""A client of docker that knows a few commands and answers as the real one does: help, completion and complaints.

The hidden file beside it has for each command the text of its help, what completion offers and the flags: "" without
a value, "=" with one, "?" with one that may be left out. Those of a «persistent» command also go with what stands under
it. A second file gets a line for each question.
"""

import json
import os
import sys
from pathlib import Path

here = Path(__file__)
commands = json.loads(here.with_name(f".{here.name}.json").read_text("utf-8"))
words = sys.argv[1:]
with here.with_name(f".{here.name}.log").open("a", encoding="utf-8") as log:
    log.write(json.dumps({"words": words, "environment": dict(os.environ)}) + "\n")


def known(path: list[str]) -> list[str]:
    """The longest beginning of the words that is a command."""
    found: list[str] = []
    for word in path:
        if " ".join([*found, word]) not in commands:
            break
        found.append(word)
    return found


def taken(path: list[str]) -> dict[str, str]:
    flags: dict[str, str] = {}
    for end in range(len(path)):
        above = commands[" ".join(path[:end])]
        flags.update(above.get("flags", {}) if above.get("persistent") else {})
    flags.update(commands[" ".join(path)].get("flags", {}))
    return flags


if words[:1] == ["--version"]:
    print(commands[""].get("version", ""))
elif words[:1] == ["__complete"]:
    path = known(words[1:-1])
    offered = commands[" ".join(path)].get("completed", [])
    print("\n".join(f"{name}\tSomething" for name in offered if name.startswith(words[-1])))
    print(":4")
elif "--help" in words:
    path = known(words[: words.index("--help")])
    flags = taken(path)
    for word in words[words.index("--help") + 1 :]:
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--"):
            if commands[" ".join(path)].get("stops"):
                break
        elif name not in flags:
            sys.exit(f"unknown flag: {word}")
        elif flags[name] == "=" and not equals:
            sys.exit(f"flag needs an argument: {word}")
        elif flags[name] == "" and value not in ("", "true", "false"):
            sys.exit(f'invalid argument "{value}" for "--{name}" flag: strconv.ParseBool: parsing "{value}"')
    print(commands[" ".join(path)]["help"])
