"""Which lines of an output are rows of a table, and which are messages that may wrap."""

from __future__ import annotations

import pytest
from guide.codeblocks.columns import is_row

ROWS = [
    "CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES",
    'db266d00730f   debian:13-slim   "sleep 600"   11 seconds ago   Exited (137) Less than a second ago   lento',
    "<missing>      10 seconds ago   RUN /bin/sh -c mkdir /datos # buildkit          0B        buildkit.dockerfile.v0",
    "net    nginx: master process nginx -g daemon off;",
    "  run         Create and run a new container from an image",
    "-rw-r--r-- 1 root root 8192 Nov 25 08:11 notas.db",
    "drwxr-xr-x+ 2 ana ana 4096 Nov 25 08:11 datos",
    "├── compose.yaml",
    "uno\tdos",
    "api-1  | PID   USER   COMMAND",
]
MESSAGES = [
    "",
    "Error response from daemon: No such container: wbe",
    "docker: Error response from daemon: failed to set up container networking: driver failed programming external",
    '        Is the server running on host "localhost" and accepting TCP/IP connections?',
    "api-1  | psycopg.OperationalError: connection failed: connection to server at 172.18.0.2 failed",
    " => [internal] load build definition from Dockerfile  0.0s",
    "  Git commit:       3ef3c07c883be49a2e8097bcf6d2952fce1d70eb",
    " Built:             Tue Sep 15 15:28:34 2026",
    '[{"id": 1, "texto": "Nota de prueba"}]',
    "--rm removes the container",
]


@pytest.mark.parametrize("line", ROWS)
def test_a_row_of_a_table(line: str) -> None:
    assert is_row(line)


@pytest.mark.parametrize("line", MESSAGES)
def test_a_message(line: str) -> None:
    assert not is_row(line)
