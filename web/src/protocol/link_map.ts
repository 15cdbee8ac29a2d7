// Where the linker put a program's variables, from its map: a line a symbol, of address, offset in the file, size in hexadecimal, and
// by how far it is indented the section, the part of it that one object brought, or the symbol.

export interface LinkedSymbol {
  readonly name: string;
  readonly address: number;
  readonly size: number;
  /** ".rodata", ".data", ".bss". */
  readonly section: string;
  /** True of the learner's own; else it is a library's, or the harness's. */
  readonly isOwn: boolean;
}

const line = /^ *([0-9a-f]+|-) +[0-9a-f]+ +([0-9a-f]+) ( *)(.+)$/;
const [partIndent, symbolIndent] = [8, 16];
const bounds = { symbols: 20_000, name: 400 } as const;

/** Of data, the learner's own first, by address; `object`: what the learner's files were compiled to. Lines that are other are passed
 *  over. */
export function readLinkMap(map: string, object: string): LinkedSymbol[] {
  const found: LinkedSymbol[] = [];
  let [section, isOwn] = ["", false];
  for (const text of map.split("\n")) {
    const [, address = "-", size = "0", indent = "", rest = ""] = line.exec(text) ?? [];
    if (address === "-") continue;
    if (indent.length < partIndent) section = rest;
    else if (indent.length < symbolIndent) isOwn = rest.startsWith(`${object}:(`);
    else if (section.startsWith(".")) {
      found.push({
        name: rest.slice(0, bounds.name), address: Number.parseInt(address, 16), size: Number.parseInt(size, 16), section,
        isOwn: isOwn && !rest.startsWith("bengkel_"),
      });
    }
  }
  found.sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.address - b.address);
  return found.slice(0, bounds.symbols);
}
