import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addParty, completeStep, withdraw } from '../cases/index.ts'
import { resultsAbout } from '../frameworks/index.ts'
import { addDays, addWorkingDays, dayOf, formatDay } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { actorOf } from '../people/index.ts'
import { type DeskCity, deskCity } from '../site/desk/testing.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { seatAssessor } from './actions.ts'
import { remindAssessors } from './jobs.ts'
import { assessorsOf, weighingsOf } from './store.ts'
import { sheetFields } from './testing.ts'

const due = addDays(dayOf(testNow), 10)
const good = [3, 2, 2, 2, 2, 2]
const poor = [1, 1, 1, 1, 1, 1]

let app: TestApp
let city: DeskCity
let guide: Visitor
let team: Visitor
let initiator: Visitor
beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
  guide = await city.as('guide')
  team = await city.as('team')
  initiator = await city.as('initiator')
})
afterAll(() => app.close())

interface Asked {
  readonly id: string
  readonly number: string
  readonly path: string
  readonly sheet: string
  readonly joint: string
}

/** A city wish in assessment that guide and team member are asked to weigh. */
async function asked(): Promise<Asked> {
  const { id, number } = await city.newCase('assessment')
  const path = paths.weighing(number)
  const seen = await guide.postAndSee(path, {
    doe: 'vraag',
    eerste: city.people.guide.id,
    tweede: city.people.team.id,
    datum: due,
  })
  expect(seen.html).toContain('De afweging is gevraagd.')
  return { id, number, path, sheet: paths.weighingSheet(number), joint: paths.weighingJoint(number) }
}

/** The same, settled at once: both chose the same everywhere. */
async function settled(points: readonly number[] = good): Promise<Asked> {
  const one = await asked()
  await guide.post(one.sheet, sheetFields(points, 'Gijs'))
  await team.post(one.sheet, sheetFields(points, 'Tess'))
  return one
}

const read = async (visitor: Visitor, path: string): Promise<string> => (await visitor.get(path)).text()
const initiatorPage = async (number: string): Promise<string> => {
  const to = (await initiator.get(paths.myCase(number))).headers.get('location') ?? ''
  return read(initiator, to)
}
/** Who got a mail with this subject, once; its text. */
async function mailed(to: string, subject: string): Promise<string> {
  const found = (await app.mails(to)).filter((mail) => mail.subject === subject)
  expect(found).toHaveLength(1)
  return found[0]?.body_text ?? ''
}
const share = { doe: 'deel', uitkomst: 'contribute', woorden: 'Wij helpen met een plek.' }

describe('asking for a weighing', () => {
  test('takes two different people who work on the case, and a day to come', async () => {
    const { number } = await city.newCase('assessment')
    const path = paths.weighing(number)
    const fields = { doe: 'vraag', eerste: city.people.guide.id, tweede: city.people.guide.id, datum: due }
    const same = await guide.post(path, fields)
    expect(same.status).toBe(422)
    expect(await same.text()).toContain('Kies twee verschillende mensen.')
    const outsider = await guide.post(path, { ...fields, tweede: city.people.otherGuide.id })
    expect(await outsider.text()).toContain('Deze persoon werkt niet aan de zaak')
    const today = await guide.post(path, { ...fields, tweede: city.people.team.id, datum: dayOf(testNow) })
    expect(await today.text()).toContain('Kies een dag na vandaag.')
    const page = await read(guide, path)
    expect(page).toContain('Tess van Team')
    expect(page).not.toContain('Gonda Gids')
  })

  test('tells both, and the initiator that it goes on; a second one waits for the first', async () => {
    const { path, number } = await asked()
    await mailed('team@waterstad.example', `Weeg dit plan: ${number}`)
    expect(await initiatorPage(number)).toContain('Twee medewerkers wegen of de gemeente bijdraagt')
    const again = await guide.post(path, {
      doe: 'vraag',
      eerste: city.people.guide.id,
      tweede: city.people.team.id,
      datum: due,
    })
    expect(await again.text()).toContain('Er loopt al een afweging.')
    expect(await read(team, paths.desk())).toContain(`href="${path}"`)
  })

  test('is for city wishes, and for who works on the case', async () => {
    const wish = await city.newCase('received', { kind: 'neighbourhood_wish', title: 'Een wijkbank' })
    expect((await team.get(paths.weighing(wish.number))).status).toBe(404)
    const { path, sheet, joint, number } = await asked()
    for (const name of ['otherGuide', 'counter', 'adviser'] as const) {
      const visitor = await city.as(name)
      for (const address of [path, sheet, joint]) expect((await visitor.get(address)).status).toBe(404)
      expect((await visitor.post(path, { doe: 'vervalt', niet_door: 'Nee' })).status).toBe(404)
    }
    expect((await initiator.get(path)).status).toBe(403)
    expect(await read(guide, paths.deskCase(number, 'advice'))).toContain('Twee beoordelaars vullen los')
  })

  test('does not let who takes part in the plan weigh it', async () => {
    const { id, number } = await city.newCase('assessment')
    await addParty(await city.act('guide'), {
      caseId: id,
      personId: city.people.team.id,
      organisationId: null,
      role: 'partner',
    })
    const refused = await guide.post(paths.weighing(number), {
      doe: 'vraag',
      eerste: city.people.guide.id,
      tweede: city.people.team.id,
      datum: due,
    })
    expect(refused.status).toBe(422)
  })
})

describe('two sheets apart', () => {
  test('are not read by the other before both are done', async () => {
    const { path, sheet, id } = await asked()
    const seen = await guide.postAndSee(sheet, sheetFields(good, 'Gijs vindt'))
    expect(seen.html).toContain('Je blad is klaar.')
    expect(seen.html).toContain('Je ziet het andere blad zodra dat ook klaar is.')
    for (const visitor of [team, await city.as('coordinator')]) {
      expect(await read(visitor, path)).not.toContain('Gijs vindt')
      expect(await read(visitor, sheet)).not.toContain('Gijs vindt')
    }
    await team.post(sheet, sheetFields([2, 2, 2, 2, 2, 2], 'Tess vindt'))
    const page = await read(guide, path)
    expect(page).toContain('Gijs vindt over social_value')
    expect(page).toContain('Tess vindt over social_value')
    expect(page).toContain('Het verschil is 8,3 punten. Bij meer dan 15 punten is eerst een gesprek nodig.')
    expect(page).toContain('Een gesprek is niet nodig.')
    // Nothing is decided or told yet.
    expect(await resultsAbout(app.db, { kind: 'case', id })).toEqual([])
  })

  test('can be kept and gone on with; a whole one needs every reason', async () => {
    const { sheet, path } = await asked()
    const kept = await guide.postAndSee(sheet, { antwoord_social_value: 's3', bewaar: 'ja' })
    expect(kept.html).toContain('Je antwoorden zijn bewaard.')
    expect(kept.html).toContain('Ga verder met je blad')
    expect(await read(guide, sheet)).toMatch(/value="s3" checked/)
    const fields = { ...sheetFields(good, 'Gijs'), reden_support: '' }
    const lacking = await guide.post(sheet, fields)
    const html = await lacking.text()
    expect(lacking.status).toBe(422)
    expect(html).toContain('Schrijf de reden bij: Wie doet mee')
    expect(html).toContain('href="#veld-reden_support"')
    expect(html).toContain('Gijs over feasibility')
    expect(await read(team, path)).toContain('Vul je blad in')
  })

  test('keep a reason as it was typed, or say that it does not fit', async () => {
    const { sheet } = await asked()
    const long = `${'w'.repeat(1000)}\u{1F333}`
    const fields = { ...sheetFields(good, 'Gijs'), reden_support: long, bewaar: 'ja' }
    const refused = await guide.post(sheet, fields)
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('Deze reden is te lang. Er passen 1000 tekens.')
    expect(html).toContain(long)
  })

  test('with the same everywhere are settled at once, and the guide hears of it', async () => {
    const { path, id } = await asked()
    const sheet = path.concat('/blad')
    await guide.post(sheet, sheetFields(good, 'Gijs'))
    const seen = await team.postAndSee(sheet, sheetFields(good, 'Tess'))
    expect(seen.html).toContain('De afweging is klaar.')
    expect(seen.html).toContain('75 van de 100 punten')
    const mails = await app.mails('guide@waterstad.example')
    expect(mails.some(({ subject }) => subject.startsWith('De afweging van'))).toBe(true)
    const [weighing] = await weighingsOf(app.db, id)
    expect(weighing?.sheet?.reasons.support).toBe('Gijs over support\nTess over support')
    expect((await guide.get(sheet)).status).toBe(303)
  })
})

describe('sheets that differ too much', () => {
  test('ask for a talk first; then one sheet that both agree on', async () => {
    const { path, sheet, joint, id } = await asked()
    await guide.post(sheet, sheetFields(good, 'Gijs'))
    await team.post(sheet, sheetFields(poor, 'Tess'))
    expect(await read(guide, path)).toContain('Het verschil is te groot. Praat eerst met elkaar.')
    expect((await guide.post(joint, sheetFields(good, 'Samen'))).status).toBe(422)
    expect((await guide.post(sheet, sheetFields(poor, 'Gijs'))).status).toBe(422)
    const talked = await guide.postAndSee(path, { doe: 'gesprek', gesprek: 'Tess kende de brief niet.' })
    expect(talked.html).toContain('Tess kende de brief niet.')
    const proposed = await guide.postAndSee(joint, sheetFields(good, 'Samen'))
    expect(proposed.html).toContain('De ander moet nog akkoord geven.')
    const page = await read(team, path)
    expect(page).toContain('Voorgesteld door Gijs de Gids.')
    const gezien = /name="gezien" value="([^"]+)"/.exec(page)?.[1] ?? ''
    // Who proposed does not agree for both, and nobody agrees with what they did not read.
    expect((await guide.post(path, { doe: 'akkoord', gezien })).status).toBe(403)
    expect((await team.post(path, { doe: 'akkoord', gezien: 'anders' })).status).toBe(422)
    const agreed = await team.postAndSee(path, { doe: 'akkoord', gezien })
    expect(agreed.html).toContain('75 van de 100 punten')
    const [weighing] = await weighingsOf(app.db, id)
    expect(weighing?.settled_at).not.toBeNull()
  })

  test('or one of them changes their own after the talk', async () => {
    const { path, sheet } = await asked()
    await guide.post(sheet, sheetFields(good, 'Gijs'))
    await team.post(sheet, sheetFields(poor, 'Tess'))
    await team.post(path, { doe: 'gesprek', gesprek: 'Ik las de brief.' })
    const seen = await team.postAndSee(sheet, sheetFields(good, 'Tess, opnieuw,'))
    expect(seen.html).toContain('De afweging is klaar.')
  })

  test('also when a no stands against points', async () => {
    const { path, sheet } = await asked()
    await guide.post(sheet, sheetFields(good, 'Gijs'))
    await team.post(sheet, {
      antwoord_for_the_city: 'yes',
      antwoord_lawful: 'yes',
      antwoord_public_aim: 'no',
      reden_public_aim: 'Het is een winkel.',
    })
    const page = await read(guide, path)
    expect(page).toContain('De bladen komen op een andere uitkomst.')
    expect(page).toContain('Het is een winkel.')
  })
})

describe('the outcome', () => {
  test('is for the initiator only once the guide releases it, with the reason for each point', async () => {
    const { path, number, id } = await settled()
    expect(await initiatorPage(number)).not.toContain('Gijs over support')
    const seen = await guide.postAndSee(path, share)
    expect(seen.html).toContain('De afweging is gedeeld met de initiatiefnemer.')
    const page = await initiatorPage(number)
    for (const words of [
      'Draagt de gemeente bij?',
      'Wij helpen met een plek.',
      'Bijdragen',
      '75 van de 100 punten',
      'Gijs over support',
      'Voorbeeld',
      'Voor een subsidie tellen alleen de regels van die regeling.',
    ])
      expect(page).toContain(words)
    expect(page).not.toContain('Tess van Team')
    const subjects = (await app.mails('ina@voorbeeld.example')).map(({ subject }) => subject)
    expect(subjects).toContain('Draagt de gemeente bij aan Een bank bij de vijver?')
    const [result] = await resultsAbout(app.db, { kind: 'case', id })
    expect(result).toMatchObject({ key: 'contribution', version: 1, outcome: 'contribute', deviation: null })
    const stranger = app.visitor()
    expect(await (await stranger.get(`/initiatieven/${number}`)).text()).not.toContain('Gijs over support')
  })

  test('is departed from only with a reason, which the initiator reads', async () => {
    const { path, number } = await settled()
    const bare = await guide.post(path, { doe: 'deel', uitkomst: 'not_now' })
    expect(bare.status).toBe(422)
    expect(await bare.text()).toContain('Schrijf de reden in ten minste één zin.')
    await guide.post(path, { doe: 'deel', uitkomst: 'not_now', waarom: 'De plek wordt eerst opgehoogd.' })
    const page = await initiatorPage(number)
    expect(page).toContain('Gekozen is: Nu niet bijdragen.')
    expect(page).toContain('De plek wordt eerst opgehoogd.')
    const again = await guide.post(path, {
      doe: 'wijk_af',
      uitkomst: 'contribute',
      waarom: 'Toch wel, denken wij nu.',
    })
    expect(again.status).toBe(422)
  })

  test('can be departed from later, and the parties hear of it', async () => {
    const { path, number } = await settled()
    await guide.post(path, share)
    await team.post(path, { doe: 'wijk_af', uitkomst: 'not_now', waarom: 'De brug wordt eerst hersteld.' })
    expect(await initiatorPage(number)).toContain('De brug wordt eerst hersteld.')
    const text = await mailed('ina@voorbeeld.example', 'Anders dan de afweging: Een bank bij de vijver')
    expect(text).toContain('De brug wordt eerst hersteld.')
  })

  test('is a suggestion beside the decision, and says that it is no ground for a subsidy', async () => {
    const { path, number, id } = await settled()
    const decide = paths.deskCaseAction(number, 'take_decision', { uitkomst: 'yes' })
    await guide.post(path, share)
    const act = await city.act('guide')
    await completeStep(act, { caseId: id, step: 'assessment', outcome: 'to_decision' })
    const page = await read(guide, decide)
    expect(page).toContain('De afweging zegt: Bijdragen')
    expect(page).toContain('Dit is een suggestie: je beslist zelf.')
    expect(page).toContain('Voor een subsidie tellen alleen de regels van die regeling.')
  })

  test('is counted for the council without names, by year, also for a spreadsheet', async () => {
    const page = await read(app.visitor(), paths.frameworkApplied('contribution', { jaar: '2026' }))
    expect(page).toContain('Nu niet bijdragen')
    expect(page).toContain('Versie 1, voorbeeld')
    expect(page).not.toContain('Gijs')
    const csv = await read(app.visitor(), paths.frameworkAppliedFile('contribution', { jaar: '2026' }))
    expect(csv).toMatch(/2026;.*;1;Voorbeeld;Bijdragen;Nu niet bijdragen;ja;2/)
    const empty = await read(app.visitor(), paths.frameworkApplied('contribution', { jaar: '2025' }))
    expect(empty).toContain('In dit jaar is het kader niet toegepast.')
    const bad = [
      paths.frameworkApplied('contribution', { jaar: 'x' }),
      paths.frameworkApplied('niets'),
      paths.frameworkAppliedFile('niets'),
    ]
    for (const address of bad) expect((await app.visitor().get(address)).status).toBe(404)
  })
})

describe('who is late or absent', () => {
  test('is reminded once, and the contact hears of it', async () => {
    const { number } = await asked()
    const later = app.act({ now: new Date(testNow.getTime() + 12 * 24 * 60 * 60 * 1000) })
    await remindAssessors(later)
    await remindAssessors(later)
    const late = (await app.mails('team@waterstad.example')).filter(
      ({ subject }) => subject === `Te laat: je afweging van ${number}`,
    )
    expect(late).toHaveLength(1)
    const told = (await app.mails('guide@waterstad.example')).filter(
      ({ subject }) => subject === `Een beoordelaar is te laat: ${number}`,
    )
    expect(told).toHaveLength(1)
  })

  test('is replaced, and what they filled in goes', async () => {
    const { path, sheet, id, number } = await asked()
    await team.post(sheet, sheetFields(poor, 'Tess'))
    const coordinatorId = city.people.coordinator.id
    const seen = await guide.postAndSee(path, { doe: 'beoordelaar_2', beoordelaar_2: coordinatorId })
    expect(seen.html).toContain('De beoordelaar is geregeld.')
    const [weighing] = await weighingsOf(app.db, id)
    const assessors = await assessorsOf(app.db, weighing?.id ?? '')
    expect(assessors.map(({ person_id, sheet }) => [person_id, sheet])).toEqual([
      [city.people.guide.id, null],
      [coordinatorId, null],
    ])
    expect((await team.post(sheet, sheetFields(good, 'Tess'))).status).toBe(403)
    await mailed('team@waterstad.example', `Je hoeft ${number} niet meer te wegen`)
    const twice = await guide.post(path, { doe: 'beoordelaar_1', beoordelaar_1: coordinatorId })
    expect(await twice.text()).toContain('Kies twee verschillende mensen.')
  })

  test('is not replaced after both sheets were read: the next would not weigh apart', async () => {
    const { path, sheet } = await asked()
    await guide.post(sheet, sheetFields(good, 'Gijs'))
    await team.post(sheet, sheetFields(poor, 'Tess'))
    const other = await guide.post(path, {
      doe: 'beoordelaar_2',
      beoordelaar_2: city.people.coordinator.id,
    })
    expect(await other.text()).toContain('Beide bladen zijn af en gelezen.')
    expect((await team.post(path, { doe: 'stop' })).status).not.toBe(303)
    const page = await read(team, path)
    expect(page).not.toContain('Stop als beoordelaar')
    expect(page).toContain('Het verschil is te groot.')
  })

  test('who comes in late has time of their own', async () => {
    const { id } = await asked()
    const late = new Date(testNow.getTime() + 20 * 24 * 60 * 60 * 1000)
    const act = app.act({ now: late, actor: await actorOf(app.db, city.people.guide.id) })
    await seatAssessor(act, { caseId: id, seat: 2, personId: city.people.coordinator.id })
    const [weighing] = await weighingsOf(app.db, id)
    expect(weighing?.due_day).toBe(addWorkingDays(dayOf(late), 10))
    const [mail] = await app.mails('coordinator@waterstad.example')
    expect(mail?.body_text).not.toContain(formatDay(due, 'nl', 'long'))
  })

  test('steps back, and the guide names another in the empty seat', async () => {
    const { path, number } = await asked()
    await team.post(path, { doe: 'stop' })
    const page = await read(guide, path)
    expect(page).toContain('Er is een beoordelaar te weinig.')
    expect(page).toContain('Kies een tweede beoordelaar')
    await mailed('guide@waterstad.example', `Vraag een andere beoordelaar voor ${number}`)
    await guide.post(path, { doe: 'beoordelaar_2', beoordelaar_2: city.people.areaManager.id })
    expect(await read(guide, path)).toContain('Arie Gebied')
  })

  test('a weighing is called off with its reason, and another can be asked', async () => {
    const { path, number } = await asked()
    expect((await guide.post(path, { doe: 'vervalt' })).status).toBe(422)
    const seen = await guide.postAndSee(path, { doe: 'vervalt', niet_door: 'Het plan verandert nog.' })
    expect(seen.html).toContain('Het plan verandert nog.')
    expect(await initiatorPage(number)).not.toContain('Het plan verandert nog.')
    await guide.post(path, {
      doe: 'vraag',
      eerste: city.people.guide.id,
      tweede: city.people.team.id,
      datum: due,
    })
    expect(await read(guide, path)).toContain('Eerdere afwegingen')
  })

  test('nothing is weighed of a plan that ended', async () => {
    const { path, sheet, id } = await asked()
    await withdraw(await city.act('initiator'), { caseId: id, reason: 'Wij stoppen.' })
    expect((await guide.post(sheet, sheetFields(good, 'Gijs'))).status).toBe(422)
    expect(await read(team, paths.desk())).not.toContain(`href="${path}"`)
  })
})
