import { plot } from "bengkel:lab";
import { zOf, pOf, planned } from "./ab.js";
import { verdict, falseAlarms } from "./ab.js";

const a = { visitors: 10000, orders: 310 };
const b = { visitors: 10000, orders: 362 };
const plan = planned(3.0, 3.6);
console.log("z", zOf(a, b), "p", pOf(zOf(a, b)));
console.log("planned", plan);
console.log(verdict(a, b, plan, 0.3));

// How often peeking cries out when nothing is there.
const looks = [1, 2, 5, 10, 20];
const share = looks.map((k) => falseAlarms(1, 100, k));
plot(
  [looks, share],
  [looks, looks.map(() => 0.05)],
  {
    label: ["stop at the first p < 0.05", "5%"],
    title: "False alarms",
    x: "looks",
    y: "share of tests",
  },
);
