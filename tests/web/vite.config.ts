// Every *_test.ts of this folder becomes a module that `node --test` runs.

import { globSync } from "tinyglobby";
import { nodeTarget, projectRoot } from "../../web/build/node_target.ts";

const files = globSync("tests/web/**/*_test.ts", { cwd: projectRoot }).sort();
if (files.length === 0) throw new Error("no tests found below tests/web");
const entries = Object.fromEntries(files.map((file) => [file.replace(/^tests\/web\//, "").replace(/\.ts$/, ""), file]));

export default nodeTarget(entries, "build/web-tests");
