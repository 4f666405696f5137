import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishConfiguredFrameworks } from '../frameworks/index.ts'
import { endRole, grantRole, insertPerson, peopleWithRoles, type Role } from '../people/index.ts'
import { type FormFields, type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { allProjects, plansOf } from './store.ts'

let app: TestApp
const emails = {
  leader: 'lena@gemeente.example',
  colleague: 'cas@gemeente.example',
  adviser: 'ada@gemeente.example',
} as const

beforeAll(async () => {
  app = await testApp()
  await publishConfiguredFrameworks(app.act())
  const roles: Readonly<Record<keyof typeof emails, Role>> = {
    leader: 'project_leader',
    colleague: 'project_leader',
    adviser: 'participation_adviser',
  }
  for (const [key, email] of Object.entries(emails)) {
    const name = `Wie ${key}`
    await insertPerson(app.db, { name, email, confirmedAt: testNow }, testNow)
    await grantRole(app.act(), {
      ...{ name, email, role: roles[key as keyof typeof emails] },
      areaId: null,
    })
  }
})
afterAll(() => app.close())

const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/[\s\u00a0]+/g, ' ')
const read = async (path: string, visitor = app.visitor(), status = 200): Promise<string> => {
  const answer = await visitor.get(path)
  expect(answer.status, path).toBe(status)
  return words(await answer.text())
}
const as = (who: keyof typeof emails): Promise<Visitor> => app.as(emails[who])
const seenIn = async (visitor: Visitor, path: string): Promise<string> =>
  /name="seen" value="([^"]*)"/.exec(await (await visitor.get(path)).text())?.[1] ?? ''

const answers = {
  versie: '1',
  antwoord_choice_left: 'yes',
  antwoord_statutory: 'no',
  antwoord_urgent: 'no',
  antwoord_exception: 'no',
  antwoord_room: 'within',
  antwoord_impact: 'great',
  antwoord_reach: 'street',
  antwoord_interests: 'a_little',
  antwoord_knowledge: 'much',
  antwoord_cooperation: 'handy',
  antwoord_hard_to_reach: 'yes',
} as const

const plan: FormFields = {
  goal: 'Een straat waar kinderen veilig kunnen spelen.',
  decision: 'Hoe de straat eruit komt te zien.',
  decider: 'Het college',
  decisionOn: '2027-04-01',
  fixed: 'Het riool wordt vervangen.',
  open: 'De plek van bomen en banken.',
  affected: 'Bewoners van de straat.',
  hardToReach: 'Mensen zonder internet.',
  reaching: 'Wij bellen overal aan.',
  languages: 'Nederlands en Turks',
  accessibility: 'De zaal heeft een lift.',
  use: 'Wij leggen elk advies naast het ontwerp.',
  feedbackOn: '2027-03-01',
  feedbackHow: 'Met een brief en een avond.',
  privacy: 'Wij vragen geen namen.',
  safety: 'Je kunt ook apart met ons praten.',
  contact: 'Projectleider, 14 078',
  evaluation: 'Wij vragen na afloop een cijfer.',
}
const ways: readonly FormFields[] = [
  {
    ...{ what: 'Klankbordgroep', method: 'sounding_board', from: '2026-12-10' },
    ...{ where: 'Buurthuis De Brug', reach: 'offline' },
  },
  { what: 'Gesprek aan de deur', when: 'januari 2027', where: 'Bij je thuis', reach: 'outreach' },
]

/** Writes all chapters of the plan, and takes its ways as they are named above. */
async function write(visitor: Visitor, path: string, change: FormFields = {}): Promise<void> {
  for (const chapter of ['doel', 'ruimte', 'wie', 'inbreng', 'veilig', 'middelen', 'terugblik']) {
    const at = `${path}/plan/${chapter}`
    const saved = await visitor.post(at, {
      ...plan,
      ...change,
      seen: await seenIn(visitor, at),
      doe: 'lijst',
    })
    expect(saved.status, at).toBe(303)
  }
}
const wayLinks = async (visitor: Visitor, path: string): Promise<readonly string[]> =>
  [
    ...(await (await visitor.get(`${path}/plan/manieren`)).text()).matchAll(
      /task__link" href="([^"?]*)[^"]*"/g,
    ),
  ].map(([, href]) => href ?? '')
const handIn = (visitor: Visitor, path: string): ReturnType<Visitor['post']> =>
  visitor.post(`${path}/plan`, { doe: 'voorleggen' })

describe('from the question to a published page', () => {
  let path = ''

  test('a project leader starts a project, that nobody outside sees', async () => {
    const leader = await as('leader')
    const empty = await leader.post('/werk/projecten/nieuw', { name: 'Lindestraat' })
    expect(empty.status).toBe(422)
    const project = {
      name: 'Lindestraat opnieuw',
      summary: 'De straat gaat open.',
      subjects: ['traffic', 'green'],
    }
    const outside = { ...project, owner: 'outside' }
    expect((await leader.post('/werk/projecten/nieuw', outside)).status).toBe(422)
    const begun = await leader.postAndSee('/werk/projecten/nieuw', { ...project, owner: 'municipality' })
    expect(words(begun.html)).toContain('Het project is begonnen.')
    path = begun.path.split('?')[0] ?? ''
    expect(path).toBe('/werk/projecten/P2026-0001')
    await read('/meedoen/lindestraat-opnieuw', app.visitor(), 404)
    expect(await read('/meedoen')).toContain('Er is nu geen project om aan mee te doen')
    expect(await read('/werk/projecten', await as('adviser'))).toContain('Lindestraat opnieuw')
    expect(await read('/werk', leader)).toContain('Ga verder met dit project: Lindestraat opnieuw')
    // The step to take is the framework; the only other way out is folded away.
    const desk = await (await leader.get(path)).text()
    expect(desk).toContain('<summary>Stop het project</summary>')
    expect(desk).toContain('<input type="hidden" name="naar" value="stopped"')
    // A colleague reads it, and cannot change it.
    const colleague = await as('colleague')
    expect(await read(path, colleague)).toContain('Je leest mee.')
    expect((await colleague.post(`${path}/afwegingskader`, answers)).status).toBe(404)
  })

  test('the framework tells whether and how, rule by rule, and is marked as an example', async () => {
    const leader = await as('leader')
    expect(await read(`${path}/afwegingskader`, leader)).toContain('Het afwegingskader is een voorbeeld')
    const open = await leader.post(`${path}/afwegingskader`, { versie: '1', antwoord_choice_left: 'yes' })
    expect(open.status).toBe(422)
    expect(words(await open.text())).toContain('Beantwoord: Wat kunnen mensen nog veranderen?')
    const old = await leader.post(`${path}/afwegingskader`, { ...answers, versie: '9' })
    expect(old.status).toBe(422)
    const told = words((await leader.postAndSee(`${path}/afwegingskader`, answers)).html)
    expect(told).toContain('Adviseren')
    expect(told).toContain('Dit raakt mensen sterk.')
    expect(told).toContain('Klankbordgroep')
    expect(told).toContain('Ga zelf naar de mensen toe')
    expect(told).toContain('Het afwegingskader is een voorbeeld')
  })

  test('departing asks a reason, a name and a day that is past; it is told from then on', async () => {
    const leader = await as('leader')
    const choice = { outcome: 'consult', decidedBy: 'De directeur Ruimte', decidedOn: '2026-11-18' }
    const at = `${path}/afwijken`
    expect((await leader.post(at, { ...choice, reason: 'Kort.' })).status).toBe(422)
    const reason = 'De bewoners vroegen zelf om een enquête.'
    expect((await leader.post(at, { ...choice, reason, decidedOn: '2027-01-01' })).status).toBe(422)
    expect((await leader.post(at, { ...choice, reason, outcome: 'co_decide' })).status).toBe(422)
    expect((await leader.post(at, { ...choice, reason, outcome: 'advise' })).status).toBe(422)
    expect((await leader.post(at, { ...choice, reason, decidedBy: '' })).status).toBe(422)
    const told = words((await leader.postAndSee(at, { ...choice, reason })).html)
    expect(told).toContain('De directeur Ruimte week hiervan af op 18 november 2026.')
    expect(told).toContain(reason)
    // Once for an outcome: who wants another answers again.
    expect((await leader.post(at, { ...choice, reason })).status).toBe(422)
    expect(words((await leader.postAndSee(`${path}/afwegingskader`, answers)).html)).toContain('Adviseren')
  })

  test('the paragraph for the start note is there before the plan is, and grows with it', async () => {
    const note = await read(`${path}/startnotitie`, await as('leader'))
    expect(note).toContain('Bij het project "Lindestraat opnieuw" doen inwoners mee op het niveau adviseren.')
    expect(note).toContain('Dit afwegingskader is een voorbeeld')
    expect(note).toContain('Het participatieplan is nog niet geschreven.')
  })

  test('a plan begins with what the framework knows, and is saved as it is', async () => {
    const leader = await as('leader')
    const begun = await leader.postAndSee(path, { doe: 'plan' })
    expect(words(begun.html)).toContain('Manieren om mee te doen')
    expect(words(begun.html)).toContain('Klankbordgroep')
    expect(await read(`${path}/plan/ruimte`, leader)).toContain('Veel, binnen vaste grenzen.')
    await read(`${path}/plan/wijziging`, leader, 404)
    await read(`${path}/plan/manieren/weg`, leader, 404)
    const seen = await seenIn(leader, `${path}/plan/doel`)
    const chapter = { ...plan, seen, goal: '' }
    const saved = await leader.postAndSee(`${path}/plan/doel`, { ...chapter, doe: 'verder' })
    expect(words(saved.html)).toContain('Het is bewaard.')
    expect(words(saved.html)).toContain('Hoofdstuk 2 van 8')
    expect(await read(path, leader)).toContain('Dit mist nog: Wat willen we bereiken?')
    expect(await read(`${path}/plan`, leader)).toContain('mist nog 1 ding')
    // Who had an older version of this chapter before them overwrites nothing; another chapter is nobody's business.
    expect((await leader.post(`${path}/plan/doel`, { ...chapter, doe: 'lijst' })).status).toBe(422)
    const other = `${path}/plan/wie`
    const before = await seenIn(leader, other)
    const again = await seenIn(leader, `${path}/plan/doel`)
    expect((await leader.post(`${path}/plan/doel`, { ...plan, seen: again })).status).toBe(303)
    expect((await leader.post(other, { ...plan, seen: before })).status).toBe(303)
    const wrong = await leader.post(`${path}/plan/doel`, { ...plan, decisionOn: 'morgen' })
    expect(wrong.status).toBe(422)
    expect(words(await wrong.text())).toContain('Vul een datum in')
    const hours = await leader.post(`${path}/plan/middelen`, { ...plan, hours: 'veel' })
    expect(words(await hours.text())).toContain('Vul een heel getal in')
  })

  test('every way to take part has a page of its own', async () => {
    const leader = await as('leader')
    // What the framework proposed is taken out, but for the first.
    for (const href of (await wayLinks(leader, path)).slice(1)) {
      const taken = await leader.postAndSee(href, { seen: await seenIn(leader, href), doe: 'weg' })
      expect(words(taken.html)).toContain('Het is weggehaald.')
    }
    const [first = ''] = await wayLinks(leader, path)
    expect((await leader.post(`${path}/plan/manieren/nieuw`, { when: 'januari' })).status).toBe(422)
    expect((await leader.post(`${path}/plan/manieren/nieuw`, { ...ways[1] })).status).toBe(303)
    expect((await leader.post(first, { ...ways[0], seen: 'oud' })).status).toBe(422)
    const seen = await seenIn(leader, first)
    expect((await leader.post(first, { ...ways[0], where: '', seen })).status).toBe(303)
    const list = await read(`${path}/plan/manieren`, leader)
    expect(list).toContain('Manier 1: Klankbordgroep')
    expect(list).toContain('Schrijf waar het is, of hoe mensen meedoen.')
    expect(list).toContain('Manier 2: Gesprek aan de deur')
  })

  test('it is handed in when it is complete, sent back with reasons, and agreed', async () => {
    const leader = await as('leader')
    const adviser = await as('adviser')
    await write(leader, path, { safety: '', decisionOn: '' })
    const open = await handIn(leader, path)
    expect(open.status).toBe(422)
    const html = await open.text()
    // Every error names its chapter or its way, and leads to the field.
    expect(words(html)).toContain(
      'Privacy en veilig meedoen: Vul in: Hoe zorgen we dat iedereen veilig kan meedoen?',
    )
    expect(words(html)).toContain('Doel en beslissing: Schrijf wanneer de beslissing valt')
    expect(words(html)).toContain('Manier 1: Klankbordgroep: Schrijf waar het is')
    const to = /href="([^"]*plan\/veilig[^"#]*)#veld-safety"/.exec(html)?.[1] ?? ''
    expect(await read(to.replaceAll('&amp;', '&'), leader)).toContain('Vul in: Hoe zorgen we')
    const [first = ''] = await wayLinks(leader, path)
    expect(await read(`${first}?nakijken=ja`, leader)).toContain('Schrijf waar het is')
    await leader.post(first, { ...ways[0], seen: await seenIn(leader, first) })
    await write(leader, path)
    expect(await read(`${path}/plan`, leader)).toContain('8 van de 8 hoofdstukken')
    expect((await handIn(leader, path)).status).toBe(303)
    expect(await read('/werk', adviser)).toContain('Bekijk het participatieplan: Lindestraat opnieuw')
    const subjects = async (who: keyof typeof emails) =>
      (await app.mails(emails[who])).map(({ subject }) => subject)
    expect(await subjects('adviser')).toContain('Een participatieplan om te bekijken: Lindestraat opnieuw')
    const shown = await read(`${path}/beoordelen`, adviser)
    expect(shown).toContain('Wij bellen overal aan.')
    expect(shown).toContain(
      'Mensen krijgen uiterlijk 1 maart 2027 antwoord. De beslissing valt pas op 1 april',
    )
    // The leader does not judge their own plan, and does not publish it before the adviser agrees.
    expect((await leader.post(`${path}/beoordelen`, { choice: 'akkoord' })).status).toBe(403)
    expect((await leader.post(path, { doe: 'publiceren' })).status).toBe(422)
    expect((await adviser.post(`${path}/beoordelen`, { choice: 'terug' })).status).toBe(422)
    const reasons = 'Noem ook de jongeren van het plein.'
    expect((await adviser.post(`${path}/beoordelen`, { choice: 'terug', reasons })).status).toBe(303)
    expect(await read(path, leader)).toContain(reasons)
    expect(await read('/werk', leader)).toContain('Pas het participatieplan aan')
    const [sentBack] = await app.mails(emails.leader)
    expect(sentBack?.subject).toBe('Pas het participatieplan aan: Lindestraat opnieuw')
    expect(sentBack?.body_text).toContain(reasons)
    await write(leader, path, { affected: 'Bewoners en jongeren van het plein.' })
    expect((await handIn(leader, path)).status).toBe(303)
    const agreed = await adviser.postAndSee(`${path}/beoordelen`, { choice: 'akkoord' })
    expect(words(agreed.html)).toContain('Je bent akkoord.')
    expect((await adviser.post(`${path}/beoordelen`, { choice: 'akkoord' })).status).toBe(404)
    expect(await subjects('leader')).toContain('Akkoord met het participatieplan: Lindestraat opnieuw')
    // Colleagues who do not work on it hear nothing, nor does who did it.
    expect(await subjects('colleague')).toEqual([])
    expect(await subjects('adviser')).toEqual(
      Array(2).fill('Een participatieplan om te bekijken: Lindestraat opnieuw'),
    )
  })

  test('too late is refused with the day on which it can be; in time everybody reads it', async () => {
    app.setNow(new Date('2026-11-30T10:00:00Z'))
    const later = await as('leader')
    const late = await later.post(path, { doe: 'publiceren' })
    expect(late.status).toBe(422)
    expect(words(await late.text())).toContain(
      'Het plan moet 14 dagen vooraf online staan. Vandaag kan dat vanaf 14 december 2026.',
    )
    app.setNow(new Date(testNow.getTime() + 120_000))
    const leader = await as('leader')
    const done = await leader.postAndSee(path, { doe: 'publiceren' })
    expect(words(done.html)).toContain('Iedereen kan het nu lezen.')
    const page = await read('/meedoen/lindestraat-opnieuw')
    for (const part of [
      'Project P2026-0001',
      'begint binnenkort',
      'De plek van bomen en banken.',
      'Het riool wordt vervangen.',
      'Het college',
      '1 april 2027',
      'Klankbordgroep',
      'Dit is een project van de gemeente.',
      'voorbeeld',
      'Op tijd en open aangekondigd',
      'Het eerste moment is 10 december 2026.',
    ])
      expect(page, part).toContain(part)
    expect(page).not.toContain('Nu open')
    expect(page).not.toContain('Wie leader')
    expect(await read('/meedoen?stand=binnenkort&onderwerp=groen')).toContain('Lindestraat opnieuw')
    expect(await read('/meedoen?stand=afgerond')).toContain('Er is geen project dat bij deze keuzes past.')
    expect(await read('/meedoen/lindestraat-opnieuw?taal=en')).toContain(
      'What can still change, and what is fixed?',
    )
    expect(await read('/zoeken?q=lindestraat')).toContain('Lindestraat opnieuw')
    expect(await (await app.visitor().get('/sitemap.xml')).text()).toContain(
      '/meedoen/lindestraat-opnieuw/plan',
    )
    expect(await (await app.visitor().get('/meedoen.atom')).text()).toContain(
      '<title>Lindestraat opnieuw</title>',
    )
    const byNumber = await app.visitor().get('/meedoen/p2026-0001')
    expect(byNumber.headers.get('location')).toBe('/meedoen/lindestraat-opnieuw')
    app.setNow(new Date('2026-12-10T10:00:00Z'))
    expect(await read('/meedoen/lindestraat-opnieuw')).toContain('Nu open')
  })

  test('a change is a new version, compared in words; the published one stays', async () => {
    app.setNow(new Date('2026-12-11T10:00:00Z'))
    const leader = await as('leader')
    const adviser = await as('adviser')
    await leader.postAndSee(path, { doe: 'plan' })
    await write(leader, path, {
      affected: 'Bewoners en jongeren van het plein.',
      fixed: 'Het riool en de lantaarns.',
    })
    const open = await handIn(leader, path)
    expect(open.status).toBe(422)
    expect(words(await open.text())).toContain('Wat er anders is: Vul in: Wat is er anders')
    const note = `${path}/plan/wijziging`
    const changeNote = 'De lantaarns blijven toch staan.'
    expect((await leader.post(note, { changeNote, seen: await seenIn(leader, note) })).status).toBe(303)
    expect((await handIn(leader, path)).status).toBe(303)
    await adviser.post(`${path}/beoordelen`, { choice: 'akkoord' })
    await leader.postAndSee(path, { doe: 'publiceren' })
    const told = await read('/meedoen/lindestraat-opnieuw/plan')
    expect(told).toContain('Wat is er anders dan in versie 1?')
    expect(told).toContain('Het riool wordt vervangen.')
    expect(told).toContain('Het riool en de lantaarns.')
    expect(told).toContain('De lantaarns blijven toch staan.')
    expect(await read('/meedoen/lindestraat-opnieuw/plan?versie=1')).toContain('Dit is een oudere versie')
    await read('/meedoen/lindestraat-opnieuw/plan?versie=7', app.visitor(), 404)
    const [project] = await allProjects(app.db)
    const [, first] = await plansOf(app.db, project?.id ?? '')
    const change1 = app.db.withTables<{ project_plan: { id: string; version: number } }>()
    await expect(
      change1
        .updateTable('project_plan')
        .set({ version: 9 })
        .where('id', '=', first?.id ?? '')
        .execute(),
    ).rejects.toThrow('a published plan never changes')
  })

  test('phases, people, documents and news fill the page; a colleague who stands there works on it', async () => {
    const leader = await as('leader')
    const wrong = await leader.post(`${path}/planning`, { rows: '1', fase0_name: 'Ontwerp' })
    expect(wrong.status).toBe(422)
    await leader.post(`${path}/planning`, {
      rows: '2',
      fase0_name: 'Ontwerp',
      fase0_starts: '2026-12-01',
      fase1_name: 'Uitvoering',
      fase1_when: 'najaar 2027',
    })
    const options = await (await leader.get(`${path}/mensen`)).text()
    const colleagueId = /value="([0-9a-f-]{36})"[^>]*>Wie colleague/.exec(options)?.[1] ?? ''
    const person = {
      rows: '1',
      mens0_function: 'Ontwerper',
      mens0_task: 'Vragen over het ontwerp',
      mens0_reach: '14 078',
      mens0_person: colleagueId,
    }
    expect((await leader.post(`${path}/mensen`, { ...person, mens0_reach: '' })).status).toBe(422)
    expect((await leader.post(`${path}/mensen`, person)).status).toBe(303)
    const pdf = new File(['%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer << >>\n%%EOF\n'], 'ontwerp.pdf')
    expect(
      (await leader.post(`${path}/documenten`, { title: 'Ontwerp', file: new File(['<svg/>'], 'x.svg') }))
        .status,
    ).toBe(422)
    expect((await leader.post(`${path}/documenten`, { title: 'Schetsontwerp', file: pdf })).status).toBe(303)
    await leader.post(`${path}/nieuws`, { title: 'De bomen zijn gekozen', body: 'Het worden lindes.' })
    const html = await (await app.visitor().get('/meedoen/lindestraat-opnieuw')).text()
    const page = words(html)
    for (const part of ['najaar 2027', 'Ontwerper', 'Schetsontwerp', 'Het worden lindes.'])
      expect(page, part).toContain(part)
    expect(page).not.toContain('Wie colleague')
    const file = /href="(\/bestanden\/[^"]+)"/.exec(html)?.[1] ?? ''
    expect((await app.visitor().get(file)).status).toBe(200)
    const colleague = await as('colleague')
    expect(
      (await colleague.post(`${path}/nieuws`, { title: 'Nog iets', body: 'Van een collega.' })).status,
    ).toBe(303)
    const shown = await (await leader.get(`${path}/documenten`)).text()
    const document = /name="weg" value="([^"]+)"/.exec(shown)?.[1] ?? ''
    await leader.post(`${path}/documenten`, { weg: document })
    expect((await app.visitor().get(file)).status).toBe(404)
  })

  test('it goes on with words for everybody, and is closed with what was learned', async () => {
    const leader = await as('leader')
    expect((await leader.post(path, { doe: 'verder', naar: 'closed', bericht: 'Klaar.' })).status).toBe(422)
    expect((await leader.post(path, { doe: 'verder', naar: 'answering' })).status).toBe(422)
    await leader.postAndSee(path, { doe: 'verder', naar: 'answering', bericht: 'Dank voor alle adviezen.' })
    expect(await read('/meedoen/lindestraat-opnieuw')).toContain('Je hoort het uiterlijk 1 maart 2027.')
    const close = { doe: 'verder', naar: 'closed', bericht: 'Het ontwerp met lindes is vastgesteld.' }
    expect((await leader.post(path, close)).status).toBe(422)
    await leader.postAndSee(path, { ...close, lessen: 'Eerder aanbellen werkt.' })
    const page = await read('/meedoen/lindestraat-opnieuw')
    expect(page).toContain('Het ontwerp met lindes is vastgesteld.')
    expect(page).toContain('Eerder aanbellen werkt.')
    expect((await leader.post(path, { doe: 'plan' })).status).toBe(422)
  })
})

test('a page of the list asks the same number of questions, whatever the number of projects', async () => {
  const count = async (): Promise<number> => {
    app.takeQueries()
    await read('/meedoen')
    return app.takeQueries().length
  }
  const leader = await as('leader')
  const one = await count()
  for (const name of ['Plein', 'Park'])
    await leader.post('/werk/projecten/nieuw', {
      name,
      summary: 'Iets.',
      subjects: ['green'],
      owner: 'municipality',
    })
  expect(await count()).toBe(one)
})

test('wrong addresses and words are refused, not broken', async () => {
  const leader = await as('leader')
  for (const path of [
    '/meedoen/P2026-9999',
    '/meedoen/%27',
    '/werk/projecten/P2026-9999',
    '/werk/projecten/x',
  ])
    expect((await leader.get(path)).status, path).toBe(404)
  expect((await leader.get('/meedoen?stand=x&gebied=y&onderwerp=z')).status).toBe(200)
  expect((await leader.get('/meedoen.atom?gebied=x')).status).toBe(404)
  const huge = { name: 'x'.repeat(1_000_000), summary: 'y', subjects: ['green'], owner: 'municipality' }
  expect((await leader.post('/werk/projecten/nieuw', huge)).status).toBe(422)
})

test('a project whose leader went is taken over by a colleague, and no other', async () => {
  const leader = await as('leader')
  const colleague = await as('colleague')
  const begun = await leader.postAndSee('/werk/projecten/nieuw', {
    ...{ name: 'Brug', summary: 'Een brug.', subjects: ['traffic'], owner: 'municipality' },
  })
  const path = begun.path.split('?')[0] ?? ''
  expect((await colleague.post(path, { doe: 'overnemen' })).status).toBe(422)
  const leads = (await peopleWithRoles(app.db, 'project_leader')).find(({ email }) => email === emails.leader)
  await endRole(app.act(), leads?.grants[0]?.id ?? '')
  expect(await read(path, colleague)).toContain('Dit project heeft geen projectleider meer.')
  expect(words((await colleague.postAndSee(path, { doe: 'overnemen' })).html)).toContain('nu van jou')
  expect((await colleague.get(`${path}/gegevens`)).status).toBe(200)
})
