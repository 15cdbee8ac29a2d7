class Node { constructor(value, next = null) { this.value = value; this.next = next; } }
class List {
  head = null; size = 0;
  push(value) { const node = new Node(value); if (!this.head) this.head = node; else { let at = this.head; while (at.next) at = at.next; at.next = node; } this.size++; return this; }
  reverse() { let before = null; for (let at = this.head; at; ) { [at.next, before, at] = [before, at, at.next]; } this.head = before; return this; }
  *[Symbol.iterator]() { for (let at = this.head; at; at = at.next) yield at.value; }
}
const list = new List().push("a").push("b").push("c").push("d");
console.log(list);
console.log([...list], [...list.reverse()], Math.max(...[1, 2, 3].map((n) => n * list.size)));
