const permutations = (l) => l.length < 2 ? [l] : l.flatMap((x, i) => permutations(l.toSpliced(i, 1)).map((p) => [x, ...p]));
const subsets = (l) => l.reduce((all, x) => [...all, ...all.map((s) => [...s, x])], [[]]);
console.log(permutations(["a", "b", "c"]), subsets([1, 2, 3]), permutations([1, 2, 3, 4, 5]).length);
const product = (...ls) => ls.reduce((all, l) => all.flatMap((p) => l.map((x) => [...p, x])), [[]]);
console.log(product(["S", "M"], ["red", "blue"], [1]));
