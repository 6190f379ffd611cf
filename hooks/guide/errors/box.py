"""The box of the finder, where a page says «<!-- buscador de errores -->», and what it loads when it is used."""

from __future__ import annotations

from html import escape

from guide.feedback import Tracker

MARKER = "<!-- buscador de errores -->"
FOLDER = "mensajes"
"""Of the site: the script and the catalogue, which no page loads by itself."""
SCRIPT, CATALOGUE = f"{FOLDER}/buscador.js", f"{FOLDER}/catalogo.js"
SOURCE = "assets/tarde/mensajes.js"
"""The script as it was written, from the folder of the pages."""

_FAILED = "No se ha podido cargar el buscador. Comprueba la conexión, o mira la lista de mensajes."
_REPORT = """\
**El mensaje, tal cual:**

```text
MENSAJE
```

**Qué he hecho (el comando):**

**Mi sistema, y lo que responde `docker version`:**
"""
_BOX = """\
<form class="guia-mensajes no-libro" data-search-exclude data-carga="{load}" data-raiz="{root}"{end} \
data-fallo="{failed}">
<label for="mensaje">Pega aquí tu mensaje de error</label>
<textarea id="mensaje" rows="4" autocomplete="off" autocapitalize="off" spellcheck="false" \
aria-describedby="mensaje-pista"></textarea>
<p id="mensaje-pista">Entero, aunque lleve líneas de más. El texto no sale de tu navegador. \
<kbd>Ctrl</kbd>+<kbd>Entrar</kbd> lleva al primer resultado.</p>
<p class="guia-mensajes__estado" role="status"></p>
<ol id="resultados" aria-label="Entradas del catálogo"></ol>
<div class="guia-mensajes__otro" hidden>
<p>Si no es ninguno, lee el final del mensaje: Docker encadena causas, y la última suele ser la de verdad. \
Mira también:</p>
<ul>
<li><code>docker version</code>: si el cliente y el demonio responden, y de qué versión son.</li>
<li><code>docker info</code>: los avisos del final.</li>
<li><code>docker logs NOMBRE</code> o <code>docker compose logs</code>: qué dice el programa del contenedor.</li>
<li><code>sudo journalctl --unit docker --since "10 min ago"</code>: qué dice el demonio.</li>
</ul>
{report}</div>
</form>
"""
_LINK = """\
<p><a data-direccion="{address}" href="{form}">Cuéntanos que falta este mensaje</a>. \
Solo al pulsar va lo que has pegado a {server}: \
quita antes las contraseñas y los nombres que no quieras enseñar.</p>
"""


def box(load: tuple[str, str], root: str, *, whole: bool, tracker: Tracker | None) -> str:
    """``load``: the addresses of the catalogue and of the script. ``root``: that of the folder of the entries.

    ``whole``: pages have the names of their files as addresses.
    """
    report = ""
    if tracker:
        address = tracker.address("Falta un mensaje en el catálogo de errores", _REPORT)
        report = _LINK.format(address=escape(address), form=escape(tracker.form), server=tracker.server)
    return _BOX.format(
        load=escape(" ".join(load)),
        root=escape(root),
        end=' data-final=".html"' if whole else "",
        failed=escape(_FAILED),
        report=report,
    )
