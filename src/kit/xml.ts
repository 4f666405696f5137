/** An element of an XML document: its name without prefix, and what stands in it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** The text in it and in everything below, trimmed. */
  readonly text: string
}

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

/** Deeper than this no answer of a service goes. */
const deepest = 60
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s<>=/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy

/**
 * Reads XML that a service answered: well-formed, without document type and entities of its own, which could be used to
 * make us read or write what we should not. Null for anything else.
 */
export function readXml(xml: string): XmlElement | null {
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const open: Open[] = [root]
  const source = xml.replace(/^\uFEFF/, '')
  token.lastIndex = 0
  while (token.lastIndex < source.length) {
    const found = token.exec(source)
    if (!found) return null
    const [, cdata, ended, started, attributes = '', empty, text] = found
    const around = open.at(-1) ?? root
    if (cdata !== undefined) around.text += cdata
    else if (text !== undefined) around.text += decoded(text)
    else if (started !== undefined) {
      const element: Open = {
        name: localName(started),
        attributes: attributesIn(attributes),
        children: [],
        text: '',
      }
      if (empty) around.children.push(closed(element))
      else if (open.push(element) > deepest) return null
    } else if (ended !== undefined) {
      const last = open.pop()
      const above = open.at(-1)
      if (!last || !above || last.name !== localName(ended)) return null
      above.children.push(closed(last))
      above.text += ` ${last.text} `
    }
  }
  return open.length === 1 && root.children.length === 1 ? (root.children[0] ?? null) : null
}

const closed = ({ text, ...element }: Open): XmlElement => ({
  ...element,
  text: text.replace(/\s+/g, ' ').trim(),
})

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const attributesIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', one, other]) => [
      localName(name),
      decoded(one ?? other ?? ''),
    ]),
  )

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? all
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** Every element of this name, wherever it stands below. */
export function elementsNamed({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsNamed(child, name)])
}

/** The text of the first element of this name; null when there is none or nothing in it. */
export const textNamed = (element: XmlElement, name: string): string | null =>
  elementsNamed(element, name).find(({ text }) => text !== '')?.text ?? null
