// What a page and the service worker say to each other. A request comes with a port, on which the answers go back; the last of them is
// not "progress".

export type SiteRequest = { readonly type: "look" } | { readonly type: "take" };

export type SiteReply =
  /** The version in use is what the site has. */
  | { readonly type: "current" }
  /** Another one is whole on this device; to take it, so much more is fetched. */
  | { readonly type: "ready"; readonly wireBytes: number }
  | { readonly type: "progress"; readonly wireBytes: number; readonly wireTotal: number }
  /** It is in use now: every page is to be loaded anew. */
  | { readonly type: "taken" }
  | { readonly type: "failed"; readonly code: string; readonly message: string; readonly file: string };

/** To every page, unasked. */
export type SiteNews =
  | { readonly type: "taken" }
  /** A file was not the one that the site lists, twice; it was not used. */
  | { readonly type: "refused"; readonly file: string };

export function isSiteRequest(data: unknown): data is SiteRequest {
  const type = typeOf(data);
  return type === "look" || type === "take";
}

export function isSiteNews(data: unknown): data is SiteNews {
  const type = typeOf(data);
  return type === "taken" || (type === "refused" && typeof (data as { file?: unknown }).file === "string");
}

function typeOf(data: unknown): unknown {
  return typeof data === "object" && data !== null && "type" in data ? data.type : undefined;
}
