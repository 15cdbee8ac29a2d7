// What the compiler and the linker are told of a program.

import { headerFlags, resources, targetFlags } from "./target_flags.ts";

/** The header that is compiled beforehand, and what becomes of it. */
export const standardHeader = `${resources}/include/harness/bengkel/standard.hpp`;
export const compiledHeader = "standard.pch";

/** What is compiled: a file that includes the glue (cpp_glue.ts), and that the program. It is the same for every program up to there, so
 *  that the compiler can have come so far before there is one. */
export const gluePath = "bengkel_glue.hpp";
export const unit = { path: "bengkel_glue.cpp", text: `#include <bengkel/call.hpp>\n#include "${gluePath}"\n` } as const;
export const unitObject = `${unit.path}.o`;

/** A header brings what it promises and no more: half the lines to read. What stands beyond the end is not read. */
export const languageFlags = [
  "-std=c++20", "-fcxx-exceptions", "-D_LIBCPP_REMOVE_TRANSITIVE_INCLUDES", "-D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_FAST",
] as const;

/** Headers that are there to say why they are not. */
const refusedFlags = ["-internal-isystem", `${resources}/include/refused`] as const;

/** Far beyond what a program written by hand needs. */
const bounds = { errors: 20, templateDepth: 256, constexprDepth: 256, constexprSteps: 1_000_000, bracketDepth: 256 } as const;

const boundFlags = [
  "-ferror-limit", `${bounds.errors}`, "-fbracket-depth", `${bounds.bracketDepth}`,
  `-ftemplate-depth=${bounds.templateDepth}`, `-fconstexpr-depth=${bounds.constexprDepth}`, `-fconstexpr-steps=${bounds.constexprSteps}`,
  "-fmacro-backtrace-limit=3", "-ftemplate-backtrace-limit=0", "-fconstexpr-backtrace-limit=3",
] as const;

/** One line a diagnostic (read_diagnostics.ts). */
const diagnosticFlags = ["-Wall", "-Wextra", "-fno-caret-diagnostics", "-fdiagnostics-print-source-range-info"] as const;

/** One level for whatever becomes of a program: what a person watches and what is checked are the same module, so neither runs out of
 *  fuel where the other does not, and the second one asked for is there already. */
const levelFlag = "-O1";

/** A loop that stands still runs out of fuel, and is not taken for one that cannot be reached. */
const loopFlag = "-fno-finite-loops";

/** What clang's driver would ask for as well: nothing is freed in an instance that ends anyway, nothing is named that nobody reads, and the
 *  compiler does not check itself. The same code comes of it. */
const hasteFlags = ["-disable-free", "-discard-value-names", "-disable-llvm-verifier"] as const;

const programFlags = [
  levelFlag, loopFlag, ...targetFlags, ...languageFlags, ...refusedFlags, ...headerFlags, ...boundFlags, ...diagnosticFlags,
] as const;

export function headerArguments(): string[] {
  return [
    "clang", "-cc1", "-emit-pch", "-fpch-instantiate-templates", ...programFlags,
    "-main-file-name", "standard.hpp", "-o", compiledHeader, "-x", "c++-header", standardHeader,
  ];
}

/** The compiled header needs no validation: it was made of these files, by these flags. */
export function unitArguments(makes: "object" | "diagnostics"): string[] {
  return [
    "clang", "-cc1", ...(makes === "object" ? ["-emit-obj", "-o", unitObject] : ["-fsyntax-only"]), ...hasteFlags, ...programFlags,
    "-include-pch", `${resources}/${compiledHeader}`, "-fno-validate-pch", "-main-file-name", unit.path, "-x", "c++", unit.path,
  ];
}

/** The program's stack comes first in memory, so that running out of it traps instead of overwriting what others keep. */
const stackBytes = 1024 * 1024;
/** The most that any lab may allow; the run's own limit is kept by the meter. */
const memoryBytes = 1024 * 1024 * 1024;

const exported = ["_initialize", "guest_prepare", "guest_alloc", "guest_run", "__stack_pointer", "__heap_base"] as const;

/** Where the harness stands between the program and the C library (wasm/guests/cpp/runtime). */
const wrapped = ["__wasi_fd_read"] as const;

export function linkArguments(program: string): string[] {
  const libraries = `${resources}/lib`;
  return [
    "wasm-ld", "-m", "wasm32", "--no-entry", "--stack-first", "-z", `stack-size=${stackBytes}`, `--max-memory=${memoryBytes}`,
    "--gc-sections", "--strip-debug", "--error-limit=20", ...exported.map((name) => `--export=${name}`), ...wrapped.map((name) => `--wrap=${name}`),
    unitObject, ...["libbengkel.a", "libc++.a", "libc++abi.a", "libunwind.a"].map((name) => `${libraries}/${name}`),
    `${libraries}/wasm32-wasip1/libc.a`, `${libraries}/wasm32-unknown-wasip1/libclang_rt.builtins.a`, "-o", program,
  ];
}

/** All that the compiler and the linker are told, for whoever keeps what they make. */
export const programArguments: readonly string[] = [unit.text, ...unitArguments("object"), ...linkArguments("program")];
