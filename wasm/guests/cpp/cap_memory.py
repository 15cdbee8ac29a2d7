"""cap_memory.py MODULE PAGES OUT: a WebAssembly module whose one memory may grow to PAGES at most, every other byte as it was."""

import sys

MEMORY_SECTION = 5
MAXIMUM_IS_GIVEN = 1


def read_number(module, at):
    value = shift = 0
    while True:
        byte = module[at]
        value |= (byte & 0x7F) << shift
        shift += 7
        at += 1
        if byte < 0x80:
            return value, at


def maximum_place(module):
    """Where the maximum is written, and where it ends."""
    at = 8
    while at < len(module):
        section = module[at]
        size, at = read_number(module, at + 1)
        if section == MEMORY_SECTION:
            count, at = read_number(module, at)
            flags, at = read_number(module, at)
            if count != 1 or flags != MAXIMUM_IS_GIVEN:
                sys.exit("cap_memory: expected one memory that states its maximum")
            _, at = read_number(module, at)
            return at, read_number(module, at)[1]
        at += size
    sys.exit("cap_memory: the module has no memory")


def padded_number(value, size):
    digits = [(value >> 7 * place) & 0x7F for place in range(size)]
    if value >> 7 * size:
        sys.exit("cap_memory: the number does not fit where the old one stands")
    return bytes([digit | 0x80 for digit in digits[:-1]] + digits[-1:])


def main():
    source, pages, target = sys.argv[1:]
    with open(source, "rb") as file:
        module = bytearray(file.read())
    start, end = maximum_place(module)
    module[start:end] = padded_number(int(pages), end - start)
    with open(target, "wb") as file:
        file.write(module)


main()
