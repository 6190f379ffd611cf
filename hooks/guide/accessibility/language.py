"""Whether a short text is Spanish or English, so that a voice reads it in its own language.

Counted are the words that nearly every sentence of one language has and none of the other, and the letters that only
Spanish has. What has none, such as a name or an identifier, is of neither: it needs no mark (WCAG 3.1.2 leaves
technical terms out).
"""

from __future__ import annotations

import re

_TAG = re.compile(r"</?[a-z]\w*(?: [^<>]*)?>")
_AROUND = "\"'`«»“”()[]{}<>|.,:;!?¡¿…*#%"
_SPANISH_LETTER = re.compile(r"[áéíóúñ]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPANISH = _words(
    """
    abre al algo antes aquí así aula cada casa clave comprar con contesta contestó cosa cuando dato datos de del
    desde después dice disco dos el ella en entre era eres es esa ese eso esta estas este esto falta fue guarda
    hace hasta hay hola hoy la las le leche lee libreta los memoria mi minutos mis mundo muy más nada nadie ni
    nota notas nueva nuevo nunca otra otro pan para pero por porque prueba página que queda quien reinicio sale
    se segundos según ser servidor si siempre sin sobre solo son su sus también tan terminal tiene toda todas
    todo todos tu tus un una unas unos usa va vacía vale ver visitas vuelta ya
    """
)
ENGLISH = _words(
    """
    about access after again all allowed already also an and another any are as at authorization available be
    because been before being by can cannot closed command connect connection could create current daemon denied
    did do does doesn during either enough error exist exists expected failed file for found from get has have
    how if in instead into invalid is isn it its left less locked made match may missing more must name need new
    not of off only open operation or other out output over pending permission permitted please refused
    requested required reset resource response running same second seconds should since so some specified start
    stopped such supported than that the their them then there these they this those to too try unable unknown
    unsupported until up used using valid version was were what when where which while who will with within
    without would you your
    """
)
# Words of Docker's own commands are no sentence: `docker run`, `COPY --from`, `apt update`.


def language(text: str) -> str | None:
    """«es», «en», or None where nothing tells."""
    spanish, english = scores(text)
    if spanish > english:
        return "es"
    return "en" if english > spanish else None


def scores(text: str) -> tuple[int, int]:
    """How many different words speak for Spanish, and how many for English."""
    # Only whole words speak: not the parts of notas-api-1, /var/lib/la, --de or 4f6d7b.
    tokens = (token.strip(_AROUND) for token in _TAG.sub(" ", text).split())
    words = {token.lower() for token in tokens if token.isalpha()}
    spanish = sum(1 for word in words if word in SPANISH or _SPANISH_LETTER.search(word))
    return spanish + bool(re.search("[¿¡]", text)), sum(1 for word in words if word in ENGLISH)
