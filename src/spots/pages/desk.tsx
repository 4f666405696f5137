import { casesByIds } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, type Day, dayOf, formatDay } from '../../kit/dates.ts'
import { photoFiles } from '../../kit/files.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { paths } from '../../paths.ts'
import { allAreas, areaLabel } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { photoOf } from '../../ui/photo/photo-of.ts'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { type Task, TaskList } from '../../ui/task-list/task-list.tsx'
import { isEndNear, stateOf, tellDays } from '../rules.ts'
import {
  type Agreement,
  agreementsOf,
  allSpots,
  inspectionsOf,
  openRequests,
  runningAgreements,
  type Spot,
  type SpotInspection,
} from '../store.ts'
import { texts } from '../texts.ts'
import { stateBadge, usesInWords } from '../words.ts'

/** Who waits for an answer, as tasks with their day: for this page and for the desk of the team. */
export async function requestTasks(act: Act): Promise<readonly Task[]> {
  const { db, locale, now } = act
  const t = texts(locale).desk
  const requests = await openRequests(db)
  if (requests.length === 0) return []
  const [spots, files] = await Promise.all([
    allSpots(db, true),
    casesByIds(
      db,
      requests.map(({ case_id }) => case_id),
    ),
  ])
  return requests.map(({ id, spot_id, case_id, due_on }) => {
    const spot = spots.find((one) => one.id === spot_id)
    const file = files.get(case_id)
    const isLate = due_on < dayOf(now)
    return {
      key: id,
      title: t.request(spot?.name ?? '', file?.title ?? ''),
      href: paths.spotRequest(id),
      facts: [file?.number ?? ''],
      status: {
        label: isLate ? t.late : t.byDay(formatDay(due_on, locale, 'day_month')),
        tone: isLate ? 'bad' : 'wait',
      },
    }
  })
}

/** What is in use, what asks for something on top. */
async function agreementTasks(act: Act, spots: readonly Spot[]): Promise<readonly Task[]> {
  const { db, locale, now } = act
  const t = texts(locale).desk
  const today = dayOf(now)
  const agreements = await runningAgreements(db)
  const [inspections, files] = await Promise.all([
    inspectionsOf(
      db,
      agreements.map(({ id }) => id),
    ),
    casesByIds(
      db,
      agreements.map(({ case_id }) => case_id),
    ),
  ])
  return agreements.map((agreement) => {
    const file = files.get(agreement.case_id)
    const looks = inspections.filter(({ agreement_id }) => agreement_id === agreement.id)
    const hasStopped = file?.state === 'ended' && file.outcome !== 'completed'
    return {
      key: agreement.id,
      title: t.agreement(spots.find(({ id }) => id === agreement.spot_id)?.name ?? '', file?.title ?? ''),
      href: paths.spotAgreement(agreement.id),
      facts: [
        texts(locale).forms[agreement.form],
        t.until(formatDay(agreement.ends_on, locale)),
        ...(hasStopped ? [t.stopped] : []),
      ],
      status: asks(agreement, looks, today, locale),
    }
  })
}

/** What an agreement asks for: a look that is near or late, something to do, or its end. */
function asks(
  agreement: Agreement,
  looks: readonly SpotInspection[],
  today: Day,
  locale: Locale,
): Task['status'] {
  const t = texts(locale).desk
  const next = looks.find(({ done_on }) => done_on === null)
  if (next && next.due_on <= addDays(today, tellDays)) {
    const label = t.lookBy(formatDay(next.due_on, locale, 'day_month'))
    return { label, tone: next.due_on < today ? 'bad' : 'wait' }
  }
  const last = looks.filter(({ done_on }) => done_on !== null).at(-1)
  if (last?.outcome === 'to_do') return { label: t.toDo, tone: 'wait' }
  return isEndNear(agreement, today) ? { label: t.endNear, tone: 'wait' } : undefined
}

/** `/werk/plekken`: who asks for a place, what is in use, and the register. */
export async function showRegister(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale).desk
  const today = dayOf(act.now)
  const spots = await allSpots(db, true)
  const agreements = await agreementsOf(
    db,
    spots.map(({ id }) => id),
  )
  const [requests, inUse] = [await requestTasks(act), await agreementTasks(act, spots)]
  const waiting = await openRequests(db)
  const done = c.req.query('klaar') ?? ''
  return page(
    c,
    { title: t.title, current: 'desk', wide: true },
    <>
      {Object.hasOwn(t.done, done) && (
        <Notice tone="success" announce title={t.done[done as keyof typeof t.done]} />
      )}
      <PageHeading title={t.title} lead={t.lead} />
      <p>
        <LinkButton href={paths.newSpot()}>{t.add}</LinkButton>
      </p>
      <ul>
        <li>
          <SheetLinks href={paths.spotsFile()}>{t.export}</SheetLinks>
        </li>
        <li>
          <a href={paths.spots()}>{t.publicPage}</a>
        </li>
      </ul>
      <Section title={t.requests} id="vragen">
        {requests.length > 0 ? <TaskList tasks={requests} /> : <p>{t.noRequests}</p>}
      </Section>
      <Section title={t.agreements} id="afspraken">
        {inUse.length > 0 ? <TaskList tasks={inUse} /> : <p>{t.noAgreements}</p>}
      </Section>
      {spots.length > 0 ? (
        <Table
          locale={locale}
          caption={t.caption}
          rows={spots}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t.name,
              rowHeader: true,
              cell: ({ id, name }) => <a href={paths.deskSpot(id)}>{name}</a>,
            },
            { key: 'what', title: t.what, cell: ({ what }) => texts(locale).whats[what] },
            { key: 'owner', title: t.owner, cell: ({ owner }) => owner },
            {
              key: 'state',
              title: t.state,
              cell: (spot) => {
                const own = agreements.filter(({ spot_id }) => spot_id === spot.id)
                const asked = waiting.filter(({ spot_id }) => spot_id === spot.id)
                const { label, tone } = stateBadge(stateOf(spot, own, today), own, today, locale, asked)
                return <StatusBadge tone={tone}>{label}</StatusBadge>
              },
            },
          ]}
        />
      ) : (
        <EmptyState
          title={t.emptyTitle}
          level={2}
          instead={<LinkButton href={paths.newSpot()}>{t.add}</LinkButton>}
        >
          <p>{t.empty}</p>
        </EmptyState>
      )}
    </>,
  )
}

/** `/werk/plekken.csv`: the register for a spreadsheet; who uses a place is not in it. */
export async function downloadSpots(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale)
  const today = dayOf(act.now)
  const [spots, areas] = await Promise.all([allSpots(db, true), allAreas(db)])
  const photos = await photoFiles(db, spots)
  const agreements = await agreementsOf(
    db,
    spots.map(({ id }) => id),
  )
  const rows = spots.map((spot) => {
    const own = agreements.filter(({ spot_id }) => spot_id === spot.id)
    const running = own.find(({ ended_on, ends_on }) => ended_on === null && ends_on >= today)
    const area = areas.find(({ id }) => id === spot.area_id)
    const photo = photoOf(spot, photos)
    const row: Readonly<Record<keyof typeof t.desk.columns, string | number | null>> = {
      name: spot.name,
      what: t.whats[spot.what],
      state: t.states[stateOf(spot, own, today)],
      until: running?.ends_on ?? null,
      area: area ? areaLabel(area, locale) : null,
      address: spot.address,
      size: spot.size_m2,
      owner: spot.owner,
      maintainer: spot.maintainer,
      uses: usesInWords(spot, locale),
      notFor: spot.not_for,
      freeFrom: spot.free_from,
      freeUntil: spot.free_until,
      costs: spot.costs,
      conditions: spot.conditions,
      contact: spot.contact,
      photo: photo ? absolute(act, photo.src) : null,
    }
    return row
  })
  const columns = Object.keys(t.desk.columns) as readonly (keyof typeof t.desk.columns)[]
  return giveSheet(c, {
    title: t.desk.exportName,
    columns: columns.map((column) => t.desk.columns[column]),
    rows: rows.map((row) => columns.map((column) => row[column])),
  })
}
