import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Reached } from '../src/activities/rights.ts'
import { openActivity } from '../src/activities/testing.ts'
import type { Act } from '../src/kit/act.ts'
import type { Actor } from '../src/kit/actor.ts'
import type { Connection } from '../src/kit/db.ts'
import { vectorOf } from '../src/kit/search/terms.ts'
import { actorOf, byDemo, grantRole, insertPerson, openSession, personByEmail } from '../src/people/index.ts'
import { importAreas, type JuryAreas } from '../src/places/index.ts'
import { runningProject } from '../src/projects/testing.ts'

const things =
  'speeltuin moestuin pluktuin buurtbank fietsenstalling boomgaard muurschildering leeskast buurthuis speelplein wandelroute bloembak geveltuin kunstwerk jeugdhonk watertap trapveld kinderboerderij buurtfeest muziekpodium'.split(
    ' ',
  )
const where =
  'langs de singel|bij de school|in het park|op het plein|achter de kerk|aan de kade|naast het station|onder de brug|in de wijk|voor de flat'.split(
    '|',
  )
const why =
  'Zo ontmoeten buren elkaar vaker.|Kinderen spelen er veilig buiten.|Ouderen kunnen er even zitten.|Het wordt er koeler en groener.|De straat wordt er mooier van.|Vrijwilligers onderhouden het samen.'.split(
    '|',
  )
const colours = 'rode groene blauwe houten stenen kleine grote nieuwe open zonnige'.split(' ')

interface Words {
  readonly title: string
  readonly summary: string
  readonly public: string
}

/** Two thousand different plans; a larger city has each of them more often, as real cities have. */
function* variants(): Generator<Words> {
  for (const colour of colours)
    for (const thing of things)
      for (const place of where) {
        const title = `Een ${colour} ${thing} ${place}`
        const summary = why[(colour.length + thing.length + place.length) % why.length] ?? ''
        yield { title, summary, public: vectorOf({ A: title, B: summary, C: `${why.join(' ')} ${place}` }) }
      }
}

export const official = 'noor@stad.example'
/** Guides everything that is too much for one official. */
const colleague = 'daan@stad.example'
/** Cases of one official; the number that somebody can guide does not grow with the city. */
const ownCases = 40

/** What every size has: areas, and somebody who works on it. */
export async function foundCity(act: Act): Promise<void> {
  if (await personByEmail(act.db, official)) return
  const read = (name: string) => JSON.parse(readFileSync(join(act.settings.configDir, name), 'utf8'))
  await importAreas(act.db, read('demo/city.geojson'), read('jury-areas.json') as JuryAreas)
  for (const role of ['team_member', 'case_guide', 'coordinator'] as const)
    await grantRole(act, { name: 'Noor Verhagen', email: official, role, areaId: null })
  await grantRole(act, { name: 'Daan Wielenga', email: colleague, role: 'case_guide', areaId: null })
  await sql`create table bench_words (n int primary key, title text, summary text, words tsvector)`.execute(
    act.db,
  )
  const rows = [...variants()]
  await sql`insert into bench_words select row_number() over () - 1, * from unnest(
    ${rows.map((row) => row.title)}::text[], ${rows.map((row) => row.summary)}::text[], ${rows.map((row) => row.public)}::text[]::tsvector[]
  )`.execute(act.db)
  const words = new Set(
    rows.flatMap(({ title, summary }) => `${title} ${summary}`.toLowerCase().match(/\p{L}{4,}/gu) ?? []),
  )
  await sql`insert into search_word select unnest(${[...words]}::text[]) on conflict do nothing`.execute(
    act.db,
  )
}

/** A session of the official, as the value of its cookie. */
export async function sessionOf(act: Act): Promise<string> {
  const person = await personByEmail(act.db, official)
  if (!person) throw new Error('The city was not founded')
  const { token } = await openSession({ ...act, actor: await actorOf(act.db, person.id) }, person.id, byDemo)
  return token
}

/** So many residents, each with an initiative of their own that has a guide: who writes to whom. */
export async function residents(
  act: Act,
  amount: number,
): Promise<readonly { readonly caseId: string; readonly actor: Actor }[]> {
  const { rows } = await sql<{ id: string }>`select id from case_file where guide_id is not null
    order by id limit ${amount}`.execute(act.db)
  const found = []
  for (const [nr, { id }] of rows.entries()) {
    const email = `bewoner-${nr}@stad.example`
    const person =
      (await personByEmail(act.db, email)) ??
      (await insertPerson(act.db, { name: `Bewoner ${nr}`, email }, act.now))
    await sql`insert into case_party (case_id, person_id, role, joined_on)
      values (${id}, ${person.id}, 'initiator', current_date) on conflict do nothing`.execute(act.db)
    found.push({ caseId: id, actor: await actorOf(act.db, person.id) })
  }
  return found
}

/** A project of the municipality that runs and asks everybody for ideas. */
export async function askForIdeas(act: Act): Promise<Reached> {
  const email = 'leider@stad.example'
  await grantRole(act, { name: 'Eva Sanderse', email, role: 'project_leader', areaId: null })
  const leader = await personByEmail(act.db, email)
  if (!leader) throw new Error('Nobody leads projects')
  const project = await runningProject(act, await actorOf(act.db, leader.id), 'Koel en groen')
  return { project, activity: await openActivity(act, project) }
}

async function sizeOf({ db }: Pick<Connection, 'db'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from initiative`.execute(db)
  return rows[0]?.n ?? 0
}

const slice = 50_000
const counted = [
  'initiative',
  'case_file',
  'case_event',
  'commitment',
  'commitment_entry',
  'search_document',
  'case_text',
]

/**
 * Fills up to `total` initiatives: cases in three steps of their process with a timeline, every fifth with a promise,
 * spread over areas, kinds, subjects and three years. Triggers sleep meanwhile; what they keep is counted at the end.
 */
export async function fillTo(
  { db }: Pick<Connection, 'db'>,
  total: number,
  say: (line: string) => void,
): Promise<void> {
  if ((await sizeOf({ db })) >= total) return
  for (const table of counted) await sql`alter table ${sql.ref(table)} disable trigger user`.execute(db)
  for (let from = await sizeOf({ db }); from < total; from = await sizeOf({ db })) {
    const to = Math.min(total, from + slice)
    say(`  ${to} of ${total} initiatives`)
    await fillSlice(db, from, to)
  }
  for (const table of counted) await sql`alter table ${sql.ref(table)} enable trigger user`.execute(db)
  await sql`truncate initiative_count, initiative_contact, commitment_count, commitment_change`.execute(db)
  await sql`insert into commitment_count (owner_kind, department, kind, case_kind, area_id, status, due, amount)
    select owner_kind, department, kind, case_kind, area_id, status, due, count(*)
    from commitment_source group by 1, 2, 3, 4, 5, 6, 7`.execute(db)
  await sql`truncate case_running_count, case_running_change`.execute(db)
  await sql`insert into case_running_count select kind, step_key, area_id, state, guided, due, count(*)
    from case_running_source group by 1, 2, 3, 4, 5, 6`.execute(db)
  await sql`insert into initiative_count select kind, subject, district_id, neighbourhood_id, progress, count(*)
    from initiative where public group by 1, 2, 3, 4, 5`.execute(db)
  await sql`insert into initiative_contact select date_trunc('month', contact_on), count(*), sum(contact_days)
    from initiative where contact_on is not null group by 1`.execute(db)
  await sql`vacuum analyze`.execute(db)
}

const fillSlice = (db: Connection['db'], from: number, to: number): Promise<unknown> =>
  sql`
    with numbers as (
      select n from generate_series(${from}::int + 1, ${to}::int) as n
    ), place as (
      select id, parent_id, row_number() over (order by code) - 1 as nr, count(*) over () as total
      from area where level = 'neighbourhood'
    ), process as (
      select distinct on (kind) id, kind, definition, dense_rank() over (order by kind) - 1 as nr
      from process_version order by kind, version desc
    ), person_of as (
      select (select id from person where email = ${official}) as id,
        (select id from person where email = ${colleague}) as colleague_id
    ), opened as (
      insert into case_file (number, process_version_id, kind, title, area_id, created_at, state, step_key, step_since,
        step_due, next_due, officer_id, guide_id, guide_since, submitted_on, consent_on, published_on, last_event_at)
      select '2026-' || lpad((1000000 + numbers.n)::text, 7, '0'), process.id, process.kind, words.title, place.id,
        now() - numbers.n % 1000 * interval '1 day' - numbers.n * interval '1 second', 'running',
        process.definition->'steps'->(numbers.n % 3)->>'key', current_date - 10, current_date + numbers.n % 60, current_date + numbers.n % 60,
        case when numbers.n <= ${ownCases} then person_of.id else person_of.colleague_id end, case when numbers.n % 7 = 0 and numbers.n < 1000 then null
          when numbers.n <= ${ownCases} then person_of.id else person_of.colleague_id end, case when numbers.n % 7 = 0 and numbers.n < 1000 then null else current_date - 5 end,
        current_date - numbers.n % 1000, current_date - numbers.n % 1000, current_date - numbers.n % 1000, now() - numbers.n * interval '1 second'
      from numbers join bench_words words on words.n = numbers.n % 2000
      join process on process.nr = numbers.n % 3 join place on place.nr = numbers.n % place.total cross join person_of
      returning *
    ), told as (
      insert into initiative (case_id, number, kind, title, slug, summary, story, subject, district_id, neighbourhood_id,
        lon, lat, needs, created_at, submitted_on, changed_at, public, progress, consent_public_at, approved_public_at)
      select opened.id, opened.number, opened.kind, opened.title, 'plan', words.summary, words.summary,
        (array['green', 'food', 'meeting', 'play', 'sport', 'culture'])[1 + right(opened.number, 3)::int % 6],
        place.parent_id, place.id, 4.66, 51.81, '{}', opened.created_at, opened.submitted_on, opened.last_event_at, true,
        (array['idea', 'intake', 'assessment'])[1 + right(opened.number, 3)::int % 3], opened.created_at, opened.created_at
      from opened join place on place.id = opened.area_id join bench_words words on words.title = opened.title
      returning *
    ), happened as (
      insert into case_event (case_id, type, data, visibility, side, by_person_id, at, on_day)
      select opened.id, type, case type when 'submitted' then jsonb_build_object('officerId', opened.officer_id)
          when 'guide_appointed' then jsonb_build_object('guideId', opened.officer_id) else '{}'::jsonb end,
        'everyone', 'municipality', opened.officer_id, opened.created_at, opened.submitted_on
      from opened cross join unnest(array['submitted', 'consent_given', 'guide_appointed', 'published']) as type
      where type <> 'guide_appointed' or opened.guide_id is not null
    ), said as (
      insert into case_text (case_id, author_id, body, salt, created_at)
      select opened.id, opened.officer_id, 'Wij leveren planken voor ' || opened.title, 'x', opened.created_at
      from opened where right(opened.number, 1)::int % 5 = 0
      returning *
    ), promised as (
      insert into commitment (case_id, kind, owner_kind, owner_person_id, department, text_id, made_on, first_due, created_at,
        case_public, area_id, due_day, kept_on)
      select opened.id, 'goods', 'municipality', opened.officer_id, 'Stadsbeheer', said.id, opened.submitted_on,
        opened.submitted_on + 60, opened.created_at, true, opened.area_id, opened.submitted_on + 60,
        case when opened.submitted_on < current_date - 70 then opened.submitted_on + 55 end
      from said join opened on opened.id = said.case_id
      returning *
    )
    insert into search_document (kind, id, path, title, summary, audience, area_id, at, words)
    select face.kind, told.case_id::text, face.path, told.title, told.summary, face.audience, told.neighbourhood_id, told.created_at, words.words
    from told join bench_words words on words.title = told.title
    cross join lateral (values
      ('initiative', '/initiatieven/' || told.number || '-plan', array['everyone']),
      ('case', '/werk/zaken/' || told.number, array['team_member', 'coordinator'])
    ) as face (kind, path, audience)`.execute(db)
