// Texts in quotes, as Node shows them inside of other values.

const unbound = Function.prototype.bind.bind(Function.prototype.call);
const slice = unbound(String.prototype.slice);
const includes = unbound(String.prototype.includes);
const codeAt = unbound(String.prototype.charCodeAt);
const padStart = unbound(String.prototype.padStart);
const hexOf = unbound(Number.prototype.toString);
const upperCase = unbound(String.prototype.toUpperCase);

const escapes = { __proto__: null, 8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 92: "\\\\" };

export function quote(text) {
  const sign = !includes(text, "'") ? "'" : !includes(text, '"') ? '"' : !includes(text, "`") && !includes(text, "${") ? "`" : "'";
  const signCode = codeAt(sign, 0);
  let quoted = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at);
    let escaped;
    if (code === signCode) escaped = `\\${sign}`;
    else if (code === 92 || code < 32) escaped = escapes[code] ?? `\\x${padStart(upper(code), 2, "0")}`;
    else if (code >= 127 && code < 160) escaped = `\\x${upper(code)}`;
    else if (code >= 0xd800 && code < 0xe000) {
      const next = at + 1 < text.length ? codeAt(text, at + 1) : 0;
      if (code < 0xdc00 && next >= 0xdc00 && next < 0xe000) at += 1;
      else escaped = `\\u${upper(code)}`;
    }
    if (escaped === undefined) continue;
    quoted += slice(text, from, at) + escaped;
    from = at + 1;
  }
  return sign + quoted + slice(text, from) + sign;
}

const upper = (code) => upperCase(hexOf(code, 16));
