"""What becomes of the parts of a page that fold, are pressed, or lie one behind the other."""

from __future__ import annotations

import pytest
from book_support import DRAWING, article
from guide.book.markup import written
from guide.book.reshape import keep_drawing, reshape

CASES = {
    "headings go down": (
        "<h1>a</h1><h2>b</h2><h6>c</h6>",
        "<h2>a</h2><h3>b</h3><h6>c</h6>",
    ),
    "what is pressed goes, and the text behind it stays": (
        '<h2 id="a">A<a class="headerlink" href="#a">¶</a> b</h2><button>Copiar</button><form><input></form>'
        "<script>x</script>fin",
        '<h3 id="a">A b</h3>fin',
    ),
    "what is hidden goes": ("<p hidden>a</p><p>b</p>", "<p>b</p>"),
    "the place of an old address goes": ('<p class="guia-mudado" id="viejo">Está en…</p><p>b</p>', "<p>b</p>"),
    "an ornament goes": (
        '<p><img alt="" src="a.svg"><img alt="Un barco" src="b.svg"></p>',
        '<p><img alt="Un barco" src="b.svg"/></p>',
    ),
    "what a page does not want in a book goes": ('<p class="no-libro">a</p><p>b</p>', "<p>b</p>"),
    "what is folded is open, under its title": (
        '<details class="info" open><summary>¿Y <code>ls</code>?</summary><p>Nada.</p></details>',
        '<div class="admonition info"><p class="admonition-title">¿Y <code>ls</code>?</p><p>Nada.</p></div>',
    ),
    "a box says of itself what its icon said": (
        '<div class="admonition warning"><p class="admonition-title"><code>rm</code> borra</p></div>',
        '<div class="admonition warning"><p class="admonition-title"><span class="libro-clase">Cuidado: </span>'
        "<code>rm</code> borra</p></div>",
    ),
    "what is folded without a title is open": (
        "<details><p>Nada.</p></details>",
        '<div class="admonition"><p>Nada.</p></div>',
    ),
    "a box whose title says its kind does not say it twice": (
        '<div class="admonition tip"><p class="admonition-title">Consejo</p></div>'
        '<div class="admonition success"><p class="admonition-title">Compruébalo</p></div>',
        '<div class="admonition tip"><p class="admonition-title">Consejo</p></div>'
        '<div class="admonition success"><p class="admonition-title">Compruébalo</p></div>',
    ),
    "tabs stand one after the other, each under its label": (
        '<div class="tabbed-set" data-tabs="1:2"><input id="t1" type="radio"><input id="t2" type="radio">'
        '<div class="tabbed-labels"><label for="t1">Linux</label><label for="t2">macOS</label></div>'
        '<div class="tabbed-content"><div class="tabbed-block"><p>l</p></div><div class="tabbed-block"><p>m</p></div>'
        "</div></div>",
        '<div class="libro-pestanas"><div class="tabbed-content"><div class="tabbed-block">'
        '<p class="libro-pestana">Linux</p><p>l</p></div><div class="tabbed-block"><p class="libro-pestana">macOS</p>'
        "<p>m</p></div></div></div>",
    ),
    "the words of a diagram stand behind it": (
        '<figure><div></div><figcaption>F. <span class="diagrama-descargas">PNG</span></figcaption>'
        '<details class="diagrama-texto"><summary>En palabras</summary><p>a</p></details></figure><p>b</p>',
        '<figure><div/><figcaption>F. </figcaption></figure><div class="diagrama-texto"><p>En palabras</p><p>a</p>'
        "</div><p>b</p>",
    ),
    "rows that a page holds in small letters are marked": (
        f'<pre><code><span class="go guia-columnas">{"x" * 100}</span></code></pre>'
        f'<pre><code><span class="go">{"x" * 100}</span></code></pre>'
        f'<pre><code><span class="go guia-columnas">{"x" * 130}</span></code></pre>',
        f'<pre class="libro-ancho"><code><span class="go guia-columnas">{"x" * 100}</span></code></pre>'
        f'<pre><code><span class="go">{"x" * 100}</span></code></pre>'
        f'<pre><code><span class="go guia-columnas">{"x" * 130}</span></code></pre>',
    ),
    "an empty span before code goes": (
        "<pre><span></span><code>ls</code></pre>",
        "<pre><code>ls</code></pre>",
    ),
    "long code may go over two pages": (
        "<pre><code>" + "x\n" * 25 + "</code></pre>",
        '<pre class="libro-largo"><code>' + "x\n" * 25 + "</code></pre>",
    ),
    "what only scripts and the search read goes": ('<p data-search-exclude="" data-a="1">a</p>', "<p>a</p>"),
    "where one is on the route goes, and what the site asks its readers": (
        '<p class="guia-ruta">Paso 1 de 9</p><p>b</p><aside><p>¿Te ha servido?</p></aside>',
        "<p>b</p>",
    ),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_a_page_is_reshaped(before: str, after: str) -> None:
    page = article(before)
    reshape(page, 1, 40)
    assert written([page]) == f"<article>{after}</article>"


def test_a_question_with_options_is_answered_at_the_end() -> None:
    page = article(
        '<div class="admonition question"><p class="admonition-title">2. ¿Cuál?</p>'
        '<details class="failure"><summary>Esta</summary><p>No es.</p></details>'
        '<details class="success"><summary>A<code>b</code></summary><p>Sí es.</p></details></div><h2>Después</h2>'
    )
    reshape(page, 0, 40)
    assert written([page]) == (
        '<article><div class="admonition question" id="pregunta-1"><p class="admonition-title">2. ¿Cuál?</p>'
        '<ol type="A"><li>Esta</li><li>A<code>b</code></li></ol>'
        '<p class="libro-ir"><a href="#respuesta-1">Ver la respuesta</a></p></div><h2>Después</h2>'
        '<h2 id="respuestas">Respuestas</h2><div class="libro-respuestas"><div class="libro-respuesta" '
        'id="respuesta-1"><p><a href="#pregunta-1">Pregunta 2</a>. La correcta es la B.</p>'
        '<ol type="A"><li><p>No es.</p></li><li><p>Sí es.</p></li></ol></div></div></article>'
    )


def test_a_question_without_options_is_answered_at_the_end() -> None:
    page = article('<details class="question"><summary>¿Por qué?</summary><p>Por eso.</p></details><p>Fin.</p>')
    reshape(page, 1, 40)
    assert written([page]) == (
        '<article><div class="admonition question" id="pregunta-1"><p class="admonition-title">¿Por qué?</p>'
        '<p class="libro-ir"><a href="#respuesta-1">Ver la respuesta</a></p></div><p>Fin.</p>'
        '<h3 id="respuestas">Respuestas</h3><div class="libro-respuestas"><div class="libro-respuesta" '
        'id="respuesta-1"><p><a href="#pregunta-1">Pregunta 1</a>. Por eso.</p></div></div></article>'
    )


def test_an_answer_that_begins_with_code_stands_below_its_number() -> None:
    page = article('<details class="question"><summary>¿?</summary><pre><code>ls</code></pre></details>')
    reshape(page, 0, 40)
    assert '<p><a href="#pregunta-1">Pregunta 1</a>.</p><pre><code>ls</code></pre>' in written([page])


@pytest.mark.parametrize(
    ("kinds", "verdict"),
    [
        (["success"], "La correcta es la A."),
        (["success", "failure", "success"], "Las correctas son A y C."),
        (["success", "success", "success"], "Las correctas son A, B y C."),
    ],
)
def test_the_answer_names_every_right_option(kinds: list[str], verdict: str) -> None:
    options = "".join(f'<details class="{kind}"><summary>o</summary><p>r</p></details>' for kind in kinds)
    page = article(f'<div class="admonition question"><p class="admonition-title">1. ¿?</p>{options}</div>')
    reshape(page, 0, 40)
    assert verdict in written([page])


def test_a_box_that_only_asks_is_no_quiz() -> None:
    page = article('<div class="admonition question"><p class="admonition-title">¿Listo?</p><p>Sigue.</p></div>')
    reshape(page, 0, 40)
    assert "Respuestas" not in written([page])


@pytest.mark.parametrize(("layout", "gone"), [("ancha", "estrecha"), ("estrecha", "ancha")])
def test_one_drawing_of_a_diagram_stays(layout: str, gone: str) -> None:
    page = article(f'<div class="diagrama-lienzo">{DRAWING.format("ancha")}{DRAWING.format("estrecha")}</div>')
    keep_drawing([page], layout)
    assert f'class="{layout}"' in written([page])
    assert gone not in written([page])


def test_a_diagram_with_one_drawing_keeps_it() -> None:
    page = article(f'<div class="diagrama-lienzo">{DRAWING.format("ancha")}</div>')
    keep_drawing([page], "estrecha")
    assert 'class="ancha"' in written([page])


def test_a_drawing_gets_back_the_capitals_of_its_names() -> None:
    page = article('<svg viewBox="0 0 1 1" preserveAspectRatio="none"><linearGradient id="g"/><!-- nada --></svg>')
    assert written([page]) == (
        '<article><svg viewBox="0 0 1 1" preserveAspectRatio="none" xmlns="http://www.w3.org/2000/svg">'
        '<linearGradient id="g"/><!-- nada --></svg></article>'
    )
