"""Runs a file of tests: TestCases of unittest, and functions test_* that assert. Imported by a run of kind unittest alone.

Tests run in the order of the file. An assert that compares is told with both its sides. What ends a program ends the run:
an exit, memory that is used up.
"""

import ast
import sys
import unittest
from types import FunctionType, ModuleType

NAME_POINTS = 200
MESSAGE_POINTS = 2000
SIDE_POINTS = 300

FAIL = "@bengkel_fail"
SIDES = ("@bengkel_left", "@bengkel_right")
SIGNS = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}


def cut(text, points):
    return text if len(text) <= points else text[: points - 1] + "…"


def shown(value):
    try:
        return cut(repr(value), SIDE_POINTS)
    except Exception as error:
        return f"<{type(value).__name__} whose repr() raised {type(error).__name__}>"


class Asserts(ast.NodeTransformer):
    """Makes `assert a == b` keep a and b, so that a failure can tell them."""

    def __init__(self, source):
        self.source = source
        self.asserts = []

    def visit_Assert(self, node):
        self.generic_visit(node)
        test = node.test
        body = []
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            sides = (test.left, test.comparators[0])
            body = [ast.Assign([ast.Name(name, ast.Store())], side) for name, side in zip(SIDES, sides)]
            kept = [ast.Name(name, ast.Load()) for name in SIDES]
            holds = ast.Compare(kept[0], test.ops, [kept[1]])
        else:
            body = [ast.Assign([ast.Name(SIDES[0], ast.Store())], test)]
            kept = [ast.Name(SIDES[0], ast.Load())]
            holds = kept[0]
        self.asserts.append(node)
        given = [ast.Constant(len(self.asserts) - 1), node.msg or ast.Constant(None), *kept]
        fail = ast.Raise(ast.Call(ast.Name(FAIL, ast.Load()), given, []), None)
        body.append(ast.If(ast.UnaryOp(ast.Not(), holds), [fail], []))
        for made in body:
            place(made, node)
        return body

    def fail(self, index, message, *sides):
        node = self.asserts[index]
        words = ast.get_source_segment(self.source, node.test) or "..."
        if len(sides) == 2:
            told = f"{shown(sides[0])} {SIGNS[type(node.test.ops[0])]} {shown(sides[1])}"
        else:
            told = f"it is {shown(sides[0])}"
        said = f"assert {' '.join(words.split())} failed: {told}"
        return AssertionError(said if message is None else f"{message} ({said})")


def place(made, node):
    """What has no place of its own stands where the assert does."""
    for part in ast.walk(made):
        if "lineno" in part._attributes and not hasattr(part, "lineno"):
            ast.copy_location(part, node)


class Loader(unittest.TestLoader):
    """In the order of the file, not of the alphabet."""

    def getTestCaseNames(self, case):
        return sorted(super().getTestCaseNames(case), key=lambda name: line_of(getattr(case, name)))


def line_of(function):
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    code = getattr(function, "__code__", None)
    return 0 if code is None else code.co_firstlineno


class FunctionTest(unittest.FunctionTestCase):
    def __init__(self, function, name):
        super().__init__(function)
        self.name = name

    def id(self):
        return self.name


def name_of(test):
    """TestCart.test_total; test_total of a function; setUpClass (test_cart.TestCart) where that failed."""
    if isinstance(test, unittest.TestCase) and not isinstance(test, FunctionTest):
        return cut(f"{type(test).__qualname__}.{test._testMethodName}", NAME_POINTS)
    return cut(test.id(), NAME_POINTS)


class Outcomes(unittest.TestResult):
    def __init__(self, file):
        super().__init__()
        self.file = file
        self.tests = []
        self.last = None

    def note(self, test, outcome, message=None, line=None):
        """What comes first of a test counts: a part of it (subTest), then itself, then what cleans up."""
        if test is self.last:
            return
        self.last = test
        self.tests.append({"name": name_of(test), "outcome": outcome, "message": message, "line": line})

    def note_raised(self, test, error, of=""):
        kind, value, traceback = error
        if issubclass(kind, (SystemExit, MemoryError)):
            raise value
        line = None
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename == self.file:
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        try:
            words = str(value).strip()
        except Exception:
            words = ""
        is_failure = issubclass(kind, AssertionError)
        if not is_failure:
            words = f"{kind.__qualname__}: {words}" if words else kind.__qualname__
        self.note(test, "failed" if is_failure else "error", cut(words or "AssertionError", MESSAGE_POINTS - len(of)) + of, line)

    def addSuccess(self, test):
        self.note(test, "passed")

    def addFailure(self, test, error):
        self.note_raised(test, error)

    def addError(self, test, error):
        self.note_raised(test, error)

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.note_raised(test, error, cut(f" {subtest._subDescription()}", NAME_POINTS))

    def addExpectedFailure(self, test, error):
        self.note(test, "passed")

    def addUnexpectedSuccess(self, test):
        self.note(test, "failed", "the test was expected to fail, and passed")


def load(path):
    """The file as a module of its own name, its asserts explained."""
    with open(path, encoding="utf-8-sig") as file:
        source = file.read()
    asserts = Asserts(source)
    tree = asserts.visit(compile(source, path, "exec", ast.PyCF_ONLY_AST, dont_inherit=True))
    module = ModuleType(path.rpartition("/")[2].rpartition(".")[0])
    module.__file__ = path
    setattr(module, FAIL, asserts.fail)
    sys.modules.setdefault(module.__name__, module)
    exec(compile(tree, path, "exec", dont_inherit=True), vars(module))
    return module


def tests_of(module, path):
    if hasattr(module, "load_tests"):
        return Loader().loadTestsFromModule(module)
    suite = unittest.TestSuite()
    for name, it in list(vars(module).items()):
        if isinstance(it, type) and issubclass(it, unittest.TestCase) and it.__module__ == module.__name__:
            suite.addTest(Loader().loadTestsFromTestCase(it))
        elif name.startswith("test") and isinstance(it, FunctionType) and it.__module__ == module.__name__:
            suite.addTest(FunctionTest(it, name))
    return suite


def run(path):
    outcomes = Outcomes(path)
    suite = tests_of(load(path), path)
    suite.run(outcomes)
    return {"tests": outcomes.tests}
