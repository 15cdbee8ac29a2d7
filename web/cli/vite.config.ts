import { nodeTarget } from "../build/node_target.ts";

export default nodeTarget({ bengkel: "web/cli/main.ts", guest_worker: "web/cli/guest_worker.ts", source_worker: "web/cli/source_worker.ts", verify_worker: "web/cli/verify/verify_worker.ts" }, "build/cli");
