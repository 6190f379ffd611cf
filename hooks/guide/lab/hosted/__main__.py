"""``python -m guide.lab.hosted PORT``: crawls and attacks the site there; what was found out, as JSON.

A process of its own, because it runs in the network of the machine.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from guide.lab.hosted import attacks, client, crowd
from guide.lab.hosted.crawl import Crawl

LARGEST = "/referencia/codigos/"
_PAGES = ("/", "/tutoriales/", "/explicacion/redes/", "/referencia/errores/", "/instalar/linux/")
_PATIENT = 3.0  # seconds that a reader waits at most, in any crowd


def main(arguments: Sequence[str]) -> None:
    port = int(arguments[0])
    crawl = Crawl(port)
    crawl.run()
    sent, troubles = attacks.all_of_it(port, LARGEST)
    # Pages move: of these, the ones that are there.
    there = [path for path in _PAGES if client.get(port, path).status == 200]
    served = crowd.at_once(port, there or ["/"])
    if served.failed or served.most > _PATIENT:
        lost = f"{served.failed} de {served.requests} peticiones sin respuesta"
        troubles.append(f"clientes a la vez: {lost}, y {served.most:.1f} s de espera")
    patience = crowd.slow(port, LARGEST)
    if patience.closed < patience.slow // 2 or patience.meanwhile > _PATIENT:
        lost = f"{patience.closed} soltados de {patience.slow // 2}"
        troubles.append(f"clientes lentos: {lost}, y {patience.meanwhile:.1f} s de espera")
    found = {
        "troubles": crawl.troubles + troubles,
        "pages": crawl.pages,
        "files": crawl.files,
        "compressed": crawl.compressed,
        "attacks": sent,
        "crowd": served._asdict(),
        "slow": patience._asdict(),
        "headers": client.get(port, "/", Accept_Encoding="gzip").headers,
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
