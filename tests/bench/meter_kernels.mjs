// What metering costs: the kernels of tests/bench/kernels, plain and metered, interleaved in one process.
//
//   node meter_kernels.mjs METER_FILES [--rounds=N] [OPTION...]      the options go to METER_FILES
//
// Prints medians and minima of CPU time per kernel, and the geometric means. Results and fuel are checked.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const sizes = {
  nbody: 60_000, spectral: 4, sieve: 12, quicksort: 4, bubble: 1, matmul: 3, hashing: 250_000, fibonacci: 30, ackermann: 25,
  queens: 10, machine: 300_000, indirect: 3_000_000, tree: 1, sha: 8_000,
}
const [tool, ...rest] = process.argv.slice(2)
const rounds = Number(rest.find((o) => o.startsWith('--rounds='))?.slice(9) ?? 31)
const options = rest.filter((o) => !o.startsWith('--rounds='))
const source = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), 'kernels')
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'meter-bench-'))
const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000 }
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1]

const ratios = []
console.log('kernel       plain ms  metered ms  median  minimum      fuel')
for (const [name, size] of Object.entries(sizes)) {
  const plainFile = path.join(work, `${name}.wasm`)
  const meteredFile = path.join(work, `${name}.metered.wasm`)
  execFileSync('clang-19', ['--target=wasm32', '-O2', '-nostdlib', '-mbulk-memory', '-Wl,--no-entry', '-Wl,-z,stack-size=65536',
    '-o', plainFile, path.join(source, `${name}.c`)])
  execFileSync(tool, options, { input: `${plainFile} ${meteredFile}\n` })
  const make = (file) => () => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(file)))
    return exports
  }
  const plain = make(plainFile)()
  const metered = make(meteredFile)()
  const refill = () => {
    metered.__bengkel_fuel.value = 1n << 60n
    if (metered.__bengkel_depth) metered.__bengkel_depth.value = 60_000
  }
  const times = { plain: [], metered: [] }
  let fuel
  for (let round = 0; round < rounds + 3; ++round) {
    for (const mode of round % 2 ? ['plain', 'metered'] : ['metered', 'plain']) {
      const exports = mode === 'plain' ? plain : metered
      refill()
      const start = cpu()
      const result = exports.run(size)
      const taken = cpu() - start
      if (round >= 3) times[mode].push(taken)
      times[`${mode}Result`] = result
      if (mode === 'metered') fuel = (1n << 60n) - metered.__bengkel_fuel.value
    }
    if (times.plainResult !== times.meteredResult) throw new Error(`${name}: plain ${times.plainResult}, metered ${times.meteredResult}`)
  }
  const ratio = median(times.metered) / median(times.plain)
  const least = Math.min(...times.metered) / Math.min(...times.plain)
  ratios.push([ratio, least])
  console.log(name.padEnd(12), median(times.plain).toFixed(2).padStart(8), median(times.metered).toFixed(2).padStart(11),
    ratio.toFixed(2).padStart(7), least.toFixed(2).padStart(8), String(fuel).padStart(12))
}
const mean = (which) => Math.exp(ratios.reduce((sum, pair) => sum + Math.log(pair[which]), 0) / ratios.length)
console.log('geomean'.padEnd(32), mean(0).toFixed(3).padStart(7), mean(1).toFixed(3).padStart(8))
fs.rmSync(work, { recursive: true })
