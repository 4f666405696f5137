/** Named signs that mail programs write in Dutch and English mail; others stay as they are. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  deg: '°',
  copy: '©',
  reg: '®',
  sect: '§',
  frac12: '½',
  szlig: 'ß',
  ccedil: 'ç',
  Ccedil: 'Ç',
  ntilde: 'ñ',
  aring: 'å',
  oslash: 'ø',
}

const accents: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  uml: '\u0308',
  circ: '\u0302',
  tilde: '\u0303',
}

function signOf(entity: string): string | null {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(entity)
  if (number) {
    const code = number[1] ? Number.parseInt(number[1], 16) : Number(number[2])
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : null
  }
  const accented = /^([a-zA-Z])(acute|grave|uml|circ|tilde)$/.exec(entity)
  if (accented) return `${accented[1]}${accents[accented[2] ?? '']}`.normalize('NFC')
  return named[entity] ?? null
}

const withSigns = (text: string): string =>
  text.replace(/&(#?[a-z0-9]{1,8});/gi, (whole, entity: string) => signOf(entity) ?? whole)

const hidden = new Set(['style', 'script', 'head', 'title', 'template'])
const blocks = new Set(
  'p div tr table ul ol blockquote h1 h2 h3 h4 h5 h6 hr pre section article header footer address'.split(' '),
)

interface Walk {
  readonly lines: string[]
  /** The line at hand, without the signs of a quotation. */
  line: string
  /** How deep in what is not shown, such as a style sheet. */
  hidden: number
  quoted: number
}

/** Ends the line at hand; an empty one only when `always`. */
function endLine(walk: Walk, always = false): void {
  if (!always && walk.line.trim() === '') return
  walk.lines.push(`${'> '.repeat(walk.quoted)}${walk.line}`.trimEnd())
  walk.line = ''
}

const deepestQuote = 20

function seeTag(walk: Walk, tag: string): void {
  const [, slash, name = ''] = /^<(\/?)\s*([a-z0-9]+)/i.exec(tag) ?? []
  const element = name.toLowerCase()
  const closes = slash === '/'
  if (hidden.has(element) && !tag.endsWith('/>')) {
    walk.hidden = Math.max(0, walk.hidden + (closes ? -1 : 1))
  } else if (element === 'br') {
    endLine(walk, true)
  } else if (element === 'li' && !closes) {
    endLine(walk)
    walk.line = '- '
  } else if (element === 'td' && closes) {
    walk.line += ' '
  } else if (blocks.has(element)) {
    endLine(walk)
    if (element === 'blockquote')
      walk.quoted = Math.min(deepestQuote, Math.max(0, walk.quoted + (closes ? -1 : 1)))
    else if (closes && element === 'p') endLine(walk, true)
  }
}

/** The words of a mail that has HTML only. All of it is text afterwards; what was quoted begins with `>`. */
export function textOfHtml(html: string): string {
  const walk: Walk = { lines: [], line: '', hidden: 0, quoted: 0 }
  for (const [part] of html.matchAll(/<!--[\s\S]*?(?:-->|$)|<[a-z/!][^>]*(?:>|$)|[^<]+|</gi)) {
    if (part.startsWith('<!')) continue
    if (part.startsWith('<') && part.length > 1) seeTag(walk, part)
    else if (walk.hidden === 0) {
      const words = withSigns(part.replace(/\s+/g, ' '))
      walk.line += walk.line === '' || walk.line.endsWith(' ') ? words.trimStart() : words
    }
  }
  endLine(walk)
  return walk.lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
