import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder in which this run remembers the build of the pages that axe has looked at. */
    looked: string
  }
}

/**
 * Whether no story of this run showed a page built like this one before, on a screen of this width. Axe takes two
 * thirds of the time of all stories and most pages come by many times; what it judges (elements, classes, roles,
 * names, whether there is text) is part of the build, what somebody filled in or how long a list is, is not.
 */
export async function isNew(page: Page): Promise<boolean> {
  const build = await page.evaluate(buildOf)
  const name = createHash('sha256').update(build).digest('hex')
  const folder = inject('looked')
  mkdirSync(folder, { recursive: true })
  try {
    closeSync(openSync(join(folder, name), 'wx'))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Runs in the page: what it is built of, in which what repeats counts once. */
function buildOf(): string {
  // Names with a number or an identifier in them are the same name.
  const plain = (value: string) => value.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#')
  const judged = (name: string) =>
    /^(aria-|class|id|for|type|role|lang|name|autocomplete|alt|hidden|open|scope|tabindex|disabled)/.test(
      name,
    )
  const build = (element: Element): string => {
    const attributes = [...element.attributes]
      .filter(({ name }) => judged(name))
      .map(({ name, value }) => `${name}=${/label|alt/.test(name) ? value.trim() !== '' : plain(value)}`)
    const children: string[] = []
    for (const node of element.childNodes) {
      const part =
        node instanceof Element ? build(node) : node.nodeType === 3 && node.textContent?.trim() ? 'text' : ''
      if (part && part !== children.at(-1)) children.push(part)
    }
    return `${element.localName}[${attributes.join(' ')}](${children.join()})`
  }
  return `${innerWidth} ${location.hostname} ${build(document.documentElement)}`
}
