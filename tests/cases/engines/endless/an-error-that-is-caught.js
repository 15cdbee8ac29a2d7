function endless() {
  for (;;) {
    try {
      null.missing;
    } catch {
      continue;
    }
  }
}
