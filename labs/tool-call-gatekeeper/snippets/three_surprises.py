import json

print(isinstance(True, int))
twice = '{"sen": 1, "sen": 900}'
print(json.loads(twice)["sen"])
whole = json.loads("4500.0")
print(type(whole).__name__)
