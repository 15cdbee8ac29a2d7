"""WebAssembly's binary format, as far as the compiler's module is changed by hand (specification, section 5)."""

IMPORT_SECTION, MEMORY_SECTION, GLOBAL_SECTION, EXPORT_SECTION, CODE_SECTION, DATA_SECTION = 2, 5, 6, 7, 10, 11


def read_number(module, at):
    """(value, where it ends) of an unsigned LEB128."""
    value = shift = 0
    while True:
        byte = module[at]
        value |= (byte & 0x7F) << shift
        shift += 7
        at += 1
        if byte < 0x80:
            return value, at


def number(value):
    """Unsigned, as short as can be."""
    digits = []
    while value >= 0x80:
        digits.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*digits, value])


def signed_number(value):
    digits = []
    while not -0x40 <= value < 0x40:
        digits.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*digits, value & 0x7F])


def long_number(value):
    """As a linker writes it that leaves room for any: five bytes, for signed ones below 2^31 too."""
    return bytes([*(value >> 7 * place & 0x7F | 0x80 for place in range(4)), value >> 28 & 0x7F])


def sections_of(module):
    """(id, content) of each, in order."""
    at = 8
    while at < len(module):
        section = module[at]
        size, at = read_number(module, at + 1)
        yield section, module[at : at + size]
        at += size


def write_module(target, module, new):
    """`module` with the contents that `new` has for some of its sections."""
    with open(target, "wb") as file:
        file.write(module[:8])
        for section, content in sections_of(module):
            content = new.get(section, content)
            file.write(bytes([section]) + number(len(content)) + content)
