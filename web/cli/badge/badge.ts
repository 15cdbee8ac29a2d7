// bengkel badge verify FILE [--key PUBLIC]: whether a credential is what it says. One line, and an exit code:
//
//   0   valid: signed by the key that was given
//   1   invalid: changed, signed by another key, expired, not yet valid, no credential
//   3   unproven: no key was given, and it is signed by the one that came with it, which anybody can bring along
//   2   asked wrongly; 65 the key is none; 66 no such file; 77 the system does not let us read it

import { parseArguments } from "../arguments.ts";
import { visible } from "../report_text.ts";
import { exitCodes, UsageError } from "../usage_error.ts";
import { readBadge, type BadgeState } from "./read_badge.ts";
import { readPublicKey, readText } from "./signing_key.ts";

const codes: Readonly<Record<BadgeState, number>> = { valid: 0, invalid: exitCodes.failed, unproven: 3 };

export async function badge(given: readonly string[]): Promise<number> {
  const { words, values } = parseArguments(given, { values: ["--key"] });
  const [step, file, extra] = words;
  if (step !== "verify" || file === undefined || extra !== undefined) throw new UsageError("badge wants: badge verify FILE [--key PUBLIC]");
  const key = values.get("--key");
  const { state, message } = await readBadge(readText(file), key === undefined ? null : await readPublicKey(key), new Date());
  console.log(visible(`${state}: ${message}`));
  return codes[state];
}
