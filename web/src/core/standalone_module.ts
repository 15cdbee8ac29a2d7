// Instances of what Emscripten builds without glue: core.wasm and shell.wasm.

export interface StandaloneInstance {
  readonly memory: WebAssembly.Memory;
  /** An exported function. Throws when there is none of this name: that would be another build than ours. */
  readonly called: (name: string) => (...args: number[]) => number;
}

export async function instantiateStandalone(module: WebAssembly.Module): Promise<StandaloneInstance> {
  const { exports } = await WebAssembly.instantiate(module, standaloneImports(module));
  const called: StandaloneInstance["called"] = (name) => {
    const it = exports[name];
    if (typeof it !== "function") throw new TypeError(`a module of ours does not export ${name}`);
    return it as (...args: number[]) => number;
  };
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new TypeError("a module of ours does not export its memory");
  called("_initialize")();
  return { memory, called };
}

/** What a standalone module of Emscripten still asks for: nothing of it does anything, and leaving is a trap. */
function standaloneImports(module: WebAssembly.Module): WebAssembly.Imports {
  const badDescriptor = 8;
  const notThere = 52;
  const answers: Readonly<Record<string, (...args: unknown[]) => number>> = {
    emscripten_notify_memory_growth: () => 0,
    environ_sizes_get: () => notThere,
    environ_get: () => notThere,
    fd_write: () => badDescriptor,
    fd_read: () => badDescriptor,
    fd_close: () => badDescriptor,
    fd_seek: () => badDescriptor,
    proc_exit: (code) => {
      throw new Error(`left with code ${String(code)}`);
    },
  };
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (!Object.hasOwn(answers, name)) throw new TypeError(`a module of ours wants ${from}.${name}, which nobody expected`);
    const answer = answers[name];
    if (answer !== undefined) (imports[from] ??= {})[name] = answer;
  }
  return imports;
}
