// What a program and the libraries it is linked with are compiled with alike. Changing a line here compiles the libraries anew.

/** Where the archive's files are found. */
export const resources = "/cpp";

/** Of the code itself; the same for a program and for all that it is linked with. */
export const targetFlags = [
  "-triple", "wasm32-unknown-wasip1", "-target-cpu", "generic", "-mframe-pointer=none", "-fvisibility=hidden",
  "-ffunction-sections", "-fdata-sections",
  "-target-feature", "+exception-handling", "-exception-model=wasm", "-fexceptions", "-mllvm", "-wasm-enable-eh",
] as const;

/** Headers of our harness, of the C++ library, of the compiler, of the C library, in the order in which they count on each other. */
export const headerFlags = [
  "-resource-dir", resources, "-isysroot", resources,
  ...["harness", "c++/v1", ".", "wasm32-wasip1"].flatMap((folder) => ["-internal-isystem", `${resources}/include/${folder}`]),
] as const;
