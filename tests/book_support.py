"""A site of three pages, as MkDocs and the theme leave it, that becomes a book in a moment."""

from __future__ import annotations

from pathlib import Path

from guide.book.contents import Chapter
from lxml import html
from lxml.html import HtmlElement

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="{0}" viewBox="0 0 10 10" role="img" aria-labelledby="d-{0}">'
    '<title id="d-{0}">Un puente</title><path d="M0 0H9"/></svg>'
)
HOME = """<h1 id="guia">La guía<a class="headerlink" href="#guia">¶</a></h1>
<p><img alt="Un barco" src="assets/img/barco.svg"></p>
<p><a href="a/">A</a> <a href="a/#uno">Uno</a> <a href="a/#no-existe">no</a> <a href="zip/x.zip">x.zip</a></p>"""
FIRST = f"""<h1 id="a">La <code>a</code></h1>
<p class="guia-comprobado">Comprobado el 29 de noviembre de 2026 con Docker 29.8.1 (3 de 3 comandos)</p>
<h2 id="uno">Uno</h2>
<figure class="diagrama" id="diagrama-puente"><div class="diagrama-lienzo">{DRAWING.format("ancha")}{
    DRAWING.format("estrecha")
}</div><figcaption>Figura 1.</figcaption>
<details class="diagrama-texto"><summary>En palabras</summary><p>Un puente.</p></details></figure>
<div class="admonition question"><p class="admonition-title">1. ¿Cuál?</p>
<details class="failure"><summary>Esta</summary><p>No es.</p></details>
<details class="success"><summary>Aquella</summary><p>Sí es.</p></details></div>
<details class="note no-libro"><summary>Códigos: 2</summary><p><a href="../referencia/codigos/#X">X</a></p></details>"""
SECOND = """<h1 id="b">La b</h1><p><a href="../a/">vuelve</a> <a href="https://example.org/">fuera</a></p>
<pre><span></span><code><span class="gp">$ </span>docker ps
</code></pre>"""
MENU = '<nav class="md-nav md-nav--primary"><label> La guía </label></nav>'
PAGES = """<nav class="guia-paginas"><ul><li><a href="/raiz/.">Inicio</a>
<li><strong>Aprender</strong><ul><li><a href="/raiz/a/">A</a><li><a href="/raiz/b/">B</a></ul>
<li><strong>Esta guía</strong><ul><li><a href="/raiz/novedades/">Novedades</a>
<li><a href="/raiz/referencia/codigos/">Códigos</a></ul></ul></nav>"""
FOOT = '<div class="md-copyright__highlight">Licencia <a href="#">CC</a>; sin más.</div>'


def make_site(folder: Path, canonical: str = "") -> Path:
    head = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    pages = {
        "index.html": HOME,
        "novedades/index.html": "<h1>Novedades</h1>",
        "a/index.html": FIRST,
        "b/index.html": SECOND,
        "referencia/codigos/index.html": SECOND,
    }
    for name, article in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(
            f'<!doctype html><html lang="es"><head><title>Index - La guía</title>'
            f'<meta name="author" content="Ana &amp; Luis"><meta name="description" content="Una guía.">{head}'
            f"</head><body>{MENU}<article>{article}</article>{FOOT}</body></html>",
            "utf-8",
        )
    (folder / "404.html").write_text(f"<!doctype html><body>{PAGES}", "utf-8")
    (folder / "assets/img").mkdir(parents=True)
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 380 290"><path d="M0 0H9V9Z" fill="#ff0000"/></svg>'
    for name in ("barco", "portada"):
        (folder / f"assets/img/{name}.svg").write_text(square, "utf-8")
    return folder


def article(body: str) -> HtmlElement:
    return html.fragment_fromstring(f"<article>{body}</article>")


def chapter(body: str, path: str = "a/index.html", name: str = "a") -> Chapter:
    return Chapter(path, name, "Una página", article(body))
