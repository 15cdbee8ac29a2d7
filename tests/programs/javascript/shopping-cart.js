class Cart {
  #lines = new Map();
  add(sku, price, quantity = 1) {
    const line = this.#lines.get(sku) ?? { price, quantity: 0 };
    line.quantity += quantity;
    this.#lines.set(sku, line);
    return this;
  }
  remove(sku) { return this.#lines.delete(sku); }
  get total() { return [...this.#lines.values()].reduce((sum, { price, quantity }) => sum + price * quantity, 0); }
  *[Symbol.iterator]() { for (const [sku, line] of this.#lines) yield { sku, ...line }; }
}
const cart = new Cart().add("TEA-01", 12.5, 2).add("MUG-07", 8).add("TEA-01", 12.5);
console.log([...cart], cart.total);
console.log(cart.remove("MUG-07"), cart.remove("MUG-07"), cart.total);
console.log(cart);
