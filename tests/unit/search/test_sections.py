"""A page in sections, as its readers see it."""

from __future__ import annotations

from guide.search.pages import Searched
from guide.search.sections import cut
from guide.search.synonyms import Synonyms, read

PAGE = """\
<h1 id="una">Una <em>página</em><a class="headerlink" href="#una">¶</a></h1>
<p class="guia-comprobado">Comprobado ayer</p>
<p>Texto de<br>arriba.</p>
<h2 id="dos">1. Dos</h2>
<p>Con <code>docker</code>-x:</p><div class="highlight"><pre><code><span class="gp">$ </span>docker<span> </span>ps
</code></pre></div><p>Fin.</p>
<figure><svg><text>no</text></svg><span data-search-exclude>tampoco <b>esto</b></span>
<figcaption>Pie</figcaption></figure>
<h3 id="tres">Tres</h3><ul><li>a</li><li>b</li></ul>
<table><tr><td>Copiar un <a class="guia-termino" href="#g">archivo</a></td><td><a href="#dos">docker cp</a></td></tr>
<tr><td><a href="#a">a</a><a href="#b">b</a></td></tr></table>
<h2 id="compruebate">Compruébate</h2><h3 id="cuatro">Cuatro</h3><p>c</p>
<table><tr><td>No cuenta</td><td><a href="#dos">dos</a></td></tr></table>
"""


def test_each_heading_has_what_is_below_it() -> None:
    sections, _ = cut(PAGE)
    assert [(each.anchor, each.title, each.parents) for each in sections] == [
        ("", "Una página", []),
        ("dos", "1. Dos", []),
        ("tres", "Tres", ["1. Dos"]),
        ("compruebate", "Compruébate", []),
        ("cuatro", "Cuatro", ["Compruébate"]),
    ]
    assert " ".join(sections[0].words) == "Texto de arriba."
    assert " ".join(sections[1].words) == "Con docker-x: $ docker ps Fin. Pie"
    assert sections[2].words[:2] == ["a", "b"]


def test_blocks_of_code_are_known() -> None:
    section = cut(PAGE)[0][1]
    assert [section.words[start:end] for start, end in section.code] == [["$", "docker", "ps"]]


def test_questions_and_exercises_count_less() -> None:
    sections, _ = cut(PAGE)
    assert [each.weight < 1 for each in sections] == [False, False, False, True, True]


def test_a_row_of_a_table_speaks_of_where_it_leads() -> None:
    found = Searched()
    found.add("tutoriales/a.md", "tutoriales/a/", "Una", PAGE, {})
    other = '<h1 id="o">Otra</h1><table><tr><td>Ver</td><td><a href="../a/#tres">tres</a></td></tr></table>'
    found.add("instalar/b.md", "tutoriales/b/", "Otra", other, {})
    first, second = found.finished(Synonyms())
    assert [each.rows for each in first.sections] == [[], ["Copiar un archivo", "docker cp"], ["Ver", "tres"], [], []]
    assert [(page.kind, page.title) for page in (first, second)] == [("Tutorial", "Una"), ("Instalar", "Otra")]


def test_an_option_is_explained_where_the_tutorials_write_it_first() -> None:
    found = Searched()
    found.add("instalar/a.md", "instalar/a/", "Una", '<h1 id="a">Una</h1><p>Con --rm=true, --dns y nginx:1.30.</p>', {})
    first = '<h1 id="b">Otra</h1><pre>docker run --env A=b --rm</pre><h2 id="c">Tres</h2><p>--env, -e</p>'
    found.add("tutoriales/b.md", "tutoriales/b/", "Otra", first, {})
    found.add("tutoriales/c.md", "tutoriales/c/", "Más", '<h1 id="d">Más</h1><p>--env y --rm</p>', {})
    rows = [[section.rows for section in page.sections] for page in found.finished(Synonyms())]
    # What is spoken of comes before what is only in a block; the tutorials, before all others.
    assert rows == [[["--dns", "nginx:1.30"]], [[], ["--env"]], [["--rm"]]]


def test_front_matter_leaves_a_page_out_or_makes_it_count_less() -> None:
    found = Searched()
    found.add("ensenar/a.md", "ensenar/a/", "A", "", {"search": {"boost": 0.5}})
    found.add("ensenar/b.md", "ensenar/b/", "B", "", {"search": {"boost": "mucho"}})
    found.add("index.md", "./", "C", "", {"search": None})
    found.add("d.md", "d/", "D", "", {"search": {"exclude": True}})
    pages = found.finished(Synonyms())
    assert [page.url for page in pages] == ["ensenar/a/", "ensenar/b/", ""]
    assert pages[0].weight == pages[1].weight / 2


def test_the_file_of_synonyms_gives_a_section_other_names() -> None:
    text = 'apartados:\n  "x/a/#dos": [matar]\n  "x/b/": [ver]\n  "x/": [todo]\n'
    text += '  "x/a/#no": [nada]\n  "otra/#dos": [nada]\n'
    synonyms = read(text.encode())
    found = Searched()
    found.add("x/a.md", "x/a/", "Una", PAGE, {})
    found.add("x/b.md", "x/b.html", "Otra", "", {})
    found.add("x/index.md", "x/index.html", "X", "", {})
    first, second, third = found.finished(synonyms)
    assert first.sections[1].rows[-1:] == ["matar"]
    assert second.sections[0].rows == ["ver"]
    assert third.sections[0].rows == ["todo"]
    # The page is there and the section is not; another page is of another site.
    assert [problem.headline() for problem in synonyms.problems] == [
        "resources/sinonimos.yml:5:14: BU106 apartados.x/a/#no: no hay tal apartado en esa página"
    ]
