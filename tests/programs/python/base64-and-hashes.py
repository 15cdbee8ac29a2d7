import base64
import binascii
import hashlib
import zlib

text = "Sarawak lada hitam · 砂拉越黑胡椒".encode()
print(base64.b64encode(text).decode())
print(binascii.hexlify(text[:8], "-").decode())
for name in ("md5", "sha1", "sha256", "sha512", "blake2b", "sha3_256"):
    print(name, hashlib.new(name, text).hexdigest()[:32])
packed = zlib.compress(text * 50, 9)
print(len(text * 50), len(packed), zlib.crc32(text), zlib.adler32(text))
assert zlib.decompress(packed) == text * 50
