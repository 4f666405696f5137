import type { Browser, Page } from 'playwright-core'
import { dayOf } from '../src/kit/dates.ts'
import { persona } from './browser.ts'
import { choose, fill, tick } from './walk.ts'

export interface NewCase {
  readonly title: string
  /** Of its initiator, who signs in with it. */
  readonly email: string
  /** On the site at once. */
  readonly isPublic?: boolean
  /** A garden along a front instead: simple green, with a process of its own. */
  readonly green?: boolean
}

const press = (page: Page, name: string): Promise<unknown> =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()])

/**
 * A case of its own for a story that begins later: Noor enters a wish for the whole city for somebody, and gives it Daan as
 * its guide. Answers its number. Nothing is looked at here; how one comes this far has stories of its own.
 */
export async function newCase(
  browser: Browser,
  city: string,
  { title, email, isPublic = false, green = false }: NewCase,
): Promise<string> {
  const { page, context } = await persona(browser, city, 'teamlid', { scripts: 'blocked' })
  await page.goto('/werk/idee-invoeren')
  await choose(page, 'Hoe kwam het idee binnen?', 'Aan de balie')
  await fill(page, /Wat wil de bewoner doen/, 'Een tuin waar iedereen mag plukken, met hulp van de buurt.')
  await fill(page, /Titel van het idee/, title)
  await fill(page, /Adres of plek/, 'hele stad')
  if (green) await choose(page, /groen bij huis/, 'Ja, een geveltuin')
  else {
    await choose(page, /Voor wie is het\?/, 'Voor meer wijken of de hele stad')
    await choose(page, /Is er een plek nodig/, 'Ja, klein en voor even')
  }
  await fill(page, /Naam van de bewoner/, 'Jamila Verduin')
  await choose(page, /Hoe wil de bewoner van ons horen\?/, 'Per e-mail')
  await fill(page, /^E-mailadres/, email)
  await choose(page, /Mag het idee op deze website\?/, isPublic ? 'Ja' : 'Nee')
  await tick(page, /Ik heb dit voorgelezen/)
  await press(page, 'Sla op en geef een nummer')
  const [number = ''] = /\d{4}-\d{4,}/.exec(page.url()) ?? []
  await page.goto(`/werk/zaken/${number}/begeleider`)
  await choose(page, 'Begeleider', /^Daan Wielenga/)
  await press(page, 'Wijs aan')
  if (isPublic) {
    await page.goto(`/werk/zaken/${number}/publicatie`)
    await choose(page, 'Jouw oordeel', 'Ja, dit mag op de site')
    await press(page, 'Bewaar je oordeel')
  }
  await context.close()
  return number
}

/** A talk that begins within two minutes or so, and that lies within one day. */
export function talkSoon(): { readonly starts: Date; readonly ends: Date } {
  const minute = 60_000
  const soon = new Date(Math.ceil(Date.now() / minute + 0.5) * minute)
  const isWithinDay = dayOf(soon) === dayOf(new Date(soon.getTime() + minute))
  const starts = isWithinDay ? soon : new Date(soon.getTime() + minute)
  return { starts, ends: new Date(starts.getTime() + minute) }
}
