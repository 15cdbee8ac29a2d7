#!/usr/bin/env python3.11
"""Looks in WebAssembly objects for Python methods and attributes whose C function takes another number of arguments than the
interpreter will call it with. Machines shrug at that; WebAssembly traps, and only when somebody gets there.

What is looked at are the tables of methods (PyMethodDef) and of attributes (PyGetSetDef) as they lie in the data: a name, then
functions. A function's real type is known from the object, the wanted one from the flags beside it.

usage: check_arity.py OBJECT...
"""

import struct
import sys
from collections import defaultdict
from pathlib import Path

TABLE_INDEX, MEMORY_ADDRESS = 2, 5
ADDED = {3, 4, 5, 8, 9, 11, 14, 15, 16, 21, 22, 23, 25}  # relocations that carry an addend

NOARGS, ONE, VARARGS, KEYWORDS, FASTCALL, METHOD = 0x4, 0x8, 0x1, 0x2, 0x80, 0x200
ATTRIBUTE = 20  # bytes of a PyGetSetDef
KIND = NOARGS | ONE | VARARGS | KEYWORDS | FASTCALL | METHOD
WANTED = {
    NOARGS: 2, ONE: 2, VARARGS: 2, VARARGS | KEYWORDS: 3, FASTCALL: 3, FASTCALL | KEYWORDS: 4, METHOD | FASTCALL | KEYWORDS: 5,
}


class Bytes:
    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    def take(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def text(self) -> str:
        return self.take(self.number()).decode()

    def limits(self) -> None:
        flags = self.byte()
        self.number()
        if flags & 1:
            self.number()


class Object:
    def __init__(self, path: Path) -> None:
        self.types: list[tuple[int, int]] = []
        self.functions: list[int] = []  # type of each, imported first
        self.names: dict[int, str] = {}
        self.symbols: list[tuple[int, int]] = []
        self.data = b""
        self.segments: list[int] = []  # where the bytes of each begin in `data`
        self.variables: list[tuple[int, int]] = []  # start in `data` and size
        self.relocations: dict[int, tuple[int, int]] = {}
        whole = Bytes(path.read_bytes(), 8)
        order = 0
        data_order = None
        later: list[tuple[int, Bytes]] = []
        while whole.at < len(whole.data):
            kind = whole.byte()
            content = Bytes(whole.take(whole.number()))
            if kind == 0:
                name = content.text()
                if name == "linking":
                    self.read_linking(content)
                elif name.startswith("reloc."):
                    later.append((content.number(), content))
            elif kind == 1:
                self.read_types(content)
            elif kind == 2:
                self.read_imports(content)
            elif kind == 3:
                self.functions += [content.number() for _ in range(content.number())]
            elif kind == 11:
                self.data, data_order = content.data, order
                self.read_segments(content)
            order += 1
        for target, content in later:
            if target == data_order:
                self.read_relocations(content)

    def read_types(self, it: Bytes) -> None:
        for _ in range(it.number()):
            it.byte()
            parameters = len(it.take(it.number()))
            results = len(it.take(it.number()))
            self.types.append((parameters, results))

    def read_imports(self, it: Bytes) -> None:
        for _ in range(it.number()):
            it.text()
            name = it.text()
            kind = it.byte()
            if kind == 0:
                self.names[len(self.functions)] = name
                self.functions.append(it.number())
            elif kind == 1:
                it.byte()
                it.limits()
            elif kind == 2:
                it.limits()
            elif kind == 3:
                it.take(2)
            else:
                it.byte()
                it.number()

    def read_segments(self, it: Bytes) -> None:
        for _ in range(it.number()):
            it.number()  # active, in the one memory of an object
            it.byte()  # i32.const
            it.number()
            it.byte()  # end
            size = it.number()
            self.segments.append(it.at)
            it.take(size)

    def read_linking(self, it: Bytes) -> None:
        it.number()
        while it.at < len(it.data):
            kind = it.byte()
            part = Bytes(it.take(it.number()))
            if kind != 8:
                continue
            for _ in range(part.number()):
                symbol, flags = part.byte(), part.number()
                is_undefined, has_name = bool(flags & 0x10), bool(flags & 0x40)
                index = 0
                if symbol in (0, 2, 4, 5):
                    index = part.number()
                    if not is_undefined or has_name:
                        name = part.text()
                        if symbol == 0:
                            self.names[index] = name
                elif symbol == 1:
                    part.text()
                    if not is_undefined:
                        segment, offset, size = part.number(), part.number(), part.number()
                        self.variables.append((self.segments[segment] + offset, size))
                else:
                    part.number()
                self.symbols.append((symbol, index))

    def read_relocations(self, it: Bytes) -> None:
        for _ in range(it.number()):
            kind, offset, index = it.byte(), it.number(), it.number()
            if kind in ADDED:
                it.number()
            self.relocations[offset] = (kind, index)

    def function_at(self, offset: int) -> int | None:
        kind, index = self.relocations.get(offset, (None, 0))
        if kind != TABLE_INDEX:
            return None
        return self.symbols[index][1]

    def arity(self, function: int) -> int:
        return self.types[self.functions[function]][0]

    def is_attribute_table(self, start: int, size: int) -> bool:
        """Entries of a name, a getter, perhaps a setter, a text and a closure; the last is all zeroes."""
        end = start + size - ATTRIBUTE
        if size % ATTRIBUTE or size < 2 * ATTRIBUTE or any(self.data[end : end + ATTRIBUTE]):
            return False
        return all(
            self.relocations.get(at, (0,))[0] == MEMORY_ADDRESS and self.function_at(at + 4) is not None
            for at in range(start, end, ATTRIBUTE)
        )

    def word(self, offset: int) -> int:
        return struct.unpack_from("<I", self.data, offset)[0] if offset + 4 <= len(self.data) else -1


def findings(it: Object) -> tuple[int, list[str]]:
    seen, wrong = 0, []

    def expect(function: int | None, wanted: int, what: str) -> None:
        nonlocal seen
        if function is None:
            return
        seen += 1
        if it.arity(function) != wanted:
            name = it.names.get(function, f"function {function}")
            wrong.append(f"{name} takes {it.arity(function)} arguments and is called, as {what}, with {wanted}")

    for offset, (kind, _) in it.relocations.items():
        if kind != MEMORY_ADDRESS:
            continue
        first, flags = it.function_at(offset + 4), it.word(offset + 8)
        if first is not None and it.function_at(offset + 8) is None and flags & KIND in WANTED and flags < 0x400:
            expect(first, WANTED[flags & KIND], f"a method of flags {flags:#x}")
    for start, size in it.variables:
        if not it.is_attribute_table(start, size):
            continue
        for offset in range(start, start + size, ATTRIBUTE):
            expect(it.function_at(offset + 4), 2, "a getter")
            expect(it.function_at(offset + 8), 3, "a setter")
    return seen, wrong


def main() -> None:
    total, all_wrong = 0, defaultdict(list)
    for path in map(Path, sys.argv[1:]):
        seen, wrong = findings(Object(path))
        total += seen
        if wrong:
            all_wrong[path.name] += wrong
    for name, wrong in all_wrong.items():
        for line in sorted(set(wrong)):
            print(f"{name}: {line}")
    print(f"{total} functions looked at, {sum(map(len, all_wrong.values()))} of the wrong arity")
    if total == 0 or all_wrong:
        sys.exit(1)


if __name__ == "__main__":
    main()
