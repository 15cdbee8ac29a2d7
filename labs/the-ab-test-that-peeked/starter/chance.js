// Leave this file as it is.

// Beyond this z, on both sides together, lie 5%.
export const Z_5 = 1.959964;
// Below this z lie 80%.
export const Z_80 = 0.841621;

// The share of the normal distribution below z. JavaScript
// has no such function: this is the polynomial 26.2.17 of
// Abramowitz and Stegun, off by less than 0.0000001.
export function normalBelow(z) {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const factors = [
    1.330274429, -1.821255978, 1.781477937,
    -0.356563782, 0.31938153,
  ];
  let sum = 0;
  for (const factor of factors) sum = (sum + factor) * t;
  const height = Math.exp((-z * z) / 2);
  const tail = (height / Math.sqrt(2 * Math.PI)) * sum;
  return z < 0 ? tail : 1 - tail;
}

// Makes random numbers between 0 and 1. The same seed, a
// whole number from 1, gives the same numbers.
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

// A test in which both pages sell alike: what the visitors
// between two looks add, as normal random numbers.
export function stretches(random, looks) {
  const steps = [];
  for (let look = 1; look <= looks; look++) {
    const size = Math.sqrt(-2 * Math.log(random()));
    steps.push(size * Math.cos(2 * Math.PI * random()));
  }
  return steps;
}
