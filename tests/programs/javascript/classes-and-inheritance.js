class Item { static made = 0; #cost; constructor(name, cost) { this.name = name; this.#cost = cost; Item.made++; } get price() { return this.#cost * 1.3; } toString() { return `${this.constructor.name}(${this.name})`; } static of(...a) { return new this(...a); } }
class Import extends Item { constructor(name, cost, duty) { super(name, cost); this.duty = duty; } get price() { return super.price * (1 + this.duty); } }
const items = [new Item("mug", 10), Import.of("tea", 20, 0.05)];
console.log(items, items.map(String), items.map((i) => i.price.toFixed(2)), Item.made);
console.log(items[1] instanceof Item, Object.getPrototypeOf(Import) === Item, "price" in items[0], Object.keys(items[1]), typeof Item);
const Loud = (Base) => class extends Base { toString() { return super.toString().toUpperCase(); } }; console.log(`${new (Loud(Item))("x", 1)}`, new (Loud(Import))("y", 1, 0));
try { Item(); } catch (e) { console.log(e.constructor === TypeError); }
