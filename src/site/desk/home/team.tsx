import {
  type CaseFile,
  casesByIds,
  countUnguided,
  openStuck,
  type StuckRequest,
} from '../../../cases/index.ts'
import { awaitingLook, type Initiative, type OpenReceipt, openReceipts } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { addWorkingDays, dayOf, formatDay } from '../../../kit/dates.ts'
import { paths } from '../../../paths.ts'
import { hasRole } from '../../../people/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { Meter } from '../../../ui/meter/meter.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { TaskList } from '../../../ui/task-list/task-list.tsx'
import { type Inbox, inboxOf, type WaitingIdea } from './inbox-data.ts'
import { normUsed } from './rules.ts'
import { dueBadge } from './shared.tsx'
import { texts } from './texts.ts'

/** Within how many working days the team looks at a plan before publication (domain rule 6). */
const reviewDays = 2

/** Within how many working days somebody hears by telephone or letter that their idea is in. */
const tellDays = 2

export interface TeamWork {
  readonly inbox: Inbox
  /** Ideas that waited longer than the norm; counted up to 100. */
  readonly overdue: number
  readonly reviews: readonly Initiative[]
  /** Who must be told by telephone or letter that their idea is in. */
  readonly receipts: readonly OpenReceipt[]
  readonly stuck: readonly StuckRequest[]
  readonly cases: ReadonlyMap<string, CaseFile>
}

/** What waits for the team: ideas, looks before publication, calls and letters, people who are stuck. */
export async function teamWork(act: Act): Promise<TeamWork> {
  const { db } = act
  const today = dayOf(act.now)
  const inbox = await inboxOf(act, { limit: 5, suggest: false })
  const stuck = hasRole(act.actor, 'coordinator') ? await openStuck(db) : []
  return {
    inbox,
    overdue: await countUnguided(db, today, 100),
    reviews: await awaitingLook(db),
    receipts: await openReceipts(act),
    stuck,
    cases: await casesByIds(
      db,
      stuck.map((request) => request.case_id),
    ),
  }
}

export function TeamSections({ act, work }: { readonly act: Act; readonly work: TeamWork }) {
  const { locale } = act
  const t = texts(locale).inbox
  const { ideas } = work.inbox
  return (
    <>
      {work.stuck.length > 0 && <StuckSection act={act} work={work} />}
      <Section
        title={t.title}
        {...(ideas.length > 0 ? { more: { href: paths.deskInbox(), label: texts(locale).all } } : {})}
      >
        {work.overdue > 0 && <Notice tone="warning" level={3} title={t.overdueCount(work.overdue)} />}
        {ideas.length > 0 ? (
          <>
            <TaskList tasks={ideas.map((idea) => ideaTask(act, idea))} />
            <LinkButton href={paths.deskInbox()}>{t.give}</LinkButton>
          </>
        ) : (
          <InboxEmpty act={act} />
        )}
      </Section>
      {work.reviews.length > 0 && (
        <Section
          title={t.reviews}
          {...(work.reviews.length > 5
            ? { more: { href: `${paths.deskInbox()}#openbaar`, label: texts(locale).all } }
            : {})}
        >
          <p>{t.reviewsLead}</p>
          <Reviews act={act} reviews={work.reviews.slice(0, 5)} />
        </Section>
      )}
      {work.receipts.length > 0 && (
        <Section title={t.tell}>
          <p>{t.tellLead}</p>
          <Receipts act={act} receipts={work.receipts} />
        </Section>
      )}
    </>
  )
}

export function InboxEmpty({ act }: { readonly act: Act }) {
  const t = texts(act.locale)
  return (
    <EmptyState
      title={t.inbox.none}
      level={3}
      scene="meeting"
      instead={
        <LinkButton kind="secondary" href={paths.deskCases()}>
          {t.list.title}
        </LinkButton>
      }
    >
      <p>{t.inbox.noneText}</p>
    </EmptyState>
  )
}

/** How long an idea waits, against the norm. */
export function WaitMeter({ act, idea }: { readonly act: Act; readonly idea: WaitingIdea }) {
  const { contact } = idea
  if (!contact) return null
  const t = texts(act.locale).inbox
  const { used, max } = normUsed(contact.from_day, contact.due_day, dayOf(act.now))
  const late = used > max
  return (
    <Meter
      label={t.norm(max)}
      value={Math.min(used, max)}
      max={max}
      valueText={late ? t.usedLate(used, max) : t.used(used, max)}
      tone={late ? 'bad' : used === max ? 'wait' : 'active'}
    />
  )
}

export const ideaTask = (act: Act, idea: WaitingIdea) => {
  const { locale } = act
  const t = texts(locale)
  const { file, contact, officer } = idea
  const received = file.submitted_on && t.inbox.received(formatDay(file.submitted_on, locale, 'day_month'))
  return {
    key: file.id,
    title: file.title,
    href: paths.deskCase(file.number),
    facts: [file.number, received ?? '', officer ? t.officerIs(officer.name) : t.noGuide].filter(Boolean),
    status: dueBadge(contact?.due_day ?? file.next_due, dayOf(act.now), locale),
    more: <WaitMeter act={act} idea={idea} />,
  }
}

/** Plans whose initiator said yes, or changed them, and that nobody looked at. */
export function Reviews({ act, reviews }: { readonly act: Act; readonly reviews: readonly Initiative[] }) {
  const { locale } = act
  const t = texts(locale).inbox
  return (
    <TaskList
      tasks={reviews.map((initiative) => {
        const since = initiative.approved_public_at === null ? initiative.consent_public_at : null
        return {
          key: initiative.case_id,
          title: since ? t.review : t.reviewEdit,
          about: `${initiative.number} ${initiative.title}`,
          href: paths.deskCaseAction(initiative.number, 'review_publication'),
          ...(since
            ? { status: dueBadge(addWorkingDays(dayOf(since), reviewDays), dayOf(act.now), locale) }
            : {}),
        }
      })}
    />
  )
}

/** Who has to be called or written to because they do not read e-mail, oldest first. */
function Receipts({ act, receipts }: { readonly act: Act; readonly receipts: readonly OpenReceipt[] }) {
  const { locale } = act
  const t = texts(locale)
  return (
    <TaskList
      tasks={receipts.map((receipt) => {
        const since = dayOf(receipt.since)
        return {
          key: receipt.caseId,
          title: t.inbox.channels[receipt.channel],
          about: `${receipt.number} ${receipt.title}`,
          href: receipt.path,
          status: {
            label: t.since(formatDay(since, locale, 'day_month')),
            tone: addWorkingDays(since, tellDays) < dayOf(act.now) ? ('bad' as const) : ('wait' as const),
          },
        }
      })}
    />
  )
}

function StuckSection({ act, work }: { readonly act: Act; readonly work: TeamWork }) {
  const { locale } = act
  const t = texts(locale).inbox
  return (
    <Section title={t.stuck} more={{ href: paths.stuckRequests(), label: texts(locale).all }}>
      <TaskList
        tasks={work.stuck.slice(0, 5).map((request) => ({
          key: request.id,
          title: t.stuckKinds[request.kind],
          about: `${work.cases.get(request.case_id)?.number ?? ''} ${work.cases.get(request.case_id)?.title ?? ''}`,
          facts: [t.stuckAt[request.level]],
          href: paths.stuckRequest(request.id),
          status: dueBadge(request.due_day, dayOf(act.now), locale),
        }))}
      />
    </Section>
  )
}
