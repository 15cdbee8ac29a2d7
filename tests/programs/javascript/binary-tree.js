class Tree {
  #root = null;
  insert(key) { const go = (n) => n === null ? { key, left: null, right: null } : key < n.key ? { ...n, left: go(n.left) } : key > n.key ? { ...n, right: go(n.right) } : n; this.#root = go(this.#root); return this; }
  *walk(n = this.#root) { if (n) { yield* this.walk(n.left); yield n.key; yield* this.walk(n.right); } }
  height(n = this.#root) { return n ? 1 + Math.max(this.height(n.left), this.height(n.right)) : 0; }
  get root() { return this.#root; }
}
const tree = new Tree(); for (const k of [50, 30, 70, 20, 40, 60, 80]) tree.insert(k);
console.log([...tree.walk()], tree.height());
console.log(tree.root);
console.log(tree);
