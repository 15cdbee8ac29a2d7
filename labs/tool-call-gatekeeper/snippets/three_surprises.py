import json

print(isinstance(True, int))
print(json.loads('{"sen": 100, "sen": 90000}')["sen"])
print(type(json.loads("4500.0")).__name__)
