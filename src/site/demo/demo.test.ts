import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskCases, openedCase } from '../../cases/index.ts'
import { balancesThatDiffer, ceilingsOf, roomIn } from '../../funds/index.ts'
import { packOf } from '../../knowledge/index.ts'
import { actorOf, isStaff, personByEmail } from '../../people/index.ts'
import { type TestApp, testApp } from '../../testing.ts'
import { readPersonas } from './personas.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ demo: true })
})
afterAll(() => app.close())

const keys = [
  'bewoner',
  'initiatiefnemer',
  'regiegroeplid',
  'teamlid',
  'coordinator',
  'begeleider',
  'groen',
  'adviseur',
  'fondsbeheerder',
  'projectleider',
  'participatieadviseur',
  'raadslid',
  'partner',
  'beheerder',
  'gebiedsmanager',
  'klantcontact',
]

describe('the demo city', () => {
  it('lets one become each of its personas, who exist and have the role they should', async () => {
    const personas = readPersonas(app.settings)
    expect(personas.map((persona) => persona.key).sort()).toEqual([...keys].sort())
    for (const persona of personas) {
      const person = await personByEmail(app.db, persona.email)
      expect(person, persona.key).not.toBeNull()
      const actor = await actorOf(app.db, person!.id)
      expect(isStaff(actor), persona.key).toBe(persona.group === 'staff' && persona.key !== 'raadslid')
    }
    const html = await (await app.visitor().get('/demo')).text()
    for (const key of keys) expect(html).toContain(`value="${key}"`)
  })

  it.each(keys)('signs %s in and lands on a page of theirs', async (persona) => {
    const visitor = app.visitor()
    const landed = await visitor.postAndSee('/demo/aanmelden', { persona })
    expect(landed.status).toBe(200)
    expect(landed.path).toMatch(/^\/(mijn|werk|beheer)/)
  })

  it('gives the coordinator somebody who is stuck to answer', async () => {
    const visitor = app.visitor()
    const { html } = await visitor.postAndSee('/demo/aanmelden', { persona: 'coordinator' })
    expect(html).toContain('Dag Hedda Kuipers')
    expect(html).toMatch(/href="\/werk\/vastgelopen\/[0-9a-f-]{36}"/)
  })

  it('asks the jury member for advice, one click from where they land', async () => {
    const visitor = app.visitor()
    const { html } = await visitor.postAndSee('/demo/aanmelden', { persona: 'regiegroeplid' })
    const [, question = ''] = /href="(\/werk\/adviezen\/[0-9a-f-]{36})"/.exec(html) ?? []
    const page = await (await visitor.get(question)).text()
    expect(page).toContain('Een bank bij de vijver in het Wielpark')
    expect(page).toContain('Verstuur je advies')
  })

  it('sent information packs that stand on the timeline of their case', async () => {
    const [file] = await deskCases(app.db, { text: 'Voedselbos aan de Merwedekade' }, { limit: 1 })
    const { events } = await openedCase(app.act(), file?.id ?? '')
    expect(events.filter(({ type }) => type === 'info_pack_sent')).toHaveLength(1)
    expect((await packOf(app.db, file?.id ?? ''))?.own_line).toContain('pluktuin')
  })

  it('has a fund that is two thirds used, and juries with money of three years', async () => {
    const ceilings = await ceilingsOf(app.db)
    const fund = ceilings.find(({ scheme_key }) => scheme_key === 'initiatives_fund')!
    expect(Math.round((100 * roomIn(fund.balance)) / fund.balance.budgeted)).toBe(32)
    expect(fund.balance).toMatchObject({ budgeted: 120_000_00, granted: 72_950_00, reserved: 8_200_00 })
    const wishes = ceilings.filter(({ scheme_key }) => scheme_key === 'neighbourhood_wishes')
    expect(wishes).toHaveLength(9)
    const granted = wishes.reduce((sum, { balance }) => sum + balance.granted, 0)
    const paid = wishes.reduce((sum, { balance }) => sum + balance.advanced, 0)
    expect(granted).toBeGreaterThan(7_000_00)
    expect(paid).toBeGreaterThan(7_000_00)
    expect(wishes.some(({ balance }) => balance.reclaimed > 0)).toBe(true)
    expect(await balancesThatDiffer(app.db)).toEqual([])
  })

  it('refuses a persona that does not exist', async () => {
    expect((await app.visitor().post('/demo/aanmelden', { persona: 'koning' })).status).toBe(404)
  })

  it('shows every mail, with links that lead into the site', async () => {
    const visitor = app.visitor()
    await visitor.post('/aanmelden', { email: 'lotte.hoogendam@voorbeeld.example' })
    const list = await (await visitor.get('/demo/postvak?aan=lotte.hoogendam@voorbeeld.example')).text()
    const mail = /\/demo\/postvak\/[0-9a-f-]{36}/.exec(list)?.[0]
    const html = await (await visitor.get(mail ?? '')).text()
    expect(html).toMatch(/<a href="\/aanmelden\/link\/[\w-]+">/)
    expect(html).toContain('Kenmerk van deze mail')
    expect(html).not.toContain('Message-ID')
  })

  it('leads into the site from mails of when the city was built at another port, and not from those of others', async () => {
    const to = 'yara.el.amin@voorbeeld.example'
    const body_text = 'Lees verder: http://localhost:0/mijn\n\nOf elders: https://elders.example/mijn'
    await app.db
      .withTables<{ outbox: { to_address: string; body_text: string } }>()
      .updateTable('outbox')
      .set({ body_text })
      .where('to_address', '=', to)
      .execute()
    const visitor = app.visitor()
    const list = await (await visitor.get(`/demo/postvak?aan=${to}`)).text()
    const html = await (await visitor.get(/\/demo\/postvak\/[0-9a-f-]{36}/.exec(list)?.[0] ?? '')).text()
    expect(html).toContain('<a href="/mijn">http://localhost:0/mijn</a>')
    expect(html).toContain('https://elders.example/mijn')
    expect(html).not.toContain('href="https://elders.example')
  })
})
