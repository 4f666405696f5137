import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appointGuide, withdraw } from '../../cases/index.ts'
import { promise } from '../../commitments/index.ts'
import { approvePublic, consentPublic, editInitiative } from '../../initiatives/index.ts'
import { type TestApp, testApp, type Visitor } from '../../testing.ts'
import { type DeskCity, deskCity } from '../desk/testing.ts'
import { rebuildSearch } from './index-of-all.ts'

let app: TestApp
let city: DeskCity
let shown: { readonly id: string; readonly number: string }
let hidden: { readonly id: string; readonly number: string }

beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
  shown = await city.newCase('intake', { title: 'Vlindertuinen langs de singel' })
  hidden = await city.newCase('intake', { title: 'Uilenkasten in de toren' })
  await consentPublic(await city.act('initiator'), { caseId: shown.id })
  await approvePublic(await city.act('team'), { caseId: shown.id })
  const due = '2027-03-01'
  const by = { kind: 'municipality', personId: city.people.guide.id } as const
  const guide = await city.act('guide')
  await promise(guide, { caseId: shown.id, by, kind: 'goods', promise: 'Wij leveren zwanenbloemen.', due })
  await promise(guide, { caseId: hidden.id, by, kind: 'goods', promise: 'Wij leveren zwaluwnesten.', due })
})
afterAll(() => app.close())

const linksOf = (html: string): readonly string[] =>
  [...html.matchAll(/class="[^"]*search-result__title[^"]*"[^>]*><a href="([^"]+)"/g)].map(
    ([, href]) => href ?? '',
  )

async function found(who: Visitor, q: string, more = ''): Promise<readonly string[]> {
  const answer = await who.get(`/zoeken?q=${encodeURIComponent(q)}${more}`)
  expect(answer.status).toBe(200)
  return linksOf(await answer.text())
}

describe('searching the site', () => {
  it('shows results of every kind on one page, in every form of the word', async () => {
    const visitor = app.visitor()
    expect(await found(visitor, 'vlindertuin')).toEqual([
      `/initiatieven/${shown.number}-vlindertuinen-langs-de-singel`,
    ])
    expect((await found(visitor, 'zwanenbloem'))[0]).toMatch(/^\/toezeggingen\//)
    expect(await found(visitor, 'binnenstad')).toEqual(['/buurt/binnenstad'])
    expect(await found(visitor, 'privacy')).toContain('/privacy')
    expect(await found(visitor, 'stadswensen')).toContain('/proces/stadswens')
    expect(await found(visitor, shown.number)).toHaveLength(1)
  })

  it('does not find what somebody may not see, and finds it for who may', async () => {
    const words = 'uilenkast'
    for (const visitor of [
      app.visitor(),
      await city.as('otherGuide'),
      await city.as('jury'),
      await city.as('adviser'),
    ]) {
      expect(await found(visitor, words)).toEqual([])
      expect(await (await visitor.get('/zoeken/suggesties?q=uilen')).text()).not.toContain('Uilen')
    }
    expect(await found(app.visitor(), 'zwaluwnest')).toEqual([])
    const desk = `/werk/zaken/${hidden.number}`
    for (const name of ['team', 'coordinator', 'guide', 'areaManager', 'counter'] as const)
      expect(await found(await city.as(name), words), name).toEqual([desk])
    expect(await found(await city.as('initiator'), words)).toEqual([
      `/initiatieven/${hidden.number}-uilenkasten-in-de-toren`,
    ])
  })

  it('follows who works on a case, what it says and whether it is public', async () => {
    const one = await city.newCase('intake', { title: 'Kikkerpoel' })
    await appointGuide(await city.act('team'), { caseId: one.id, guideId: city.people.otherGuide.id })
    expect(await found(await city.as('guide'), 'kikkerpoel')).toEqual([])
    expect(await found(await city.as('otherGuide'), 'kikkerpoel')).toHaveLength(1)
    const initiator = await city.act('initiator')
    const texts = { title: 'Paddenpoel', summary: 'Een poel.', story: 'Voor padden.' }
    await editInitiative(initiator, { caseId: one.id, ...texts })
    expect(await found(await city.as('initiator'), 'kikker')).toEqual([])
    expect(await found(await city.as('initiator'), 'padden')).toHaveLength(1)
    await consentPublic(initiator, { caseId: one.id })
    expect(await found(app.visitor(), 'paddenpoelen')).toEqual([])
    await approvePublic(await city.act('team'), { caseId: one.id })
    expect(await found(app.visitor(), 'paddenpoelen')).toHaveLength(1)
  })

  it('no longer shows everybody a plan that did not go ahead, and still shows it to who took part', async () => {
    const one = await city.newCase('intake', { title: 'Kabelbaan over de gracht' })
    await consentPublic(await city.act('initiator'), { caseId: one.id })
    await approvePublic(await city.act('team'), { caseId: one.id })
    expect(await found(app.visitor(), 'kabelbaan')).toHaveLength(1)
    await withdraw(await city.act('guide'), { caseId: one.id, reason: null })
    expect(await found(app.visitor(), 'kabelbaan')).toEqual([])
    expect(await (await app.visitor().get('/zoeken/suggesties?q=kabel')).text()).not.toContain('Kabel')
    expect(await found(await city.as('initiator'), 'kabelbaan')).toHaveLength(1)
    const desk = await (await (await city.as('guide')).get(`/werk/zaken/${one.number}`)).text()
    expect(desk).not.toContain('Iedereen kan dit zien')
    expect(desk).toContain('Niet meer: het plan ging niet door')
  })

  it('finds a plan by its subject, in both languages', async () => {
    const page = `/initiatieven/${shown.number}-vlindertuinen-langs-de-singel`
    expect(await found(app.visitor(), 'ontmoeten')).toContain(page)
    expect(await found(app.visitor(), 'meeting', '&taal=en')).toContain(page)
  })

  it('says what was corrected, and what can be done when nothing is found', async () => {
    const visitor = app.visitor()
    const corrected = await (await visitor.get('/zoeken?q=vlindertiun')).text()
    expect(corrected).toMatch(/Wij vonden niets over ‘vlindertiun’/)
    expect(linksOf(corrected)).toHaveLength(1)
    const nothing = await (await visitor.get('/zoeken?q=xyzzyplugh')).text()
    expect(nothing).toContain('Niets gevonden over ‘xyzzyplugh’')
    expect(nothing).toContain('href="/idee"')
    expect(await (await visitor.get('/zoeken?q=xyzzyplugh&taal=en')).text()).toContain('Nothing found about')
  })

  it('shows hostile text as text', async () => {
    const html = await (
      await app.visitor().get(`/zoeken?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    ).text()
    expect(html).not.toContain('<script>alert')
  })

  it('gives the same after it was built anew', async () => {
    const all = async () =>
      (
        await sql`select kind, id, locale, path, title, summary, audience, area_id, at, words::text
        from search_document order by kind, id`.execute(app.db)
      ).rows
    const before = await all()
    expect(await rebuildSearch(app.act())).toBeGreaterThan(0)
    expect(await all()).toEqual(before)
  })

  it('filters by kind and leafs through', async () => {
    const team = await city.as('team')
    expect(await found(team, 'vlindertuin')).toHaveLength(2)
    expect(await found(team, 'vlindertuin', '&soort=case')).toEqual([`/werk/zaken/${shown.number}`])
    expect(await found(team, 'vlindertuin', '&soort=onzin&pagina=99')).toHaveLength(2)
  })
})
