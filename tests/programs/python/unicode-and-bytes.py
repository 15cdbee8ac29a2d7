import struct
import unicodedata

for sign in "é砂ษ😀ع":
    print(sign, hex(ord(sign)), sign.encode().hex(" "), unicodedata.name(sign), unicodedata.category(sign), len(sign.encode("utf-16-le")) // 2)
print(unicodedata.normalize("NFD", "ế").encode("unicode_escape").decode(), len("ế"), "ﬁ".casefold())
packed = struct.pack("<IhB3s?d", 123456, -2, 255, b"abc", True, 0.1)
print(packed.hex(), struct.unpack("<IhB3s?d", packed), struct.calcsize("<IhB3s?d"))
print(bytes(range(5)), bytearray(b"xyz")[1:], b"a,b".split(b","), int.from_bytes(b"\x01\x00", "big"), (-5).to_bytes(2, "little", signed=True))
try:
    b"\xff\xfe".decode()
except UnicodeDecodeError as error:
    print(error)
