// The WebAssembly specification's test suite. Each script is run plain and metered, in Chromium, through one harness: every
// command must come to the same. Calls on fresh instances must finish with exactly the fuel they use and with no less, and
// that is what naive counting says, too. What the suite calls invalid or malformed must be refused.
//
//   node run_spec.mjs FOLDER TOOLS [SCRIPT...]
//
// FOLDER is what convert_suite.mjs made, TOOLS where the programs of tests/tool were built; a SCRIPT is "v2/address".
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

import { openEngine } from './engine.mjs'

const [folder, tools, ...only] = process.argv.slice(2).map((it, i) => (i < 2 ? path.resolve(it) : it))

/** Ways of metering; fuel on fresh instances is looked at in the first. */
const ways = [
  { name: 'as graded', options: [], isCanonical: true },
  { name: 'with NaNs as made', options: ['--no-nans'], isCanonical: false },
  { name: 'without depth', options: ['--no-depth'], isCanonical: true },
]

/** What we refuse on purpose. */
const policy = new Set(['module.refused-threads', 'module.refused-relaxed-simd', 'module.refused-feature'])

const { allowed } = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'valid-by-now.json'), 'utf8'))

function tool(name, options, lines) {
  const input = lines.map((line) => `${line}\n`).join('')
  return execFileSync(path.join(tools, name), options, { input, encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n')
}

const scripts = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length)).filter((name) => only.length === 0 || only.includes(name)).sort()
  .map((name) => {
    const { commands } = JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8'))
    const isBinary = (it) => it.filename && it.module_type !== 'text'
    return { name, commands, files: [...new Set(commands.filter(isBinary).map((it) => path.join(folder, path.dirname(name), it.filename)))] }
  })
if (scripts.length === 0) throw new Error(`no script in ${folder}`)

const files = new Map(scripts.flatMap((script) => script.files).map((file) => [file, { bytes: fs.readFileSync(file), metered: [] }]))
const names = [...files.keys()]
for (const { options } of ways) {
  const into = path.join(folder, 'metered')
  const answers = tool('meter_files', [...options, `--into=${into}`], names)
  const whole = fs.readFileSync(into)
  names.forEach((name, i) => {
    const [word, place, size] = answers[i].split(' ')
    const bytes = word === 'ok' ? whole.subarray(Number(place), Number(place) + Number(size)) : undefined
    files.get(name).metered.push({ answer: answers[i], bytes })
  })
  fs.rmSync(into)
}
tool('list_functions', [], names).slice(0, names.length).forEach((line, i) => {
  const types = (list) => list.split(',').filter((type) => type)
  files.get(names[i]).functions = Object.fromEntries(line.split(' ').filter((word) => word).map((word) => {
    const [name, parameters, results] = word.split(':')
    return [Buffer.from(name, 'hex').toString(), { parameters: types(parameters), results: types(results) }]
  }))
})

const totals = { kinds: new Map(), passed: 0, failed: 0, fuel: 0 }
const skipped = new Map()
const count = (counts, what) => counts.set(what, (counts.get(what) ?? 0) + 1)
const skip = (why) => count(skipped, why)
const pass = () => { ++totals.passed }
const complain = (text) => { ++totals.failed; console.log(text) }

/** Whether the suite's invalid and malformed modules are refused: by the reader or the validator, at a place in the module. */
function checkRefusal(script, command, file) {
  const [code, offset] = file.metered[0].answer.split(' ')
  const place = `${script.name}:${command.line} ${command.filename}`
  if (!code.startsWith('module.')) {
    if (code === 'ok' && allowed[`${script.name}:${command.line}`]) return skip('valid by now')
    return complain(`${place} should have been refused: ${command.text ?? command.type}`)
  }
  if (!(Number(offset) <= file.bytes.length)) return complain(`${place} is refused at ${offset}, which is outside`)
  pass()
}

const calls = [] // for the naive interpreter, by file
const engine = await openEngine()
try {
  for (const script of scripts) {
    const fileOf = (filename) => files.get(path.join(folder, path.dirname(script.name), filename))
    const isAssert = ({ type }) => type === 'assert_invalid' || type === 'assert_malformed'
    const wanted = new Set(script.commands.filter((it) => it.filename && !isAssert(it)).map((it) => it.filename))
    const { beyond, broken, lines, calls: used } = await engine.run({
      commands: script.commands,
      ways: ways.map(({ isCanonical }) => ({ isCanonical })),
      files: Object.fromEntries([...wanted].map((name) => {
        const { bytes, metered, functions } = fileOf(name)
        return [name, { plain: bytes.toString('base64'), metered: metered.map((it) => it.bytes?.toString('base64') ?? null), functions }]
      })),
    })
    for (const { name, way } of broken) complain(`${script.name} ${name} is not valid any more, metered ${ways[way].name}`)
    for (const [i, command] of script.commands.entries()) {
      if (command.module_type === 'text') { skip('text'); continue }
      if (isAssert(command)) { checkRefusal(script, command, fileOf(command.filename)); continue }
      if (command.filename) {
        const { answer } = fileOf(command.filename).metered[0]
        const [code] = answer.split(' ')
        if (code !== 'ok' && !policy.has(code)) complain(`${script.name}:${command.line} ${command.filename} is refused: ${answer}`)
        else if (code !== 'ok') skip(`refused by policy: ${code}`)
        if (code === 'ok' && beyond.includes(command.filename)) skip('module beyond this engine')
      }
      const { line, isUnexpected, metered } = lines[i]
      if (line.startsWith('skipped')) { skip(line); continue }
      count(totals.kinds, command.type)
      if (isUnexpected) complain(`${script.name}:${command.line} ${command.type} plain is not what the script wants: ${line}`)
      metered.forEach((it, way) => {
        if (it === line) pass()
        else complain(`${script.name}:${command.line} ${command.type}\n    plain ${line}\n    metered ${ways[way].name} ${it}`)
      })
    }
    for (const { line, filename, field, used: fuel, complaint, bits } of used) {
      ++totals.fuel
      if (complaint) complain(`${script.name}:${line} ${field} on a fresh instance ${complaint}`)
      else pass()
      calls.push({ file: path.join(folder, path.dirname(script.name), filename), line, field, fuel, bits })
    }
  }
} finally {
  await engine.close()
}

const naive = { held: 0, not: new Map() }
let last
const lines = calls.flatMap(({ file, field, fuel, bits }) => {
  if (!bits) { count(naive.not, 'vectors and references'); return [] }
  const opening = file === last ? [] : [`module ${file}`]
  last = file
  return [...opening, `call ${Buffer.from(field).toString('hex') || '-'} ${fuel} ${bits.join(' ')}`]
})
for (const answer of tool('count_calls', [], lines)) {
  if (answer === '') continue
  const [word, ...rest] = answer.split(' ')
  if (word === 'held') { ++naive.held; pass() }
  else if (word === 'not') count(naive.not, rest.join(' '))
  else complain(answer)
}

const list = (counts) => [...counts].sort((a, b) => b[1] - a[1]).map(([name, n]) => `${name} ${n}`).join(', ')
console.log(`engine: ${engine.name}; ways: ${ways.map(({ name }) => name).join(', ')}`)
console.log(`${scripts.length} scripts, ${files.size} modules; commands: ${list(totals.kinds)}`)
console.log(`skipped: ${list(skipped)}`)
console.log(`fuel on fresh instances: ${totals.fuel} calls, of which the naive interpreter counted ${naive.held}; beyond it: ${list(naive.not)}`)
console.log(`${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = totals.failed > 0 ? 1 : 0
