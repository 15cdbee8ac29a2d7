// Reads a script as text: modules, and assertions over calls with numbers. The answer is a list of commands as wast2json
// writes them, but a module is its text: `text`.

/** The tokens of `source`: parentheses, strings and words, each with where it stands. */
function* tokens(source) {
  const token = /;;.*|\(;|"(?:[^"\\]|\\.)*"|[()]|[^\s()";]+/g
  for (let found; (found = token.exec(source)); ) {
    const [text] = found
    if (text.startsWith(';;')) continue
    if (text === '(;') {
      const bracket = /\(;|;\)/g
      bracket.lastIndex = found.index
      let depth = 0
      do depth += bracket.exec(source)[0] === '(;' ? 1 : -1
      while (depth > 0)
      token.lastIndex = bracket.lastIndex
      continue
    }
    yield { text, start: found.index, end: token.lastIndex }
  }
}

/** A list is { items, start, end }; a word or a string stands for itself. */
function parse(source) {
  const open = [{ items: [] }]
  for (const { text, start, end } of tokens(source)) {
    if (text === '(') open.push({ items: [], start })
    else if (text === ')') {
      const done = open.pop()
      done.end = end
      open.at(-1).items.push(done)
    } else open.at(-1).items.push(text)
  }
  if (open.length !== 1) throw new Error('a parenthesis is not closed')
  return open[0].items
}

const string = (text) => JSON.parse(text)

function number({ items: [word, digits] }) {
  const [type, rest] = word.split('.')
  if (rest !== 'const' || !/^i(32|64)$/.test(type)) throw new Error(`no number: ${word}`)
  return { type, value: String(BigInt.asUintN(Number(type.slice(1)), BigInt(digits))) }
}

function action({ items: [word, field, ...args] }) {
  if (word !== 'invoke') throw new Error(`no action: ${word}`)
  return { type: 'invoke', field: string(field), args: args.map(number) }
}

export function readTextScript(source) {
  return parse(source).map(({ items: [word, first, ...rest], start, end }) => {
    const line = source.slice(0, start).split('\n').length
    switch (word) {
      case 'module': return { line, type: 'module', text: source.slice(start, end) }
      case 'invoke': return { line, type: 'action', action: action({ items: [word, first, ...rest] }), expected: [] }
      case 'assert_return': return { line, type: word, action: action(first), expected: rest.map(number) }
      case 'assert_trap':
      case 'assert_exception': return { line, type: word, action: action(first) }
      case 'assert_invalid': return { line, type: word, text: source.slice(first.start, first.end) }
      default: throw new Error(`line ${line}: no such command: ${word}`)
    }
  })
}
