from __future__ import annotations

import re

from guide.codeblocks.buttons import with_buttons

BLOCK = '<div class="highlight"><pre><span></span><code lang="en">docker ps\n</code></pre></div>'


def test_each_block_has_a_button_that_copies_it() -> None:
    page = with_buttons(BLOCK + BLOCK, "Copiar")
    assert re.findall(r'<code id="([^"]+)"', page) == ["__bloque_0", "__bloque_1"]
    assert re.findall(r'data-clipboard-target="([^"]+)"', page) == ["#__bloque_0", "#__bloque_1"]
    assert page.count('title="Copiar"') == 2


def test_the_text_of_a_block_stays_as_it_was() -> None:
    assert ' lang="en">docker ps\n</code></pre>' in with_buttons(BLOCK, "Copiar")


def test_what_is_no_block_has_none() -> None:
    page = "<p><code>docker ps</code></p><pre>a</pre>"
    assert with_buttons(page, "Copiar") == page


def test_nor_has_what_is_wrong_on_purpose() -> None:
    page = f'{BLOCK}\n<p class="guia-marca guia-marca--wrong" id="bloque-1">Bloque erróneo a propósito</p>\n'
    assert with_buttons(page, "Copiar") == page
    assert with_buttons(page + BLOCK, "Copiar").count("<button") == 1
