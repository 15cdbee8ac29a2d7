class Overdrawn(Exception):
    pass

class Account:
    def __init__(self, owner, sen=0):
        self.owner, self._sen, self.history = owner, sen, []

    @property
    def balance(self):
        return f"RM {self._sen // 100}.{self._sen % 100:02}"

    def pay(self, sen):
        if sen > self._sen:
            raise Overdrawn(f"{self.owner} has {self.balance}, not {sen / 100:.2f}")
        self._sen -= sen
        self.history.append(-sen)

    def receive(self, sen):
        self._sen += sen
        self.history.append(sen)

a = Account("Aina", 1050)
a.receive(2_95)
for amount in (500, 9_99, 845):
    try:
        a.pay(amount)
        print("paid", amount, "left", a.balance)
    except Overdrawn as error:
        print("refused:", error)
print(a.history, sum(a.history))
