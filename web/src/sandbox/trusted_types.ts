// The page's one Trusted Types policy (`trusted-types labguest` of the page's own policy): it lets exactly one text become
// HTML, the document of the sandbox frame.

interface HtmlPolicy {
  createHTML(text: string): string;
}

const policies = new Map<string, HtmlPolicy>();

/** Where the browser has no Trusted Types the text is its own HTML. */
export function trustedFrameHtml(text: string): string {
  let policy = policies.get("labguest");
  if (policy === undefined) {
    const rules: HtmlPolicy = {
      createHTML: (given) => {
        if (given !== text) throw new TypeError("only the sandbox frame's document is trusted");
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
