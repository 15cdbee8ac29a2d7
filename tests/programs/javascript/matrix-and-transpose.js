const times = (a, b) => a.map((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
const transpose = (m) => m[0].map((_, j) => m.map((row) => row[j]));
const a = [[1, 2, 3], [4, 5, 6]];
console.log(transpose(a), times(a, transpose(a)));
console.log(Array.from({ length: 8 }, (_, i) => Array.from({ length: 8 }, (_, j) => i * j)));
