import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addParty, answerRequest, decisionsOf, openedCase } from '../../../cases/index.ts'
import { applicationsOfCase, receiveApplication, setCeiling } from '../../../funds/index.ts'
import { type DeskAction, paths } from '../../../paths.ts'
import { insertOrganisation } from '../../../people/index.ts'
import { type FormFields, type TestApp, testApp } from '../../../testing.ts'
import { type DeskCity, deskCity } from '../testing.ts'

let app: TestApp
let city: DeskCity
let ceilingId: string
let one: { readonly id: string; readonly number: string }

beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
  ceilingId = await setCeiling(app.act(), {
    schemeKey: 'initiatives_fund',
    from: '2026-01-01',
    until: '2026-12-31',
    areaId: null,
    cents: 50_000_00,
    decision: { body: 'de raad', date: '2025-11-12', number: 'R-1', announced: '2025-12-01' },
    reason: 'Begroting',
  })
  one = await applied(6_000_00)
})
/** Above € 5.000 the scheme asks that a legal entity applies as well. */
async function organisationJoins(): Promise<void> {
  const { id } = await insertOrganisation(
    app.db,
    { name: 'Stichting Muziek', kind: 'foundation' },
    app.act().now,
  )
  const { id: personId } = city.people.initiator
  await addParty(await city.act('team'), {
    caseId: one.id,
    personId,
    organisationId: id,
    role: 'co_initiator',
  })
}
afterAll(() => app.close())

async function applied(requestedCents: number) {
  const made = await city.newCase('decision', { title: 'Buurtmuziek' })
  const act = await city.act('initiator')
  const { id: partyId } = (await openedCase(act, made.id)).parties[0]!
  await receiveApplication(act, { caseId: made.id, ceilingId, partyId, requestedCents })
  return made
}

const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/[\s\u00a0]+/g, ' ')
const doIt = async (
  who: Parameters<DeskCity['as']>[0],
  action: DeskAction,
  fields: FormFields,
  query = {},
) => {
  const seen = await (await city.as(who)).postAndSee(paths.deskCaseAction(one.number, action, query), fields)
  return { ...seen, words: text(seen.html) }
}
const see = async (who: Parameters<DeskCity['as']>[0], path: string): Promise<string> => {
  const answer = await (await city.as(who)).get(path)
  expect(answer.status, path).toBe(200)
  return text(await answer.text())
}
const initiative = async (): Promise<string> => {
  const answer = await (await city.as('initiator')).get(paths.myCase(one.number))
  return see('initiator', answer.headers.get('location') ?? '')
}
const application = async () => (await applicationsOfCase(app.db, one.id))[0]!
const complete = Object.fromEntries(
  ['condition_1', 'condition_2', 'condition_3', 'condition_4', 'legal_entity_above'].map((key) => [
    `punt_${key}`,
    'er',
  ]),
)

describe('an application from receipt to decision', () => {
  test('what is missing is asked for with a term, and the term for the decision stands still', async () => {
    expect(await see('team', paths.deskApplications('initiatievenfonds'))).toMatch(
      /Lopend \(1\).*Binnengekomen.*€ 6\.000/,
    )
    expect(await initiative()).toContain('Wij kijken eerst of je aanvraag compleet is.')
    const past = await see('team', paths.deskApplications('initiatievenfonds', { pagina: '2' }))
    expect(past).toMatch(/Lopend \(1\).*Vorige/)
    for (const pagina of ['0', 'x', '-1'])
      expect(await see('team', paths.deskApplications('initiatievenfonds', { pagina }))).toContain('€ 6.000')
    const untold = await doIt('team', 'check_application', { tot: '2026-12-10' })
    expect(untold.status).toBe(422)
    expect(untold.words).toContain('Kies een antwoord bij: Meer mensen of organisaties dragen het plan. ')
    expect(await see('guide', '/werk')).toContain(`Bekijk of de aanvraag compleet is ${one.number}`)
    const fields = {
      ...complete,
      punt_condition_4: 'mist',
      uitleg_condition_4: 'De offerte voor het podium.',
      tot: '2026-12-10',
    }
    const alone = await doIt('team', 'check_application', fields)
    expect(alone.status).toBe(422)
    expect(alone.words).toContain('Er vraagt nog geen organisatie mee aan.')
    await organisationJoins()
    const tooLong = await doIt('team', 'check_application', { ...fields, tot: '2028-12-10' })
    expect(tooLong.status).toBe(422)
    const asked = await doIt('team', 'check_application', fields)
    expect(asked.words).toContain('om een aanvulling tot en met donderdag 10 december 2026')
    const sent = await doIt('team', 'check_application', { ...fields, bevestigd: 'ja' })
    expect(sent.words).toContain('De aanvraag is bekeken.')
    expect(await application()).toMatchObject({ sequence_no: null })
    const [mail] = (await app.mails('ina@voorbeeld.example')).filter(({ body_text }) =>
      body_text.includes('De offerte voor het podium.'),
    )
    expect(mail?.body_text).toContain('art. 4:5 Awb')
    // What happens without an answer is said once.
    expect(mail?.body_text).not.toContain('Horen we niets')
    expect(await see('guide', '/werk')).not.toContain('Bekijk of de aanvraag compleet is')
    // The open question stands above the conversation, not in it too.
    const asking = await see('initiator', paths.initiativeMessages(one.number))
    expect(asking.split('De offerte voor het podium.')).toHaveLength(2)
    const page = await initiative()
    expect(page).toContain('Wacht op aanvulling')
    expect(page).toContain('Vul je aanvraag aan')
    // While we wait nothing is decided.
    expect(
      (await (await city.as('coordinator')).get(paths.deskCaseAction(one.number, 'decide_application')))
        .status,
    ).toBe(409)
  })

  test('the answer in the conversation sets the clock going, and complete gives a number', async () => {
    await answerRequest(await city.act('initiator', new Date('2026-11-25T09:00:00Z')), {
      caseId: one.id,
      text: 'Hier is de offerte.',
    })
    expect(await application()).toMatchObject({ incomplete_since: null })
    for (const said of [
      await see('initiator', paths.initiativeMessages(one.number)),
      await see('team', paths.deskCase(one.number, 'conversation')),
    ])
      expect(said).toMatch(/De offerte voor het podium\..*Hier is de offerte\./)
    app.setNow(new Date('2026-11-26T09:00:00Z'))
    expect(await see('guide', '/werk')).toContain('Bekijk of de aanvraag compleet is')
    const sent = await doIt('team', 'check_application', { ...complete, tot: '2026-12-20', bevestigd: 'ja' })
    expect(sent.words).toContain('Volgnummer 1')
    expect(await application()).toMatchObject({ sequence_no: 1, balance: { reserved: 6_000_00 } })
    const page = await initiative()
    expect(page).toContain('1. Er wacht niemand voor je.')
    expect(page).toContain('Nog vrij in het fonds € 44.000')
    // Received on 21 November; 8 weeks, and 4 days in which we waited: Wednesday 20 January 2027.
    expect(page).toContain('Besluit uiterlijk')
    expect(page).toContain('januari 2027')
    expect(
      (await (await city.as('team')).get(paths.deskCaseAction(one.number, 'check_application'))).status,
    ).toBe(409)
  })

  test('a part is granted on the points of the scheme: read once more, then sent with the money', async () => {
    const path = paths.deskCaseAction(one.number, 'decide_application')
    // A guide may send it on, and no more.
    expect(await see('guide', path)).not.toContain('Verleen')
    const choices = await see('coordinator', path)
    for (const words of ['Verleen alles: € 6.000', 'Weiger de aanvraag']) expect(choices).toContain(words)
    // It is complete, so it is treated.
    expect(choices).not.toContain('Behandel de aanvraag niet')
    const criteria = Object.fromEntries(
      ['value', 'goals', 'support', 'organisation', 'finance'].flatMap((key) => [
        [`oordeel_${key}`, 'ja'],
        [`reden_${key}`, 'Dat blijkt uit het plan.'],
      ]),
    )
    const fields = { ...criteria, redenen: 'Het plan past goed bij de stad.', bedrag: '4.500,50' }
    const query = { als: 'granted_partly' }
    const decide = (change: FormFields) =>
      doIt('coordinator', 'decide_application', { ...fields, ...change }, query)
    expect((await decide({ bedrag: '7.000' })).words).toContain('Dit is meer dan er is gevraagd.')
    expect((await decide({ oordeel_finance: 'nee' })).words).toContain('krijgt geen geld')
    expect((await decide({ bedrag: '<b>' })).status).toBe(422)
    const preview = await decide({})
    expect(preview.words).toContain('Wij verlenen u een subsidie van € 4.500,50 voor Buurtmuziek.')
    expect(await decisionsOf(app.db, one.id)).toHaveLength(0)
    const done = await decide({ bevestigd: 'ja' })
    expect(done.words).toContain('Er is beslist over de aanvraag.')
    expect(await application()).toMatchObject({ balance: { granted: 4_500_50, reserved: 0 } })
    expect(await initiative()).toContain('Er is € 4.500,50 verleend van de € 6.000 die was gevraagd.')
    const list = await see('team', paths.deskApplications('initiatievenfonds', { toon: 'alle' }))
    expect(list).toContain('Alle (1)')
    expect(list).toContain('€ 4.500,50')
  })

  test('a term that ran out is no dead end: asked again, or complete by what came in otherwise', async () => {
    one = await applied(1_500_00)
    const fields = { ...complete, punt_condition_4: 'mist', bevestigd: 'ja' }
    await doIt('team', 'check_application', { ...fields, tot: '2026-11-27' })
    app.setNow(new Date('2026-12-01T09:00:00Z'))
    const again = await doIt('team', 'check_application', { ...fields, tot: '2026-12-04' })
    expect(again.words).toContain('De aanvraag is bekeken.')
    app.setNow(new Date('2026-12-08T09:00:00Z'))
    const done = await doIt('team', 'check_application', {
      ...complete,
      tot: '2026-12-20',
      bevestigd: 'ja',
    })
    expect(done.words).toContain('Volgnummer')
    expect((await application()).last_received_at.toISOString()).toContain('2026-12-08')
  })

  test('a refusal on the budget offers the masterclass; a ground that does not exist is not taken', async () => {
    one = await applied(2_000_00)
    const criteria = Object.fromEntries(
      ['value', 'goals', 'support', 'organisation', 'finance'].flatMap((key) => [
        [`oordeel_${key}`, key === 'finance' ? 'nee' : 'ja'],
        [`reden_${key}`, 'Dat blijkt uit de begroting.'],
      ]),
    )
    const refuse = (change: FormFields) =>
      doIt(
        'coordinator',
        'decide_application',
        { ...criteria, redenen: 'De begroting klopt nog niet.', ...change },
        { als: 'refused' },
      )
    expect((await refuse({})).words).toContain('Kies de grond uit de regeling')
    expect((await refuse({ gronden: 'verzonnen' })).status).toBe(422)
    expect((await refuse({ gronden: 'finance' })).words).toContain('Masterclass geld en begroting')
    const done = await refuse({ gronden: 'finance', bevestigd: 'ja' })
    expect(done.words).toContain('Er is beslist over de aanvraag.')
    expect(await application()).toMatchObject({ ended_as: 'refused' })
    expect((await openedCase(app.act(), one.id)).state.status).toBe('running')
  })
})

describe('an application that is withdrawn', () => {
  test('by who applied, after a question, while the plan goes on', async () => {
    one = await applied(3_000_00)
    expect(await initiative()).toContain('Trek de aanvraag in')
    const path = paths.initiativeWithdrawApplication(one.number)
    expect((await (await city.as('guide')).get(path)).status).toBe(403)
    expect((await (await city.as('adviser')).get(path)).status).toBe(404)
    expect(await see('initiator', path)).toContain('Je plan zelf gaat verder.')
    const long = await (await city.as('initiator')).post(path, { reason: 'x'.repeat(2001) })
    expect(long.status).toBe(422)
    const gone = await (await city.as('initiator')).postAndSee(path, { reason: 'Een sponsor betaalt.' })
    expect(text(gone.html)).toContain('Je aanvraag is ingetrokken')
    expect(text(gone.html)).toContain('Een sponsor betaalt.')
    expect(await application()).toMatchObject({ ended_as: 'withdrawn' })
    expect((await openedCase(app.act(), one.id)).state.status).toBe('running')
    expect(await see('initiator', path)).toContain('Er is geen aanvraag die je kunt intrekken.')
    expect((await (await city.as('initiator')).post(path, {})).status).toBe(409)
  })

  test('by the team for somebody, after reading it once more', async () => {
    one = await applied(3_000_00)
    expect(await see('team', paths.deskCase(one.number))).toContain('Trek de aanvraag in')
    const asked = await doIt('team', 'withdraw_application', {})
    expect(asked.words).toContain('De aanvraag stopt. Het plan zelf gaat verder.')
    expect(await application()).toMatchObject({ ended_at: null })
    const done = await doIt('team', 'withdraw_application', { bevestigd: 'ja' })
    expect(done.words).toContain('De aanvraag is ingetrokken.')
    expect(await application()).toMatchObject({ ended_as: 'withdrawn' })
    const again = paths.deskCaseAction(one.number, 'withdraw_application')
    expect((await (await city.as('team')).get(again)).status).toBe(409)
  })
})

test('a decision on the plan alone leaves no money behind: granting is done on the application', async () => {
  one = await applied(3_000_00)
  const path = paths.deskCaseAction(one.number, 'take_decision')
  const coordinator = await city.as('coordinator')
  const choices = await (await coordinator.get(path)).text()
  expect(choices).toContain('uitkomst=no&amp;soort=grant')
  for (const outcome of ['yes', 'yes_if']) {
    expect(choices).not.toContain(`uitkomst=${outcome}&amp;soort=grant`)
    const query = { uitkomst: outcome, soort: 'grant' }
    expect(await see('coordinator', paths.deskCaseAction(one.number, 'take_decision', query))).toContain(
      'Aanvraag: beslissen',
    )
    const sent = await coordinator.post(paths.deskCaseAction(one.number, 'take_decision', query), {
      ...Object.fromEntries(
        ['value', 'goals', 'support', 'organisation', 'finance'].flatMap((key) => [
          [`oordeel_${key}`, 'ja'],
          [`reden_${key}`, 'Dat blijkt uit het plan.'],
        ]),
      ),
      redenen: 'Het plan past goed bij de stad.',
      bevestigd: 'ja',
    })
    expect(sent.status).not.toBe(303)
  }
  expect(await decisionsOf(app.db, one.id)).toHaveLength(0)
})
