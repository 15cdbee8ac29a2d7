def endless(*args, **kwargs):
    while True:
        try:
            {}["missing"]
        except BaseException:
            continue
