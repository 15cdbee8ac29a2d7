#!/usr/bin/env python3.11
"""Makes lib.zip: the modules of library.txt compiled to byte code, stored uncompressed.

The order, the dates and the hash seed are fixed, so the same sources give the same bytes. Byte code carries no docstrings
(they would be a third of the size) and is never checked against a source, which the guest does not have.

usage: build_library.py OUT_ZIP (LIB_FOLDER LIST)...
"""

import importlib.util
import io
import marshal
import os
import sys
import zipfile
from pathlib import Path

DATE = (1980, 1, 1, 0, 0, 0)
UNCHECKED_HASH = 0b01


def listed_files(library: Path, listing: Path) -> list[Path]:
    files: set[Path] = set()
    for line in listing.read_text().splitlines():
        name = line.strip()
        if not name or name.startswith("#"):
            continue
        found = sorted(library.glob(f"{name.removeprefix('-')}.py"))
        if not found:
            sys.exit(f"{listing.name}: no module '{name}' in the Python sources")
        if name.startswith("-"):
            files.difference_update(found)
        else:
            files.update(found)
    return sorted(files)


def byte_code(source: Path, shown_name: str) -> bytes:
    text = source.read_bytes()
    code = compile(text, shown_name, "exec", dont_inherit=True, optimize=2)
    header = importlib.util.MAGIC_NUMBER + UNCHECKED_HASH.to_bytes(4, "little") + importlib.util.source_hash(text)
    return header + marshal.dumps(code)


def main() -> None:
    if sys.version_info[:2] != (3, 11):
        sys.exit("build_library.py must be run by Python 3.11: its byte code is read by the 3.11 guest")
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable, "-I", *sys.argv])
    out, *parts = map(Path, sys.argv[1:])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for library, listing in zip(parts[::2], parts[1::2], strict=True):
            for source in listed_files(library, listing):
                name = source.relative_to(library).as_posix()
                archive.writestr(zipfile.ZipInfo(name + "c", DATE), byte_code(source, f"/python/lib.zip/{name}"))
    out.write_bytes(buffer.getvalue())


if __name__ == "__main__":
    main()
