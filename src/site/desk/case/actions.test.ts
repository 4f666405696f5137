import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  adviceOf,
  answerAdvice,
  askAdvice,
  completeStep,
  openedCase,
  pauseCase,
  postUpdate,
} from '../../../cases/index.ts'
import { promise } from '../../../commitments/index.ts'
import { consentPublic, editInitiative, initiativeById } from '../../../initiatives/index.ts'
import { addDays, dayOf } from '../../../kit/dates.ts'
import { planMeeting } from '../../../meetings/index.ts'
import { type DeskAction, paths } from '../../../paths.ts'
import { insertMember, insertOrganisation, insertPerson } from '../../../people/index.ts'
import { type FormFields, type TestApp, testApp, testNow } from '../../../testing.ts'
import { type DeskCity, deskCity } from '../testing.ts'

const today = dayOf(testNow)
const inDays = (days: number): string => addDays(today, days)

let app: TestApp
let city: DeskCity
/** An organisation that could help. */
let helpers: string
beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
  const petra = await insertPerson(
    app.db,
    { name: 'Petra Partner', email: 'petra@helpers.example', confirmedAt: testNow },
    testNow,
  )
  const { id } = await insertOrganisation(
    app.db,
    { name: 'Stichting De Helpers', kind: 'foundation' },
    testNow,
  )
  await insertMember(app.db, { organisationId: id, personId: petra.id, role: 'contact', since: today })
  helpers = id
})
afterAll(() => app.close())

type Who = Parameters<DeskCity['as']>[0]
type Stage = Parameters<DeskCity['newCase']>[0]

/** Does an action and shows what the person sees next. */
async function doIt(who: Who, number: string, action: DeskAction, fields: FormFields, query = {}) {
  return (await city.as(who)).postAndSee(paths.deskCaseAction(number, action, query), fields)
}

const askedAdvice = async (caseId: string): Promise<string> => {
  await askAdvice(await city.act('guide'), {
    caseId,
    aspect: 'safety',
    question: 'Is dit veilig?',
    adviserId: city.people.adviser.id,
    due: inDays(7),
  })
  return (await adviceOf(app.db, caseId))[0]?.id ?? ''
}

const answeredAdvice = async (caseId: string): Promise<string> => {
  const adviceId = await askedAdvice(caseId)
  await answerAdvice(await city.act('adviser'), {
    adviceId,
    verdict: 'yes_if',
    text: 'Het kan met een hek.',
    requirements: [
      { text: 'Een hek', ground: 'our_wish', source: null, solution: 'Een haag mag ook', weeks: 2 },
    ],
  })
  return adviceId
}

const criteria = Object.fromEntries(
  ['value', 'support', 'feasibility', 'continuity', 'inclusion', 'proportion'].flatMap((key) => [
    [`oordeel_${key}`, 'ja'],
    [`reden_${key}`, 'Dat is zo.'],
  ]),
)
const reasons = 'De bank helpt oudere mensen en past op deze plek.'

interface Story {
  readonly action: DeskAction
  readonly who?: Who
  readonly stage: Stage
  readonly prepare?: (caseId: string) => Promise<Readonly<Record<string, string>> | undefined>
  readonly fields: () => FormFields
  /** Where one reads once more before it is done. */
  readonly confirms?: string
  readonly sees: readonly string[]
}

const stories: readonly Story[] = [
  {
    action: 'appoint_guide',
    who: 'team',
    stage: 'received',
    fields: () => ({ begeleider: city.people.otherGuide.id }),
    sees: ['De begeleider is aangewezen', 'Gonda Gids', 'Stap 2 van 7'],
  },
  {
    action: 'set_substitute',
    stage: 'intake',
    fields: () => ({ vervanger: city.people.otherGuide.id }),
    sees: ['De vervanger is opgeslagen', 'Gonda Gids'],
  },
  {
    action: 'add_party',
    stage: 'agreements',
    fields: () => ({ organisatie: helpers, rol: 'partner' }),
    sees: ['De organisatie doet mee', 'Petra Partner', 'partner, Stichting De Helpers'],
  },
  {
    action: 'complete_step',
    stage: 'intake',
    fields: () => ({ stap: 'intake', uitkomst: 'to_assessment', toelichting: 'Wij vragen nu advies.' }),
    sees: ['De stap is afgerond', 'Stap 3 van 7', 'Wij vragen nu advies.'],
  },
  {
    action: 'complete_step',
    stage: 'completion',
    fields: () => ({ stap: 'completion', uitkomst: 'not_carried_out' }),
    confirms: 'Je sluit deze zaak',
    sees: ['De stap is afgerond', 'Niet uitgevoerd'],
  },
  {
    action: 'take_decision',
    stage: 'decision',
    prepare: async () => ({ uitkomst: 'yes', soort: 'cooperation' }),
    fields: () => ({ ...criteria, redenen: reasons }),
    confirms: 'Dit is geen besluit in de zin van de wet',
    sees: ['Het besluit is genomen', reasons, 'Ja, de gemeente werkt mee'],
  },
  {
    action: 'plan_decision',
    stage: 'decision',
    fields: () => ({ dag: inDays(20), orgaan: 'het college' }),
    sees: ['De datum van het besluit staat erbij', 'De beslissing staat gepland op'],
  },
  {
    action: 'answer_feasibility',
    stage: 'assessment',
    fields: () => ({ antwoord: 'feasible_if', uitleg: 'Het kan als de bank iets kleiner is.' }),
    sees: ['Het eerste antwoord staat op de tijdlijn', 'Het kan als de bank iets kleiner is.'],
  },
  {
    action: 'pause',
    stage: 'assessment',
    fields: () => ({ verzoek: 'Stuur ons een tekening van de plek.', tot: inDays(14) }),
    confirms: 'Stuur ons een tekening van de plek.',
    sees: ['De klok staat stil.', 'Geef uiterlijk', 'Aan zet: de initiatiefnemer.'],
  },
  {
    action: 'resume',
    stage: 'assessment',
    prepare: async (caseId) => {
      await pauseCase(await city.act('guide'), { caseId, request: 'Een tekening', until: inDays(14) })
      return undefined
    },
    fields: () => ({ reden: 'answered' }),
    sees: ['De klok loopt weer', 'ronden wij de stap'],
  },
  {
    action: 'extend',
    stage: 'assessment',
    fields: () => ({ stap: 'assessment', aantal: '2', eenheid: 'weeks', reden: 'De adviseur is ziek.' }),
    sees: ['De termijn is verlengd', 'verlengd', 'De adviseur is ziek.'],
  },
  {
    action: 'post_update',
    stage: 'assessment',
    fields: () => ({ nieuws: 'Wij waren bij de vijver.', wie: 'parties' }),
    sees: [
      'Het nieuws is geplaatst',
      'Wij waren bij de vijver.',
      'initiatiefnemers, partners en de gemeente zien dit',
    ],
  },
  {
    action: 'add_note',
    stage: 'assessment',
    fields: () => ({ notitie: 'Bel na vijf uur.' }),
    sees: ['De notitie is opgeslagen', 'Bel na vijf uur.'],
  },
  {
    action: 'ask_advice',
    stage: 'assessment',
    prepare: async () => ({ onderwerp: 'safety' }),
    fields: () => ({ adviseur: city.people.adviser.id, vraag: 'Is dit veilig?', datum: inDays(7) }),
    sees: ['De vraag is verstuurd', 'Gevraagd aan Vera Veilig', 'Is dit veilig?'],
  },
  {
    action: 'remind_advice',
    stage: 'assessment',
    prepare: async (caseId) => ({ advies: await askedAdvice(caseId) }),
    fields: () => ({ advies: crypto.randomUUID() }),
    sees: ['De herinnering is verstuurd', '1 keer herinnerd'],
  },
  {
    action: 'release_advice',
    stage: 'assessment',
    prepare: async (caseId) => ({ advies: await answeredAdvice(caseId) }),
    fields: () => ({ tekst: 'Onze collega vindt het veilig, met een hek of haag.' }),
    sees: ['Het advies is gedeeld', 'Onze collega vindt het veilig', 'Onze wens, geen wet', 'gedeeld'],
  },
  {
    action: 'review_publication',
    stage: 'intake',
    prepare: async (caseId) => {
      await consentPublic(await city.act('initiator'), { caseId })
      return undefined
    },
    fields: () => ({ oordeel: 'approve' }),
    sees: ['Je oordeel is verwerkt', 'Iedereen kan dit zien.'],
  },
  {
    action: 'set_zaaknummer',
    stage: 'intake',
    fields: () => ({ zaaknummer: 'Z-26-00123' }),
    sees: ['Het zaaknummer is opgeslagen', 'Z-26-00123'],
  },
  {
    action: 'complete_case',
    stage: 'completion',
    fields: () => ({ resultaat: 'Er staan nu twee banken.', lessen: 'Vraag op tijd een vergunning.' }),
    confirms: 'Er staan nu twee banken.',
    sees: ['Het initiatief is afgerond', 'Er staan nu twee banken.', 'Deze zaak is afgesloten.'],
  },
  {
    action: 'withdraw',
    stage: 'intake',
    fields: () => ({ reden: 'De initiatiefnemer gaat verhuizen.' }),
    confirms: 'Je sluit deze zaak',
    sees: ['Het initiatief is ingetrokken', 'Deze zaak is afgesloten.'],
  },
]

describe.each(stories)(
  '$action ($stage)',
  ({ action, who = 'guide', stage, prepare, fields, confirms, sees }) => {
    test('has a form, and shows what came of it', async () => {
      const { id, number } = await city.newCase(stage)
      const query = (await prepare?.(id)) ?? {}
      const visitor = await city.as(who)
      const path = paths.deskCaseAction(number, action, query)
      const form = await visitor.get(path)
      expect(form.status).toBe(200)
      expect(await form.text()).toContain('method="post"')
      if (confirms) {
        const asked = await visitor.post(path, fields())
        expect(asked.status).toBe(200)
        expect(await asked.text()).toContain(confirms)
      }
      const seen = await visitor.postAndSee(path, { ...fields(), ...(confirms ? { bevestigd: 'ja' } : {}) })
      expect(seen.status).toBe(200)
      expect(seen.path).toContain('klaar=')
      for (const words of sees) expect(seen.html).toContain(words)
    })

    test('is not for a colleague outside the case, and of an unknown case nothing is told', async () => {
      const { id, number } = await city.newCase(stage)
      await prepare?.(id)
      const path = paths.deskCaseAction(number, action)
      for (const outsider of ['otherGuide', 'adviser'] as const) {
        if (outsider === 'adviser' && prepare) continue
        const visitor = await city.as(outsider)
        expect((await visitor.get(path)).status).toBe(404)
        expect((await visitor.post(path, fields())).status).toBe(404)
      }
      const counter = await city.as('counter')
      expect((await counter.get(path)).status).toBe(403)
      expect((await counter.post(path, fields())).status).toBe(403)
    })
  },
)

describe('a form that is refused', () => {
  const refused: readonly (readonly [DeskAction, Stage, FormFields, string, string])[] = [
    ['appoint_guide', 'intake', {}, 'Kies een antwoord bij: Begeleider.', ''],
    [
      'complete_step',
      'intake',
      { stap: 'intake', toelichting: 'Tot hier' },
      'Kies een antwoord op de vraag: Hoe gaat het verder?',
      'Tot hier',
    ],
    [
      'pause',
      'intake',
      { verzoek: 'Een tekening', tot: '2020-01-01' },
      'Kies een dag die nog komt.',
      'Een tekening',
    ],
    [
      'extend',
      'intake',
      { stap: 'intake', aantal: '9', eenheid: 'months', reden: 'Druk' },
      'hoogstens zo lang',
      'Druk',
    ],
    ['plan_decision', 'decision', { dag: 'morgen', orgaan: 'het college' }, 'Vul een datum in', 'morgen'],
    ['post_update', 'intake', { nieuws: 'Bijna klaar' }, 'Kies een antwoord', 'Bijna klaar'],
    [
      'link',
      'intake',
      { ander: '1999-0001', relatie: 'similar', reden: 'Zelfde plek' },
      'Dit nummer kennen wij niet',
      'Zelfde plek',
    ],
  ]
  test.each(refused)('%s (%s)', async (action, stage, fields, message, kept) => {
    const { number } = await city.newCase(stage)
    const visitor = await city.as(action === 'appoint_guide' ? 'team' : 'guide')
    const path = paths.deskCaseAction(number, action)
    // What asks to be confirmed is judged by the rules only then.
    const answer = await visitor.post(path, { ...fields, bevestigd: 'ja' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('<title>Fout:')
    expect(html).toContain(message)
    expect(html).toContain(kept)
  })

  test('keeps the files that came with it', async () => {
    const { number } = await city.newCase('intake')
    const visitor = await city.as('guide')
    const path = paths.deskCaseAction(number, 'add_note')
    const file = new File([new TextEncoder().encode('%PDF-1.7 plan')], 'plan.pdf', {
      type: 'application/pdf',
    })
    const again = await visitor.post(path, { notitie: '', bestanden: file })
    const html = await again.text()
    expect(again.status).toBe(422)
    const [, kept] = /name="bewaard" value="([^"]+)"/.exec(html) ?? []
    expect(html).toContain('plan.pdf')
    const seen = await visitor.postAndSee(path, { notitie: 'Met het plan.', bewaard: kept })
    expect(seen.html).toContain('De notitie is opgeslagen')
    const files = await (await visitor.get(paths.deskCase(number, 'files'))).text()
    expect(files).toContain('plan.pdf')
    expect(files).toContain('alleen de gemeente')
  })

  test('does not bring in the file of somebody else', async () => {
    const { number } = await city.newCase('intake')
    const other = await city.as('team')
    const file = new File([new TextEncoder().encode('%PDF-1.7 geheim')], 'geheim.pdf')
    const path = paths.deskCaseAction(number, 'add_note')
    const html = await (await other.post(path, { notitie: '', bestanden: file })).text()
    const [, id] = /name="bewaard" value="([^"]+)"/.exec(html) ?? []
    const visitor = await city.as('guide')
    await visitor.post(path, { notitie: 'Ik pak hem.', bewaard: id })
    expect(await (await visitor.get(paths.deskCase(number, 'files'))).text()).not.toContain('geheim.pdf')
  })

  test('a file of a wrong type is named, the words stay', async () => {
    const { number } = await city.newCase('intake')
    const visitor = await city.as('guide')
    const answer = await visitor.post(paths.deskCaseAction(number, 'post_update'), {
      nieuws: 'Kijk eens.',
      wie: 'everyone',
      bestanden: new File(['<svg onload="x"/>'], 'foto.svg'),
    })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('foto.svg')
    expect(html).toContain('Kijk eens.')
  })
})

describe('the decision', () => {
  const path = (number: string, uitkomst: string, soort: string) =>
    paths.deskCaseAction(number, 'take_decision', { uitkomst, soort })

  test('first asks what it is', async () => {
    const { number } = await city.newCase('decision')
    const html = await (
      await (await city.as('guide')).get(paths.deskCaseAction(number, 'take_decision'))
    ).text()
    expect(html).toContain('Ja, de gemeente werkt mee')
    expect(html).toContain('uitkomst=no')
    // The formal decision is not for a guide.
    expect(html).not.toContain('soort=cooperation_formal')
    const manager = await (await city.as('areaManager')).get(paths.deskCaseAction(number, 'take_decision'))
    expect(await manager.text()).toContain('soort=cooperation_formal')
  })

  test('with objection shows its last day before it is sent', async () => {
    const { number } = await city.newCase('decision')
    const fields = {
      ...Object.fromEntries(
        ['value', 'support', 'feasibility', 'rules'].flatMap((key) => [
          [`oordeel_${key}`, 'ja'],
          [`reden_${key}`, 'Dat is zo.'],
        ]),
      ),
      redenen: reasons,
    }
    const visitor = await city.as('areaManager')
    const html = await (await visitor.post(path(number, 'yes', 'cooperation_formal'), fields)).text()
    // Six weeks from the day after sending, 21 November 2026 (art. 6:7 and 6:8 Awb); 2 January is a Saturday.
    expect(html).toContain('Bezwaar maken kan tot en met maandag 4 januari 2027')
    const seen = await visitor.postAndSee(path(number, 'yes', 'cooperation_formal'), {
      ...fields,
      bevestigd: 'ja',
    })
    expect(seen.html).toContain('maandag 4 januari 2027')
  })

  test('needs a reason for every point, and another way for a no', async () => {
    const { number } = await city.newCase('decision')
    const visitor = await city.as('guide')
    const answer = await visitor.post(path(number, 'no', 'cooperation'), {
      ...criteria,
      reden_value: '',
      oordeel_support: 'nvt',
      reden_support: '',
      redenen: reasons,
    })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Schrijf bij &quot;Waarde voor de stad&quot; op waarom.')
    expect(html).toContain('Noem een andere weg')
    expect(html).toContain('href="#veld-andere_weg"')
    expect(html).not.toContain('Draagvlak en omgeving&quot; op waarom')
    const seen = await visitor.postAndSee(path(number, 'no', 'cooperation'), {
      ...criteria,
      redenen: reasons,
      andere_weg: 'De Kerk aan de vijver heeft banken over.',
      bevestigd: 'ja',
    })
    expect(seen.html).toContain('De Kerk aan de vijver heeft banken over.')
  })

  test('can be looked at and changed again with everything kept', async () => {
    const { number } = await city.newCase('decision')
    const visitor = await city.as('guide')
    const back = await visitor.post(path(number, 'yes', 'cooperation'), {
      ...criteria,
      redenen: reasons,
      terug: 'ja',
    })
    const html = await back.text()
    expect(back.status).toBe(200)
    expect(html).toContain(reasons)
    expect(html).toContain('name="oordeel_value" value="ja" checked')
  })
})

describe('twice the same', () => {
  test('a double click does it once, also when the case moved on by it', async () => {
    const { id, number } = await city.newCase('intake')
    const visitor = await city.as('guide')
    const path = paths.deskCaseAction(number, 'pause')
    const fields = {
      verzoek: 'Een tekening',
      tot: inDays(10),
      bevestigd: 'ja',
      eenmalig: crypto.randomUUID(),
    }
    const [first, second] = [await visitor.post(path, fields), await visitor.post(path, fields)]
    expect([first.status, second.status]).toEqual([303, 303])
    expect(second.headers.get('Location')).toBe(first.headers.get('Location'))
    const { events } = await openedCase(app.act(), id)
    expect(events.filter(({ type }) => type === 'paused')).toHaveLength(1)
  })

  test('of two who complete a step at once, one hears that it is done, and keeps what was written', async () => {
    const { number } = await city.newCase('intake')
    const fields = { stap: 'intake', uitkomst: 'to_assessment', toelichting: 'Wij zijn het eens.' }
    await doIt('guide', number, 'complete_step', fields)
    const late = await (await city.as('guide')).post(paths.deskCaseAction(number, 'complete_step'), fields)
    expect(late.status).toBe(422)
    const html = await late.text()
    expect(html).toContain('Iemand was je voor')
    expect(html).toContain('Wij zijn het eens.')
    expect(html.match(/class="error-summary.*?<\/ul>/s)?.[0].match(/<a /g)).toHaveLength(1)
  })

  test('who is too late for anything gets the words back', async () => {
    const { number } = await city.newCase('intake')
    const fields = { verzoek: 'Een tekening van de plek', tot: inDays(10), bevestigd: 'ja' }
    await doIt('guide', number, 'pause', fields)
    const late = await (await city.as('guide')).post(paths.deskCaseAction(number, 'pause'), fields)
    expect(late.status).toBe(409)
    const html = await late.text()
    expect(html).toContain('Dit had je geschreven')
    expect(html).toContain('Een tekening van de plek')
  })

  test('what cannot be done now says so', async () => {
    const { number } = await city.newCase('intake')
    const visitor = await city.as('guide')
    for (const action of ['resume', 'complete_case', 'reopen', 'release_advice'] as const) {
      const answer = await visitor.get(paths.deskCaseAction(number, action))
      expect(answer.status, action).toBe(409)
      expect(await answer.text()).toContain('Dit kan nu niet')
    }
  })
})

test('the outcome of a step leads on to the decision or the result it asks for', async () => {
  const decision = await city.newCase('decision')
  const chosen = await doIt('guide', decision.number, 'complete_step', { stap: 'decision', uitkomst: 'no' })
  expect(chosen.path).toContain('/besluiten?uitkomst=no')
  expect(chosen.html).toContain('Een andere weg')
  const done = await city.newCase('completion')
  const result = await doIt('guide', done.number, 'complete_step', { stap: 'completion', uitkomst: 'done' })
  expect(result.path).toContain('/afronden')
})

test('two initiatives are linked, each by its number', async () => {
  const one = await city.newCase('intake', { title: 'De eerste bank' })
  const two = await city.newCase('intake', { title: 'De tweede bank' })
  const seen = await doIt('team', one.number, 'link', {
    ander: two.number,
    relatie: 'similar',
    reden: 'Dezelfde vijver.',
  })
  expect(seen.html).toContain('De initiatieven zijn verbonden')
  expect(seen.html).toContain('Dezelfde vijver.')
  const itself = await (await city.as('team')).post(paths.deskCaseAction(one.number, 'link'), {
    ander: one.number,
    relatie: 'similar',
  })
  expect(itself.status).toBe(422)
})

test('a closed case opens again in the step where it goes on', async () => {
  const { number } = await city.newCase('intake')
  await doIt('guide', number, 'withdraw', { bevestigd: 'ja' })
  const seen = await doIt('guide', number, 'reopen', { stap: 'intake', reden: 'Zij wil toch verder.' })
  expect(seen.html).toContain('De zaak is weer open')
  expect(seen.html).toContain('Zij wil toch verder.')
})

test('files can be added without words, but not without files', async () => {
  const { number } = await city.newCase('intake')
  const visitor = await city.as('guide')
  const path = paths.deskCaseAction(number, 'add_files')
  const nothing = await visitor.post(path, {})
  expect(nothing.status).toBe(422)
  expect(await nothing.text()).toContain('Kies een bestand.')
  const file = new File([new TextEncoder().encode('%PDF-1.7')], 'begroting.pdf')
  const seen = await visitor.postAndSee(path, { bestanden: file })
  expect(seen.html).toContain('De bestanden zijn toegevoegd')
  expect(seen.html).toContain('begroting.pdf')
})

describe('the look before others see it', () => {
  test('asks for a change with a reason, as a message', async () => {
    const { id, number } = await city.newCase('intake')
    await consentPublic(await city.act('initiator'), { caseId: id })
    const without = await (await city.as('team')).post(paths.deskCaseAction(number, 'review_publication'), {
      oordeel: 'decline',
    })
    expect(without.status).toBe(422)
    expect(await without.text()).toContain('Schrijf op wat er moet veranderen.')
    const seen = await doIt('team', number, 'review_publication', {
      oordeel: 'decline',
      reden: 'De naam van de buurman staat erin.',
    })
    expect(seen.html).toContain('Nog niet: wij vroegen om een aanpassing.')
    const talk = await (await (await city.as('team')).get(paths.deskCase(number, 'conversation'))).text()
    expect(talk).toContain('De naam van de buurman staat erin.')
  })

  test('shows all that becomes public, as everyone will see it', async () => {
    const { id, number } = await city.newCase('agreements', { title: 'Een pluktuin voor iedereen' })
    const guide = await city.act('guide')
    await promise(guide, {
      caseId: id,
      by: { kind: 'municipality', personId: city.people.guide.id },
      kind: 'goods',
      promise: 'Wij leveren tien plantenbakken.',
      due: inDays(30),
    })
    await postUpdate(guide, { caseId: id, text: 'De eerste schop gaat de grond in.', visibility: 'everyone' })
    await postUpdate(guide, { caseId: id, text: 'Alleen voor jullie.', visibility: 'parties' })
    await consentPublic(await city.act('initiator'), { caseId: id })
    const path = paths.deskCaseAction(number, 'review_publication')
    const form = await (await (await city.as('team')).get(path)).text()
    for (const shown of [
      'Vijverweg 3',
      'een bewoner',
      'een plek',
      'Wij leveren tien plantenbakken.',
      'Gemeente, Wijken',
      'Ja, de gemeente werkt mee',
      'Dit plan past goed bij deze plek',
      'De eerste schop gaat de grond in.',
    ]) {
      expect(form).toContain(shown)
    }
    expect(form).not.toContain('Alleen voor jullie.')
    expect(form).not.toContain('Gijs de Gids')
    await doIt('team', number, 'review_publication', { oordeel: 'approve', plek: 'straat' })
    const found = await initiativeById(app.db, id)
    const page = await (await app.visitor().get(paths.initiative(number, found?.slug ?? ''))).text()
    expect(page).toContain('Vijverweg')
    expect(page).not.toContain('Vijverweg 3')
  })

  test('of a changed text shows the new one; taking off is always possible', async () => {
    const { id, number } = await city.newCase('intake')
    await consentPublic(await city.act('initiator'), { caseId: id })
    await doIt('team', number, 'review_publication', { oordeel: 'approve' })
    const before = await initiativeById(app.db, id)
    await editInitiative(await city.act('initiator'), {
      caseId: id,
      title: 'Een rode bank bij de vijver',
      summary: before?.summary ?? '',
      story: 'De bank wordt rood.',
    })
    const overview = await (await (await city.as('team')).get(paths.deskCase(number))).text()
    expect(overview).toContain('Er wacht een nieuwe tekst op jouw blik.')
    const form = await (
      await (await city.as('team')).get(paths.deskCaseAction(number, 'review_publication'))
    ).text()
    expect(form).toContain('De bank wordt rood.')
    await doIt('team', number, 'review_publication', { oordeel: 'approve' })
    expect((await initiativeById(app.db, id))?.title).toBe('Een rode bank bij de vijver')
    const off = await doIt('team', number, 'review_publication', { oordeel: 'offline', reden: 'Een naam.' })
    expect(off.html).toContain('Nog niet: wij vroegen om een aanpassing.')
  })

  test('makes no sense before the initiator said yes', async () => {
    const { number } = await city.newCase('intake')
    const answer = await (await city.as('team')).get(paths.deskCaseAction(number, 'review_publication'))
    expect(answer.status).toBe(409)
  })
})

test('who goes on or decides while advice is open is told which, whose and by when', async () => {
  const { id, number } = await city.newCase('assessment')
  const visitor = await city.as('guide')
  const step = async () => (await visitor.get(paths.deskCaseAction(number, 'complete_step'))).text()
  expect(await step()).not.toContain('niet binnen')
  await askedAdvice(id)
  const warned = await step()
  expect(warned).toContain('Er is nog een advies niet binnen')
  expect(warned).toMatch(/Over [^:<]*veiligheid[^:<]*: Vera Veilig, uiterlijk /)
  expect(warned).toContain('Wij weten genoeg om te beslissen')
  await completeStep(await city.act('guide'), { caseId: id, step: 'assessment', outcome: 'to_decision' })
  const decision = await (
    await visitor.get(
      paths.deskCaseAction(number, 'take_decision', { uitkomst: 'yes', soort: 'cooperation' }),
    )
  ).text()
  expect(decision).toContain('Er is nog een advies niet binnen')
})

describe('asked a second time', () => {
  test('a term that was extended says so, on its page and at a form that stood open', async () => {
    const { number } = await city.newCase('intake')
    const fields = { stap: 'intake', aantal: '1', eenheid: 'weeks', reden: 'Er is meer tijd nodig.' }
    await doIt('guide', number, 'extend', fields)
    const visitor = await city.as('guide')
    const path = paths.deskCaseAction(number, 'extend')
    for (const answer of [await visitor.get(path), await visitor.post(path, fields)]) {
      expect(answer.status).toBe(409)
      expect(await answer.text()).toContain('Deze termijn is al een keer verlengd.')
    }
  })

  test('a day that has been is refused before the page that asks once more', async () => {
    const { number } = await city.newCase('assessment')
    const visitor = await city.as('guide')
    const answer = await visitor.post(paths.deskCaseAction(number, 'pause'), {
      verzoek: 'Stuur een tekening',
      tot: inDays(-1),
    })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Kies een dag die nog komt.')
    expect(html).toContain('Stuur een tekening')
  })

  test('the view of decisions asks to decide in one place besides the margin', async () => {
    const { number } = await city.newCase('decision')
    const html = await (await (await city.as('guide')).get(paths.deskCase(number, 'decision'))).text()
    const path = paths.deskCaseAction(number, 'take_decision')
    expect(html.split(`href="${path}"`)).toHaveLength(3)
  })
})

describe('what ends with a case', () => {
  test('is said before it is closed, and ends with it', async () => {
    const { id, number } = await city.newCase('assessment', { title: 'Een ijsbaan' })
    const guide = await city.act('guide')
    await askedAdvice(id)
    await promise(guide, {
      caseId: id,
      by: { kind: 'municipality', personId: city.people.guide.id },
      kind: 'goods',
      promise: 'Wij lenen een hek.',
      due: inDays(30),
    })
    await planMeeting(guide, {
      caseId: id,
      kind: 'talk',
      startsAt: new Date(testNow.getTime() + 5 * 24 * 3_600_000),
      endsAt: new Date(testNow.getTime() + 5 * 24 * 3_600_000 + 3_600_000),
      place: 'Stadskantoor',
      participantIds: [city.people.initiator.id],
    })
    const visitor = await city.as('guide')
    const form = await (await visitor.get(paths.deskCaseAction(number, 'withdraw'))).text()
    const party = await (await (await city.as('initiator')).get(paths.initiativeWithdraw(number))).text()
    for (const page of [form, party]) {
      expect(page).toContain('Dit stopt ook')
      expect(page).toContain('Wij lenen een hek.')
      expect(page).toContain('Gesprek')
    }
    const adviser = await city.as('adviser')
    expect(await (await adviser.get(paths.desk())).text()).toContain('Een ijsbaan')
    const seen = await doIt('guide', number, 'withdraw', { bevestigd: 'ja' })
    expect(seen.html).toContain('Het initiatief is ingetrokken')
    const history = await (await visitor.get(paths.deskCase(number, 'history'))).text()
    expect(history).toContain('Toezegging vervallen')
    expect(history).toContain('Wij lenen een hek.')
    expect(history).toContain('Afspraak gaat niet door')
    expect(await (await adviser.get(paths.desk())).text()).not.toContain('Een ijsbaan')
  })
})

test('a jury member can be asked where residents advise', async () => {
  const { id, number } = await city.newCase('received', { kind: 'neighbourhood_wish', title: 'Wijkbank' })
  await completeStep(await city.act('team'), { caseId: id, step: 'check', outcome: 'complete' })
  const visitor = await city.as('team')
  const path = paths.deskCaseAction(number, 'ask_advice', { onderwerp: 'support' })
  const form = await (await visitor.get(path)).text()
  expect(form).toContain('Joep Jury')
  expect(form).toContain('lid van de regiegroep')
  const seen = await visitor.postAndSee(path, {
    adviseur: city.people.jury.id,
    vraag: 'Wat vindt de buurt?',
    datum: inDays(7),
  })
  expect(seen.html).toContain('Gevraagd aan Joep Jury')
  const outsider = await visitor.post(path, {
    adviseur: city.people.initiator.id,
    vraag: 'Wat vind je zelf?',
    datum: inDays(7),
  })
  expect(outsider.status).toBe(422)
})
