import { render } from 'preact-render-to-string'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openedCase } from '../cases/index.ts'
import { paths } from '../paths.ts'
import { type TestApp, testApp } from '../testing.ts'
import { type TestCase, testCase } from '../testing-case.ts'
import { sendInfoPack } from './actions.ts'
import { InfoPackBody } from './pages/body.tsx'
import { pieceKeys } from './rules.ts'
import { packOf } from './store.ts'

let app: TestApp
let one: TestCase
beforeAll(async () => {
  app = await testApp()
  one = await testCase(app)
})
afterAll(() => app.close())

const facts = { kind: ['city_wish'], needs: ['money', 'permit'] }

test('the guide leaves a piece out, adds a line and sends: the parties have it by mail, as a version', async () => {
  const act = await one.as(one.guide)
  const first = await sendInfoPack(act, { caseId: one.id, facts })
  expect(first.version).toBe(1)
  expect(pieceKeys(first.sections)).toContain('permit_time')
  const second = await sendInfoPack(act, {
    caseId: one.id,
    facts,
    leftOut: ['permit_time', 'process_green'],
    ownLine: 'Bel eerst even met de scouting.',
  })
  expect(second).toMatchObject({ version: 2, left_out: ['permit_time'] })
  expect(await packOf(app.db, one.id)).toMatchObject({
    version: 2,
    own_line: 'Bel eerst even met de scouting.',
  })
  const mail = (await app.mails(one.initiator.email ?? '')).find(({ body_text }) =>
    body_text.includes('Bel eerst even met de scouting.'),
  )
  expect(mail?.subject).toContain('Informatie voor je plan')
  expect(mail?.body_text).toContain(paths.infoPack(one.number))
  expect(mail?.body_text).not.toContain('zeven weken')
  expect(mail?.body_text).not.toContain('geveltuin')
  const { events } = await openedCase(act, one.id)
  expect(events.filter(({ type }) => type === 'info_pack_sent')).toMatchObject([
    { visibility: 'parties', data: { version: 1 } },
    { visibility: 'parties', data: { version: 2 } },
  ])
})

test('a pack of nothing is refused, and so is who does not work on the case', async () => {
  const nothing = sendInfoPack(await one.as(one.guide), {
    caseId: one.id,
    facts: {},
    leftOut: ['process_norms', 'process_stuck', 'people_guide'],
  })
  await expect(nothing).rejects.toMatchObject({ name: 'Conflict' })
  await expect(sendInfoPack(await one.as(one.initiator), { caseId: one.id, facts })).rejects.toMatchObject({
    name: 'Forbidden',
  })
})

test('its reader sees the reason of each piece, in their language, and a link to an example that is there', async () => {
  const pack = await packOf(app.db, one.id)
  const dutch = render(<InfoPackBody locale="nl" pack={pack} />)
  expect(dutch).toContain('Dit staat erin, omdat je geld nodig hebt.')
  expect(dutch).toContain('Dit staat in elk pakket.')
  expect(render(<InfoPackBody locale="en" pack={pack} />)).toContain('This is in because you need money.')
  const example = pack && {
    ...pack,
    sections: pack.sections.slice(0, 1).map((section) => ({
      ...section,
      pieces: section.pieces.map((piece) => ({ ...piece, initiative: 'pluktuin' })),
    })),
  }
  const href = (key: string) => (key === 'pluktuin' ? '/initiatieven/2026-0001-pluktuin' : null)
  expect(render(<InfoPackBody locale="nl" pack={example} exampleHref={href} />)).toContain(
    'href="/initiatieven/2026-0001-pluktuin"',
  )
  expect(render(<InfoPackBody locale="nl" pack={null} />)).toContain('nog geen informatiepakket')
})

test('the page starts from what fits, and what was left out stays out', async () => {
  const guide = await app.as(one.guide.email ?? '')
  const path = paths.composeInfoPack(one.number)
  const page = await (await guide.get(path)).text()
  expect(page).toContain('Versie 2 is verstuurd')
  expect(page).toContain('value="process_norms"')
  const empty = await guide.post(path, { ownLine: '' })
  expect(empty.status).toBe(422)
  const sent = await guide.postAndSee(path, { process: ['process_norms'], people: [] })
  expect(sent.html).toContain('Het pakket is verstuurd.')
  expect(pieceKeys((await packOf(app.db, one.id))?.sections ?? [])).toEqual(['process_norms'])
  expect((await (await app.as(one.gardener.email ?? '')).get(path)).status).toBe(403)
  expect((await (await app.as(one.initiator.email ?? '')).get(path)).status).toBe(403)
})
