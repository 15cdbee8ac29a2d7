const shift = (text, by) => text.replace(/[a-z]/gi, (c) => {
  const base = c < "a" ? 65 : 97;
  return String.fromCharCode(((c.charCodeAt(0) - base + by + 26) % 26) + base);
});
console.log(shift("Borneo Bazaar, Kuching!", 3), shift(shift("Borneo Bazaar, Kuching!", 3), -3));
