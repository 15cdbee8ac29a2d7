// The glue: the one source file that is compiled for a lab in C++. It includes the learner's files and lists, by their names, the
// functions and structs that the lab speaks of; everything else follows from the learner's own declarations, by the templates of
// wasm/guests/cpp/include/bengkel. Pure, and no text of a learner or an author gets into it but identifiers and file names, both
// of which are checked here, whatever was checked before.

import { problem, type Problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";

export interface CppBuild {
  /** What checks call. */
  readonly functions: readonly string[];
  /** Structs that travel as maps: their fields, in the order in which they are handed over. */
  readonly structs: Readonly<Record<string, readonly string[]>>;
}

const bounds = { functions: 64, structs: 32, fields: 32, files: 64, name: 64, path: 200 };

/** `files` in the order in which they are to be included, as the compiler finds them. */
export function makeGlue(files: readonly string[], build: CppBuild): Result<string> {
  const structs = Object.entries(build.structs);
  const problems = [
    ...files.filter((file) => !isPlainPath(file)).map((file) => badPath(file)),
    ...badNames("function", build.functions, bounds.functions),
    ...badNames("struct", structs.map(([name]) => name), bounds.structs),
    ...structs.flatMap(([name, fields]) => badNames(`field of ${name}`, fields, bounds.fields)),
  ];
  if (files.length > bounds.files) problems.push(problem("glue.too-many", `at most ${bounds.files} files can be compiled`));
  for (const name of build.functions) {
    if (Object.hasOwn(build.structs, name)) problems.push(problem("glue.same-name", `${name} is listed as a function and as a struct`));
  }
  if (problems.length > 0) return failure(...problems);

  const lines = [
    "#include <bengkel/call.hpp>",
    ...files.map((file) => `#include "${file}"`),
    // A struct of that name is what ::name finds when the learner declared nothing so called.
    ...build.functions.map((name) => `struct ${name};`),
    ...structs.flatMap(([name, fields]) => fieldsOf(name, fields)),
    ...build.functions.map((name) => `BENGKEL_LOOK_UP(${name})`),
    "BENGKEL_FUNCTIONS {",
    ...build.functions.map((name) => `BENGKEL_FUNCTION(${name}),`),
    "{} };",
  ];
  return success(`${lines.join("\n")}\n`);
}

function fieldsOf(name: string, fields: readonly string[]): string[] {
  return [
    `struct ${name};`,
    `BENGKEL_STRUCT(${name}) {`,
    ...fields.map((field) => `BENGKEL_FIELD(${field})`),
    "} };",
  ];
}

/** Relative, below the run's folder, of signs that mean nothing between quotes. */
function isPlainPath(path: string): boolean {
  const parts = path.split("/");
  return path.length <= bounds.path && parts.every((part) => /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(part));
}

function badPath(file: string): Problem {
  return problem("glue.bad-file", `${JSON.stringify(file)} is not a file name that can be compiled`, {},
    "use letters, digits, _, - and ., in folders or not");
}

function badNames(what: string, names: readonly string[], most: number): Problem[] {
  const problems = names.filter((name) => !isPlainName(name)).map((name) =>
    problem("glue.bad-name", `${JSON.stringify(name)} cannot be the name of a ${what}`, {},
      "use a C++ identifier that is no keyword, not reserved and at most 64 characters long"));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  for (const name of new Set(twice)) problems.push(problem("glue.same-name", `${name} is listed twice as a ${what}`));
  if (names.length > most) problems.push(problem("glue.too-many", `at most ${most} names can be listed: ${what}`));
  return problems;
}

/** Names with two underscores, or with one before a capital, are the library's; so are the two namespaces. */
function isPlainName(name: string): boolean {
  return name.length <= bounds.name && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/__|^_|^bengkel/.test(name) && !reserved.has(name);
}

/** Keywords of C++20, and what already means something else at the top of a program. */
const reserved: ReadonlySet<string> = new Set((
  "alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl concept " +
  "const consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default delete do double " +
  "dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept " +
  "not not_eq nullptr operator or or_eq private protected public register reinterpret_cast requires return short signed sizeof " +
  "static static_assert static_cast struct switch template this thread_local throw true try typedef typeid typename union " +
  "unsigned using virtual void volatile wchar_t while xor xor_eq main std"
).split(" "));
