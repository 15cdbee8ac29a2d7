"""make_corpus.py CASES FOLDER: the bytes of the module cases, one file each, for a fuzzer to begin with. FOLDER is made anew:
a fuzzer adds to it."""
import json
import pathlib
import shutil
import sys

cases, folder = map(pathlib.Path, sys.argv[1:])
shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
files = sorted(cases.glob("*.json"))
assert files, f"no cases in {cases}"
for file in files:
    case = json.loads(file.read_text())
    (folder / file.stem).write_bytes(bytes.fromhex("".join(case["bytes"])))
