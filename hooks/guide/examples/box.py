"""The boxes of a page from which its example, a fault or the challenges are downloaded."""

from __future__ import annotations

from datetime import date
from html import escape

from guide.dates import day
from guide.examples.challenges import Series
from guide.examples.faults import Fault
from guide.examples.model import Example


def box(example: Example, size: int, downloads: str, guide: str) -> str:
    """HTML of the box. ``downloads`` is the relative address of the folder of the zips, with its slash; ``guide``, that
    of the explanation of how they are opened.
    """
    file, folder = f"{example.name}.zip", f"<code>{example.folder}</code>"
    numbers = [str(step.number) for step in example.steps]
    steps = f"pasos {', '.join(numbers[:-1])} y {numbers[-1]}" if numbers[1:] else f"paso {''.join(numbers)}"
    within = f"la carpeta {folder} como al empezar"
    if numbers:
        within += f", y los archivos de los {steps}" if numbers[1:] else f", y los archivos del {steps}"
    wanted = numbers[0] if numbers else "final"
    becomes = f"como al final del paso {wanted}" if numbers else "como al terminar"
    # What is given comes from nowhere else; all the rest a reader may write, or have from the tutorial before.
    given = bool(example.start) and not example.since
    title = "Los archivos de este tutorial" + ("" if given else ", para no escribirlos")
    open_it = (
        "Abre el archivo" if given else "Si prefieres escribirlos tú, sáltate este recuadro. Si no, abre el archivo"
    )
    commands = (f"unzip {file}", f"cd {example.name}", "./paso")
    lines = "\n".join(f'<span class="gp">$ </span>{escape(command)}' for command in commands)
    return (
        f'<div class="ejemplo" id="ejemplo-{example.slug}">'
        f'<p class="ejemplo-titulo">{title}</p>'
        f'<p><a href="{escape(downloads)}{file}" download>{file}</a> '
        f"({_kilobytes(size)} kB, del {day(example.day.isoformat())}): {within}.</p>"
        f"<p>{open_it} en <code>guia-docker</code>. "
        f'<a href="{escape(guide)}">Los ejemplos, para descargar</a> dice cómo en cada sistema. '
        "Si el archivo ya está en esa carpeta, es así:</p>"
        f'<div class="language-console highlight"><pre><span></span><code>{lines}\n</code></pre></div>'
        f"<p><code>./paso</code> enseña los pasos, y <code>./paso {wanted}</code> deja {folder} {becomes}. "
        f"Desde dentro de {folder}, escribe <code>../paso {wanted}</code>. "
        "No pierdes nada: antes guarda aparte lo que hayas cambiado tú.</p></div>"
    )


def fault_box(fault: Fault, size: int, downloads: str, guide: str) -> str:
    """HTML of the box of a fault. It has the way to open it, and nothing of what is wrong."""
    return _plain(f"proyecto-{fault.name}", "El proyecto averiado", fault.name, fault.day, size, downloads, guide)


def challenges_box(series: Series, since: date, size: int, downloads: str, guide: str) -> str:
    """HTML of the box of all challenges of a series. ``since``: when they were last changed."""
    return _plain(f"zip-{series.name}", series.title, series.name, since, size, downloads, guide)


def _plain(key: str, title: str, name: str, since: date, size: int, downloads: str, guide: str) -> str:
    file = f"{name}.zip"
    return (
        f'<div class="ejemplo" id="{key}">'
        f'<p class="ejemplo-titulo">{title}</p>'
        f'<p><a href="{escape(downloads)}{file}" download>{file}</a> '
        f"({_kilobytes(size)} kB, del {day(since.isoformat())}). Ábrelo en <code>guia-docker</code> con "
        f'<code>unzip {file}</code>. <a href="{escape(guide)}">Los ejemplos, para descargar</a> dice cómo en cada '
        "sistema.</p></div>"
    )


def missing(slug: str, what: str = "un ejemplo") -> str:
    """What a page shows in place of an example, or a fault, that does not exist or could not be read."""
    return (
        '<div class="admonition failure guia-error"><p class="admonition-title">Ejemplo sin preparar</p>'
        f"<p>No hay {what} «{escape(slug)}» que se pueda ofrecer. El mensaje está en la terminal.</p></div>"
    )


def _kilobytes(size: int) -> int:
    return max(1, round(size / 1000))
