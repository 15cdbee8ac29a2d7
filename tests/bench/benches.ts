// Every bench, in the order in which they run.

import { checkWarm } from "./check_warm.ts";
import { checkWatch } from "./check_watch.ts";
import { classPage } from "./class/class.ts";
import { grader } from "./grader/grader.ts";
import { guestCase } from "./guest_case.ts";
import type { Bench } from "./measure.ts";
import { meter } from "./meter/meter.ts";
import { runtimes } from "./runtimes/runtimes.ts";
import { shell } from "./shell.ts";
import { site } from "./site/site.ts";
import { verify } from "./verify/verify.ts";
import { wire } from "./wire.ts";

export const benches: readonly Bench[] = [guestCase, checkWarm, checkWatch, wire, runtimes, meter, grader, shell, site, verify, classPage];
