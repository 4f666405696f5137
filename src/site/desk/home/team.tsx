import {
  type CaseFile,
  casesByIds,
  countUnguided,
  deskCases,
  openStuck,
  type StuckRequest,
} from '../../../cases/index.ts'
import { awaitingLook, type Initiative, type OpenReceipt, openReceipts } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf } from '../../../kit/dates.ts'
import { langOfWords } from '../../../kit/locale.ts'
import { waitingInbound } from '../../../messages/index.ts'
import { paths } from '../../../paths.ts'
import { absencesByEndedRole, hasRole, peopleByIds } from '../../../people/index.ts'
import { type DataRequest, openRequests, privacyTexts } from '../../../privacy/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { TaskList } from '../../../ui/task-list/task-list.tsx'
import { texts as leavingTexts } from '../../administration/leaving/texts.ts'
import { texts as postTexts } from '../post/texts.ts'
import { type Inbox, inboxOf } from './inbox-data.ts'
import { caseName, dueBadge } from './shared.tsx'
import { ideaTask, Receipts, Reviews } from './team-lists.tsx'
import { texts } from './texts.ts'

export interface TeamWork {
  readonly inbox: Inbox
  /** Ideas that waited longer than the norm; counted up to 100. */
  readonly overdue: number
  readonly reviews: readonly Initiative[]
  /** Who must be told by telephone or letter that their idea is in. */
  readonly receipts: readonly OpenReceipt[]
  readonly stuck: readonly StuckRequest[]
  /** What people ask about their data, for who answers. */
  readonly data: readonly DataRequest[]
  /** Mails that found no place by themselves; counted up to 100. */
  readonly post: number
  readonly cases: ReadonlyMap<string, CaseFile>
  /** Cases of who has no role any more, with whose they were. */
  readonly toHandOver: readonly { readonly file: CaseFile; readonly name: string }[]
}

async function toHandOver(act: Act): Promise<TeamWork['toHandOver']> {
  const ended = await absencesByEndedRole(act.db)
  const people = await peopleByIds(
    act.db,
    ended.map(({ person_id }) => person_id),
  )
  const found: { readonly file: CaseFile; readonly name: string }[] = []
  for (const { person_id } of ended)
    for (const file of await deskCases(act.db, { ownerId: person_id }, { limit: 100 }))
      found.push({ file, name: people.get(person_id)?.name ?? '' })
  return found
}

/** What waits for the team: ideas, looks before publication, calls and letters, people who are stuck. */
export async function teamWork(act: Act): Promise<TeamWork> {
  const { db } = act
  const today = dayOf(act.now)
  const inbox = await inboxOf(act, { limit: 5, suggest: false })
  const stuck = hasRole(act.actor, 'coordinator') ? await openStuck(db) : []
  return {
    inbox,
    toHandOver: hasRole(act.actor, 'coordinator') ? await toHandOver(act) : [],
    overdue: await countUnguided(db, today, 100),
    reviews: await awaitingLook(db),
    receipts: await openReceipts(act),
    stuck,
    data: hasRole(act.actor, 'coordinator') ? await openRequests(db) : [],
    post: (await waitingInbound(db, 100)).length,
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
      {work.toHandOver.length > 0 && (
        <Section title={leavingTexts(locale).toHandOver.title}>
          <p>{leavingTexts(locale).toHandOver.lead}</p>
          <TaskList
            tasks={work.toHandOver.map(({ file, name }) => ({
              key: file.id,
              title: caseName(file),
              lang: langOfWords(locale),
              href: paths.deskCaseAction(file.number, 'appoint_guide'),
              about: leavingTexts(locale).toHandOver.of(name),
              status: dueBadge(file.next_due, dayOf(act.now), locale),
            }))}
          />
        </Section>
      )}
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
      {work.data.length > 0 && (
        <Section
          title={privacyTexts(locale).desk.title}
          more={{ href: paths.dataRequests(), label: texts(locale).all }}
        >
          <TaskList
            tasks={work.data.slice(0, 5).map((request) => ({
              key: request.id,
              title: privacyTexts(locale).requests.kinds[request.kind],
              href: paths.dataRequest(request.id),
              status: dueBadge(request.runs_on ?? request.due_day, dayOf(act.now), locale),
            }))}
          />
        </Section>
      )}
      {work.post > 0 && (
        <Section title={postTexts(locale).title} more={{ href: paths.post(), label: texts(locale).all }}>
          <p>{postTexts(locale).amount(work.post)}</p>
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
