class Money { constructor(amount, currency) { this.amount = amount; this.currency = currency; } }
class Tip extends Money { static count = 0; get half() { return this.amount / 2; } }
class Empty {}
class Tagged { get [Symbol.toStringTag]() { return "Labelled"; } }
class Stack extends Array {}
console.log(new Money(5, "MYR"), new Tip(1, "VND"), new Empty(), new Tagged(), Stack.from([1, 2]));
console.log(Money, Tip, Empty, class {}, class extends Money {});
console.log([new Money(1, "THB")], { money: new Money(2, "CNY") }, { deep: { deep: { money: new Money(3, "SGD") } } });
console.log(Object.create(null), Object.assign(Object.create(null), { a: 1 }), Object.create(new Money(1, "x")));
console.log(new (class extends Map {})([[1, 2]]), new (class Bag extends Set {})([1]));
