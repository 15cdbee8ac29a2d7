"""drop_assertions.py MODULE OUT: the compiler's module without its assertions.

The package was built with them: 200,000 places where the compiler looks whether it is as its authors meant it to be. Releases of LLVM have
none, and take a sixth less time. An assertion is a branch to where nothing is done but to call __assert_fail, or one past such a
call. The first is taken out, the second always taken; the condition is dropped. What computes conditions for nobody is then for
wasm-opt to find.
"""

import re
import sys

from module_bytes import CODE_SECTION, DATA_SECTION, IMPORT_SECTION, long_number, number, read_number, sections_of, write_module

# What musl's __assert_fail prints.
MESSAGE = b"Assertion failed: %s (%s: %s: %d)\n\0"

UNREACHABLE, BLOCK, LOOP, IF, ELSE, END, BR, BR_IF, BR_TABLE, RETURN, CALL, DROP, I32_CONST = (
    0x00, 0x02, 0x03, 0x04, 0x05, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x10, 0x1A, 0x41)

NUMBER = rb"[\x80-\xff]*[\x00-\x7f]"
number_pattern = re.compile(NUMBER, re.DOTALL)
# Instructions that lead nowhere else.
plain_pattern = re.compile(
    b"(?:" + b"|".join([
        rb"[\x01\x1a\x1b\x45-\xc4]",
        rb"[\x10\x20-\x24\x41\x42]" + NUMBER,
        rb"[\x11\x28-\x3e]" + NUMBER + NUMBER,
        rb"[\x3f\x40]\x00",
        rb"\x43.{4}",
        rb"\x44.{8}",
        rb"\xfc[\x00-\x07]",
        rb"\xfc\x0a..",
        rb"\xfc\x0b.",
    ]) + b")*", re.DOTALL)


def fail(message):
    sys.exit(f"drop_assertions: {message}")


def address_of(text, data):
    count, at = read_number(data, 0)
    for _ in range(count):
        flags, at = read_number(data, at)
        if flags != 0 or data[at] != I32_CONST:
            fail("a segment of data is of a kind that was not expected")
        start, at = read_number(data, at + 1)
        size, at = read_number(data, at + 1)
        found = data.find(text, at, at + size)
        if found >= 0:
            return start + found - at
        at += size
    fail("it seems to have none; then this step is to be left out")


def bodies_of(codes):
    count, at = read_number(codes, 0)
    for _ in range(count):
        size, at = read_number(codes, at)
        yield codes[at : at + size]
        at += size


def skip_locals(body):
    groups, at = read_number(body, 0)
    for _ in range(groups):
        at = read_number(body, at)[1] + 1
    return at


def branches_of(body):
    """Of each conditional branch: where it stands, where it ends, where it leads; None: to a loop, or out of the function."""
    branches = []
    ends = [None]  # of each block, once it is known
    open_blocks = [(0, True)]
    at = skip_locals(body)
    while True:
        at = plain_pattern.match(body, at).end()
        if at == len(body):
            return [(start, end, ends[block]) for start, end, block in branches]
        opcode, start = body[at], at
        at += 1
        if opcode in (BLOCK, LOOP, IF):
            at = number_pattern.match(body, at).end()
            open_blocks.append((len(ends), opcode == LOOP))
            ends.append(None)
        elif opcode == END:
            block, leads_back = open_blocks.pop()
            if not leads_back:
                ends[block] = at
        elif opcode in (BR, BR_IF):
            label, at = read_number(body, at)
            if opcode == BR_IF:
                branches.append((start, at, open_blocks[-1 - label][0]))
        elif opcode == BR_TABLE:
            count, at = read_number(body, at)
            for _ in range(count + 1):
                at = number_pattern.match(body, at).end()
        elif opcode not in (ELSE, RETURN, UNREACHABLE):
            fail(f"instruction {opcode:#x} was not expected")


def without_assertions(body, failure_pattern):
    """The body, and how many there were."""
    parts = []
    copied = dropped = 0
    for start, end, target in branches_of(body):
        while target is not None and target < len(body) and body[target] == END:
            target += 1
        if target is not None and failure_pattern.match(body, target):
            new = bytes([DROP])
        elif failure_pattern.match(body, end):
            new = bytes([DROP, BR]) + body[start + 1 : end]
        else:
            continue
        parts += [body[copied:start], new]
        copied = end
        dropped += 1
    return b"".join([*parts, body[copied:]]), dropped


def main():
    source, target = sys.argv[1:]
    with open(source, "rb") as file:
        module = file.read()
    held = dict(sections_of(module))
    bodies = list(bodies_of(held[CODE_SECTION]))
    message = bytes([I32_CONST]) + long_number(address_of(MESSAGE, held[DATA_SECTION]))
    failing = [index for index, body in enumerate(bodies) if message in body]
    if len(failing) != 1:
        fail(f"expected one __assert_fail, found {len(failing)}")
    imported = read_number(held[IMPORT_SECTION], 0)[0]  # functions, all of them: it is a WASI module
    call = bytes([CALL]) + long_number(imported + failing[0])
    failure_pattern = re.compile(
        rb"(?:[\x20\x23\x41]" + NUMBER + rb")+" + re.escape(call + bytes([UNREACHABLE])), re.DOTALL)

    new = []
    dropped = 0
    for body in bodies:
        if call in body:
            body, count = without_assertions(body, failure_pattern)
            dropped += count
        new += [number(len(body)), body]
    if dropped == 0:
        fail("there are calls of __assert_fail, but no assertion was found")
    print(f"C++: the compiler had {dropped} assertions")
    write_module(target, module, {CODE_SECTION: number(len(bodies)) + b"".join(new)})


main()
