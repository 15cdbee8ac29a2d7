function endless() {
  for (;;);
}
