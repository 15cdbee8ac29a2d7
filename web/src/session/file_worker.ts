// A worker beside the page that fetches, checks and keeps what is large. It knows the folder of the site by its own address, and fetches
// nothing that is not below it.

import { failure, type Result } from "../base/result.ts";
import { problem } from "../base/problem.ts";
import type { Bytes } from "../protocol/frame.ts";
import type { Asset } from "../protocol/messages.ts";
import { FilesHere } from "./engine_files.ts";
import { browserHash, type Expected, type Hash } from "./fetching.ts";
import { KeptFiles } from "./kept_files.ts";
import { SiteFiles } from "./site_files.ts";

export type FileRequest =
  | { readonly id: number; readonly is: "obtain"; readonly asset: Asset }
  | { readonly id: number; readonly is: "read"; readonly file: Expected }
  | { readonly id: number; readonly is: "keep"; readonly file: Expected; readonly bytes: Bytes };

export type FileReply =
  | { readonly id: number; readonly is: "loaded"; readonly count: number }
  | { readonly id: number; readonly is: "result"; readonly result: Result<Bytes | boolean | null> }
  /** Nothing is left to do for this request. */
  | { readonly id: number; readonly is: "done" };

const scope = self as unknown as {
  readonly location: { readonly href: string };
  onmessage: ((event: MessageEvent<FileRequest>) => void) | null;
  postMessage(reply: FileReply, transfer?: Transferable[]): void;
};

/** In milliseconds, between two words about how much has come. */
const toldMs = 100;

const base = new URL("../", scope.location.href).href;
const hash: Hash = browserHash() ?? (() => Promise.resolve(failure(problem("session.no-part", "this browser has no SHA-256 in workers"))));
const files = new FilesHere(new SiteFiles(base, new KeptFiles(base)), hash);

scope.onmessage = ({ data }) => void answer(data);

async function answer(request: FileRequest): Promise<void> {
  const { id } = request;
  try {
    result(id, await carryOut(request));
  } catch (error) {
    // There was no memory for it: whoever asked is not left waiting.
    result(id, failure(problem("session.no-part", error instanceof Error ? error.message : String(error))));
  }
  await files.kept;
  scope.postMessage({ id, is: "done" });
}

function carryOut(request: FileRequest): Promise<Result<Bytes | boolean | null>> {
  switch (request.is) {
    case "obtain": return files.obtain(request.asset, telling(request.id));
    case "read": return files.read(request.file);
    case "keep": return files.keep(request.file, request.bytes);
  }
}

function telling(id: number): (count: number) => void {
  let toldAt = 0;
  return (count) => {
    if (performance.now() - toldAt < toldMs) return;
    toldAt = performance.now();
    scope.postMessage({ id, is: "loaded", count });
  };
}

function result(id: number, told: Result<Bytes | boolean | null>): void {
  const bytes = told.ok && told.value instanceof Uint8Array ? [told.value.buffer] : [];
  scope.postMessage({ id, is: "result", result: told }, bytes);
}
