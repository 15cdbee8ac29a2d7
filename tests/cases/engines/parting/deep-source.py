for source in ("(" * 90 + "1" + ")" * 90, "-" * 500 + "1", "x" + "+x" * 300, "[" * 60 + "]" * 60):
    try:
        print(len(compile(source, "x", "eval").co_code))
    except (MemoryError, RecursionError, SyntaxError) as error:
        print(type(error).__name__, error)
