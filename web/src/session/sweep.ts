// Forgets files that nothing on this device needs any more: after a pack was given up, after an update was taken.

import type { Asset } from "../protocol/messages.ts";
import { engineNamed } from "../runtime/engine_kind.ts";
import type { KeptFiles } from "./kept_files.ts";
import { engineRecord, keptLab, labRecord } from "./kept_labs.ts";
import { keptSite, listingsOf } from "./kept_site.ts";

/** Answers with the bytes that became free, as far as they are known. Without a version of the site on this device nothing is
 *  forgotten, since then nothing tells what is old. */
export async function sweep(kept: KeptFiles, workedOn: (lab: string) => Promise<ReadonlySet<string>>): Promise<number> {
  // Before the records are read: a file that comes later is not on this list.
  const held = await kept.held();
  const [current, ready, coming] = await Promise.all([keptSite(kept, "current"), keptSite(kept, "ready"), keptSite(kept, "coming")]);
  const listings = current === undefined ? undefined : await listingsOf(kept, current);
  if (current === undefined || listings === undefined) return 0;
  const { catalogue, engines, instruments } = listings;
  const wanted = new Set([current, ready, coming].flatMap((site) => site?.files ?? []).map(({ sha256 }) => sha256));
  const want = ({ parts }: Asset): void => parts.forEach(({ sha256 }) => wanted.add(sha256));

  for (const name of await kept.names("lab/")) {
    const [id = "", hash = ""] = name.split("/");
    const lab = await keptLab(kept, id, hash);
    const isCurrent = catalogue.labs.some((it) => it.id === id && it.hash === hash);
    if (lab === undefined || !(isCurrent || (await workedOn(id)).has(hash))) {
      await kept.drop(labRecord(id, hash));
      continue;
    }
    for (const { sha256 } of [...lab.entry.fileList, ...lab.rules]) wanted.add(sha256);
  }
  const kinds = new Map(engines.engines.map((engine) => [engineRecord(engine.name, engine.module.sha256, engine.library?.sha256), engine]));
  for (const name of await kept.names("engine/")) {
    const engine = kinds.get(`engine/${name}`);
    if (engine === undefined) {
      await kept.drop(`engine/${name}`);
      continue;
    }
    const grammar = engines.grammars[engineNamed(engine.name)?.language ?? ""];
    if (grammar !== undefined) [engines.parser, grammar].forEach(want);
    for (const asset of [engines.core, instruments.shell, ...instruments.fonts.map((font) => font.asset)]) want(asset);
    want(engine.module);
    if (engine.library !== null) want(engine.library);
    wanted.add(engine.snapshot.sha256);
  }
  const unwanted = [...held].filter((sha256) => !wanted.has(sha256));
  const bytes = await kept.sizes(unwanted);
  await kept.forget(unwanted);
  return bytes;
}
