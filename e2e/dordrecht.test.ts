import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { projectRoot } from '../src/kit/settings.ts'
import { contains, type Geometry } from '../src/places/index.ts'
import { type MailSink, mailSink } from '../src/testing-mail.ts'
import { expectGood, openBrowser, someone } from './browser.ts'
import { killDatabases, type Program, startProgram } from './program.ts'
import { choose, fill, follow, press, visit, words } from './walk.ts'

// A municipality begins: no demo, its own areas, its first administrator, a mail server of its own.

const data = join(projectRoot, '..', 'shared', 'data')
const districts = join(data, 'dordrecht-wijken.geojson')
const neighbourhoods = join(data, 'dordrecht-buurten.geojson')
const isHere = existsSync(districts) && existsSync(neighbourhoods)
if (!isHere) console.log(`The story of Dordrecht is skipped: ${data} holds no districts and neighbourhoods.`)

interface Areas {
  readonly features: readonly {
    readonly geometry: Geometry
    readonly properties: { readonly naam: string }
  }[]
}

const main = (page: Page): Promise<string> => words(page.getByRole('main'))
const numberIn = (address: string): string => /\d{4}-\d{4,}/.exec(address)?.[0] ?? ''

describe.skipIf(!isHere)('Dordrecht begins', () => {
  let folder: string
  let mail: MailSink
  let program: Program
  let browser: Awaited<ReturnType<typeof openBrowser>>
  const password = {
    admin: '',
    team: 'drie-bruggen-over-de-merwede',
    west: 'zeven-molens-aan-de-dijk',
    east: 'vier-schapen-in-de-polder',
  }
  const officer = {
    name: 'Femke Rietdijk',
    email: 'femke.rietdijk@dordrecht.example',
    phone: '078 - 123 45 67',
  }
  const west = { name: 'Ibrahim Sahin', email: 'ibrahim.sahin@dordrecht.example' }
  const east = { name: 'Greet Polderman', email: 'greet.polderman@dordrecht.example' }

  /** A command beside the running program. */
  function meemaken(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['meemaken.mjs', ...args], {
      cwd: projectRoot,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH ?? '',
        MEEMAKEN_DATA_DIR: join(folder, 'data'),
        MEEMAKEN_CONFIG_DIR: join(folder, 'config'),
      },
    })
    expect(status, stdout + stderr).toBe(0)
    return stdout
  }

  /** The town's name in the configuration; everything of the demo stays behind. */
  function ownConfiguration(): void {
    const config = join(folder, 'config')
    cpSync(join(projectRoot, 'config'), config, {
      recursive: true,
      filter: (path) => !path.endsWith(join('config', 'demo')),
    })
    const file = join(config, 'municipality.json')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('Waterstad', 'Dordrecht'))
  }

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'meemaken-dordrecht-')))
    chmodSync(folder, 0o755)
    ownConfiguration()
    mail = await mailSink()
    program = await startProgram({
      dataDir: join(folder, 'data'),
      env: {
        HOST: '127.0.0.1',
        MEEMAKEN_DEMO: 'off',
        // The second step of staff has a story of its own.
        MEEMAKEN_SECOND_FACTOR: 'off',
        MEEMAKEN_CONFIG_DIR: join(folder, 'config'),
        SMTP_URL: mail.url,
        MAIL_FROM: 'initiatieven@dordrecht.example',
      },
    })
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    await program?.interrupt()
    await mail?.close()
    killDatabases(folder)
    rmSync(folder, { recursive: true, force: true })
  })

  /** The link in the mail to somebody, once it has arrived. */
  async function linkTo(email: string, subject: RegExp): Promise<string> {
    const arrived = await vi.waitUntil(
      () => mail.received.find(({ to, header }) => to.includes(email) && subject.test(header('Subject'))),
      { timeout: 120_000, interval: 100 },
    )
    const text = arrived.source.replaceAll('=\n', '')
    const [link = ''] = new RegExp(`${program.address}/aanmelden/link/[\\w-]+`).exec(text) ?? []
    expect(link, arrived.source).not.toBe('')
    return link
  }

  async function atWork(email: string, secret: string) {
    const who = await someone(browser, program.address)
    await visit(who.page, '/aanmelden/medewerker')
    await fill(who.page, 'E-mailadres van je werk', email)
    await fill(who.page, 'Wachtwoord', secret)
    await press(who.page, 'Inloggen')
    expect(new URL(who.page.url()).pathname).toBe('/werk')
    return who
  }

  async function giveRole(
    page: Page,
    to: {
      readonly name: string
      readonly email: string
      readonly role: string
      readonly area?: string
      readonly password: string
    },
  ): Promise<void> {
    await fill(page, 'Naam', to.name, page.getByRole('main'))
    await fill(page, 'E-mailadres', to.email)
    await page.getByLabel('Rol', { exact: true }).selectOption({ label: to.role })
    if (to.area) await page.getByLabel('Gebied (niet verplicht)').selectOption({ label: to.area })
    await fill(page, 'Eerste wachtwoord (niet verplicht)', to.password)
    await press(page, 'Rol geven')
    await page.getByRole('status').filter({ hasText: 'Bewaard.' }).waitFor()
    expect(await main(page)).toContain(to.name)
  }

  /** Everything but who it is; the place is as given. */
  async function tell(page: Page, title: string, place: () => Promise<void>): Promise<void> {
    await visit(page, '/')
    await follow(page, /^Ik heb een idee/)
    await follow(page, 'Begin met vertellen')
    await fill(page, 'Wat wil je doen, en waarom?', 'Een lange tafel waar de straat samen eet.')
    await fill(page, 'Geef je idee een titel', title)
    await press(page, 'Verder')
    await choose(page, 'Wat past het best?', 'Ik wil zelf of samen met anderen iets doen')
    await press(page, 'Verder')
    await choose(page, 'Gaat het om groen bij huis of in de straat?', 'Nee, iets anders')
    await press(page, 'Verder')
    await place()
    await choose(page, 'Voor wie is het?', 'Voor mijn buurt of wijk')
    await press(page, 'Verder')
    await choose(page, 'Heb je er een plek voor nodig, of ga je iets bouwen?', 'Ja, klein en voor even')
    await choose(page, 'Is er een vergunning nodig, denk je?', 'Nee')
    await press(page, 'Verder')
    await choose(page, 'Met wie doe je het?', 'Met buren of vrienden')
    await choose(page, 'Hoe kwam het idee er?', 'Het is ons eigen idee')
    await press(page, 'Verder')
    await choose(page, 'Hoeveel geld heb je van de gemeente nodig?', 'Tot en met € 1.000')
    await choose(page, 'Vraag je geld voor de vaste kosten', 'Nee')
    await press(page, 'Verder')
  }

  async function sendAndConfirm(page: Page, name: string, email: string): Promise<string> {
    await fill(page, 'Je naam', name)
    await choose(page, 'Hoe wil je van ons horen?', 'Per e-mail')
    await fill(page, 'Je e-mailadres', email)
    await choose(page, 'Mogen wij je idee op deze website laten zien?', 'Ja')
    await press(page, 'Verder')
    await press(page, 'Verstuur')
    expect(await main(page)).toContain('Nog één stap')
    expect(await main(page)).not.toContain('proefstad')
    await visit(page, await linkTo(email, /^Bevestig je idee/))
    await press(page, 'Ja, dit is mijn adres')
    return numberIn(page.url())
  }

  test('there is no demo', async () => {
    const { page, context } = await someone(browser, program.address)
    await visit(page, '/')
    expect(await words(page.locator('body'))).toContain('Meemaken Dordrecht')
    expect(await words(page.locator('body'))).not.toMatch(/proefstad|Waterstad/)
    for (const path of ['/demo', '/demo/postvak', '/ui']) {
      expect((await page.goto(path))?.status(), path).toBe(404)
      await expectGood(page)
    }
    await context.close()
  })

  test('the districts and neighbourhoods of Statistics Netherlands come in by command', async () => {
    expect(meemaken('import', 'areas', districts)).toContain('Imported 13 districts and 0 neighbourhoods.')
    const said = meemaken('import', 'areas', neighbourhoods)
    expect(said).toMatch(/Imported 0 districts and 1\d\d neighbourhoods\./)
    const { page, context } = await someone(browser, program.address, { phone: true })
    await visit(page, '/buurt')
    await follow(page, 'Oud Krispijn')
    expect(await main(page)).toContain('West')
    await visit(page, '/initiatieven/kaart')
    await context.close()
  })

  test('the first administrator signs in with the password of the command, and gives roles', async () => {
    const said = meemaken('admin', 'create', 'beheer@dordrecht.example', 'Ruben', 'Vlietstra')
      .trim()
      .split('\n')
    password.admin = said.at(-1) ?? ''
    expect(password.admin).toMatch(/^[\w-]{20}$/)
    const { page, context } = await atWork('beheer@dordrecht.example', password.admin)
    await expectGood(page)
    await visit(page, '/beheer')
    await follow(page, 'Mensen en rollen')
    await giveRole(page, { ...officer, role: 'lid van het initiatieventeam', password: password.team })
    await giveRole(page, { ...west, role: 'gebiedsmanager', area: 'West', password: password.west })
    await giveRole(page, { ...east, role: 'gebiedsmanager', area: 'Oost', password: password.east })
    for (const day of ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag']) {
      await page.getByLabel(day).selectOption({ label: officer.name })
    }
    await press(page, 'Bewaren')
    await page.getByRole('status').filter({ hasText: 'Bewaard.' }).waitFor()
    await context.close()
  })

  test('somebody in Krispijn tells an idea; it lands with the officer of the day and the jury area West', async () => {
    const email = 'hafida@voorbeeld.example'
    const title = 'Een lange tafel op het Krispijnse pleintje'
    const { page, context } = await someone(browser, program.address, { scripts: 'blocked', phone: true })
    await tell(page, title, async () => {
      await fill(page, 'Adres of plek', 'Het pleintje bij de Patersweg')
      await page.getByLabel('Wijk', { exact: true }).selectOption({ label: 'Oud Krispijn' })
    })
    const number = await sendAndConfirm(page, 'Hafida Bouzian', email)
    expect(await main(page)).toContain('Bedankt, je idee is binnen')
    expect(await main(page)).toContain(`${officer.name} helpt je tot je een begeleider hebt`)
    await vi.waitUntil(
      () => mail.received.some(({ to, header }) => to.includes(email) && header('Subject').includes(number)),
      { timeout: 120_000, interval: 100 },
    )
    await context.close()

    const femke = await atWork(officer.email, password.team)
    await visit(femke.page, '/werk/inbox')
    expect(await main(femke.page)).toContain(title)
    expect(await main(femke.page)).toContain('Oud Krispijn')
    await visit(femke.page, `/werk/zaken/${number}`)
    expect(await main(femke.page)).toContain('Oud Krispijn')
    await femke.context.close()

    const ibrahim = await atWork(west.email, password.west)
    expect(await main(ibrahim.page)).toContain(title)
    await ibrahim.context.close()
    const greet = await atWork(east.email, password.east)
    expect(await main(greet.page)).not.toContain(title)
    await greet.context.close()
  })

  test('somebody points at the map instead: the point says which district it is', async () => {
    const { page, context } = await someone(browser, program.address)
    const point = { lat: 0, lon: 0 }
    await tell(page, 'Samen schaatsen op het plein', async () => {
      await page.getByRole('button', { name: 'Zet de punt in het midden van de kaart' }).press('Enter')
      await page.getByText('De punt staat op de kaart.').waitFor()
      point.lat = Number(await page.locator('[name="where.lat"]').inputValue())
      point.lon = Number(await page.locator('[name="where.lon"]').inputValue())
    })
    const { features }: Areas = JSON.parse(readFileSync(districts, 'utf8'))
    const holder = features.find(({ geometry }) => contains(geometry, [point.lon, point.lat]))
    expect(holder, JSON.stringify(point)).toBeDefined()
    const number = await sendAndConfirm(page, 'Joris Blankert', 'joris@voorbeeld.example')
    await context.close()
    const femke = await atWork(officer.email, password.team)
    await visit(femke.page, `/werk/zaken/${number}`)
    expect(await main(femke.page)).toContain(holder?.properties.naam)
    await femke.context.close()
  })
})
