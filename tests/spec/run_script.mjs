// Runs one script of the suite in the engine at hand: plain, and as each way of metering left it.
import { bitsOf, fromJs, meets, show, toJs, Unsupported } from './values.mjs'
import { wantsWrapper, wrap } from './vector_wrapper.mjs'

const ample = 1n << 40n
const depth = 50_000n
const depthBits = 17

function invoke(call, signature, args) {
  const isWrapped = wantsWrapper(signature)
  const answer = (isWrapped ? wrap(call, signature) : call)(...args.flatMap((argument) => toJs(argument, isWrapped)))
  return fromJs(answer, signature.results, isWrapped)
}

/** Memories reserve gigabytes, and a page has room for a hundred; those that died are freed when it has time. */
async function instantiate(module, imports) {
  try {
    return new WebAssembly.Instance(module, imports)
  } catch (error) {
    if (!/Out of memory/.test(error.message)) throw error
    globalThis.gc()
    await new Promise((resolve) => setTimeout(resolve))
    return new WebAssembly.Instance(module, imports)
  }
}

function fill({ exports: { __bengkel_left: left } }, fuel) {
  if (left) left.value = (fuel << BigInt(depthBits)) + depth
}

const depthLeft = ({ exports }) => BigInt.asIntN(depthBits, exports.__bengkel_left?.value ?? 0n)
const fuelLeft = (instance) => ((instance.exports.__bengkel_left?.value ?? 0n) - depthLeft(instance)) >> BigInt(depthBits)

const isAbout = (type) => type === 'module' || type === 'assert_uninstantiable' || type === 'assert_unlinkable'

/** One run of a script. `modules`: compiled, by file name; commands that need what is not there are skipped. */
class Run {
  constructor(modules, files, isCanonical) {
    this.modules = modules
    this.files = files
    this.isCanonical = isCanonical
    this.named = new Map()
    this.registered = new Map()
    this.everything = []
    this.spectest = {
      print() {}, print_i32() {}, print_i64() {}, print_f32() {}, print_f64() {}, print_i32_f32() {}, print_f64_f64() {},
      global_i32: new WebAssembly.Global({ value: 'i32' }, 666), global_i64: new WebAssembly.Global({ value: 'i64' }, 666n),
      global_f32: new WebAssembly.Global({ value: 'f32' }, 666.6), global_f64: new WebAssembly.Global({ value: 'f64' }, 666.6),
      table: new WebAssembly.Table({ initial: 10, maximum: 20, element: 'anyfunc' }),
      memory: new WebAssembly.Memory({ initial: 1, maximum: 2 }),
    }
  }

  refill() {
    for (const instance of this.everything) fill(instance, ample)
  }

  async instantiate(filename) {
    const module = this.modules.get(filename)
    if (!module) throw new Unsupported('refused')
    const imports = {}
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      if (this.registered.has(from) && !this.registered.get(from)) throw new Unsupported('imports from what was refused')
      const source = from === 'spectest' ? this.spectest : this.registered.get(from)?.instance.exports
      imports[from] ??= {}
      if (source && name in source) imports[from][name] = source[name]
    }
    const instance = await instantiate(module, imports)
    this.everything.push(instance)
    this.refill()
    instance.exports.__bengkel_start?.()
    return { instance, functions: this.files[filename].functions }
  }

  act({ type, module, field, args }, expected) {
    const target = module === undefined ? this.current : this.named.get(module)
    if (!target) throw new Unsupported('refused')
    const { instance, functions } = target
    if (type === 'get') {
      const type = expected[0].type
      return fromJs(instance.exports[field].value, [type in { i32: 1, i64: 1, f32: 1, f64: 1 } ? type : 'ref'], false)
    }
    const call = instance.exports[field]
    const signature = functions[field]
    if (typeof call !== 'function' || !signature) throw new Unsupported('no such function')
    this.refill()
    return invoke(call, signature, args)
  }

  /** What a command came to, as text; `unexpected` is told where the script wants something else. */
  async carryOut(command) {
    try {
      switch (command.type) {
        case 'module':
          this.current = undefined
          if (command.name) this.named.set(command.name, undefined)
          this.current = await this.instantiate(command.filename)
          if (command.name) this.named.set(command.name, this.current)
          return { line: 'instantiated' }
        case 'register':
          this.registered.set(command.as, command.name ? this.named.get(command.name) : this.current)
          return { line: 'registered' }
        case 'assert_uninstantiable':
        case 'assert_unlinkable': await this.instantiate(command.filename); return { line: 'instantiated', isUnexpected: true }
        case 'action':
        case 'assert_return':
        case 'assert_trap':
        case 'assert_exhaustion':
        case 'assert_exception': {
          const { action, expected, type } = command
          const results = this.act(action, expected)
          const isAsserted = type === 'assert_return'
          const isCanonical = this.isCanonical && !/neg/.test(action.field) // which is not arithmetic: it turns the sign
          const isUnexpected = !/^(action|assert_return)$/.test(type) ||
            (isAsserted && !(results.length === expected.length && results.every((it, i) => meets(it, expected[i]))))
          return { line: `returned ${results.map((it, i) => show(it, isAsserted ? expected[i] : undefined, isCanonical)).join(', ')}`, isUnexpected }
        }
        default: throw new Unsupported(command.type)
      }
    } catch (error) {
      const isUnexpected = /^(module|action|assert_return)$/.test(command.type)
      if (error instanceof Unsupported) return { line: `skipped: ${error.message}` }
      if (error instanceof WebAssembly.Exception) return { line: 'exception', isUnexpected: command.type !== 'assert_exception' }
      const isOut = this.everything.some((it) => fuelLeft(it) < 0n || depthLeft(it) < 0n)
      if (isOut || error instanceof RangeError && /call stack/.test(error.message)) return { line: 'exhausted', isUnexpected: command.type !== 'assert_exhaustion' }
      const what = `${error.constructor.name}: ${error.message}`.replace(/ @\+\d+|"[^"]*"|#\d+/g, '')
      return { line: what, isUnexpected }
    }
  }
}

/** Fuel on fresh instances: ample tells what a call uses, which is enough and of which nothing may be missing. */
async function checkFuel(module, { action: { field, args } }, signature) {
  const call = async (fuel) => {
    const instance = await instantiate(module)
    fill(instance, fuel)
    let isReturned = true
    try {
      invoke(instance.exports[field], signature, args)
    } catch (error) {
      if (error instanceof Unsupported) throw error
      isReturned = false
    }
    return { isReturned, left: fuelLeft(instance), isDepthBack: depthLeft(instance) === depth }
  }
  const first = await call(ample)
  if (!first.isReturned) return {}
  const used = ample - first.left
  if (!first.isDepthBack) return { used, complaint: 'does not give its depth back' }
  const exact = await call(used)
  if (!exact.isReturned || exact.left !== 0n) return { used, complaint: `does not finish with exactly the ${used} it uses` }
  if (used > 0n && (await call(used - 1n)).left >= 0n) return { used, complaint: `does not end with one less than the ${used} it uses` }
  if (used > 0n && (await call(0n)).left >= 0n) return { used, complaint: 'does not end without fuel' }
  return { used }
}

function compile(base64) {
  if (base64 === null) return undefined
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined
}

/**
 * `files`: by name, { plain, metered: [...] } in base64 (null: refused) and { functions: signatures by name }.
 * `ways`: of metering, { isCanonical }. The answer has a list of lines for each run, and what fresh instances used.
 */
export async function runScript({ commands, files, ways }) {
  const compiled = new Map()
  const beyond = [] // what this engine cannot read
  const broken = [] // what it could, until it was metered
  for (const [name, { plain, metered }] of Object.entries(files)) {
    const module = compile(plain)
    const modules = metered.map(compile)
    if (!module) beyond.push(name)
    else modules.forEach((it, way) => { if (!it && metered[way] !== null) broken.push({ name, way }) })
    compiled.set(name, module && modules.every((it) => it) ? { module, modules } : undefined)
  }
  const of = (choose) => new Map([...compiled].map(([name, it]) => [name, it && choose(it)]))
  const isRun = ({ type }) => isAbout(type) || /^(register|action|assert_(return|trap|exhaustion|exception))$/.test(type)
  // One after the other: what the one before holds may go.
  const run = async (modules, isCanonical) => {
    const runner = new Run(modules, files, isCanonical)
    const lines = []
    for (const command of commands) lines.push(isRun(command) ? await runner.carryOut(command) : undefined)
    return lines
  }
  const plain = await run(of(({ module }) => module), false)
  const metered = []
  for (const [way, { isCanonical }] of ways.entries()) metered.push(await run(of(({ modules }) => modules[way]), isCanonical))
  const lines = plain.map((it, i) => it && { line: it.line, isUnexpected: it.isUnexpected === true, metered: metered.map((list) => list[i].line) })

  const calls = []
  const seen = new Set()
  const current = new Map()
  for (const command of commands) {
    if (command.type === 'module') {
      current.set(undefined, command.filename)
      if (command.name) current.set(command.name, command.filename)
    }
    if (command.type !== 'assert_return' && command.type !== 'action') continue
    const { type, module: name, field, args } = command.action
    const filename = current.get(name)
    const module = compiled.get(filename)?.modules[0]
    const signature = files[filename]?.functions[field]
    const key = JSON.stringify([filename, field, args])
    if (type !== 'invoke' || !module || !signature || seen.has(key) || WebAssembly.Module.imports(module).length > 0) continue
    seen.add(key)
    try {
      const { used, complaint } = await checkFuel(module, command, signature)
      if (used === undefined) continue
      const bits = args.map((argument) => (argument.type === 'v128' ? undefined : bitsOf(argument))?.toString())
      calls.push({ line: command.line, filename, field, used: String(used), complaint, bits: bits.every((it) => it !== undefined) ? bits : null })
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error
    }
  }
  return { beyond, broken, lines, calls }
}
