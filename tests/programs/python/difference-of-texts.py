import difflib

old = "lada hitam 500 g\nkopi 250 g\nteh tarik\nsagu\n".splitlines()
new = "lada putih 500 g\nkopi 250 g\nsagu\ngula apong\n".splitlines()
print("\n".join(difflib.unified_diff(old, new, "before", "after", lineterm="")))
print(difflib.get_close_matches("kuchng", ["kuching", "sibu", "kunchin", "miri"]))
print(round(difflib.SequenceMatcher(None, "sarawak", "sabah").ratio(), 4))
