import type { Advice } from '../../../cases/index.ts'
import { listPublic, scopeOf } from '../../../initiatives/index.ts'
import type { VoteAsked } from '../../../juries/index.ts'
import type { Act } from '../../../kit/act.ts'
import { type Day, dayOf, formatDay } from '../../../kit/dates.ts'
import { langOfWords } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { peopleWithRoles } from '../../../people/index.ts'
import type { Area } from '../../../places/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { type Task, TaskList } from '../../../ui/task-list/task-list.tsx'
import type { AdviserWork } from './adviser.tsx'
import { areaNames } from './area.tsx'
import { dueBadge } from './shared.tsx'
import { texts } from './texts.ts'

/** A wish with what is asked of a juror about it. */
interface WishOfJuror {
  readonly caseId: string
  readonly number: string
  readonly title: string
  /** Its public page; null while it has none. */
  readonly href: string | null
  readonly vote: VoteAsked | null
  readonly advice: readonly Advice[]
}

export interface JuryWork {
  readonly areas: readonly string[]
  readonly slug: string | null
  /** Each once, what asks something first. */
  readonly wishes: readonly WishOfJuror[]
  /** Questions for advice that stand with a wish. */
  readonly advice: ReadonlySet<string>
  /** By function, as residents know officials. */
  readonly manager: { readonly title: string; readonly telephone: string }
}

/** Wishes of the area of a jury: those that wait for a vote or advice of this juror, and the public ones that are assessed. */
export async function juryWork(
  act: Act,
  areas: readonly Area[],
  votes: readonly VoteAsked[],
  asked: AdviserWork,
): Promise<JuryWork> {
  const t = texts(act.locale).jury
  const grant = act.actor.roles.find(({ role }) => role === 'jury_member')
  const area = areas.find((one) => one.id === grant?.scopeId)
  const { districtIds } = scopeOf(areas, area?.slug ?? null)
  const assessed = await listPublic(
    act.db,
    { kind: 'neighbourhood_wish', progresses: ['assessment'], districtIds: districtIds ?? undefined },
    { sort: 'oldest', from: null, limit: 12 },
  )
  const ofWishes = asked.open.filter(({ case_id }) => asked.cases.get(case_id)?.kind === 'neighbourhood_wish')
  const found = new Map<string, WishOfJuror>()
  const put = (caseId: string, wish: Pick<WishOfJuror, 'number' | 'title'>, change: Partial<WishOfJuror>) => {
    const none = { caseId, number: wish.number, title: wish.title, href: null, vote: null, advice: [] }
    found.set(caseId, { ...none, ...found.get(caseId), ...change })
  }
  for (const vote of votes) put(vote.caseId, vote, { vote })
  for (const advice of ofWishes) {
    const file = asked.cases.get(advice.case_id)
    if (file) put(file.id, file, { advice: [...(found.get(file.id)?.advice ?? []), advice] })
  }
  for (const one of assessed) put(one.case_id, one, { href: paths.initiative(one.number, one.slug) })
  const managers = await peopleWithRoles(act.db, 'area_manager')
  const manager = managers.find((one) => one.grants.some(({ scopeId }) => scopeId === area?.id))
  return {
    areas: areaNames(act, areas, 'jury_member'),
    slug: area?.slug ?? null,
    wishes: [...found.values()],
    advice: new Set(ofWishes.map(({ id }) => id)),
    manager: {
      title: manager?.job_title ?? t.team,
      telephone: manager?.phone ?? act.municipality.team.telephone,
    },
  }
}

export function JurySection({ act, work }: { readonly act: Act; readonly work: JuryWork }) {
  const { locale } = act
  const t = texts(locale).jury
  const names = work.areas.join(', ') || texts(locale).wholeCity
  return (
    <Section title={t.title(names)}>
      {work.wishes.length > 0 ? (
        <>
          <p>{t.text}</p>
          <TaskList tasks={work.wishes.map((wish) => taskOf(act, wish))} />
        </>
      ) : (
        <EmptyState
          title={t.none}
          level={3}
          scene="meeting"
          instead={
            <LinkButton
              kind="secondary"
              href={paths.initiatives({ soort: 'neighbourhood_wish', gebied: work.slug ?? undefined })}
            >
              {texts(locale).council.allInitiatives}
            </LinkButton>
          }
        >
          <p>{t.noneText}</p>
        </EmptyState>
      )}
      <p>{t.contact(work.manager.title, work.manager.telephone)}</p>
    </Section>
  )
}

/** One line: the wish, what is asked about it and by when. */
function taskOf(act: Act, { caseId, number, title, href, vote, advice }: WishOfJuror): Task {
  const { locale } = act
  const t = texts(locale).jury
  const { aspects } = texts(locale).advice
  const [first] = advice
  const dues = [vote?.until, ...advice.map(({ due_day }) => due_day)]
    .filter((day): day is Day => !!day)
    .sort()
  const facts = [
    number,
    ...(vote ? [t.vote(vote.round, formatDay(vote.until, locale))] : []),
    ...advice.map(({ aspect, due_day }) => t.advise(aspects[aspect], formatDay(due_day, locale))),
  ]
  return {
    key: caseId,
    title,
    lang: langOfWords(locale),
    href: vote?.href ?? (first ? paths.adviceRequest(first.id) : (href ?? paths.desk())),
    facts: facts.length > 1 ? facts : [number, t.read],
    ...(dues[0] ? { status: dueBadge(dues[0], dayOf(act.now), locale) } : {}),
    ...(vote && first
      ? {
          more: (
            <p>
              <a href={paths.adviceRequest(first.id)}>
                {t.both}
                <span class="visually-hidden">
                  : <span lang={langOfWords(locale)}>{title}</span>
                </span>
              </a>
            </p>
          ),
        }
      : {}),
  }
}
