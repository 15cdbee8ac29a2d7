import {
  Z_5, Z_80, normalBelow, randomNumbers, stretches,
} from "./chance.js";

// An arm of a test is { visitors, orders }.

// By how many standard errors b sells better than a.
export function zOf(a, b) {
  return 0;
}

// How often chance alone goes so far, to either side.
export function pOf(z) {
  return 1;
}

// Visitors in each arm that the test needs.
export function planned(fromPercent, toPercent) {
  return 0;
}

export function verdict(a, b, plan, worthPercent) {
  // So far whoever leads today has won.
  return b.orders > a.orders ? "better" : "worse";
}

// The number of the first look with an alarm, or 0.
export function firstAlarm(steps) {
  return 0;
}

// The share of tests with an alarm at any look.
export function falseAlarms(seed, tests, looks) {
  return 0;
}
