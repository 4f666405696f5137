import { randomUUID } from 'node:crypto'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rebuildAll } from '../src/cases/index.ts'
import { neighbourhoodIdea } from '../src/initiatives/front-door/testing.ts'
import { submitInitiative } from '../src/initiatives/index.ts'
import type { Act } from '../src/kit/act.ts'
import { system } from '../src/kit/actor.ts'
import { type Connection, connect } from '../src/kit/db.ts'
import { findEmbedded } from '../src/kit/embedded.ts'
import { readMunicipality } from '../src/kit/municipality.ts'
import { onceField } from '../src/kit/once.ts'
import { readSettings } from '../src/kit/settings.ts'
import { actorOf, byDemo, grantRole, insertPerson, openSession, type Person } from '../src/people/index.ts'
import { reactions } from '../src/reactions.ts'
import { type MailSink, mailSink } from '../src/testing-mail.ts'
import { databasesIn, killDatabases, type Program, startProgram } from './program.ts'

const rounds = 20
const workersAtOnce = 4
/** About a minute on a quiet machine; a busy one takes as long as it needs. */
const patience = 30 * 60 * 1000

let folder: string
let sink: MailSink
let program: Program
/** Counts the lives of the program; each ends with a kill. */
let life = 0
/** Every mail the server took, with the life of the program in which it did. */
const taken: { readonly messageId: string; readonly life: number }[] = []
const outputs: string[] = []
/** Lives in which the database was killed under the program. */
const shaken = new Set<number>()

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'meemaken-killed-')))
  sink = await mailSink()
  sink.onMail(async ({ messageId }) => {
    // A server that takes its time: many a kill falls between its answer and what we do with that.
    await wait((taken.length % 4) * 10)
    taken.push({ messageId, life })
  })
})
afterAll(async () => {
  await program?.kill()
  killDatabases(folder)
  await sink.close()
  await wait(100)
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<void> {
  life += 1
  program = await startProgram({
    dataDir: folder,
    env: {
      HOST: '127.0.0.1',
      MEEMAKEN_DEMO: 'off',
      SMTP_URL: sink.url,
      // Everybody comes from an address of their own, so that nobody is held up.
      MEEMAKEN_TRUST_PROXY: 'on',
    },
  })
}

async function kill(): Promise<void> {
  await program.kill()
  outputs.push(program.output())
}

/** The database of the running program. */
async function onDatabase<T>(work: (connection: Connection, act: Act) => Promise<T>): Promise<T> {
  const connection = connect((await findEmbedded(folder)) ?? '', { max: 3 })
  const settings = readSettings({ MEEMAKEN_DATA_DIR: folder })
  try {
    return await work(connection, {
      db: connection.db,
      now: new Date(),
      actor: system,
      locale: 'nl',
      municipality: readMunicipality(settings.configDir),
      settings,
      reactions,
    })
  } finally {
    await connection.close()
  }
}

const rowsOf = <Row>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
  onDatabase(async ({ pool }) => (await pool.query(text, [...values])).rows as Row[])

/** Something a person sends, and what they were told. */
interface Sending {
  readonly kind: 'message' | 'desk_idea' | 'idea' | 'sign_in'
  readonly path: string
  readonly cookie: string
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  /** Words by which it is found back. */
  readonly mark: string
  /** What the person saw; null when the line broke. */
  answer: { readonly status: number; readonly location: string | null } | null
}

let visitors = 0

async function post(
  path: string,
  cookie: string,
  fields: Sending['fields'],
): Promise<{
  readonly status: number
  readonly location: string | null
  readonly cookies: readonly string[]
}> {
  visitors += 1
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, one]),
  )
  const response = await fetch(program.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      Origin: program.address,
      Cookie: cookie,
      'X-Forwarded-For': `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}`,
    },
    body: new URLSearchParams(pairs),
  })
  await response.arrayBuffer()
  return {
    status: response.status,
    location: response.headers.get('Location'),
    cookies: response.headers.getSetCookie().map((line) => line.split(';')[0] ?? ''),
  }
}

const isTaken = (answer: Sending['answer']): boolean => answer !== null && [200, 303].includes(answer.status)

/** Sends everything at once and kills in the middle: as soon as `answers` people have theirs. */
async function sendAndKill(
  sendings: readonly Sending[],
  answers: number,
  strike: () => Promise<unknown>,
): Promise<void> {
  let seen = 0
  let struck: Promise<unknown> | null = null
  const all = sendings.map(async (sending) => {
    try {
      const { status, location } = await post(sending.path, sending.cookie, sending.fields)
      sending.answer = { status, location }
    } catch {
      // The line broke: this person was told nothing.
    }
    seen += 1
    if (seen >= answers) struck ??= strike()
  })
  if (answers === 0) {
    await wait(8)
    struck ??= strike()
  }
  await Promise.all(all)
  await struck
}

async function untilReady(): Promise<void> {
  for (;;) {
    const ready = await fetch(`${program.address}/readyz`).catch(() => null)
    await ready?.arrayBuffer()
    if (ready?.status === 200) return
    await wait(50)
  }
}

interface City {
  readonly team: string
  readonly initiator: string
  readonly numbers: readonly string[]
}

/** An empty municipality with a member of staff, and a resident with two initiatives that are under way. */
const settle = (): Promise<City> =>
  onDatabase(async ({ db }, act) => {
    const noor = await grantRole(act, {
      name: 'Noor Verhagen',
      email: 'noor@waterstad.example',
      role: 'team_member',
      areaId: null,
    })
    const sanne = await insertPerson(db, { name: 'Sanne', email: 'sanne@voorbeeld.example' }, act.now)
    const numbers: string[] = []
    for (const title of ['Bankjes', 'Pluktuin']) {
      const asSanne = { ...act, actor: await actorOf(db, sanne.id) }
      const sent = await submitInitiative(asSanne, {
        kind: 'city_wish',
        title,
        story: 'Voor de hele buurt.',
        initiator: { personId: sanne.id },
      })
      if (sent.state === 'submitted') numbers.push(sent.number)
    }
    const cookieOf = async ({ id }: Person) =>
      `meemaken=${(await openSession({ ...act, actor: await actorOf(db, id) }, id, byDemo)).token}`
    return { team: await cookieOf(noor), initiator: await cookieOf(sanne), numbers }
  })

/** Somebody fills in the form, up to the page with the button "Verstuur". Answers their cookies. */
async function filledIn(mark: string): Promise<string> {
  const cookies = new Map<string, string>()
  const change: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'jouw-idee': { title: `Idee ${mark}` },
    'over-jou': { email: `${mark}@voorbeeld.example` },
  }
  for (const [slug, fields] of Object.entries(neighbourhoodIdea)) {
    const answer = await post(`/idee/${slug}`, [...cookies.values()].join('; '), {
      ...fields,
      ...change[slug],
    })
    expect(answer.status, slug).toBe(303)
    for (const cookie of answer.cookies) cookies.set(cookie.split('=')[0] ?? '', cookie)
  }
  return [...cookies.values()].join('; ')
}

async function sendingsOf(round: number, city: City): Promise<readonly Sending[]> {
  const markOf = (n: number): string => `ronde${round}n${n}x${randomUUID().slice(0, 8)}`
  const sendings: Sending[] = []
  const add = (
    kind: Sending['kind'],
    path: string,
    cookie: string,
    mark: string,
    fields: Sending['fields'],
  ) =>
    sendings.push({
      kind,
      path,
      cookie,
      mark,
      fields: { [onceField]: randomUUID(), ...fields },
      answer: null,
    })
  for (let n = 0; n < 4; n += 1) {
    const mark = markOf(n)
    const path = `/initiatieven/${city.numbers[n % 2]}/berichten`
    add('message', path, city.initiator, mark, { text: `Bericht ${mark}` })
  }
  for (let n = 4; n < 6; n += 1) {
    const mark = markOf(n)
    add('desk_idea', '/werk/idee-invoeren', city.team, mark, deskIdea(mark))
  }
  const idea = markOf(6)
  add('idea', '/idee/controleren', await filledIn(idea), idea, {})
  const link = markOf(7)
  add('sign_in', '/aanmelden', '', link, { email: `${link}@voorbeeld.example` })
  return sendings
}

const deskIdea = (mark: string): Sending['fields'] => ({
  ...Object.assign({}, ...Object.values(neighbourhoodIdea)),
  formulier: 'IDEE-4',
  kanaal: 'desk',
  taal_bewoner: 'nl',
  voorgelezen: 'ja',
  weg: '',
  title: `Idee ${mark}`,
  email: `${mark}@voorbeeld.example`,
})

test(
  `killed ${rounds} times in the middle of what people send: nothing is lost, nothing is doubled`,
  async () => {
    const began = performance.now()
    await start()
    const city = await settle()
    const everything: Sending[] = []
    const kills = { program: 0, both: 0, database: 0 }

    for (let round = 0; round < rounds; round += 1) {
      const sendings = await sendingsOf(round, city)
      everything.push(...sendings)
      const what = round % 5 === 4 ? 'both' : round % 10 === 7 ? 'database' : 'program'
      kills[what] += 1
      await sendAndKill(sendings, round % sendings.length, async () => {
        if (what !== 'program') killDatabases(folder)
        if (what === 'database') shaken.add(life)
        if (what !== 'database') await kill()
      })
      if (what !== 'database') await start()
      await untilReady()

      for (const sending of sendings) {
        const { kind, answer, path, cookie, fields } = sending
        // A broken database may be said; nothing else may go wrong.
        if (answer !== null && what === 'program')
          expect(isTaken(answer), `${path}: ${answer.status}`).toBe(true)
        if (kind === 'sign_in' && isTaken(answer)) continue
        // Whoever saw no answer, or pressed reload, sends the same again.
        const again = await post(path, cookie, fields)
        const first = isTaken(answer) ? answer : again
        expect(isTaken(again), `${path} again: ${again.status}`).toBe(true)
        expect(again.location, path).toBe(first?.location)
        sending.answer = first
      }
    }

    await everythingIsThereOnce(everything)
    await casesAreConsistent()
    await mailsWentOnce(everything)
    expect(outputs.join('\n')).not.toContain('@voorbeeld.example')
    expect(await program.interrupt()).toBe(0)
    expect(databasesIn(folder)).toEqual([])
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(
      `${everything.length} sendings, ${kills.program} kills of the program, ${kills.database} of the database, ` +
        `${kills.both} of both; ${taken.length} mails; ${seconds} s.`,
    )
  },
  patience,
)

async function everythingIsThereOnce(everything: readonly Sending[]): Promise<void> {
  const texts = await rowsOf<{ body: string; messages: number }>(
    `select body, (select count(*)::int from case_message where text_id = case_text.id) as messages from case_text`,
  )
  const initiatives = await rowsOf<{ title: string; number: string }>('select title, number from initiative')
  const waiting = await rowsOf<{ id: string; email: string }>('select id, email from initiative_sent')
  for (const { kind, mark, answer } of everything) {
    if (kind === 'message') {
      const found = texts.filter(({ body }) => body === `Bericht ${mark}`)
      expect(found, mark).toEqual([{ body: `Bericht ${mark}`, messages: 1 }])
    }
    if (kind === 'desk_idea') {
      const found = initiatives.filter(({ title }) => title === `Idee ${mark}`)
      expect(found, mark).toHaveLength(1)
      expect(answer?.location).toContain(found[0]?.number)
    }
    if (kind === 'idea') {
      const found = waiting.filter(({ email }) => email === `${mark}@voorbeeld.example`)
      expect(found, mark).toHaveLength(1)
      expect(answer?.location).toContain(found[0]?.id)
    }
  }
  expect(await rowsOf('select token from form_once where location is null')).toEqual([])
}

/** No event is half written, everything that runs has an owner, and the state follows from the timeline. */
async function casesAreConsistent(): Promise<void> {
  const odd = await rowsOf(`
    select number from case_file where
      (select count(*) from case_event where case_id = case_file.id and type = 'submitted') <> 1
      or (state <> 'ended' and officer_id is null)
      or (select count(*) from case_message where case_id = case_file.id)
         <> (select count(*) from case_event where case_id = case_file.id and type = 'message_posted')`)
  expect(odd).toEqual([])
  const loose = await rowsOf(`
    select id from case_event where text_id is not null
       and not exists (select from case_text where case_text.id = case_event.text_id)`)
  expect(loose).toEqual([])
  const projection = () =>
    rowsOf(`select md5(string_agg(t::text, '|' order by t::text)) as digest from
      (select (to_jsonb(case_file) - 'projected_at')::text as t from case_file
        union all select case_term::text from case_term) all_of_it`)
  const before = await projection()
  await onDatabase((_connection, act) => rebuildAll(act))
  expect(await projection()).toEqual(before)
}

async function mailsWentOnce(everything: readonly Sending[]): Promise<void> {
  // No time limit of our own: whatever waits must go by itself, without a hand.
  for (;;) {
    const [row] = await rowsOf<{ waiting: number }>(
      'select count(*)::int as waiting from outbox where sent_at is null',
    )
    if (row?.waiting === 0) break
    await wait(250)
  }
  const outbox = await rowsOf<{ message_id: string; to_address: string; subject: string; body_text: string }>(
    'select message_id, to_address, subject, body_text from outbox',
  )
  expect(new Set(taken.map(({ messageId }) => messageId))).toEqual(
    new Set(outbox.map(({ message_id }) => message_id)),
  )
  // A second copy is possible only where a kill fell between the server's answer and our commit.
  const lives = new Map<string, number[]>()
  for (const { messageId, life } of taken) lives.set(messageId, [...(lives.get(messageId) ?? []), life])
  const twice = [...lives.values()].filter((copies) => copies.length > 1)
  for (const copies of twice) {
    const unshaken = copies.filter((one) => !shaken.has(one))
    expect(new Set(unshaken).size).toBe(unshaken.length)
  }
  expect(twice.length).toBeLessThanOrEqual(rounds * workersAtOnce)
  console.log(`${outbox.length} mails were written, ${twice.length} of them arrived again after a kill.`)
  // What people are told was written once: no two mails say the same to the same person.
  const said = outbox.map((mail) => `${mail.to_address} ${mail.subject} ${mail.body_text}`)
  expect(said.filter((mail, at) => said.indexOf(mail) !== at)).toEqual([])
  for (const { kind, mark } of everything) {
    const mails = outbox.filter((mail) => mail.to_address === `${mark}@voorbeeld.example`)
    if (kind === 'idea' || kind === 'desk_idea') expect(mails, mark).toHaveLength(1)
    if (kind === 'sign_in') expect(mails.length, mark).toBeGreaterThan(0)
    if (kind === 'message') {
      const told = outbox.filter(({ body_text }) => body_text.includes(`Bericht ${mark}`))
      expect(told, mark).toHaveLength(1)
    }
  }
}
