"""What is read in the sources of a tool of macOS: letters, names, and what the preprocessor leaves of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.system_tools.apple import Checkout, NoSourceError, for_apple, options, primaries
from system_tools_support import repository


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('while ((ch = getopt(argc, argv, "ab:c::")) != -1)', "+ab:c::"),
        ('getopt(argc, argv, "")', "+"),
        ('getopt_long(argc, argv, "ba", l, NULL)', "ab"),
        ('getopt_long(argc, argv, "+ab", l, NULL)', "+ab"),
        ('egetopt(argc, argv, "#ae?")', "+#ae"),
        ('#define ARGS "ab"\ngetopt(argc, argv, ARGS)', "+ab"),
        ('#define ARGS (old ? "ab:" : "b")\ngetopt(argc, argv, ARGS)', "+ab:"),
        ('#define ARGS \\\n "ab"\ngetopt(argc, argv, ARGS)', "+ab"),
        ('static const char *o = "ab";\ngetopt(argc, argv, o)', "+ab"),
        ('o = "a"; o = "b:";\ngetopt(argc, argv, o)', "+ab:"),
        ('getopt(argc, argv, "a"); getopt(argc, argv, "b")', "+ab"),
        ('getopt(argc, argv,\n "a"\n)', "+a"),
        (
            'struct option l[] = {{"todo", no_argument, 0, 1}, {"uno", 1, 0, 2}};\ngetopt_long(c, v, "a", l, 0)',
            "a todo uno",
        ),
        ('getopt(argc, argv, "a"); printf("no: %s", "z")', "+a"),
        ('/* getopt(argc, argv, "z") */ getopt(argc, argv, "a")', "+a"),
    ],
)
def test_options_of_a_file(text: str, expected: str) -> None:
    assert str(options([for_apple(text)])) == expected


def test_options_of_a_variable() -> None:
    text = 'static const char *uno = "ab";\nstatic const char *dos\n = "c:d";\ngetopt_long(c, v, x, l, 0)'
    assert str(options([text], "dos")) == "c:d"


@pytest.mark.parametrize("text", ["", "getopt(", "int getopt(int, char * const *, const char *);", 'printf("a")'])
def test_without_letters_nobody_knows(text: str) -> None:
    with pytest.raises(NoSourceError, match="no se sabe"):
        options([text])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("#ifdef __APPLE__\na\n#else\nb\n#endif\nc", "a c"),
        ("#ifndef __APPLE__\na\n#else\nb\n#endif", "b"),
        ("#if defined(__APPLE__)\na\n#else\nb\n#endif", "a"),
        ("#if !defined(__APPLE__)\na\n#else\nb\n#endif", "b"),
        ("#ifdef OTRA\na\n#else\nb\n#endif", "a b"),
        ("#if A\na\n#elif B\nb\n#endif", "a b"),
        ("#ifndef __APPLE__\n#ifdef OTRA\na\n#endif\n#endif\nb", "b"),
        ("#ifdef __APPLE__ // sí\na\n#else /* no */\nb\n#endif", "a"),
        ("#endif\n#else\na", "a"),
    ],
)
def test_what_the_preprocessor_leaves_on_macos(text: str, kept: str) -> None:
    assert for_apple(text).split() == kept.split()


def test_primaries_of_find() -> None:
    text = (
        '{ "-amin", c_Xmin, f_Xmin, 0 },\n{ "(", c_simple, f_openparen, 0 },\n// { "-daystart", 0 }\n{ "-name", c_name,'
    )
    assert primaries([text]) == ["-amin", "-name"]


def test_a_repository_tells_its_release_and_its_files(tmp_path: Path) -> None:
    files = {"ls/ls.c": "uno", "ls/print.c": "dos", "ls/tests/a.c": "no", "ls/ls.1": "", "cp/cp.c": "tres", "x.8": ""}
    found = repository(tmp_path, files)
    assert (found.release, found.name) == ("text_cmds-199 (2026-04-17)", "text_cmds")
    assert found.sources("ls/") == ["uno", "dos"]
    assert found.sources("ls/print.c") == ["dos"]
    assert found.manuals() == {"ls", "x"}
    with pytest.raises(NoSourceError, match="no hay programas en mv"):
        found.sources("mv")


def test_a_repository_without_a_tag_is_of_no_release(tmp_path: Path) -> None:
    with pytest.raises(NoSourceError, match="no lleva etiqueta"):
        _ = repository(tmp_path, {"a.c": ""}, tag="").release


def test_a_folder_that_is_no_repository(tmp_path: Path) -> None:
    with pytest.raises(NoSourceError, match="no es una copia"):
        _ = Checkout(tmp_path / "nada").release
