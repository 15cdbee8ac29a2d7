// Reads a script that was turned into JavaScript, as SpiderMonkey's tests hold them: it is run, with functions that only note
// what they are asked. The answer is a list of commands as wast2json writes them, but a module is its text: `text`.
import vm from 'node:vm'

const view = new DataView(new ArrayBuffer(8))
function bitsOf(type, value) {
  if (type === 'f32') { view.setFloat32(0, value); return String(view.getUint32(0)) }
  if (type === 'f64') { view.setFloat64(0, value); return String(view.getBigUint64(0)) }
  const size = { i8: 8, i16: 16, i32: 32, i64: 64 }[type]
  return String(BigInt.asUintN(size, BigInt(value)))
}

function littleEndian(bytes) {
  return String([...bytes].reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n))
}

/** A value as a command's argument or expectation has it. */
function valueOf(it) {
  if (typeof it === 'number') return { type: 'i32', value: bitsOf('i32', it) }
  if (typeof it === 'bigint') return { type: 'i64', value: bitsOf('i64', it) }
  if (it === null) return { type: 'ref', value: 'null' }
  if (typeof it === 'object' && it.type) return it
  throw new Error(`no value: ${String(it)}`)
}

export function readJsScript(source, name) {
  const commands = []
  const registered = new Map()
  let modules = 0
  let heard // the actions and modules of the assertion at hand

  const line = () => Number(new Error().stack.match(new RegExp(`${name}:(\\d+)`))?.[1] ?? 0)
  const note = (command) => { commands.push({ line: line(), ...command }) }
  const hear = (thunk) => { heard = []; thunk(); const [only] = heard; heard = undefined; return only }
  const moduleOf = (instance) => (typeof instance === 'string' ? registered.get(instance) : instance.module)
  const action = (type, instance, field, args) => {
    const action = { type, module: moduleOf(instance), field, ...(args && { args: args.map(valueOf) }) }
    if (heard) heard.push({ action })
    else note({ type: 'action', action, expected: [] })
  }
  const assertion = (type) => (thunk) => note({ type, ...hear(thunk) })
  const nan = (type, kind) => ({ type, value: `nan:${kind}` })
  const lane = (it, type) => (it === 'canonical_nan' || it === 'arithmetic_nan' ? nan(type, it.split('_')[0]) : it)
  const vector = (type) => (elements) => ({ type: 'v128', lane_type: type, value: [...elements].map((it) => bitsOf(type, it)) })
  const pattern = (type, lanes) => ({ type: 'v128', lane_type: type, value: lanes.map((it) => lane(it, type).value) })
  // Without a type: it stands where the result's own type says it.
  const expectation = (it) => (it === 'canonical_nan' || it === 'arithmetic_nan' ? nan('float', it.split('_')[0]) : valueOf(it))

  const context = {
    // What SpiderMonkey asks of itself before some commands.
    partialOobWriteMayWritePartialData: () => false,
    wasmMultiMemoryEnabled: () => true,
    instantiate(text) {
      if (heard) { heard.push({ text }); return undefined }
      const module = `$${modules++}`
      note({ type: 'module', name: module, text })
      return { module }
    },
    register(instance, as) {
      const module = moduleOf(instance)
      registered.set(as, module)
      note({ type: 'register', name: module, as })
    },
    invoke: (instance, field, args) => action('invoke', instance, field, args),
    get: (instance, field) => action('get', instance, field),
    assert_return(thunk, expected) {
      const list = expected === undefined ? [] : Array.isArray(expected) ? expected : [expected]
      note({ type: 'assert_return', ...hear(thunk), expected: list.map(expectation) })
    },
    assert_trap(thunk) {
      const only = hear(thunk)
      note({ type: only.action ? 'assert_trap' : 'assert_uninstantiable', ...only })
    },
    assert_exhaustion: assertion('assert_exhaustion'),
    assert_exception: assertion('assert_exception'),
    assert_invalid: assertion('assert_invalid'),
    assert_malformed: assertion('assert_malformed'),
    assert_unlinkable: assertion('assert_unlinkable'),
    value: (type, value) => ({ type, value: value === null ? 'null' : bitsOf(type, value) }),
    bytes: (type, bytes) => ({ type, value: littleEndian(bytes) }),
    externref: (n) => ({ type: 'externref', value: String(n) }),
    hostref: (n) => ({ type: 'anyref', value: String(n) }),
    either: (...values) => ({ type: 'either', values: values.map(expectation) }),
    RefWithType: function (type) { return { type } },
    ExternRefResult: function (n) { return { type: 'externref', value: String(n) } },
    HostRefResult: function (n) { return { type: 'anyref', value: String(n) } },
    F32x4Pattern: function (...lanes) { return pattern('f32', lanes) },
    F64x2Pattern: function (...lanes) { return pattern('f64', lanes) },
  }
  for (const [shape, type] of [['i8x16', 'i8'], ['i16x8', 'i16'], ['i32x4', 'i32'], ['i64x2', 'i64'], ['f32x4', 'f32'], ['f64x2', 'f64']])
    context[shape] = vector(type)
  vm.runInNewContext(source, context, { filename: name })
  return commands
}
