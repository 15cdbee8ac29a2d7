import {
  Z_5, Z_80, normalBelow, randomNumbers, stretches,
} from "./chance.js";

// An arm of a test is { visitors, orders }.

export function zOf(a, b) {
  const sold = a.orders + b.orders;
  const rate = sold / (a.visitors + b.visitors);
  if (rate === 0 || rate === 1) return 0;
  const parts = 1 / a.visitors + 1 / b.visitors;
  const error = Math.sqrt(rate * (1 - rate) * parts);
  return (b.orders / b.visitors - a.orders / a.visitors) / error;
}

export function pOf(z) {
  return 2 * (1 - normalBelow(Math.abs(z)));
}

export function planned(fromPercent, toPercent) {
  const p = fromPercent / 100;
  const q = toPercent / 100;
  const m = (p + q) / 2;
  const none = Math.sqrt(2 * m * (1 - m));
  const some = Math.sqrt(p * (1 - p) + q * (1 - q));
  const root = (Z_5 * none + Z_80 * some) / (q - p);
  return Math.ceil(root * root);
}

export function verdict(a, b, plan, worthPercent) {
  if (a.visitors < plan || b.visitors < plan) return "not finished";
  if (pOf(zOf(a, b)) >= 0.05) return "no difference seen";
  const gain = b.orders / b.visitors - a.orders / a.visitors;
  if (gain < 0) return "worse";
  return gain * 100 < worthPercent ? "too small" : "better";
}

export function firstAlarm(steps) {
  let sum = 0;
  for (let k = 1; k <= steps.length; k++) {
    sum += steps[k - 1];
    if (pOf(sum / Math.sqrt(k)) < 0.05) return k;
  }
  return 0;
}

export function falseAlarms(seed, tests, looks) {
  const random = randomNumbers(seed);
  let alarms = 0;
  for (let test = 1; test <= tests; test++) {
    if (stretches(random, looks).some((step) => Math.abs(step) > Z_5)) alarms++;
  }
  return alarms / tests;
}
