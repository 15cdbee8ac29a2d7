// v128 and the bits of a NaN cannot cross into JavaScript: a wrapper module stands in between, which takes and gives f32 as
// i32, f64 as i64 and v128 as two i64.

const codes = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b, 'ref-null-func': 0x70, 'ref-null-extern': 0x6f }
const carriers = { f32: ['i32'], f64: ['i64'], v128: ['i64', 'i64'] }
const carried = (types) => types.flatMap((type) => carriers[type] ?? [type])

const leb = (n) => { const out = []; do { let b = n & 127; n >>>= 7; if (n) b |= 128; out.push(b) } while (n); return out }
const vector = (items) => [...leb(items.length), ...items.flat()]
const section = (id, bytes) => [id, ...leb(bytes.length), ...bytes]

/** Whether values of this signature lose nothing on the way but in a wrapper, and whether one can be made. */
export function wantsWrapper({ parameters, results }) {
  const types = [...parameters, ...results]
  return types.some((type) => carriers[type]) && types.every((type) => codes[type])
}

function wrapperBytes({ parameters, results }) {
  const get = (local) => [0x20, ...leb(local)]
  const type = (from, to) => [0x60, ...vector(from.map((t) => [codes[t]])), ...vector(to.map((t) => [codes[t]]))]
  const body = []
  let local = 0
  for (const parameter of parameters) {
    body.push(...get(local++))
    if (parameter === 'f32') body.push(0xbe) // f32.reinterpret_i32
    if (parameter === 'f64') body.push(0xbf) // f64.reinterpret_i64
    if (parameter === 'v128') body.push(0xfd, 0x12, ...get(local++), 0xfd, 0x1e, 1) // i64x2.splat, i64x2.replace_lane 1
  }
  body.push(0x10, 0)
  const first = local
  for (let i = results.length - 1; i >= 0; --i) body.push(0x21, ...leb(first + i))
  results.forEach((result, i) => {
    body.push(...get(first + i))
    if (result === 'f32') body.push(0xbc) // i32.reinterpret_f32
    if (result === 'f64') body.push(0xbd) // i64.reinterpret_f64
    if (result === 'v128') body.push(0xfd, 0x1d, 0, ...get(first + i), 0xfd, 0x1d, 1) // i64x2.extract_lane
  })
  const entry = [...vector(results.map((result) => [1, codes[result]])), ...body, 0x0b]
  return Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, vector([type(parameters, results), type(carried(parameters), carried(results))])),
    ...section(2, vector([[1, 0x6d, 1, 0x66, 0, 0]])),
    ...section(3, vector([[1]])),
    ...section(7, vector([[1, 0x66, 0, 1]])),
    ...section(10, vector([[...leb(entry.length), ...entry]])),
  ])
}

const modules = new Map() // by signature
const wrapped = new WeakMap() // by function

export function wrap(call, signature) {
  let wrapper = wrapped.get(call)
  if (!wrapper) {
    const key = `${signature.parameters}:${signature.results}`
    if (!modules.has(key)) modules.set(key, new WebAssembly.Module(wrapperBytes(signature)))
    wrapper = new WebAssembly.Instance(modules.get(key), { m: { f: call } }).exports.f
    wrapped.set(call, wrapper)
  }
  return wrapper
}
