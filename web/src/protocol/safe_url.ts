// The links that a page shows.

/** Only whole https addresses without a user name; the URL parser, not a pattern, decides what the scheme is. */
export function safeUrl(text: string): URL | undefined {
  try {
    const url = new URL(text);
    return url.protocol === "https:" && url.username === "" && url.password === "" ? url : undefined;
  } catch {
    return undefined;
  }
}
