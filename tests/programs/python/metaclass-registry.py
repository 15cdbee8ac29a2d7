class Registry(type):
    known = {}

    def __new__(meta, name, bases, body, **options):
        made = super().__new__(meta, name, bases, body)
        if bases:
            meta.known[options.get("code", name.lower())] = made
        return made

    def __init__(cls, name, bases, body, **options):
        super().__init__(name, bases, body)

class Carrier(metaclass=Registry):
    rate = 0

    def __init_subclass__(cls, **options):
        cls.label = f"<{cls.__name__}>"

    def cost(self, grams):
        return self.rate * -(-grams // 500)

class Rider(Carrier, code="rd"):
    rate = 450

class Post(Carrier):
    rate = 320

for code, kind in sorted(Registry.known.items()):
    print(code, kind.label, kind().cost(1200), [c.__name__ for c in kind.__mro__])
