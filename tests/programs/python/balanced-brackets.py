PAIRS = {")": "(", "]": "[", "}": "{"}

def balanced(text):
    open_brackets = []
    for at, sign in enumerate(text):
        if sign in "([{":
            open_brackets.append(sign)
        elif sign in PAIRS and (not open_brackets or open_brackets.pop() != PAIRS[sign]):
            return at
    return -1 if not open_brackets else len(text)

for text in ["", "()", "([{}])", "(]", "((", "a[b(c)d]e}", "{[()()]}"]:
    print(repr(text), balanced(text))
