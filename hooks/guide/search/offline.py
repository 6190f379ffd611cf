"""The whole search in one classic script, for a copy that is opened as files.

There a browser loads no module and fetches nothing. Pagefind is the same as on the site: it runs in the page, and what
it asks for is answered from the script.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping

NAME = "todo.js"
_SCRIPT = """\
window.guiaPagefind = async () => {
  const files = %s
  const bytes = (name) => Uint8Array.from(atob(files[name]), (char) => char.charCodeAt(0))
  const { fetch } = window
  window.fetch = (address, ...more) => {
    const name = /^\\/memoria\\/([^?]*)/.exec(address)?.[1]
    return name in files ? Promise.resolve(new Response(bytes(name))) : fetch(address, ...more)
  }
  const module = URL.createObjectURL(new Blob([bytes("pagefind.js")], { type: "text/javascript" }))
  return import(module)
}
"""


def packed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    coded = {name: base64.b64encode(content).decode() for name, content in files.items() if "worker" not in name}
    return {NAME: (_SCRIPT % json.dumps(coded, indent=0)).encode()}
