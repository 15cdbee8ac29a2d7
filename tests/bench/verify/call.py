# call.py FILE: calls the function `total` of a file with the arguments on standard input, in JSON, and prints what it returns.
import importlib.util
import json
import sys

spec = importlib.util.spec_from_file_location("main", sys.argv[1])
main = importlib.util.module_from_spec(spec)
spec.loader.exec_module(main)
print(json.dumps(main.total(*json.load(sys.stdin))))
