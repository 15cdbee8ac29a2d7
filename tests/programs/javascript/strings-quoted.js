console.log(["it's", 'say "hi"', "both ' and \"", "back`tick", "new\nline", "tab\t", "\\", "\u0001", "é ส 古 😀"]);
console.log({ "it's": 1, 'a-b': 2, ok: 3, "": 4, 1: 5, "1a": 6, Ünï: 7 });
console.log(["a".repeat(100)], "b".repeat(100));
console.log({ text: "first line\nsecond line that is long enough to be split\nthird line of the same text, also long" });
console.log("plain 'quotes' stay", ["in 'arrays' they change"]);
