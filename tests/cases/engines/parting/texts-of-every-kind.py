import hashlib
import json
import re
import unicodedata

text = "Kopi ☕ 茶 ชา trà Ünïcödé 🥭\u0000\ud7ff" * 200
print(hashlib.sha256(text.encode()).hexdigest(), text.upper()[:40], text.casefold()[:40], len(text))
print(unicodedata.normalize("NFD", text)[:40], unicodedata.name("茶"), re.findall(r"\w+", text)[:12])
print(json.dumps({"a": [1.5, None, True, text[:10]]}, ensure_ascii=False), json.loads('{"x": [1e400, -0.0, 12345678901234567890]}'))
print(hashlib.md5(b"x").hexdigest(), hashlib.sha512(b"x").hexdigest(), hashlib.blake2b(b"x").hexdigest()[:32])
