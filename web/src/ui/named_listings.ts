// Which listings belong to this page, by their SHA-256: the build writes that into index.html (web/cli/list_site.ts).

/** "engines.json" to its hash. A page that was not built names none, and then reads whatever there is. */
export function namedListings(): ReadonlyMap<string, string> {
  const named = document.querySelector<HTMLMetaElement>('meta[name="listings"]')?.content ?? "";
  return new Map(named.split(" ").map((it) => [it.split("=")[0] ?? "", it.split("=")[1] ?? ""]));
}
