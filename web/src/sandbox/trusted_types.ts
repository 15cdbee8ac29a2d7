// The page's one Trusted Types policy (`trusted-types labguest` of the page's own policy): it lets nothing become HTML but the
// documents of the sandbox frames, and nothing the address of a script but those of the site's own workers.

interface PagePolicy {
  createHTML(text: string): string;
  createScriptURL(address: string): string;
}

const policies = new Map<string, PagePolicy>();
const documents = new Set<string>();
const workers = new Set<string>();

/** Where the browser has no Trusted Types the text is its own HTML. */
export function trustedFrameHtml(text: string): string {
  documents.add(text);
  return pagePolicy().createHTML(text);
}

/** `address`: of a worker of the site. */
export function trustedWorkerAddress(address: string): string {
  workers.add(address);
  return pagePolicy().createScriptURL(address);
}

function pagePolicy(): PagePolicy {
  const known = policies.get("labguest");
  if (known !== undefined) return known;
  const rules: PagePolicy = {
    createHTML: (given) => {
      if (!documents.has(given)) throw new TypeError("only the documents of sandbox frames are trusted");
      return given;
    },
    createScriptURL: (given) => {
      if (!workers.has(given)) throw new TypeError("only the workers of the site are trusted");
      return given;
    },
  };
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: PagePolicy): PagePolicy };
  };
  const policy = trustedTypes === undefined ? rules : trustedTypes.createPolicy("labguest", rules);
  policies.set("labguest", policy);
  return policy;
}
