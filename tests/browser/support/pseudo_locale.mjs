// English made strange, "en-XA": accents, two fifths longer, in brackets. What the page says without brackets is not from the catalogue, and
// what breaks is too narrow for longer languages. It is made here from English and served in Malay's place, so no site has it.

import { words } from "./browser.mjs";

const accents = Object.fromEntries([..."aàbƀcçdđeéfƒgğhĥiîjĵkķlļmɱnñoöpþqǫrŕsštţuûvṽwŵxẋyýzž"].flatMap((sign, at, all) => (at % 2 === 0 ? [[sign, all[at + 1]]] : [])));
const more = "\u00a0one two three four five six seven eight nine ten";

/** "⟦Šéàŕçĥ one⟧" of "Search"; placeholders stay. */
export function pseudo(sentence) {
  const strange = sentence.split(/(\{[a-zA-Z]+\})/).map((part, at) => (at % 2 === 1 ? part : [...part].map(accented).join(""))).join("");
  return `⟦${strange}${more.slice(0, Math.max(2, Math.ceil(sentence.length * 0.4)))}⟧`;
}

function accented(sign) {
  const found = accents[sign.toLowerCase()];
  return found === undefined ? sign : sign === sign.toLowerCase() ? found : found.toUpperCase();
}

/** From now on Malay is the pseudo-locale: for a browser whose language is Malay. */
export async function speakPseudo(context) {
  const english = await words();
  const catalogue = Object.fromEntries(Object.entries(english).map(([key, sentence]) => [key, typeof sentence === "string" ? pseudo(sentence) : sentence]));
  // A name, which no language makes longer.
  catalogue["app.name"] = `⟦${english["app.name"]}⟧`;
  await context.route(/\/ms-[\w-]+\.json$/, (route) => route.fulfill({ json: catalogue }));
}

/** Whatever a learner reads here, or is read to, that is no sentence of the catalogue. Left out: what has a language of its own (a lab's text, names of
 *  languages), code, and what is not letters. */
export function notFromTheCatalogue(page) {
  return page.evaluate(() => {
    const foreign = "code, pre, script, style, textarea, svg, [translate='no'], [translate='false'], :not(html)[lang], .screen";
    const bare = (text) => text.replace(/⟦[^⟦⟧]*(⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧/gu, " ");
    const found = new Set();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const { parentElement: around } = node;
      if (around === null || around.closest(foreign) !== null || !around.checkVisibility()) continue;
      if (/\p{L}/u.test(bare(node.data))) found.add(`${around.tagName.toLowerCase()}.${around.className}: ${node.data.trim()}`);
    }
    for (const name of ["aria-label", "title", "placeholder", "alt", "aria-description"]) {
      for (const it of document.querySelectorAll(`[${name}]`)) {
        const value = it.getAttribute(name) ?? "";
        if (it.closest(foreign.replace("textarea, ", "").replace("svg, ", "")) === null && /\p{L}/u.test(bare(value))) found.add(`${it.tagName.toLowerCase()}[${name}]: ${value}`);
      }
    }
    return [...found].sort();
  });
}
