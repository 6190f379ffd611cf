"""The theme does not find the tabs."""

from __future__ import annotations

from guide.assets.tabs import unmeasured


def test_only_the_mark_of_the_theme_is_taken_away() -> None:
    tabs = '<div class="tabbed-set tabbed-alternate"{}><input checked="checked" id="__tabbed_1_1" name="__tabbed_1">'
    code = '<code>&lt;div class="tabbed-set" data-tabs="1:2"&gt;</code> data-tabs="3:2"'
    html = tabs.format(' data-tabs="1:2"') + code + tabs.format(' data-tabs="2:3"')
    assert unmeasured(html) == tabs.format("") + code + tabs.format("")
