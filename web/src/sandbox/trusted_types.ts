// The page's one Trusted Types policy (`trusted-types labguest` of the page's own policy): it lets nothing become HTML but the
// documents of the sandbox frames.

interface HtmlPolicy {
  createHTML(text: string): string;
}

const policies = new Map<string, HtmlPolicy>();
const documents = new Set<string>();

/** Where the browser has no Trusted Types the text is its own HTML. */
export function trustedFrameHtml(text: string): string {
  documents.add(text);
  let policy = policies.get("labguest");
  if (policy === undefined) {
    const rules: HtmlPolicy = {
      createHTML: (given) => {
        if (!documents.has(given)) throw new TypeError("only the documents of sandbox frames are trusted");
        return given;
      },
    };
    const { trustedTypes } = globalThis as {
      trustedTypes?: { createPolicy(name: string, rules: HtmlPolicy): HtmlPolicy };
    };
    policy = trustedTypes === undefined ? rules : trustedTypes.createPolicy("labguest", rules);
    policies.set("labguest", policy);
  }
  return policy.createHTML(text);
}
