const merge = (a, b) => { const out = []; while (a.length && b.length) out.push(a[0] <= b[0] ? a.shift() : b.shift()); return [...out, ...a, ...b]; };
const mergeSort = (list) => list.length < 2 ? list : merge(mergeSort(list.slice(0, list.length >> 1)), mergeSort(list.slice(list.length >> 1)));
const quickSort = ([pivot, ...rest]) => pivot === undefined ? [] : [...quickSort(rest.filter((x) => x < pivot)), pivot, ...quickSort(rest.filter((x) => x >= pivot))];
let seed = 7; const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) % 1000;
const list = Array.from({ length: 60 }, next);
console.log(mergeSort(list));
console.log(JSON.stringify(mergeSort(list)) === JSON.stringify(quickSort(list)), JSON.stringify(quickSort(list)) === JSON.stringify(list.toSorted((a, b) => a - b)));
console.log(["b10", "b9", "a"].sort(), [10, 9, 1].sort(), [3, 1, 2].sort((a, b) => b - a), ["é", "z", "e"].sort());
