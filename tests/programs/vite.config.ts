// Built beside the command line: the workers of its runtime are found from there.

import { nodeTarget } from "../../web/build/node_target.ts";

export default nodeTarget({ programs_test: "tests/programs/programs_test.ts", guest_worker: "web/cli/guest_worker.ts" }, "build/programs");
