"""Zips that are the same bytes for the same files: in order, with one date, as if they came from a Unix machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date


def zip_bytes(
    files: Mapping[str, bytes], day: date, *, executables: Iterable[str] = (), compressed: bool = False
) -> bytes:
    """``files`` by their path in the zip; one that ends in «/» is a folder, which may be empty.

    What is compressed has the same bytes only where the same compressor is at work.
    """
    whole = io.BytesIO()
    programs = frozenset(executables)
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED) as archive:
        for path, data in sorted(files.items()):
            info = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
            # Unix, on every system: it would be Windows where that is what makes it.
            info.create_system = 3
            info.compress_type = archive.compression
            if path.endswith("/"):
                info.external_attr = 0o40755 << 16 | 0x10
            else:
                info.external_attr = (0o100755 if path in programs else 0o100644) << 16
            archive.writestr(info, data)
    return whole.getvalue()
