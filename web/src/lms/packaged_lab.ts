// Which lab this page was packaged for; undefined on a site.

export function packagedLab(): string | undefined {
  const id = document.querySelector('meta[name="packaged-lab"]')?.getAttribute("content") ?? "";
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) ? id : undefined;
}
