async function endless() {
  for (let n = 0; ; n += 1) await n;
}
