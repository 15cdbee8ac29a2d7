// Values as scripts write them, as JavaScript has them, and as text to compare. A number is its bits all the way.

export class Unsupported extends Error {}

const lanes = { i8: 8, i16: 16, i32: 32, i64: 64, f32: 32, f64: 64 }
const floats = {
  f32: { bits: 32, canonical: 0x7fc00000n, isNan: (bits) => (bits & 0x7fffffffn) > 0x7f800000n },
  f64: { bits: 64, canonical: 0x7ff8000000000000n, isNan: (bits) => (bits & 0x7fffffffffffffffn) > 0x7ff0000000000000n },
}

const externs = new Map()
function extern(value) {
  if (!externs.has(value)) externs.set(value, { extern: value })
  return externs.get(value)
}

function toNumber(type, bits) {
  if (type === 'f32') return new Float32Array(Uint32Array.of(Number(bits)).buffer)[0]
  return new Float64Array(BigUint64Array.of(bits).buffer)[0]
}

/** The bits of a script's number or vector, or nothing for a reference. */
export function bitsOf({ type, lane_type, value }) {
  if (type !== 'v128') return codes.has(type) ? BigInt.asUintN(type.endsWith('32') ? 32 : 64, BigInt(value)) : undefined
  const bits = lanes[lane_type]
  return value.reduceRight((whole, lane) => (whole << BigInt(bits)) | BigInt.asUintN(bits, BigInt(lane)), 0n)
}
const codes = new Set(['i32', 'i64', 'f32', 'f64'])

/** A script's argument as JavaScript takes it: one value, or two for a vector in a wrapper. */
export function toJs(argument, isWrapped) {
  const { type, value } = argument
  if (value === 'null') return [null]
  const bits = bitsOf(argument)
  switch (type) {
    case 'i32': return [Number(BigInt.asIntN(32, bits))]
    case 'i64': return [BigInt.asIntN(64, bits)]
    case 'f32': return [isWrapped ? Number(BigInt.asIntN(32, bits)) : toNumber('f32', bits)]
    case 'f64': return [isWrapped ? BigInt.asIntN(64, bits) : toNumber('f64', bits)]
    case 'v128':
      if (!isWrapped) throw new Unsupported('a vector that no wrapper can carry')
      return [BigInt.asIntN(64, bits), BigInt.asIntN(64, bits >> 64n)]
    case 'externref':
    case 'anyref': return [extern(value)]
    default: throw new Unsupported(`argument of type ${type}`)
  }
}

/** Values from JavaScript, in a list of { type, bits } or { type, value }. */
export function fromJs(answer, types, isWrapped) {
  const values = answer === undefined ? [] : [answer].flat()
  return types.map((type) => {
    const value = values.shift()
    switch (type) {
      case 'i32': return { type, bits: BigInt.asUintN(32, BigInt(value)) }
      case 'i64': return { type, bits: BigInt.asUintN(64, value) }
      case 'f32':
        return { type, bits: isWrapped ? BigInt.asUintN(32, BigInt(value)) : BigInt(new Uint32Array(Float32Array.of(value).buffer)[0]) }
      case 'f64':
        return { type, bits: isWrapped ? BigInt.asUintN(64, value) : new BigUint64Array(Float64Array.of(value).buffer)[0] }
      case 'v128': return { type, bits: BigInt.asUintN(64, value) | (BigInt.asUintN(64, values.shift()) << 64n) }
      default: return { type, value }
    }
  })
}

/** The expectation holds a NaN of any bits, or of no bits that were named. */
const isAnyNan = (expected) => expected === undefined || String(expected).startsWith('nan:')

/** `isCanonical`: where the script leaves the bits of a NaN open, they have to be the canonical ones. */
function showFloat(type, bits, expected, isCanonical) {
  const { isNan, canonical } = floats[type]
  if (!isNan(bits) || !isAnyNan(expected)) return `${type}:${bits.toString(16)}`
  return isCanonical && expected !== undefined && bits !== canonical ? `${type}:nan of bits ${bits.toString(16)}` : `${type}:nan`
}

/** One result as text; `expected` is the script's expectation, if it has one. */
export function show({ type, bits, value }, expected, isCanonical) {
  if (expected?.type === 'either') expected = undefined
  if (floats[type]) return showFloat(type, bits, expected?.value, isCanonical)
  if (type === 'v128' && floats[expected?.lane_type]) {
    const lane = BigInt(floats[expected.lane_type].bits)
    return expected.value.map((it, i) => showFloat(expected.lane_type, BigInt.asUintN(Number(lane), bits >> (BigInt(i) * lane)), it, isCanonical)).join(' ')
  }
  if (bits !== undefined) return `${type}:${bits.toString(16)}`
  if (value === null) return 'null'
  if (typeof value === 'function') return 'function'
  if (typeof value === 'object' && 'extern' in value) return `extern ${value.extern}`
  return typeof value === 'object' || typeof value === 'undefined' ? 'a reference' : `${typeof value} ${value}`
}

/** Whether a result is what the script wants; references count as right when both or neither are null. */
export function meets(result, expected) {
  if (expected.type === 'either') return expected.values.some((it) => meets(result, it))
  if (result.bits === undefined) return (result.value === null) === (expected.value === 'null' || /^(ref)?null/.test(expected.type))
  const wanted = expected.type === 'v128'
    ? expected.value.map((it) => (isAnyNan(it) ? it : bitsOf({ type: /^f/.test(expected.lane_type) ? expected.lane_type : 'i64', value: it })))
    : [isAnyNan(expected.value) ? expected.value : bitsOf(expected)]
  const type = expected.type === 'v128' ? expected.lane_type : result.type
  const size = expected.type === 'v128' ? lanes[type] : 128
  return wanted.every((it, i) => {
    const bits = size === 128 ? result.bits : BigInt.asUintN(size, result.bits >> BigInt(i * size))
    return typeof it === 'bigint' ? bits === BigInt.asUintN(size, it) : floats[type]?.isNan(bits) === true
  })
}
