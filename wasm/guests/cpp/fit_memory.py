"""fit_memory.py MODULE PAGES OUT: the compiler's module, with a memory that may grow to PAGES at most, grows by large steps, and can be
put back to what it was at the start.

Its C library asks for memory by 64 KiB. Every memory.grow gives the engine a new buffer of the whole size to account for, and V8
collects garbage after a handful of them: a program full of ranges spent more time on that than on being compiled. So sbrk keeps its
own end of what was handed out, and has the memory grow ahead of it. Whoever asks gets the same addresses as before.

That end and the stack pointer, all that a call leaves behind beside its memory, are exported for the host to put back: a new instance
for every call takes V8 longer, and every page of its memory is a fault of its own.
"""

import re
import sys

from module_bytes import (
    CODE_SECTION, EXPORT_SECTION, GLOBAL_SECTION, MEMORY_SECTION, number, read_number, sections_of, signed_number, write_module,
)

MAXIMUM_IS_GIVEN = 1
PAGE_BITS = 16
STEP_PAGES = 256

# sbrk as wasi-libc has it: nothing asked, the size of the memory; else what memory.grow says, or ENOMEM. It stores to errno.
OLD_SBRK = re.compile(
    re.escape(bytes.fromhex("00 0240 2000 0d00 3f00 4110 74 0f 0b 0240 2000 41ffff03 71 0d00 2000 417f 4c 0d00"
                            "0240 2000 4110 76 4000 2200 417f 47 0d00 4100 4130 3602"))
    + rb"(?P<errno>[\x80-\xff]{0,4}[\x00-\x7f])"
    + re.escape(bytes.fromhex("417f 0f 0b 2000 4110 74 0f 0b 00 0b")))


def fail(message):
    sys.exit(f"fit_memory: {message}")


def pages_at_start(memories):
    count, at = read_number(memories, 0)
    flags, at = read_number(memories, at)
    if count != 1 or flags != MAXIMUM_IS_GIVEN:
        fail("expected one memory that states its maximum")
    return read_number(memories, at)[0]


def new_sbrk(end, errno):
    """`end`: the global that holds the end of what was handed out, in bytes."""
    get_end, set_end = b"\x23" + number(end), b"\x24" + number(end)
    size = b"\x3f\x00\x41" + signed_number(PAGE_BITS) + b"\x74"
    return b"".join([
        b"\x01\x01\x7f",  # local 1: the end before
        b"\x02\x40",
        b"\x20\x00\x41" + signed_number(0xFFFF) + b"\x71\x0d\x00",  # whole pages
        b"\x20\x00\x41\x00\x48\x0d\x00",  # and never less
        get_end, b"\x22\x01\x20\x00\x6a", set_end,
        b"\x02\x40",
        get_end, size, b"\x4d\x0d\x00",  # there is enough
        get_end, size, b"\x6b\x41", signed_number(PAGE_BITS), b"\x76",  # pages that are missing
        b"\x41", signed_number(STEP_PAGES - 1), b"\x6a\x41", signed_number(-STEP_PAGES), b"\x71",  # in steps
        b"\x40\x00\x41\x7f\x47\x0d\x00",
        b"\x20\x01", set_end, b"\x41\x00\x41\x30\x36\x02", errno, b"\x41\x7f\x0f",
        b"\x0b",
        b"\x20\x01\x0f",
        b"\x0b\x00\x0b",
    ])


def with_sbrk(codes, end):
    count, at = read_number(codes, 0)
    found = [match for match in OLD_SBRK.finditer(codes)]
    if len(found) != 1:
        fail(f"expected one sbrk as it was, found {len(found)}")
    (match,) = found
    for _ in range(count):
        size, body = read_number(codes, at)
        if body == match.start() and body + size == match.end():
            new = new_sbrk(end, match["errno"])
            return codes[:at] + number(len(new)) + new + codes[match.end() :]
        at = body + size
    fail("sbrk is not a function of its own")


def with_globals(exports, names):
    """`names`: of the exports to be added, in the order of their globals."""
    count, at = read_number(exports, 0)
    new = b"".join(number(len(name)) + name + b"\x03" + number(index) for index, name in enumerate(names))
    return number(count + len(names)) + exports[at:] + new


def main():
    source, most, target = sys.argv[1:]
    with open(source, "rb") as file:
        module = file.read()
    held = dict(sections_of(module))
    first = pages_at_start(held[MEMORY_SECTION])
    globals_before, entries = read_number(held[GLOBAL_SECTION], 0)
    if globals_before != 1:
        fail(f"expected the stack pointer to be the one global, found {globals_before}")
    mutable_number = b"\x7f\x01\x41" + signed_number(first << PAGE_BITS) + b"\x0b"
    write_module(target, module, {
        MEMORY_SECTION: number(1) + number(MAXIMUM_IS_GIVEN) + number(first) + number(int(most)),
        GLOBAL_SECTION: number(globals_before + 1) + held[GLOBAL_SECTION][entries:] + mutable_number,
        EXPORT_SECTION: with_globals(held[EXPORT_SECTION], [b"__stack_pointer", b"__heap_end"]),
        CODE_SECTION: with_sbrk(held[CODE_SECTION], globals_before),
    })


main()
