"""Which rules of the theme a site can do without."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.assets.purge import named, narrow, purge_site, purged

PAGE = """<body class="md-page" data-scheme="slate"><p id=one>Un md-dialog y <code>class="md-code"</code>.</p>
<script>document.body.className = "in-page"</script></body>"""
WORDS = named([PAGE], ['e.classList.add("md-open")', "x"])


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        pytest.param(".md-page{color:red}", ".md-page{color:red}", id="of a page"),
        pytest.param(".md-open{color:red}", ".md-open{color:red}", id="of a script"),
        pytest.param(".md-dialog{color:red}", "", id="only in the text"),
        pytest.param(".md-page .md-gone,p{color:red}", "p{color:red}", id="one selector of two"),
        pytest.param(".md-page:not(.md-gone){color:red}", ".md-page:not(.md-gone){color:red}", id="without a class"),
        pytest.param("#gone{color:red}", "", id="an id"),
        pytest.param('[data-scheme="slate"]{color:red}', '[data-scheme="slate"]{color:red}', id="an attribute"),
        pytest.param("[data-scheme=light]{color:red}", "", id="another value of it"),
        pytest.param("[data-scheme^=sl]{top:0}", "[data-scheme^=sl]{top:0}", id="the beginning of its value"),
        pytest.param("[gone^=sl]{top:0}", "", id="the beginning of the value of another"),
        pytest.param(r".md-open\:x{top:0}", r".md-open\:x{top:0}", id="a name with a sign"),
        pytest.param(".in-page{top:0}", ".in-page{top:0}", id="of a script within a page"),
        pytest.param("[dir=rtl] p{color:red}", "", id="another attribute"),
        pytest.param("@media print{.md-gone{color:red}}", "", id="a medium with nothing left"),
        pytest.param(
            "@media print{.md-gone{color:red}p{color:red}}", "@media print{p{color:red}}", id="a medium with something"
        ),
        pytest.param("@keyframes a{0%{top:0}}", "@keyframes a{0%{top:0}}", id="an animation"),
        pytest.param("p{--a:url('x;}');color:red}", "p{color:red}", id="a variable that nobody reads"),
        pytest.param("p{--a:1;top:var(--a)}", "p{--a:1;top:var(--a)}", id="a variable that is read"),
        pytest.param("p{--b:1}p{--a:var(--b)}", "p{}p{}", id="a variable for a variable that nobody reads"),
        pytest.param("p{--c:1}", "p{--c:1}", id="a variable that another sheet reads"),
        pytest.param(".md-gone{top:0}p", ".md-gone{top:0}p", id="not understood"),
    ],
)
def test_a_rule_stays_when_something_can_match_it(sheet: str, left: str) -> None:
    assert purged(sheet, WORDS, "p{top:var(--c)}") == left


def test_tables_are_asked_for_in_a_way_that_costs_less() -> None:
    sheet = "p{top:0}.x table:not([class])+*{top:0}.x table:not([class]) th{top:0}"
    assert narrow(sheet, ["<table>"]) == "p{top:0}.x table:not(.highlighttable) th{top:0}"


def test_so_are_the_children_of_tabs() -> None:
    sheet = ".tabbed-labels>:nth-child(2){top:0}.tabbed-content>:first-child{top:0}.tabbed-labels>::before{top:0}"
    assert narrow(sheet, []) == (
        ".tabbed-labels>:where(label):nth-child(2){top:0}.tabbed-content>:where(.tabbed-block):first-child{top:0}"
        ".tabbed-labels>::before{top:0}"
    )


def test_where_a_table_has_a_class_all_stays() -> None:
    sheet = "table:not([class]) th{top:0}"
    assert narrow(sheet, ['<table class="x">']) == sheet


def test_a_site_asks_for_the_sheets_by_their_new_names(tmp_path: Path) -> None:
    sheets = tmp_path / "assets/stylesheets"
    sheets.mkdir(parents=True)
    (sheets / "main.57a0d79d.min.css").write_text(".a{top:0}.b{top:0}", "utf-8")
    page = tmp_path / "index.html"
    page.write_text('<link href="assets/stylesheets/main.57a0d79d.min.css"><p class="a">', "utf-8")
    purge_site(tmp_path)
    (sheet,) = sheets.iterdir()
    assert sheet.read_text("utf-8") == ".a{top:0}"
    assert f'"assets/stylesheets/{sheet.name}"' in page.read_text("utf-8")
    assert sheet.name != "main.57a0d79d.min.css"
