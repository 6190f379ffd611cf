"""Blocks as Markdown makes them with the extension: their label, their lines, what is folded, what is not touched."""

from __future__ import annotations

import re

import pytest
from guide.codeblocks.extension import NAME, dress
from guide.snippets.reading.rendered import read_html
from guide.snippets.shell import session_lexer
from markdown import Markdown

session_lexer.register()

TEXT = """\
```console
$ docker run --rm --name web --publish 127.0.0.1:8080:80 nginx:1.30
docker: Error response from daemon: Conflict.

See 'docker run --help'.
$ docker ps | \\
> grep <nombre>
CONTAINER ID   IMAGE
$ cat > a.sh <<'FIN'
<h1>
FIN
```

```console
PS C:\\> docker run -it <imagen>
```

```console
Solo lo que salió, con <none>
```

```console
$ docker ps -a
```

```{ .yaml title="compose.yaml" }
image: "ghcr.io/<usuario>/notas"
```

```python
a = "<usuario>"
```

```dockerfile
# Con <argumento>
RUN --mount=type=cache,target=/root/.cache pip install --requirement requirements.txt
```

```text title=".env"
A=<valor>
```

```text
una línea
una  tabla
```

    sin lenguaje <nombre>

Escribe `docker logs --since 2m <nombre>` o `<none>`; `<nombre>` es un hueco.
"""
LINES = "".join(f"línea {number}\n" for number in range(1, 22))


def convert(text: str, *more: str) -> str:
    extensions = ["attr_list", "pymdownx.superfences", "pymdownx.highlight", *more]
    configs = {"pymdownx.highlight": {"pygments_lang_class": True}}
    return Markdown(extensions=extensions, extension_configs=configs).convert(text)


@pytest.fixture(scope="module")
def page() -> str:
    return convert(TEXT, NAME)


def test_the_text_of_each_block_stays(page: str) -> None:
    bare = [(block.text, block.language) for block in read_html(convert(TEXT))]
    assert [(block.text, block.language) for block in read_html(page)] == bare
    assert len(bare) == 10


def test_each_block_says_its_language_once(page: str) -> None:
    assert re.findall('data-lengua="([^"]*)"', page) == [
        "Terminal", "PowerShell", "Salida", "Terminal", "YAML", "Python", "Dockerfile", "Texto",
        "Texto",
    ]  # fmt: skip
    assert '<span class="filename" data-lengua="YAML">compose.yaml</span>' in page
    assert '<span class="filename">.env</span>' in page, "its name is that of its language"


def test_placeholders_are_marked_where_readers_write(page: str) -> None:
    assert re.findall('data-hueco="([^"]*)"', page) == [
        "nombre", "imagen", "usuario", "argumento", "nombre",
    ]  # fmt: skip
    assert "<code>&lt;none&gt;</code>" in page
    assert '<code><span class="guia-hueco">&lt;nombre&gt;</span></code>' in page
    assert "sin lenguaje &lt;nombre&gt;" in page


def test_each_line_that_may_wrap_is_an_element_with_its_end(page: str) -> None:
    session = page[: page.index("</pre>")]
    lines = re.findall(
        r'<span class="(guia-linea|go)( guia-columnas)?">(?:(?!</?span class="(?:guia-l|go)).)*\n</span>', session
    )
    assert [name for name, _ in lines] == [
        "guia-linea",
        "go",
        "go",
        "go",
        "guia-linea",
        "guia-linea",
        "go",
        "guia-linea",
        "guia-linea",
        "guia-linea",
    ]
    assert [number for number, (_, columns) in enumerate(lines) if columns] == [6]


def test_an_option_is_not_cut_in_two(page: str) -> None:
    assert '<span class="guia-opcion">--publish</span>' in page
    assert '<span class="guia-opcion">--mount</span>' in page
    assert '<span class="guia-opcion">-a</span>' not in page, "a short line does not wrap"


@pytest.mark.parametrize(
    ("block", "folded"),
    [
        pytest.param(f"```console\n$ docker info\n{LINES}$ docker ps\n```", 11, id="an output"),
        pytest.param(f"```console\n$ docker info\n{LINES}\n{LINES}```", 33, id="with empty lines"),
        pytest.param(f"```console\n$ docker info\n{LINES[:-9]}```", 0, id="an output of twenty lines"),
        pytest.param(f"```console\n$ cat > a <<FIN\n{LINES}FIN\n```", 0, id="a command"),
        pytest.param(f"```text\n{LINES}```", 11, id="text"),
        pytest.param(f"```json\n{LINES}```", 11, id="data without a name"),
        pytest.param(f"```go\n{LINES}```", 11, id="a program without a name"),
        pytest.param(f"```yaml title='compose.yaml'\n{LINES}```", 0, id="a file"),
        pytest.param(f"```text title='a'\n{LINES}```", 0, id="a file of text"),
        pytest.param(f"```bash\n{LINES}```", 0, id="a script"),
        pytest.param(f"```dockerfile\n{LINES}```", 0, id="a Dockerfile"),
    ],
)
def test_what_is_folded(block: str, folded: int) -> None:
    page = convert(block, NAME)
    _, _, rest = page.partition('<span class="guia-resto">')
    assert re.sub("<[^>]*>", "", rest).partition("$")[0].count("\n") == folded
    assert read_html(page)[0].text == read_html(convert(block))[0].text


@pytest.mark.parametrize(
    "html",
    [
        "<pre><span></span><code>a &lt;b-c&gt;</code></pre>",
        "<pre><code>a &lt;b-c&gt;</code></pre>",
        '<div class="highlight"><table><tr><td>a</td></tr></table></div>',
        "<p>a &lt;b-c&gt;</p>",
    ],
)
def test_other_markup_is_not_touched(html: str) -> None:
    assert dress(html) == html
