// Built beside the command line's workers: those of its runtime are found from there.

import { nodeTarget } from "../../web/build/node_target.ts";

export default nodeTarget({ run_tests: "tests/numpy/run_tests.ts", guest_worker: "web/cli/guest_worker.ts" }, "build/numpy");
