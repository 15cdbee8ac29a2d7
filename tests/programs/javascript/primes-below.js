function primesBelow(limit) {
  const sieve = new Uint8Array(limit).fill(1);
  const primes = [];
  for (let n = 2; n < limit; n++) {
    if (!sieve[n]) continue;
    primes.push(n);
    for (let m = n * n; m < limit; m += n) sieve[m] = 0;
  }
  return primes;
}
console.log(primesBelow(100));
console.log(primesBelow(20000).length, primesBelow(20000).at(-1));
