// The WebAssembly specification's test suite, each script run plain and metered through the same harness: the outcome of
// every command must be the same.
//
//   node run_spec.mjs METER_FILES FOLDER [OPTION...]
//
// FOLDER holds what `wasm-tools json-from-wast` made of the scripts; METER_FILES is tests/tool/meter_files; the options go
// to it. Prints what differs, then the counts.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const [tool, folder, ...options] = process.argv.slice(2)
const fuel = 1n << 40n
const depth = 50_000

function meterAll() {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.wasm')).sort()
  fs.mkdirSync(path.join(folder, 'metered'), { recursive: true })
  const list = files.map((name) => `${path.join(folder, name)} ${path.join(folder, 'metered', name)}\n`).join('')
  const answers = execFileSync(tool, options, { input: list, encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd().split('\n')
  return new Map(files.map((name, i) => [name, answers[i]]))
}

// v128 cannot cross into JavaScript: a wrapper module calls the function and hands its lanes over one by one.
// [parameters as i64 pairs] -> results as i64 pairs; other types as they are.
function vectorWrapper(parameters, results) {
  const code = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b, funcref: 0x70, externref: 0x6f, exnref: 0x69, anyref: 0x6e }
  const leb = (n) => { const out = []; do { let b = n & 127; n >>>= 7; if (n) b |= 128; out.push(b) } while (n); return out }
  const vector = (items) => [...leb(items.length), ...items.flat()]
  const section = (id, bytes) => [id, ...leb(bytes.length), ...bytes]
  const split = (types) => types.flatMap((type) => (type === 'v128' ? ['i64', 'i64'] : [type]))
  const type = (from, to) => [0x60, ...vector(from.map((t) => [code[t]])), ...vector(to.map((t) => [code[t]]))]
  const body = []
  let local = 0
  for (const parameter of parameters) {
    if (parameter === 'v128') {
      body.push(0x20, ...leb(local++), 0xfd, 0x12, 0x20, ...leb(local++), 0xfd, 0x1e, 1)
    } else body.push(0x20, ...leb(local++))
  }
  body.push(0x10, 0)
  const first = local
  for (let i = results.length - 1; i >= 0; --i) body.push(0x21, ...leb(first + i))
  results.forEach((result, i) => {
    if (result === 'v128') body.push(0x20, ...leb(first + i), 0xfd, 0x1d, 0, 0x20, ...leb(first + i), 0xfd, 0x1d, 1)
    else body.push(0x20, ...leb(first + i))
  })
  body.push(0x0b)
  const locals = vector(results.map((result) => [1, code[result]]))
  const entry = [...locals, ...body]
  return new WebAssembly.Module(Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, vector([type(parameters, results), type(split(parameters), split(results))])),
    ...section(2, vector([[1, 0x6d, 1, 0x66, 0, 0]])),
    ...section(3, vector([[1]])),
    ...section(7, vector([[1, 0x66, 0, 1]])),
    ...section(10, vector([[...leb(entry.length), ...entry]])),
  ]))
}

const references = []
function toValue({ type, value }) {
  if (value === 'null') return [null]
  switch (type) {
    case 'i32': return [Number(value) | 0]
    case 'i64': return [BigInt.asIntN(64, BigInt(value))]
    case 'f32': return [new Float32Array(Uint32Array.of(Number(value)).buffer)[0]]
    case 'f64': return [new Float64Array(BigUint64Array.of(BigInt(value)).buffer)[0]]
    case 'externref': { const n = Number(value); references[n] ??= { extern: n }; return [references[n]] }
    default: throw new Unsupported(`argument of type ${type}`)
  }
}
class Unsupported extends Error {}

const lanesPerVector = { i8: [8, 16], i16: [16, 8], i32: [32, 4], i64: [64, 2], f32: [32, 4], f64: [64, 2] }
function toVector({ lane_type, value }) {
  const [bits, count] = lanesPerVector[lane_type]
  let whole = 0n
  for (let i = 0; i < count; ++i) whole |= BigInt.asUintN(bits, BigInt(value[i])) << BigInt(i * bits)
  return [BigInt.asIntN(64, whole), BigInt.asIntN(64, whole >> 64n)]
}

function show(value) {
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'number') {
    // The bits of a NaN are lost on the way into JavaScript; the sign of zero is not.
    return Object.is(value, -0) ? '-0' : String(value)
  }
  if (value === null) return 'null'
  if (typeof value === 'function') return 'function'
  if (typeof value === 'object' && 'extern' in value) return `extern ${value.extern}`
  return typeof value
}

/** Runs one script; the answer is a line per command. */
function runScript(json, moduleBytes, isMetered) {
  const lines = []
  const named = new Map()
  const registered = new Map()
  let current
  const spectest = {
    print() {}, print_i32() {}, print_i64() {}, print_f32() {}, print_f64() {}, print_i32_f32() {}, print_f64_f64() {},
    global_i32: new WebAssembly.Global({ value: 'i32' }, 666), global_i64: new WebAssembly.Global({ value: 'i64' }, 666n),
    global_f32: new WebAssembly.Global({ value: 'f32' }, 666.6), global_f64: new WebAssembly.Global({ value: 'f64' }, 666.6),
    table: new WebAssembly.Table({ initial: 10, maximum: 20, element: 'anyfunc' }),
    memory: new WebAssembly.Memory({ initial: 1, maximum: 2 }),
  }
  const everything = []
  const refill = () => {
    for (const { exports } of everything) {
      if (exports.__bengkel_fuel) exports.__bengkel_fuel.value = fuel
      if (exports.__bengkel_depth) exports.__bengkel_depth.value = depth
    }
  }
  const instantiate = (filename) => {
    const bytes = moduleBytes(filename)
    if (!bytes) throw new WebAssembly.CompileError('refused')
    const module = new WebAssembly.Module(bytes)
    const imports = {}
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      const source = from === 'spectest' ? spectest : registered.get(from)?.exports
      imports[from] ??= {}
      if (source && name in source) imports[from][name] = source[name]
    }
    const instance = new WebAssembly.Instance(module, imports)
    everything.push(instance)
    refill()
    if (isMetered) instance.exports.__bengkel_start?.()
    return instance
  }
  const target = (action) => {
    const instance = action.module === undefined ? current : named.get(action.module)
    if (!instance) throw new Unsupported('no such instance')
    return instance
  }
  const act = (action, expected) => {
    const instance = target(action)
    if (action.type === 'get') return [show(instance.exports[action.field].value)]
    const call = instance.exports[action.field]
    if (typeof call !== 'function') throw new Unsupported('no such function')
    refill()
    const types = action.args.map((argument) => argument.type)
    const results = (expected ?? []).map((result) => (result.type === 'either' ? result.values[0].type : result.type))
    if (types.includes('v128') || results.includes('v128')) {
      const wrapped = new WebAssembly.Instance(vectorWrapper(types, results), { m: { f: call } }).exports.f
      const answer = wrapped(...action.args.flatMap((a) => (a.type === 'v128' ? toVector(a) : toValue(a))))
      return [answer].flat().map(show)
    }
    const answer = call(...action.args.flatMap(toValue))
    return answer === undefined ? [] : [answer].flat().map(show)
  }
  for (const command of json.commands) {
    let line
    try {
      switch (command.type) {
        case 'module':
          current = undefined
          current = instantiate(command.filename)
          if (command.name) named.set(command.name, current)
          line = 'instantiated'
          break
        case 'register':
          registered.set(command.as, command.name ? named.get(command.name) : current)
          line = 'registered'
          break
        case 'assert_uninstantiable':
        case 'assert_unlinkable': instantiate(command.filename); line = 'instantiated'; break
        case 'assert_invalid':
        case 'assert_malformed':
          if (command.module_type === 'text') throw new Unsupported('text')
          line = WebAssembly.validate(moduleBytes(command.filename) ?? new Uint8Array()) ? 'valid' : 'invalid'
          break
        case 'action':
        case 'assert_return':
        case 'assert_trap':
        case 'assert_exhaustion':
        case 'assert_exception': line = `returned ${act(command.action, command.expected).join(' ')}`; break
        default: throw new Unsupported(command.type)
      }
    } catch (error) {
      if (error instanceof Unsupported) line = `skipped: ${error.message}`
      else if (error instanceof WebAssembly.Exception) line = 'exception'
      else {
        const isOut = isMetered && everything.some(({ exports }) => exports.__bengkel_fuel?.value < 0n || exports.__bengkel_depth?.value < 0)
        line = isOut || /call stack/.test(error.message) ? 'exhausted' : `${error.constructor.name}: ${error.message}`.replace(/ @\+\d+|"[^"]*"|#\d+/g, '')
        if (/CompileError/.test(line)) line = 'refused'
      }
    }
    lines.push(`${command.line} ${command.type} ${line}`)
  }
  return lines
}

const answers = meterAll()
const totals = { scripts: 0, commands: 0, skipped: 0, different: 0, refused: new Map(), v8Refuses: 0, invalidOutputs: 0 }
const kinds = new Map()
for (const name of fs.readdirSync(folder).filter((file) => file.endsWith('.json')).sort()) {
  const json = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))
  const bytesOf = (filename) => fs.readFileSync(path.join(folder, filename))
  const meteredOf = (filename) => (answers.get(filename) === 'ok' ? fs.readFileSync(path.join(folder, 'metered', filename)) : undefined)
  const plain = runScript(json, bytesOf, false)
  const metered = runScript(json, meteredOf, true)
  ++totals.scripts
  // Where the engine is older than the module, or our policy refuses it, there is nothing to compare.
  let isRefused = false
  for (const [i, command] of json.commands.entries()) {
    const ok = command.filename && answers.get(command.filename)
    if (command.type === 'module' && command.filename) {
      const byEngine = !WebAssembly.validate(bytesOf(command.filename))
      if (byEngine) ++totals.v8Refuses
      if (!byEngine && ok !== 'ok') {
        totals.refused.set(ok.split(' ')[0], [...(totals.refused.get(ok.split(' ')[0]) ?? []), `${name}:${command.line} ${ok}`])
      }
      isRefused = byEngine || ok !== 'ok'
      if (!byEngine && ok === 'ok' && !WebAssembly.validate(meteredOf(command.filename))) {
        ++totals.invalidOutputs
        console.log(`${name}:${command.line} ${command.filename} metered is not valid`)
      }
    }
    if (command.type === 'assert_invalid' || command.type === 'assert_malformed') {
      if (command.module_type !== 'text' && ok === 'ok') {
        console.log(`${name}:${command.line} ${command.filename} should have been refused: ${command.text}`)
        ++totals.different
      }
    } else if (isRefused) { ++totals.skipped; continue }
    if (/skipped/.test(plain[i])) { ++totals.skipped; continue }
    ++totals.commands
    kinds.set(command.type, (kinds.get(command.type) ?? 0) + 1)
    const isSame = plain[i] === metered[i] || ((command.type === 'assert_invalid' || command.type === 'assert_malformed') && / invalid$/.test(metered[i]))
    if (!isSame) {
      ++totals.different
      console.log(`${name}: plain ${plain[i]}\n${' '.repeat(name.length)} metered ${metered[i]}`)
    }
  }
}
for (const [code, places] of totals.refused) console.log(`refused ${code}: ${places.length}\n  ${places.slice(0, 12).join('\n  ')}`)
console.log(`${totals.scripts} scripts, ${totals.commands} commands compared (${[...kinds].map(([kind, n]) => `${kind} ${n}`).join(', ')}), ${totals.skipped} skipped, modules this engine refuses: ${totals.v8Refuses}, invalid outputs: ${totals.invalidOutputs}`)
console.log(`${totals.commands - totals.different} passed, ${totals.different} failed`)
process.exitCode = totals.different > 0 || totals.invalidOutputs > 0 ? 1 : 0
