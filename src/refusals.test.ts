import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNote, askAdvice, openedCase, postMessage, removeParty } from './cases/index.ts'
import { connect } from './kit/db.ts'
import { acceptFile } from './kit/files.ts'
import { closePdf } from './kit/pdf.ts'
import { inviteForRole, type Person, type Role, type Route, updatePerson } from './people/index.ts'
import { routes } from './routes.ts'
import { type TestApp, testApp, type Visitor } from './testing.ts'
import { addressesOf } from './testing-addresses.ts'
import { type CityCase, secrets, type TestCity, testCity } from './testing-city.ts'

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined

let app: TestApp
let city: TestCity
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
})
afterAll(async () => {
  await closePdf()
  await app.close()
})

const gets = routes.filter(({ method, demoOnly }) => method === 'GET' && !demoOnly)
const posts = routes.filter(({ method, demoOnly }) => method === 'POST' && !demoOnly)
/** Routes about one thing of one case. */
const isAboutCase = ({ path }: Route): boolean =>
  /:(number|nummer|address|bestand|file)\b/.test(path) ||
  /^\/(bestanden|toezeggingen|api\/v1\/toezeggingen|afspraken|werk\/adviezen|werk\/vastgelopen|idee\/concept)\/:id/.test(
    path,
  )

/** All addresses of the site, with everything of both cases. */
const everywhere = (): readonly string[] => [
  ...new Set(
    gets.flatMap((route) => [
      ...addressesOf(route, city.shown, city),
      ...addressesOf(route, city.hidden, city),
    ]),
  ),
]
const aboutCase = (routesOfMethod: readonly Route[], one: CityCase): readonly string[] => [
  ...new Set(routesOfMethod.filter(isAboutCase).flatMap((route) => addressesOf(route, one, city))),
]

const enterAs = (person: Person | null): Promise<Visitor> =>
  person === null ? Promise.resolve(app.visitor()) : city.as(person)

/** Everything somebody gets at an address: headers, page, data, and what is packed in it. */
async function everythingAt(visitor: Visitor, path: string) {
  const answer = await visitor.get(path)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const headers = [...answer.headers].filter(([name]) => name !== 'location').join('\n')
  const type = answer.headers.get('Content-Type') ?? ''
  const text = decodeURIComponent(safe(headers)) + readable(bytes, type)
  // A page that is not there repeats the address that was asked for.
  return { status: answer.status, text: text.replaceAll(path, '') }
}

const safe = (text: string): string => text.replace(/%(?![0-9a-f]{2})/gi, '%25')

function readable(bytes: Uint8Array, type: string): string {
  if (type === 'application/zip') {
    return Object.entries(unzipSync(bytes))
      .map(([name, content]) => name + readable(content, name.endsWith('.pdf') ? 'application/pdf' : 'text'))
      .join('\n')
  }
  const plain = new TextDecoder().decode(bytes)
  // A calendar file breaks long lines.
  const whole = type.startsWith('text/calendar') ? plain.replace(/\r\n /g, '') : plain
  return type === 'application/pdf' && hasPoppler ? whole + textOf(bytes) : whole
}

function textOf(pdf: Uint8Array): string {
  const path = join(app.settings.dataDir, 'read.pdf')
  writeFileSync(path, pdf)
  const { stdout } = spawnSync('pdftotext', [path, '-'], { encoding: 'utf8' })
  rmSync(path)
  return stdout.replace(/-\n/g, '-')
}

/** The secrets somebody finds anywhere on the site, with the first address of each. */
async function found(visitor: Visitor): Promise<Readonly<Record<string, string>>> {
  const seen: Record<string, string> = {}
  for (const path of everywhere()) {
    const { status, text } = await everythingAt(visitor, path)
    expect(status, path).not.toBe(500)
    for (const secret of Object.values(secrets)) if (text.includes(secret)) seen[secret] ??= path
  }
  return seen
}

const outsiders: readonly Role[] = [
  'case_guide',
  'adviser',
  'fund_manager',
  'project_leader',
  'participation_adviser',
  'councillor',
  'administrator',
  'jury_member',
  'volunteer',
]

describe('whoever walks past every address of the site', () => {
  test('as a visitor, or a resident with nothing to do with it, reads what is public only', async () => {
    expect(await found(app.visitor())).toEqual({})
    expect(await found(await city.as(city.stranger))).toEqual({})
  })

  test.each(outsiders)('as %s of the municipality who does not work on it, too', async (role) => {
    expect(await found(await city.as(city.staff[role]))).toEqual({})
  })

  test('as the manager of another area, too', async () => {
    expect(await found(await city.as(city.elsewhere))).toEqual({})
  })

  test('as its initiator or a partner reads all but what is for staff', async () => {
    const seen = await found(await city.as(city.initiator))
    expect(Object.keys(seen).sort(), JSON.stringify(seen)).toEqual([secrets.hidden, secrets.parties])
  })

  test('at the telephone reads what the parties read', async () => {
    expect((await found(await city.as(city.staff.customer_contact)))[secrets.staff]).toBeUndefined()
  })

  test('as its guide, or the team, reads all of it', async () => {
    const all = Object.values(secrets).sort()
    expect(Object.keys(await found(await city.as(city.guide))).sort()).toEqual(all)
    expect(Object.keys(await found(await city.as(city.team))).sort()).toEqual(all)
  })

  test('as the adviser who was asked reads what they need to answer', async () => {
    expect(Object.keys(await found(await city.as(city.adviser)))).toContain(secrets.staff)
  })
})

describe('a case of somebody else that is not public', () => {
  test('does not exist, at any address', async () => {
    const people = [null, city.stranger, city.elsewhere, ...outsiders.map((role) => city.staff[role])]
    for (const person of people) {
      const visitor = await enterAs(person)
      for (const path of aboutCase(gets, city.hidden)) {
        const { status } = await everythingAt(visitor, path)
        const refused = person === null ? [303, 404] : [403, 404]
        expect(refused, `${person?.name ?? 'visitor'} at ${path}: ${status}`).toContain(status)
      }
    }
  })

  test.each([
    ['hidden', [404, 401, 403]],
    ['shown', [404, 401, 403]],
  ] as const)('cannot be changed by them (%s)', async (which, refused) => {
    const people = [null, city.stranger, city.elsewhere, ...outsiders.map((role) => city.staff[role])]
    const before = await fingerprint()
    for (const person of people) {
      const visitor = await enterAs(person)
      for (const path of aboutCase(posts, city[which])) {
        const answer = await visitor.post(path, plausible)
        // Whether one is for or against a public plan, everybody may say; this says neither.
        const isAsked = which === 'shown' && path.endsWith('/steun')
        expect(
          isAsked ? [...refused, 422] : refused,
          `${person?.name ?? 'visitor'} at ${path}: ${answer.status}`,
        ).toContain(answer.status)
      }
    }
    expect(await fingerprint()).toEqual(before)
  })
})

describe('the public face', () => {
  test('of what is not public is not in a list, on the map, in its area, in a search or in the sitemap', async () => {
    const visitor = app.visitor()
    for (const path of everywhere()) {
      const { text } = await everythingAt(visitor, path)
      expect(text, path).not.toContain(city.hidden.slug)
      // Whoever asks for its number is sent to sign in with that number, and hears nothing else.
      if (!path.includes(city.hidden.number)) expect(text, path).not.toContain(city.hidden.number)
    }
    expect((await everythingAt(visitor, '/initiatieven')).text).toContain(city.shown.slug)
    expect((await everythingAt(visitor, '/initiatieven/kaart/punten.json')).text).toContain(city.shown.slug)
  })

  test('names nobody, and gives no address or telephone number', async () => {
    const visitor = app.visitor()
    const people = [city.initiator, city.partner, city.guide, city.team, city.adviser]
    for (const path of everywhere()) {
      const { text } = await everythingAt(visitor, path)
      for (const { name, email } of people) {
        expect(text, path).not.toContain(name)
        expect(text, path).not.toContain(email)
      }
    }
  })
})

describe.each(['jury_member', 'volunteer'] as const)('contact data, for a %s', (role) => {
  const account = 'NL91ABNA0417164300'
  const searched = (words: string): readonly string[] =>
    ['/zoeken?q=', '/zoeken/suggesties?q=', '/api/v1/initiatieven?zoek=', '/initiatieven?zoek='].map(
      (path) => path + encodeURIComponent(words),
    )

  test('of others stand in no page, file, search, feed or answer of the API, also when asked for advice', async () => {
    const me = city.staff[role]
    const others = [city.initiator, city.partner, city.stranger, city.guide, city.team, city.adviser]
    const secret: string[] = [account, 'gevraagd@voorbeeld.example']
    for (const [at, { id, email }] of others.entries()) {
      const phone = `06 5555 01${at}0`
      const address = `Geheime Laan ${at}a, 1234 ZZ Nergens`
      await updatePerson(app.db, id, { phone, postal_address: address })
      secret.push(email ?? '', phone, address)
    }
    for (const { name } of [city.initiator, city.partner, city.stranger]) secret.push(name)
    const guide = await city.act(city.guide)
    const initiator = await city.act(city.initiator)
    const proof = { name: `${account}.pdf`, bytes: new TextEncoder().encode(`%PDF-1.7 ${account}`) }
    const sent = await acceptFile(initiator, proof)
    if (!sent.ok) throw new Error(sent.reason)
    for (const { id: caseId } of [city.shown, city.hidden]) {
      await postMessage(initiator, {
        caseId,
        text: `Mijn rekening is ${account}`,
        ...(caseId === city.shown.id ? { fileIds: [sent.file.id] } : {}),
      })
      await addNote(guide, { caseId, text: `Rekening ${account}` })
    }
    await inviteForRole(await city.act(city.staff.administrator), {
      ...{ name: 'Greta Gevraagd', email: 'gevraagd@voorbeeld.example' },
      ...{ role: 'volunteer', scope: null, locale: 'nl' },
    }).catch(() => {})
    const advice = await askAdvice(guide, {
      ...{ caseId: city.shown.id, aspect: 'support', question: 'Wil de buurt dit?', adviserId: me.id },
      due: '2026-12-04',
    })
    const visitor = await city.as(me)
    const files = city.shown.files.message
    const walk = [
      ...everywhere(),
      ...secret.flatMap(searched),
      `/werk/adviezen/${advice}`,
      `/bestanden/${sent.file.id}/rekening.pdf`,
      `/bestanden/${files}/bericht.pdf`,
    ]
    for (const path of walk) {
      const { status, text } = await everythingAt(visitor, path)
      expect(status, path).not.toBe(500)
      // A page repeats the words that were searched for, in its own links too.
      const asked = decodeURIComponent(/=(.*)$/.exec(path)?.[1] ?? '')
      for (const word of secret) if (word !== asked) expect(text, `${path}: ${word}`).not.toContain(word)
    }
    expect((await visitor.get(`/bestanden/${sent.file.id}/rekening.pdf`)).status).toBe(404)
  })

  test('come with no list of cases, people or invitations', async () => {
    const visitor = await city.as(city.staff[role])
    expect((await visitor.get('/werk')).status).toBe(200)
    expect((await visitor.get('/mijn/veiligheid')).status).toBe(200)
    for (const path of ['/werk/zaken', '/werk/zaken.csv', '/werk/zoeken', '/werk/uitnodigingen', '/beheer'])
      expect((await visitor.get(path)).status, path).toBe(403)
  })
})

test('a party that left sees nothing more than anybody', async () => {
  const partner = await city.as(city.partner)
  expect(Object.keys(await found(partner))).toContain(secrets.parties)
  for (const { id } of [city.shown, city.hidden]) {
    const act = await city.act(city.team)
    const { parties } = await openedCase(act, id)
    const party = parties.find(({ person_id }) => person_id === city.partner.id)
    await removeParty(act, { caseId: id, partyId: party!.id })
  }
  expect(await found(partner)).toEqual({})
})

/** What a form could hold, for whatever field it has. */
const plausible = {
  text: 'Een tekst',
  reason: 'Een reden',
  title: 'Een titel',
  promise: 'Een belofte',
  request: 'Een vraag',
  question: 'Een vraag',
  result: 'Een resultaat',
  answer: 'yes',
  outcome: 'agreed',
  step: 'agreements',
  verdict: 'yes',
  due: '2026-12-24',
  until: '2026-12-24',
  keuze: 'ja',
  actie: 'gehouden',
}

/** A digest of every table except those that every visit touches. */
async function fingerprint(): Promise<Readonly<Record<string, string>>> {
  const { pool, close } = connect(app.url)
  try {
    const { rows } = await pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'
          and table_name not in ('session', 'rate_limit', 'form_once')
          -- That somebody was refused stands in the log.
          and table_name not like 'audit%'`,
    )
    const digests: Record<string, string> = {}
    for (const { name } of rows) {
      const { rows: found } = await pool.query(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t`,
      )
      digests[name] = found[0].digest
    }
    return digests
  } finally {
    await close()
  }
}
