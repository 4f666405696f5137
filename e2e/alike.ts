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
  return isFirst(await page.evaluate(buildOf))
}

/** Whether nothing of this run was ever shown this; from now on something was. */
function isFirst(look: string): boolean {
  const name = createHash('sha256').update(look).digest('hex')
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

/**
 * Marks each element with text in colours that no story of this run showed before: contrast is a matter of colours, and
 * it is half of the time of axe. The colours are those of the text and of all that lies behind it. Text that may lie over
 * something else than what it stands in is always marked.
 */
export async function markUnseenColours(page: Page): Promise<void> {
  const unseen = (await page.evaluate(coloursOf)).map(isFirst)
  await page.evaluate((unseen) => {
    const waiting = document.querySelectorAll<HTMLElement>('[data-colours]')
    for (const element of waiting) {
      if (element.dataset.colours === 'free' || unseen[Number(element.dataset.colours)]) {
        element.dataset.unseenColours = ''
      }
      delete element.dataset.colours
    }
  }, unseen)
}

/** Takes the marks away. */
export const unmark = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-unseen-colours]')) {
      delete element.dataset.unseenColours
    }
  })

/** Runs in the page: the different colours of its text; each element that shows text bears the place of its own in the list. */
function coloursOf(): readonly string[] {
  const behind = new Map<Element, { readonly colours: string; readonly isFree: boolean }>()
  const stackOf = (element: Element): { readonly colours: string; readonly isFree: boolean } => {
    const known = behind.get(element)
    if (known) return known
    const style = getComputedStyle(element)
    const above = element.parentElement ? stackOf(element.parentElement) : { colours: '', isFree: false }
    const own = [
      ...[style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode],
    ].join()
    const nothing = 'rgba(0, 0, 0, 0),none,1,none,normal'
    const isMoved =
      /absolute|fixed|sticky/.test(style.position) ||
      style.transform !== 'none' ||
      [style.marginTop, style.marginRight, style.marginBottom, style.marginLeft].some((one) =>
        one.startsWith('-'),
      )
    const found = {
      colours: own === nothing ? above.colours : `${above.colours}/${own}`,
      isFree: above.isFree || isMoved,
    }
    behind.set(element, found)
    return found
  }
  const places = new Map<string, number>()
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const isField = /^(input|select|textarea)$/.test(element.localName)
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
    if ((!isField && !hasText) || !element.checkVisibility({ visibilityProperty: true })) continue
    // Axe passes over what is only for a screen reader and what is switched off: that is no first time.
    const isSmall = element.clientWidth <= 1 && element.getBoundingClientRect().width <= 1
    const isOff = element.closest(':disabled, [aria-disabled=true]') !== null
    const { colours, isFree } = stackOf(element)
    if (isFree || isSmall || isOff) {
      element.dataset.colours = 'free'
      continue
    }
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element)
    const look = `${[color, fontSize, fontWeight, textShadow].join()} on ${colours}`
    if (!places.has(look)) places.set(look, places.size)
    element.dataset.colours = String(places.get(look))
  }
  return [...places.keys()]
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
