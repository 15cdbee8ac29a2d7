// A C++ compiler and linker as a function from sources to a module.
//
//   compile(request)
//    └ clang -cc1                  of one unit that includes the glue, and that the submission
//    └ wasm-ld                     with our harness, the C++ library and the C library
//    → diagnostics as data, and the module when there were no errors
//
// The driver is passed by: it would start LLVM once more, only to find out what we know. Promises: the same sources give the same
// bytes on every machine. The sources are hostile: they find nothing but each other and the headers, and what they can make
// grow has a bound. Time has none here: whoever calls ends the worker.

import { failure, success, type Result } from "../base/result.ts";
import { problem } from "../base/problem.ts";
import { encodeText, type Bytes } from "../protocol/frame.ts";
import { readArchive } from "./archive.ts";
import {
  compiledHeader, gluePath, headerArguments, linkArguments, unit, unitArguments, unitObject,
} from "./compile_flags.ts";
import { Llvm, ToolStopped, type SourceFile } from "./llvm.ts";
import { linkError, readDiagnostics, readLinkErrors, type Diagnostic } from "./read_diagnostics.ts";
import { resources } from "./target_flags.ts";
import { WasiHost } from "./wasi_host.ts";

export interface CompileRequest {
  /** The submission's. Diagnostics are about these. */
  readonly files: readonly SourceFile[];
  /** Includes those that are to be compiled (cpp_glue.ts). */
  readonly glue: Bytes;
  /** Where the linker put what is to be told, too. */
  readonly wantsMap?: boolean;
}

export interface Compiled {
  readonly diagnostics: readonly Diagnostic[];
  /** Null when there was an error. */
  readonly module: Bytes | null;
  /** The linker's map (protocol/link_map.ts), if it was wanted. */
  readonly map?: string;
}

const unitFile: SourceFile = { path: unit.path, bytes: encodeText(unit.text) };
const argumentsFor = { object: unitArguments("object"), diagnostics: unitArguments("diagnostics") } as const;

/** More than any program that is written by hand; metering it would take a phone seconds. */
const longestModule = 8 * 1024 * 1024;
const longestMap = 4 * 1024 * 1024;

export class Compiler {
  private readonly llvm: Llvm;
  /** What was said last was no error: whoever has looked at a program that compiles is likely to run it. */
  private isRunNext = false;

  private constructor(llvm: Llvm) {
    this.llvm = llvm;
  }

  /** `archive`: what the build ships beside the compiler: headers, libraries, our harness. `header`: the standard headers,
   *  compiled beforehand by this very compiler; null: that is done here, and takes seconds. */
  static async load(
    module: WebAssembly.Module, archive: Uint8Array, header: Uint8Array | null,
  ): Promise<Result<{ readonly compiler: Compiler; readonly header: Bytes | null }>> {
    const files = readArchive(archive);
    if (!files.ok) return files;
    const made = header ?? await compileHeader(new Llvm(module, { name: resources, files: files.value }));
    if (!(made instanceof Uint8Array)) return made;
    const all = [...files.value, { path: compiledHeader, bytes: made }];
    const compiler = new Compiler(new Llvm(module, { name: resources, files: all }));
    return success({ compiler, header: header === null ? made as Bytes : null });
  }

  /** Throws ToolStopped. */
  async compile(request: CompileRequest): Promise<Compiled> {
    const { diagnostics, object } = await this.compileUnit(request, "object");
    if (object === undefined) return { diagnostics, module: null };
    const linked = await this.link(object, request.wantsMap === true);
    return { ...linked, diagnostics: [...diagnostics, ...linked.diagnostics] };
  }

  /** The diagnostics alone, sooner. Throws ToolStopped. */
  async inspect(request: CompileRequest): Promise<readonly Diagnostic[]> {
    return (await this.compileUnit(request, "diagnostics")).diagnostics;
  }

  /** Between two compilations, when nobody waits: the next one is the sooner for it. */
  rest(): void {
    this.llvm.rest();
    if (this.isRunNext) this.llvm.begin(argumentsFor.object, unitFile, gluePath);
  }

  private async compileUnit(
    { files, glue }: CompileRequest, makes: keyof typeof argumentsFor,
  ): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly object: Bytes | undefined }> {
    const all = [unitFile, { path: gluePath, bytes: glue }, ...files];
    const { code, said, output } = await this.llvm.run(argumentsFor[makes], all, makes === "object" ? unitObject : null);
    const text = new TextDecoder().decode(said);
    const diagnostics = readDiagnostics(text, (file) => {
      const source = files.find(({ path }) => path === file);
      return source === undefined ? undefined : new TextDecoder().decode(source.bytes);
    });
    this.isRunNext = code === 0;
    if (code !== 0 && !diagnostics.some(isError)) throw new ToolStopped(text.slice(0, 1000));
    return { diagnostics, object: code === 0 ? output : undefined };
  }

  private async link(object: Bytes, wantsMap: boolean): Promise<Compiled> {
    const [program, map] = ["program.wasm", "program.map"];
    const { code, said, output } = await this.llvm.run(
      [...linkArguments(program), ...(wantsMap ? [`--Map=${map}`] : [])], [{ path: unitObject, bytes: object }], program,
    );
    const text = new TextDecoder().decode(said);
    const diagnostics = readLinkErrors(text);
    // A library that is not there is no fault of the program.
    if (code !== 0 && (!diagnostics.some(isError) || /error: cannot open /.test(text))) throw new ToolStopped(text.slice(0, 1000));
    if (code !== 0 || output === undefined) return { diagnostics, module: null };
    const refused = output.length > longestModule ? ["the program is too large"] : foreignImports(output);
    if (refused.length > 0) return { diagnostics: refused.map(linkError), module: null };
    if (!wantsMap) return { diagnostics, module: output };
    return { diagnostics, module: output, map: new TextDecoder().decode(this.llvm.leftBehind(map)?.subarray(0, longestMap)) };
  }
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

/** A source can ask for any import by an attribute; what no host answers is told here and not when it starts. */
function foreignImports(module: Bytes): string[] {
  const { imports } = new WasiHost();
  return importsOf(module)
    .filter((it) => it.module !== "wasi_snapshot_preview1" || it.kind !== "function" || !Object.hasOwn(imports, it.name))
    .map((it) => `the program imports ${it.module}.${it.name}, which does not exist here`);
}

/** What makes a module invalid, such as a name that is exported twice, is told by the core: alike in every engine. */
function importsOf(module: Bytes): readonly WebAssembly.ModuleImportDescriptor[] {
  try {
    return WebAssembly.Module.imports(new WebAssembly.Module(module));
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return [];
    throw error;
  }
}

async function compileHeader(llvm: Llvm): Promise<Bytes | ReturnType<typeof failure>> {
  const { code, said, output } = await llvm.run(headerArguments(), [], compiledHeader);
  if (code === 0 && output !== undefined) return output;
  return failure(problem("compiler.no-header", new TextDecoder().decode(said).slice(0, 1000)));
}
