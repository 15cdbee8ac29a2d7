const values = [0, "", "0", null, undefined, NaN, false, [], [0], {}, 1, "1", true];
console.log(values.map((a) => values.map((b) => (a == b ? "=" : ".")).join("")).join("\n"));
console.log(values.map((v) => !!v), values.map((v) => typeof v), [] + [], [] + {}, 1 + "2", "3" * "4", null + 1, undefined + 1, true + true, "5" - 2, [2] * [3], `${null} ${undefined} ${[1, [2, 3]]}`);
console.log(null ?? "d", 0 ?? "d", 0 || "d", "" && "x", undefined?.a, null?.[0], ({}).a?.b.c, typeof undeclared, void 0, (1, 2), !!document_());
function document_() { return typeof document !== "undefined"; }
let x = null; x ??= 5; x ||= 6; x &&= 7; console.log(x, x++ + ++x, x-- - --x, x);
