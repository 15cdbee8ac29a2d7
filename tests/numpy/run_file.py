"""Runs one file of NumPy's tests, and prints at the end what became of them as one line of JSON.

usage: main.py FILE; left_out.txt beside it holds the tests of the file that are not run, one a line.
"""

import json
import sys
from pathlib import Path

import absent

# Imported by pytest, by Hypothesis or at the head of a file of tests; or modules that NumPy has for its tests alone.
for name in ["asyncio", "ctypes", "mmap", "socket", "subprocess", "numpy.core._operand_flag_tests",
             "numpy.core._rational_tests", "numpy.core._struct_ufunc_tests", "numpy.core._umath_tests"]:
    sys.modules[name] = absent

import pytest

# pytest looks into the folders above, which the guest may not.
is_dir = Path.is_dir
Path.is_dir = lambda path: path.is_relative_to("/work") and is_dir(path)


class Outcomes:
    def __init__(self, left_out):
        self.left_out = {name: 0 for name in left_out}
        self.passed = self.skipped = self.absent = 0
        self.failed = {}

    def pytest_collection_modifyitems(self, items):
        for item in list(items):
            name = item.nodeid.partition("::")[2]
            for start in self.left_out:
                if name == start or name.startswith((start + "::", start + "[")):
                    self.left_out[start] += 1
                    items.remove(item)
                    break

    def pytest_collection_finish(self):
        absent.is_testing = True

    def pytest_collectreport(self, report):
        if report.failed:
            self.failed[report.nodeid] = report.longreprtext

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.failed[report.nodeid] = report.longreprtext
        elif report.skipped and absent.reason in str(report.longrepr):
            self.absent += 1
        elif report.skipped:
            self.skipped += 1
        elif report.when == "call":
            self.passed += 1


def main():
    outcomes = Outcomes(Path("left_out.txt").read_text().splitlines())
    options = ["-q", "-m", "not slow", "--color=no", "--capture=sys", "--tb=short", "--basetemp=/work/temporary"]
    for plugin in ["cacheprovider", "faulthandler", "logging"]:
        options += ["-p", f"no:{plugin}"]
    code = pytest.main([*options, sys.argv[1]], plugins=[outcomes])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        sys.exit(f"pytest ended as {code!r}")
    print(json.dumps(vars(outcomes)))


main()
