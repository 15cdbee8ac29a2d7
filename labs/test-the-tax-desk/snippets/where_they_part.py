def rule(sen):
    return sen <= 50000

def other(sen):
    return sen < 50000

for sen in [48000, 50000, 50001]:
    print(rule(sen) == other(sen))
