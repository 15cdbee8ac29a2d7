import { carryOut } from "../carry_out.ts";

const read = async (file: string): Promise<Uint8Array<ArrayBuffer>> => {
  const response = await fetch(new URL(`/job/${file}`, location.origin));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** A promise that is rejected is no error event of a worker; what a timer throws is one. */
carryOut({ read, isBackwards: self.name === "?backwards" }).then(
  (found) => postMessage(JSON.stringify(found)),
  (error: unknown) => setTimeout(() => {
    throw error;
  }),
);
