import {
  Z_5, Z_80, normalBelow, randomNumbers, stretches,
} from "./chance.js";

// An arm of a test is { visitors, orders }.

const rateOf = (arm) => arm.orders / arm.visitors;
const variance = (rate) => rate * (1 - rate);
const alarming = (z) => Math.abs(z) > Z_5;

export const zOf = (a, b) => {
  const all = { visitors: a.visitors + b.visitors, orders: a.orders + b.orders };
  const spread = variance(rateOf(all));
  if (spread === 0) return 0;
  return (rateOf(b) - rateOf(a)) / Math.sqrt(spread / a.visitors + spread / b.visitors);
};

export const pOf = (z) => normalBelow(-Math.abs(z)) + 1 - normalBelow(Math.abs(z));

export function planned(...percents) {
  const [p, q] = percents.map((percent) => percent / 100);
  const wide = Z_5 * Math.sqrt(2 * variance((p + q) / 2)) + Z_80 * Math.sqrt(variance(p) + variance(q));
  return Math.ceil(wide ** 2 / (p - q) ** 2);
}

export function verdict(a, b, plan, worthPercent) {
  const gain = 100 * (rateOf(b) - rateOf(a));
  switch (true) {
    case Math.min(a.visitors, b.visitors) < plan:
      return "not finished";
    case pOf(zOf(a, b)) >= 0.05:
      return "no difference seen";
    case gain < 0:
      return "worse";
    case gain < worthPercent:
      return "too small";
    default:
      return "better";
  }
}

export function firstAlarm(steps) {
  let sum = 0;
  const zs = steps.map((step, i) => (sum += step) / Math.sqrt(i + 1));
  return zs.findIndex(alarming) + 1;
}

export function falseAlarms(seed, tests, looks) {
  const random = randomNumbers(seed);
  const made = Array.from({ length: tests }, () => stretches(random, looks));
  return made.filter(firstAlarm).length / tests;
}
