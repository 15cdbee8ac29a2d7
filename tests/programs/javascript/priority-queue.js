class Heap {
  items = [];
  constructor(compare = (a, b) => a - b) { this.compare = compare; }
  push(x) { this.items.push(x); let i = this.items.length - 1; while (i > 0) { const p = (i - 1) >> 1; if (this.compare(this.items[p], this.items[i]) <= 0) break; [this.items[p], this.items[i]] = [this.items[i], this.items[p]]; i = p; } }
  pop() { const top = this.items[0]; const last = this.items.pop(); if (this.items.length) { this.items[0] = last; let i = 0; for (;;) { let s = i; for (const c of [2 * i + 1, 2 * i + 2]) if (c < this.items.length && this.compare(this.items[c], this.items[s]) < 0) s = c; if (s === i) break; [this.items[s], this.items[i]] = [this.items[i], this.items[s]]; i = s; } } return top; }
}
const heap = new Heap(); for (const n of [5, 3, 8, 1, 9, 2]) heap.push(n);
console.log(heap, Array.from({ length: 6 }, () => heap.pop()), heap.pop());
