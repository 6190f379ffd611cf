"""What is written beside the code of a page, from HTML as Markdown makes it."""

from __future__ import annotations

import pytest
from guide.accessibility.content import dressed


def block(kind: str, code: str, title: str = "", seen: str = "") -> str:
    name = f'<span class="filename">{title}</span>' if title else ""
    told = f' data-lengua="{seen}"' if seen else ""
    return f'<div class="language-{kind} highlight"{told}>{name}<pre><span></span><code>{code}</code></pre></div>'


@pytest.mark.parametrize(
    ("seen", "code", "name"),
    [
        ("Terminal", '<span class="gp">$ </span>ls', "Sesión de terminal"),
        ("PowerShell", '<span class="gp">PS C:\\&gt; </span>ls', "Sesión de PowerShell"),
        ("PowerShell", "ls", "Comandos de PowerShell"),
        ("Salida", '<span class="go">hola</span>', "Salida"),
        ("Bash", "ls", "Comandos"),
        ("Dockerfile", "FROM x", "Dockerfile"),
        ("YAML", "a: 1", "Código YAML"),
        ("raro", "x", "Código raro"),
        ("", "x", "Texto"),
    ],
)
def test_a_block_says_what_is_seen_of_it(seen: str, code: str, name: str) -> None:
    assert f' role="group" aria-label="{name}">' in dressed(block("raro", code, seen=seen))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("compose.yaml", "Archivo compose.yaml"),
        ("En otra terminal", "En otra terminal"),
        ("<code>a&amp;b</code>", "Archivo a&amp;b"),
    ],
)
def test_a_block_with_a_title_says_it(title: str, name: str) -> None:
    assert f' role="group" aria-label="{name}">' in dressed(block("text", "x", title))


def test_a_title_may_say_more() -> None:
    html = block("yaml", "a: 1", "compose.yaml").replace('"filename"', '"filename" data-algo="YAML"')
    assert 'aria-label="Archivo compose.yaml"' in dressed(html)


def test_a_name_that_is_there_stays() -> None:
    html = '<div class="highlight" aria-label="Mío"><pre><code>x</code></pre></div>'
    assert dressed(html).count("aria-label") == 1


@pytest.mark.parametrize(
    ("kind", "code", "marks"),
    [
        ("console", "ls", ' lang="en" translate="no"'),
        ("dockerfile", "FROM x", ' lang="en" translate="no"'),
        ("text", "no such file or directory", ' lang="en" translate="no"'),
        ("text", "notas/\n├── web", ' translate="no"'),
        ("text", "Hola a todos", ' translate="no"'),
    ],
)
def test_language_of_a_block(kind: str, code: str, marks: str) -> None:
    assert f"<code{marks}>{code}</code>" in dressed(block(kind, code))


@pytest.mark.parametrize(
    ("token", "spoken"),
    [
        ('<span class="gp">$ </span>', '<span class="gp" aria-hidden="true">$ </span>'),
        (
            '<span class="go">Hola desde el contenedor</span>',
            '<span class="go" lang="es">Hola desde el contenedor</span>',
        ),
        ('<span class="c1"># la aplicación</span>', '<span class="c1" lang="es"># la aplicación</span>'),
        ('<span class="go">Error response from daemon</span>', '<span class="go">Error response from daemon</span>'),
        # A word of a program is of its language, whatever it looks like.
        ('<span class="nb">de</span>', '<span class="nb">de</span>'),
    ],
)
def test_language_of_a_part(token: str, spoken: str) -> None:
    assert spoken in dressed(block("console", token))


@pytest.mark.parametrize(
    ("inside", "marks"),
    [
        ("docker run", ""),
        ("notas", ""),
        ("permission denied", ' lang="en"'),
        ('docker ps <span class="guia-opcion">--all</span>', ""),
        ("no such file or directory", ' lang="en"'),
        ("falta la contraseña", ""),
    ],
)
def test_language_within_a_sentence(inside: str, marks: str) -> None:
    assert dressed(f"<p>Sale <code>{inside}</code>.</p>") == f'<p>Sale <code{marks} translate="no">{inside}</code>.</p>'


def test_the_sign_of_a_heading_is_for_the_mouse() -> None:
    html = '<h2 id="a">Uno<a class="headerlink" href="#a" title="Enlace">&para;</a></h2>'
    assert '<a class="headerlink" aria-hidden="true" tabindex="-1" href="#a"' in dressed(html)


def test_heads_of_columns() -> None:
    table = '<table><thead><tr><th>A</th><th style="text-align: right;">B</th></tr></thead></table>'
    assert dressed(table).count('<th scope="col"') == 2


def test_nothing_is_said_twice() -> None:
    html = block("console", '<span class="gp">$ </span>ls') + '<th>A</th><a class="headerlink" href="#a">x</a>'
    assert dressed(dressed(html)) == dressed(html)
