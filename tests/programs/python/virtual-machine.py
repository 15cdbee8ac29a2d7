PROGRAM = """
push 10
label loop
dup
print
push 3
sub
dup
jpos loop
drop
halt
""".split("\n")

def run(lines):
    code = [line.split() for line in lines if line]
    labels = {words[1]: at for at, words in enumerate(code) if words[0] == "label"}
    stack, at, steps = [], 0, 0
    while True:
        op, *args = code[at]
        at, steps = at + 1, steps + 1
        if op == "push":
            stack.append(int(args[0]))
        elif op == "dup":
            stack.append(stack[-1])
        elif op == "sub":
            b, a = stack.pop(), stack.pop()
            stack.append(a - b)
        elif op == "print":
            print(stack.pop())
            stack.append(0) if not stack else None
        elif op == "jpos":
            if stack.pop() > 0:
                at = labels[args[0]]
        elif op == "drop":
            stack.pop() if stack else None
        elif op == "halt":
            return steps

print("steps", run(PROGRAM))
