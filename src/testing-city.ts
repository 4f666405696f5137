import sharp from 'sharp'
import {
  addNote,
  addParty,
  adviceOf,
  answerAdvice,
  appointGuide,
  askAdvice,
  completeStep,
  currentVisit,
  openedCase,
  postMessage,
  postUpdate,
  raiseStuck,
  releaseAdvice,
  stuckOf,
  takeDecision,
} from './cases/index.ts'
import { keepPromise, promise } from './commitments/index.ts'
import { keepTyped, startDraft as startFormDraft } from './forms/actions.ts'
import { currentForm } from './forms/index.ts'
import { approvePublic, consentPublic, initiativeById, submitInitiative } from './initiatives/index.ts'
import type { Act } from './kit/act.ts'
import { addDays, dayOf } from './kit/dates.ts'
import { acceptFile } from './kit/files.ts'
import { sendInfoPack } from './knowledge/index.ts'
import { planMeeting, recordHeld } from './meetings/index.ts'
import {
  actorOf,
  grantRole,
  insertMember,
  insertOrganisation,
  insertPerson,
  type Person,
  type Role,
  roleNames,
} from './people/index.ts'
import { allAreas, importAreas } from './places/index.ts'
import { startDraft } from './site/administration/drafts/actions.ts'
import { formKind } from './site/administration/form-editor/kind.ts'
import { frameworkKind } from './site/administration/framework-editor/kind.ts'
import { processKind } from './site/administration/process-editor/kind.ts'
import { schemeKind } from './site/administration/scheme-editor/kind.ts'
import { textsKind } from './site/administration/texts-editor/kind.ts'
import { themeKind } from './site/administration/theme-editor/kind.ts'
import { textsKey, themeKey } from './site/own/load.ts'
import { packFactsOf } from './site/pack-facts.ts'
import type { TestApp, Visitor } from './testing.ts'
import { type CityRound, roundWith } from './testing-juries.ts'
import { moneyFor, type TestMoney } from './testing-money.ts'
import { involveNeighbours } from './testing-neighbours.ts'

/**
 * Words that stand in what only some may read: what leaks can be found in any page, file or mail.
 * `hidden` stands in everything of the case that is not public.
 */
export const secrets = {
  parties: 'vertrouwelijk-voor-partijen',
  staff: 'alleen-voor-medewerkers',
  hidden: 'nog-niet-openbaar',
} as const

/** An initiative with one of everything that can happen to it. */
export interface CityCase {
  readonly id: string
  readonly number: string
  readonly slug: string
  readonly files: Readonly<Record<'idea' | 'message' | 'note' | 'update' | 'evidence' | 'photo', string>>
  readonly commitments: Readonly<Record<'municipality' | 'initiator', string>>
  readonly meeting: string
  /** One advice is answered and not shared, one is shared, one is open for its adviser. */
  readonly advice: Readonly<Record<'unreleased' | 'released' | 'open', string>>
  readonly stuck: string
  /** Null while nothing is decided. */
  readonly decision: string | null
}

/** A small city with somebody of every role and two initiatives: one on the site, one that is not public. */
export interface TestCity extends TestMoney, CityRound {
  /** One official for each role; none of them works on the cases. */
  readonly staff: Readonly<Record<Role, Person>>
  readonly initiator: Person
  readonly partner: Person
  readonly stranger: Person
  readonly guide: Person
  readonly team: Person
  readonly adviser: Person
  /** Manager of another area than where the initiatives are. */
  readonly elsewhere: Person
  readonly area: { readonly id: string; readonly slug: string }
  readonly shown: CityCase
  readonly hidden: CityCase
  /** An idea that the initiator has not sent yet. */
  readonly draft: string
  as(person: Person): Promise<Visitor>
  act(person: Person, now?: Date): Promise<Act>
}

const district = (code: string, name: string, west: number) => ({
  type: 'Feature',
  properties: { code, name, level: 'district' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 51.8],
        [west + 0.01, 51.8],
        [west + 0.01, 51.81],
        [west, 51.81],
        [west, 51.8],
      ],
    ],
  },
})

export async function testCity(app: TestApp): Promise<TestCity> {
  const system = app.act()
  const collection = {
    type: 'FeatureCollection',
    features: [district('W1', 'Binnenstad', 4.66), district('W2', 'Staart', 4.67)],
  }
  await importAreas(app.db, collection, { Centrum: ['Binnenstad'], Oost: ['Staart'] })
  const areas = await allAreas(app.db)
  const area = areas.find(({ code }) => code === 'W1')!
  const official = (name: string, role: Role, department: string): Promise<Person> =>
    grantRole(system, { name, email: addressOf(name, 'waterstad'), role, areaId: null, department })
  const resident = (name: string): Promise<Person> =>
    insertPerson(app.db, { name, email: addressOf(name, 'voorbeeld') }, system.now)

  const guide = await official('Gijs de Gids', 'case_guide', 'Wijken')
  const team = await official('Tess van Team', 'team_member', 'Initiatieventeam')
  const adviser = await official('Groene Greet', 'adviser', 'Groen')
  const staff = {} as Record<Role, Person>
  for (const role of roleNames) staff[role] = await official(`Rol ${role}`, role, 'Elders')
  const elsewhere = await grantRole(system, {
    name: 'Elke Elders',
    email: addressOf('Elke Elders', 'waterstad'),
    role: 'area_manager',
    areaId: areas.find(({ name, level }) => name === 'Oost' && level === 'jury_area')!.id,
  })
  const initiator = await resident('Ina Initiatief')
  const partner = await resident('Pim Partner')
  const stranger = await resident('Vera Vreemd')
  const club = await insertOrganisation(app.db, { name: 'Stichting De Bank', kind: 'foundation' }, system.now)
  await insertMember(app.db, {
    organisationId: club.id,
    personId: partner.id,
    role: 'contact',
    since: '2026-01-01',
  })
  const act = async (person: Person, now?: Date): Promise<Act> =>
    app.act({ actor: await actorOf(app.db, person.id), ...(now ? { now } : {}) })
  const people = {
    guide,
    team,
    adviser,
    initiator,
    partner,
    act,
    districtId: area.id,
    organisationId: club.id,
  }
  // What an administrator is preparing, so that its editor has pages.
  await startDraft(await act(staff.administrator), processKind, 'neighbourhood_wish')
  await startDraft(await act(staff.administrator), formKind, 'idea')
  await startDraft(await act(staff.administrator), frameworkKind, 'front-door')
  await startDraft(await act(staff.administrator), frameworkKind, 'participation-level')
  await startDraft(await act(staff.administrator), schemeKind, 'neighbourhood_wishes')
  await startDraft(await act(staff.administrator), themeKind, themeKey)
  await startDraft(await act(staff.administrator), textsKind, textsKey)
  const shown = await cityCase({ ...people, title: 'Pluktuin aan de kade', publish: true })
  const hidden = await cityCase({ ...people, title: `Bank ${secrets.hidden}`, publish: false })
  const money = await moneyFor(await act(staff.fund_manager), [shown.id, hidden.id])
  return {
    staff,
    initiator,
    partner,
    stranger,
    guide,
    team,
    adviser,
    elsewhere,
    area,
    shown,
    hidden,
    ...money,
    ...(await roundWith(app, [shown.id, hidden.id])),
    draft: await draftOf(await act(initiator)),
    as: (person) => app.as(person.email ?? ''),
    act,
  }
}

const addressOf = (name: string, host: string): string =>
  `${name.toLowerCase().replace(/\W+/g, '.')}@${host}.example`

interface Around extends Pick<TestCity, 'guide' | 'team' | 'adviser' | 'initiator' | 'partner' | 'act'> {
  readonly districtId: string
  readonly organisationId: string
  readonly title: string
  readonly publish: boolean
}

async function cityCase(around: Around): Promise<CityCase> {
  const { act, title, publish } = around
  // What is public for the one is a secret of the other.
  const open = publish ? 'openbaar' : secrets.hidden
  const [team, guide, adviser, initiator] = await Promise.all([
    act(around.team),
    act(around.guide),
    act(around.adviser),
    act(around.initiator),
  ])
  const today = dayOf(initiator.now)
  const lastWeek = new Date(initiator.now.getTime() - 7 * 24 * 60 * 60 * 1000)
  const due = addDays(today, 14)
  const photo = await pictureOf(initiator, 'tuin.png')
  const idea = await documentOf(initiator, `${secrets.parties}-plan.pdf`)
  const submitted = await submitInitiative(await act(around.initiator, lastWeek), {
    kind: 'city_wish',
    title,
    story: `Een plan voor de buurt, ${open}.`,
    subject: 'green',
    districtId: around.districtId,
    address: `Kade 3 ${open}`,
    lon: 4.665,
    lat: 51.805,
    needs: ['place'],
    initiator: { personId: around.initiator.id },
    photo: { fileId: photo, description: `Een tuin, ${open}` },
    fileIds: [idea],
  })
  if (submitted.state !== 'submitted') throw new Error('The idea waits for its link')
  const { caseId } = submitted
  const { id: partyId } = (await openedCase(team, caseId)).parties[0]!
  await addParty(await act(around.team, lastWeek), {
    caseId,
    personId: around.partner.id,
    organisationId: around.organisationId,
    role: 'partner',
  })
  await appointGuide(await act(around.team, lastWeek), { caseId, guideId: around.guide.id })
  const meeting = await planIntake(await act(around.guide, lastWeek), caseId, around)

  const message = await documentOf(initiator, `${secrets.parties}-bericht.pdf`)
  await postMessage(initiator, { caseId, text: `Dag, ${secrets.parties}`, fileIds: [message] })
  await postMessage(guide, { caseId, text: `Dag terug, ${secrets.parties}` })
  const note = await documentOf(guide, `${secrets.staff}-notitie.pdf`)
  await addNote(guide, { caseId, text: `Let op, ${secrets.staff}`, fileIds: [note] })
  const update = await pictureOf(initiator, 'nieuws.png')
  await postUpdate(initiator, { caseId, text: `Nieuws, ${open}`, fileIds: [update], visibility: 'everyone' })
  await postUpdate(initiator, { caseId, text: `Nieuws, ${secrets.parties}`, visibility: 'parties' })

  await recordHeld(guide, {
    meetingId: meeting,
    notesParties: `Afgesproken, ${secrets.parties}`,
    notesStaff: `Twijfel, ${secrets.staff}`,
  })
  await sendInfoPack(guide, { caseId, facts: await packFactsOf(guide, caseId), ownLine: secrets.parties })

  const advice = {
    unreleased: await advise(guide, adviser, { caseId, aspect: 'legal', adviserId: around.adviser.id, due }),
    released: await advise(guide, adviser, { caseId, aspect: 'safety', adviserId: around.adviser.id, due }),
    open: await ask(guide, { caseId, aspect: 'money', adviserId: around.adviser.id, due }),
  }
  await releaseAdvice(guide, { adviceId: advice.released, text: `Het kan, ${secrets.parties}` })

  const commitments = {
    municipality: await promise(guide, {
      caseId,
      by: { kind: 'municipality', personId: around.guide.id },
      kind: 'time',
      promise: `Wij maaien, ${open}`,
      due,
    }),
    initiator: await promise(initiator, {
      caseId,
      by: { kind: 'party', partyId },
      kind: 'time',
      promise: `Ik plant, ${secrets.parties}`,
      due,
    }),
  }
  const evidence = await pictureOf(initiator, 'bewijs.png')
  await keepPromise(initiator, commitments.initiator, {
    keptOn: today,
    evidence: `Gedaan, ${secrets.parties}`,
    fileIds: [evidence],
  })
  await raiseStuck(initiator, { caseId, kind: 'stuck', text: `Het duurt lang, ${secrets.parties}` })
  const [stuck] = await stuckOf(team.db, caseId)
  await involveNeighbours(initiator, caseId, secrets.parties)

  if (publish) {
    await consentPublic(initiator, { caseId })
    await approvePublic(team, { caseId })
  }
  const decision = await decide(guide, caseId, open)
  return {
    id: caseId,
    number: submitted.number,
    slug: (await initiativeById(team.db, caseId))!.slug,
    files: { idea, message, note, update, evidence, photo },
    commitments,
    meeting,
    advice,
    stuck: stuck!.id,
    decision,
  }
}

async function draftOf(act: Act): Promise<string> {
  const form = await currentForm(act.db, 'idea')
  const { open } = await startFormDraft(act, form)
  await keepTyped(act, open, form.form.sections.slice(0, 1), { story: [`Nog een plan, ${secrets.hidden}`] })
  return open.draft.id
}

/** Takes the case to its decision, and says yes on conditions: it goes on. */
async function decide(guide: Act, caseId: string, open: string): Promise<string> {
  for (const [step, outcome] of [
    ['intake', 'to_assessment'],
    ['assessment', 'to_decision'],
  ] as const) {
    const { state } = await openedCase(guide, caseId)
    if (currentVisit(state)?.step === step) await completeStep(guide, { caseId, step, outcome })
  }
  const decided = await takeDecision(guide, {
    caseId,
    step: 'decision',
    outcome: 'yes_if',
    reasons: `Omdat het een goed plan is voor de hele buurt, ${open}.`,
    criteria: ['value', 'support', 'feasibility', 'continuity', 'inclusion', 'proportion'].map((key) => ({
      key,
      met: true,
      reason: `Reden, ${open}`,
    })),
    conditions: `Met een hek, ${open}`,
  })
  if (!decided.ok) throw new Error(decided.faults.join())
  return decided.decisionId
}

async function planIntake(guide: Act, caseId: string, around: Around): Promise<string> {
  const startsAt = new Date(guide.now.getTime() + 24 * 60 * 60 * 1000)
  return planMeeting(guide, {
    caseId,
    kind: 'intake',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 60 * 60 * 1000),
    place: `Kamer 3 ${secrets.parties}`,
    participantIds: [around.initiator.id, around.guide.id],
  })
}

type Asked = Omit<Parameters<typeof askAdvice>[1], 'question'>

async function ask(guide: Act, input: Asked): Promise<string> {
  await askAdvice(guide, { ...input, question: `Kan dit, ${secrets.staff}?` })
  const asked = (await adviceOf(guide.db, input.caseId)).find(({ aspect }) => aspect === input.aspect)
  return asked!.id
}

async function advise(guide: Act, adviser: Act, input: Asked): Promise<string> {
  const adviceId = await ask(guide, input)
  await answerAdvice(adviser, {
    adviceId,
    verdict: 'yes_if',
    text: `Lastig, ${secrets.staff}`,
    requirements:
      input.aspect === 'legal'
        ? [
            {
              text: `Een hek, ${secrets.parties}`,
              ground: 'law',
              source: 'art. 2:10 APV',
              solution: `Zelf bouwen, ${secrets.parties}`,
              weeks: 2,
            },
          ]
        : [],
  })
  return adviceId
}

async function documentOf(act: Act, name: string): Promise<string> {
  return accepted(act, name, new TextEncoder().encode(`%PDF-1.7 ${name}`))
}

async function pictureOf(act: Act, name: string): Promise<string> {
  const drawn = sharp({ create: { width: 40, height: 30, channels: 3, background: '#2a7' } })
  return accepted(act, name, new Uint8Array(await drawn.png().toBuffer()))
}

async function accepted(act: Act, name: string, bytes: Uint8Array): Promise<string> {
  const answer = await acceptFile(act, { name, bytes })
  if (!answer.ok) throw new Error(`${name}: ${answer.reason}`)
  return answer.file.id
}
