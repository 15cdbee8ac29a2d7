function ping(n) {
  return pong(n + 1);
}
function pong(n) {
  return ping(n + 1);
}
function endless() {
  for (;;) {
    try {
      ping(0);
    } catch {
      continue;
    }
  }
}
