"""The folder of the reader in a machine, before the page begins: what is given or downloaded is laid out in it."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from guide.lab.machines.engines import Engine


class Home:
    """``folder``: where it is in the machine of ``engine``."""

    def __init__(self, engine: Engine, folder: str) -> None:
        self.engine = engine
        self.folder = folder

    def unpack(self, data: bytes) -> None:
        """As unzip does it, which the machines do not have: their readers are not asked to install it either."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                if info.is_dir():
                    self._folders(f"{info.filename}x")
                else:
                    executable = bool(info.external_attr >> 16 & 0o100)
                    self.write(info.filename, archive.read(info), executable=executable)

    def write(self, path: str, data: bytes, *, executable: bool = False) -> None:
        """``path``: in the folder."""
        outside = self._folders(path)
        outside.write_bytes(data)
        outside.chmod(0o755 if executable else 0o644)
        owner = self.engine.path(self.folder).stat()
        os.chown(outside, owner.st_uid, owner.st_gid)

    def _folders(self, path: str) -> Path:
        """Where a path is found from here; the folders that it is in are made, and are the reader's."""
        outside, home = self.engine.path(f"{self.folder}/{path}"), self.engine.path(self.folder)
        owner = home.stat()
        for folder in [*reversed(outside.relative_to(home).parents)][1:]:
            if not (home / folder).is_dir():
                (home / folder).mkdir()
                os.chown(home / folder, owner.st_uid, owner.st_gid)
        return outside
