import { problem } from "../base/problem.ts";
import { failure, type Result } from "../base/result.ts";
import type { EngineWish } from "../runtime/engine_kind.ts";

export function noEngine({ language, packages }: EngineWish): Result<never> {
  return failure(problem("session.no-engine", `there is no engine for ${[language, ...packages].join(" with ")} here`));
}
