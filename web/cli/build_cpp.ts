// build-cpp: what a learner's C++ is linked with, compiled by the very compiler that links it, here in Node.
//
//   build-cpp libraries COMPILER HEADERS SOURCES OUT   libc++, libc++abi and libunwind, with exceptions, from LLVM's source
//   build-cpp harness COMPILER HEADERS HARNESS OUT     libbengkel.a from wasm/guests/cpp
//   build-cpp header COMPILER ARCHIVE OUT              the standard headers, compiled beforehand

import { readdirSync, readFileSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { languageFlags } from "../src/sandbox/compile_flags.ts";
import { Compiler } from "../src/sandbox/compiler.ts";
import { Llvm, type SourceFile } from "../src/sandbox/llvm.ts";
import { headerFlags, resources, targetFlags } from "../src/sandbox/target_flags.ts";
import { UsageError } from "./usage_error.ts";
import { readBytes } from "./workshop.ts";

interface Library {
  readonly name: string;
  /** What has to be there while it is compiled: folders of the source tree. */
  readonly tree: readonly string[];
  readonly units: readonly string[];
  readonly flags: readonly string[];
}

const optimised = ["-O2", "-DNDEBUG"] as const;

export async function buildCpp(given: readonly string[]): Promise<number> {
  const [what, compiler, first, second, third] = given;
  if (compiler === undefined || first === undefined || second === undefined || given.length > 5) throw new UsageError("build-cpp: see its source");
  const module = await WebAssembly.compile(await readBytes(compiler));
  switch (what) {
    case "libraries":
    case "harness": {
      if (third === undefined) throw new UsageError(`build-cpp ${what} wants four files and folders`);
      const llvm = new Llvm(module, { name: resources, files: filesBelow(first, ".") });
      const libraries = what === "libraries" ? runtimeLibraries(second) : [harnessLibrary(second)];
      for (const library of libraries) await writeFile(join(third, library.name), await makeLibrary(llvm, second, library));
      return 0;
    }
    case "header": {
      const loaded = await Compiler.load(module, await readBytes(first), null);
      if (!loaded.ok || loaded.value.header === null) throw new Error(loaded.ok ? "no header" : loaded.problems[0]?.message);
      await writeFile(second, loaded.value.header);
      return 0;
    }
    default:
      throw new UsageError(`build-cpp does not know ${what ?? ""}`);
  }
}

/** As their own build files have it for a system like ours; left out is what WASI has no calls for, or what another library of the
 *  three defines. */
function runtimeLibraries(sources: string): Library[] {
  const cpp = (folder: string, left: RegExp): string[] =>
    readdirSync(join(sources, folder)).filter((name) => name.endsWith(".cpp") && !left.test(name)).sort().map((name) => `${folder}/${name}`);
  return [
    {
      name: "libunwind.a",
      tree: ["libunwind"],
      units: ["libunwind/src/Unwind-wasm.c"],
      flags: ["-x", "c", "-I", "libunwind/include", "-D_LIBUNWIND_HIDE_SYMBOLS", "-D_LIBUNWIND_HAS_NO_THREADS"],
    },
    {
      name: "libc++abi.a",
      tree: ["libcxxabi", "libcxx/src"],
      units: cpp("libcxxabi/src", /^cxa_(noexception|thread_atexit)/),
      flags: ["-x", "c++", "-std=c++23", "-fcxx-exceptions", "-I", "libcxxabi/include", "-I", "libcxx/src",
        "-D_LIBCXXABI_BUILDING_LIBRARY", "-D_LIBCPP_BUILDING_LIBRARY"],
    },
    {
      name: "libc++.a",
      tree: ["libcxx/src", "libcxxabi/include", "libc"],
      units: [...cpp("libcxx/src", /^new\.cpp/), ...cpp("libcxx/src/ryu", /^$/), ...cpp("libcxx/src/filesystem", /^operations/)],
      flags: ["-x", "c++", "-std=c++23", "-fcxx-exceptions", "-I", "libcxx/src", "-I", "libcxxabi/include", "-I", "libc",
        "-D_LIBCPP_BUILDING_LIBRARY", "-DLIBCXX_BUILDING_LIBCXXABI", "-DLIBC_NAMESPACE=__llvm_libc_common_utils"],
    },
  ];
}

function harnessLibrary(harness: string): Library {
  const units = readdirSync(join(harness, "runtime")).filter((name) => /\.c(pp)?$/.test(name)).sort().map((name) => `runtime/${name}`);
  return { name: "libbengkel.a", tree: ["runtime", "include"], units, flags: ["-Wall", "-Wextra", "-Werror", ...languageFlags] };
}

async function makeLibrary(llvm: Llvm, sources: string, library: Library): Promise<Uint8Array> {
  const tree = library.tree.flatMap((folder) => filesBelow(sources, folder));
  const objects: SourceFile[] = [];
  for (const unit of library.units) {
    const object = `${unit.replaceAll("/", "-")}.o`;
    const language = library.flags.includes("-x") ? [] : ["-x", unit.endsWith(".c") ? "c" : "c++"];
    const flags = unit.endsWith(".c") ? library.flags.filter((it) => !/^-std|^-fcxx/.test(it)) : library.flags;
    const bytes = await made(llvm, ["clang", "-cc1", "-emit-obj", ...targetFlags, ...optimised, ...language, ...flags, ...headerFlags,
      "-main-file-name", basename(unit), "-o", object, unit], tree, object);
    console.log(`${library.name}: ${unit}`);
    objects.push({ path: object, bytes });
  }
  return made(llvm, ["ar", "rcsD", library.name, ...objects.map(({ path }) => path)], objects, library.name);
}

async function made(llvm: Llvm, args: readonly string[], files: readonly SourceFile[], output: string): Promise<Uint8Array> {
  const result = await llvm.run(args, files, output);
  const said = new TextDecoder().decode(result.said);
  if (result.code !== 0 || result.output === undefined) throw new Error(`${output} was not made: ${said}`);
  return result.output;
}

/** Their paths as seen from `root`. */
function filesBelow(root: string, folder: string): SourceFile[] {
  const top = join(root, folder);
  return readdirSync(top, { recursive: true, encoding: "utf8" }).sort()
    .map((name) => join(top, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path: relative(root, path), bytes: readFileSync(path) }));
}
