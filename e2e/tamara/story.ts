import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, inject } from 'vitest'
import { expectGood, openBrowser, persona, type Someone, someone } from '../browser.ts'
import { type manners, words } from '../walk.ts'

type Manner = (typeof manners)[number]

/** Who has a part in the story, each at a screen of their own. */
const personas = {
  Noor: 'teamlid',
  Daan: 'begeleider',
  Sanne: 'adviseur',
  Hedda: 'coordinator',
  Bea: 'partner',
} as const

type Name = 'Tamara' | keyof typeof personas

/** One telling of the story; what a chapter leaves behind, the next one finds here. */
export interface Story {
  readonly scripts: Manner
  /** Part of the title that no other plan in the city has. */
  readonly mark: string
  readonly title: string
  /** Where Tamara gets her mail. */
  readonly address: string
  /** The number people say aloud, such as 2026-0042; empty until the idea is in. */
  number: string
  /** Address of the page of the meeting; empty until it is planned. */
  meeting: string
  /** What the municipality promised. */
  readonly promise: string
  /** The screen of somebody; opened the first time. */
  page(name: Name): Promise<Page>
  /** Somebody who happens to pass by, not signed in, on a phone; gone when the work is done. */
  passerBy(work: (page: Page) => Promise<void>): Promise<void>
  /** The page of the initiative, as everybody finds it. */
  publicPage(): string
  /** A page of the case at the desk. */
  desk(view?: string): string
  /** A page of the case for who takes part. */
  own(view: string): string
}

/** Begins a telling; the browser closes with it. */
export function beginStory(scripts: Manner): Story {
  const city = inject('city')
  const mark = randomUUID().slice(0, 6)
  const screens = new Map<Name, Someone>()
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  const story: Story = {
    scripts,
    mark,
    title: `Pluktuin bij de Wiel ${mark}`,
    address: `tamara.${mark}@voorbeeld.example`,
    number: '',
    meeting: '',
    promise: `Tien bessenstruiken leveren (${mark})`,
    page: async (name) => {
      const screen =
        screens.get(name) ??
        (name === 'Tamara'
          ? await someone(browser, city, { scripts, phone: true })
          : await persona(browser, city, personas[name], { scripts }))
      if (!screens.has(name) && name !== 'Tamara') await expectGood(screen.page)
      screens.set(name, screen)
      return screen.page
    },
    passerBy: async (work) => {
      const { page, context } = await someone(browser, city, { scripts, phone: true })
      await work(page)
      await context.close()
    },
    publicPage: () => `/initiatieven/${story.number}-pluktuin-bij-de-wiel-${mark}`,
    desk: (view = '') => `/werk/zaken/${story.number}${view}`,
    own: (view) => `/initiatieven/${story.number}/${view}`,
  }
  return story
}

/** Words that only the municipality may read. */
export const internal = 'Intern: de kabels liggen hier ondiep'
/** Words between the initiator and the municipality. */
export const between = 'Mijn dochter heeft de tekening gemaakt.'
/** Text of somebody who means harm, or who likes angle brackets. */
export const hostile = '<img src=x onerror="document.title=1"> & "klaar"'

export const main = (page: Page): Promise<string> => words(page.getByRole('main'))

export const photo = (name: string, colour: string) =>
  sharp({ create: { width: 320, height: 200, channels: 3, background: colour } })
    .png()
    .toBuffer()
    .then((buffer) => ({ name, mimeType: 'image/png', buffer }))
