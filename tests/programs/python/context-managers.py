from contextlib import ExitStack, contextmanager, redirect_stdout, suppress
import io

@contextmanager
def section(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("caught", error)
    finally:
        print(f"</{name}>")

with section("stock") as title:
    print(title)
with section("bad"):
    raise ValueError("no stock")
with ExitStack() as stack:
    for name in "ab":
        stack.enter_context(section(name))
    print("inside both")
with suppress(KeyError):
    {}["missing"]
held = io.StringIO()
with redirect_stdout(held):
    print("kept aside")
print(repr(held.getvalue()))
