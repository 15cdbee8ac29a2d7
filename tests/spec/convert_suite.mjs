// Makes the scripts of the suite, wherever they come from, of one kind: NAME.json as wast2json writes it, beside its modules.
//
//   node convert_suite.mjs PACKAGES FOLDER
//
// PACKAGES is what fetch_suite.sh fetched. FOLDER gets a folder for each collection of scripts.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { readJsScript } from './read_js_script.mjs'
import { readTextScript } from './read_text_script.mjs'

const [packages, folder] = process.argv.slice(2).map((name) => path.resolve(name))
const unpacked = path.join(folder, 'unpacked')

function unpack(name, to = name) {
  const place = path.join(unpacked, to)
  fs.mkdirSync(place, { recursive: true })
  execFileSync('tar', ['-x', '-f', path.join(packages, `${name}.tar`), '-C', place])
  return place
}
const filesOf = (place, end) => fs.readdirSync(place).filter((name) => name.endsWith(end)).sort()

/** wasm-tools, as a component for JavaScript: text in, binary out. It does not validate. */
async function loadParser() {
  const place = unpack('wasm-tools')
  const shim = unpack('preview2-shim', 'wasm-tools/node_modules/@bytecodealliance/preview2-shim')
  fs.writeFileSync(path.join(shim, 'package.json'), '{"type": "module", "exports": {"./*": "./nodejs/*.js"}}')
  fs.writeFileSync(path.join(place, 'package.json'), '{"type": "module"}')
  const { $init, tools } = await import(pathToFileURL(path.join(place, 'wasm-tools.js')))
  await $init
  return tools.parse
}

const asserts = new Set(['assert_invalid', 'assert_malformed'])

/** Writes a script; what the text format itself refuses is left out, and counted. */
function write(collection, name, commands) {
  const place = path.join(folder, collection)
  fs.mkdirSync(place, { recursive: true })
  let modules = 0
  const kept = commands.flatMap(({ text, ...command }) => {
    if (text === undefined) return [command]
    let binary
    try {
      binary = parse(text)
    } catch (error) {
      if (asserts.has(command.type)) { ++leftOut; return [] }
      throw new Error(`${collection}/${name}:${command.line}: ${JSON.stringify(error.payload ?? String(error))}`)
    }
    const filename = `${name}.${modules++}.wasm`
    fs.writeFileSync(path.join(place, filename), binary)
    return [{ ...command, filename, module_type: 'binary' }]
  })
  fs.writeFileSync(path.join(place, `${name}.json`), JSON.stringify({ source_filename: name, commands: kept }))
  ++scripts
}

fs.rmSync(folder, { recursive: true, force: true })
let scripts = 0
let leftOut = 0
const parse = await loadParser()

// Already of this kind.
for (const name of filesOf(packages, '.tar').filter((it) => it.startsWith('wazero-'))) {
  const collection = path.basename(name, '.tar').slice('wazero-'.length)
  const from = unpack(`wazero-${collection}`)
  fs.mkdirSync(path.join(folder, collection))
  for (const end of ['.json', '.wasm'])
    for (const file of filesOf(from, end)) fs.copyFileSync(path.join(from, file), path.join(folder, collection, file))
  scripts += filesOf(from, '.json').length
}

// Its folder `spec` is the collection v2 once more, with a few scripts of its own.
const mozjs = unpack('mozjs-spec')
const known = new Set(filesOf(path.join(folder, 'v2'), '.json').map((name) => path.basename(name, '.json')))
for (const collection of fs.readdirSync(mozjs).filter((name) => fs.statSync(path.join(mozjs, name)).isDirectory()).sort()) {
  for (const file of filesOf(path.join(mozjs, collection), '.wast.js')) {
    const name = path.basename(file, '.wast.js')
    if (collection === 'spec' && known.has(name)) continue
    write(`mozjs-${collection}`, name, readJsScript(fs.readFileSync(path.join(mozjs, collection, file), 'utf8'), file))
  }
}

// Ours, where no package carries the suite's.
const here = import.meta.dirname
for (const file of filesOf(here, '.wast'))
  write('ours', path.basename(file, '.wast'), readTextScript(fs.readFileSync(path.join(here, file), 'utf8')))

fs.rmSync(unpacked, { recursive: true })
console.log(`${scripts} scripts; ${leftOut} assertions left out that are about text`)
