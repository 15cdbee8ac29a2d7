// What runs under Node: the test, and the engine that Node itself is.

import { nodeTarget } from "../../web/build/node_target.ts";

export default nodeTarget({
  engines_test: "tests/engines/engines_test.ts",
  node_engine: "tests/engines/node_engine.ts",
  guest_worker: "web/cli/guest_worker.ts",
  source_worker: "web/cli/source_worker.ts",
}, "build/engines");
