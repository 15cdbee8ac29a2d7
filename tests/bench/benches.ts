// Every bench, in the order in which they run.

import { guestCase } from "./guest_case.ts";
import type { Bench } from "./measure.ts";

export const benches: readonly Bench[] = [guestCase];
