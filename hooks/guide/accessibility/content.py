"""What the Markdown of a page leaves unsaid: the name and the language of its code, and what is better not said."""

from __future__ import annotations

import re
from html import unescape

from guide.accessibility.language import language, scores

_BLOCK = re.compile(
    r'<div class="(?P<classes>[^"]*\bhighlight\b[^"]*)"(?P<more>[^>]*)>'
    r"(?P<between>(?:(?!<pre\b|</div>).)*)(?P<code><pre\b.*?</pre>)",
    re.S,
)
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.S)
_BARE = re.compile(r'<code( id="[^"]*")?>')
_CODE = re.compile(r"<code>((?:(?!<code).)*?)</code>", re.S)
_TITLE = re.compile(r'<span class="filename"[^>]*>(.*?)</span>', re.S)
_TOKEN = re.compile(r'<span class="(?P<kind>[a-z][a-z0-9 -]*)">(?P<text>[^<]+)</span>')
_PROMPT = '<span class="gp">'
_TAG = re.compile(r"<[^>]*>")
_LANGUAGE = re.compile(r"\blanguage-([\w-]+)")
_SEEN = re.compile(r'\bdata-lengua="([^"]*)"')
_HEADERLINK = re.compile(r'<a class="headerlink"(?! aria-hidden)')
_FIRST_CELL = re.compile(r"<th(?=[ >])(?![^>]* scope=)")

_SAID = {
    "": "Texto",
    "Bash": "Comandos",
    "Dockerfile": "Dockerfile",
    "PowerShell": "Comandos de PowerShell",
    "Salida": "Salida",
    "Símbolo del sistema": "Comandos del símbolo del sistema",
    "Terminal": "Sesión de terminal",
    "Texto": "Texto",
    "Unidad de systemd": "Unidad de systemd",
}
"""What a voice says of a block without a title, by what is seen of it. Any other is code of that language."""
_NO_TRANSLATION = 'translate="no"'


def dressed(html: str) -> str:
    """``html``, whole or a part of a page, with what assistive technology needs of its text."""
    html = _HEADERLINK.sub('<a class="headerlink" aria-hidden="true" tabindex="-1"', html)
    html = _FIRST_CELL.sub('<th scope="col"', html)
    html = _BLOCK.sub(_block, html)
    parts = _PRE.split(html)
    # The odd ones are blocks.
    parts[::2] = [_CODE.sub(_inline, part) for part in parts[::2]]
    return "".join(parts)


def _block(found: re.Match[str]) -> str:
    kind = _LANGUAGE.search(found["classes"])
    name = kind[1] if kind else "text"
    seen = _SEEN.search(found["more"])
    label = _label(seen[1] if seen else "", found["between"], found["code"])
    told = f"{_code_language(name, found['code'])} {_NO_TRANSLATION}"
    code = _BARE.sub(rf"<code\1{told}>", found["code"], count=1)
    code = _TOKEN.sub(_token, code)
    more = found["more"]
    if "aria-label" not in more:
        more += f' role="group" aria-label="{label}"'
    return f'<div class="{found["classes"]}"{more}>{found["between"]}{code}'


def _label(seen: str, between: str, code: str) -> str:
    title = _TITLE.search(between)
    if title:
        text = _TAG.sub("", title[1]).strip()
        # A title is nearly always the name of a file; any other says itself what the block is.
        return f"Archivo {text}" if " " not in text else text
    if seen == "PowerShell" and _PROMPT in code:
        return "Sesión de PowerShell"
    return _SAID.get(seen, f"Código {seen}")


def _code_language(name: str, code: str) -> str:
    """Words of commands and of their answers are English; plain text may be of any language, or of none."""
    if name != "text":
        return ' lang="en"'
    told = language(unescape(_TAG.sub(" ", code)))
    return ' lang="en"' if told == "en" else ""


def _token(token: re.Match[str]) -> str:
    kind, text = token["kind"], token["text"]
    if kind == "gp":
        # «$» would be read as «dólar» before each command.
        return f'<span class="gp" aria-hidden="true">{text}</span>'
    if kind[0] in "gcs" and language(unescape(text)) == "es":
        return f'<span class="{kind}" lang="es">{text}</span>'
    return token[0]


def _inline(code: re.Match[str]) -> str:
    """A name or a command within a sentence keeps the voice of the sentence; a quoted message does not."""
    spanish, english = scores(unescape(_TAG.sub("", code[1])))
    told = ' lang="en"' if english > 1 and not spanish else ""
    return f"<code{told} {_NO_TRANSLATION}>{code[1]}</code>"
