from functools import cache, cmp_to_key, partial, reduce, singledispatch, total_ordering, wraps

def logged(function):
    @wraps(function)
    def inner(*args, **kwargs):
        result = function(*args, **kwargs)
        print(f"{function.__name__}{args}{kwargs or ''} -> {result}")
        return result
    return inner

@logged
def tax(amount, rate=6):
    return amount * rate // 100

tax(1000)
tax(999, rate=10)
print(reduce(lambda a, b: a * b, range(1, 11)), partial(pow, 2)(10), sorted("bCaD", key=cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))

@singledispatch
def show(it):
    return f"?{it}"

@show.register
def _(it: int):
    return f"int {it}"

@show.register(list)
def _(it):
    return [show(part) for part in it]

print(show([1, "a", [2]]))
