// What every kernel of this folder shares: `run(n)` is exported and answers with a checksum.
#pragma once
#define KERNEL __attribute__((export_name("run")))
#define KEEP __attribute__((noinline))
static unsigned random_state = 12345;
static inline unsigned next_random(void) { return random_state = random_state * 1664525u + 1013904223u; }
