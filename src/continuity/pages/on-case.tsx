import { initiativesByIds } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { type Day, formatDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import { keepersInPublic } from '../rules.ts'
import { maintainedBy, type PublicStanding, publicStanding } from '../store.ts'
import { texts } from '../texts.ts'

const month = (day: Day, locale: Locale) => formatDay(day, locale, 'month')

/** On the page of a plan, for everyone: how it goes after it was carried out, and who keeps it going. */
export async function standingOnCase(
  act: Act,
  plan: { readonly case_id: string; readonly number: string; readonly kind: string },
) {
  const kept = await publicStanding(act.db, plan.case_id)
  if (kept === null || kept.ended_as === 'reopened' || kept.ended_as === 'once') return null
  const t = texts(act.locale).public
  return (
    <Section title={t.title} id="nu">
      {kept.ended_on === null ? (
        <Running act={act} kept={kept} plan={plan} />
      ) : (
        <p>{t.stopped(month(kept.ended_on, act.locale))}</p>
      )}
      {kept.lesson !== null && kept.lesson_shown_on !== null && (
        <>
          <p>{t.lesson}</p>
          <blockquote class="keep-lines">{kept.lesson}</blockquote>
        </>
      )}
    </Section>
  )
}

function Running(props: {
  readonly act: Act
  readonly kept: PublicStanding
  readonly plan: { readonly number: string; readonly kind: string }
}) {
  const { kept, plan } = props
  const { locale } = props.act
  const t = texts(locale).public
  const { standing, seen_on } = kept
  const who = keepersInPublic(kept.maintainers)
  const people = plan.kind === 'neighbourhood_wish' ? t.people : t.cityPeople
  const names = [...who.organisations, ...(who.people ? [people] : [])]
  const named =
    names.length > 1 ? `${names.slice(0, -1).join(', ')} ${t.and} ${names.at(-1)}` : (names[0] ?? '')
  return (
    <>
      <p>
        {standing !== null && seen_on !== null
          ? t.standing[standing](month(seen_on, locale))
          : t.since(month(kept.starts_on, locale))}
      </p>
      {named !== '' && <p>{t.keeps(named)}</p>}
      {kept.before.map(({ organisation, until }) => (
        <p key={organisation}>{t.steppedBack(organisation, month(until, locale))}</p>
      ))}
      {standing === 'takeover' && (
        <Notice title={t.takeoverTitle} level={3}>
          <p>{t.takeoverText}</p>
          <LinkButton href={paths.takeOverWish(plan.number)}>{t.takeover}</LinkButton>
        </Notice>
      )}
    </>
  )
}

/** On the page of a plan, for who keeps it going: the way to say how it stands. */
export async function keepingOnCase(act: Act, caseId: string) {
  const { personId } = act.actor
  const kept = personId === null ? [] : await maintainedBy(act.db, personId)
  if (!kept.some(({ case_id }) => case_id === caseId)) return null
  const plan = (await initiativesByIds(act.db, [caseId])).get(caseId)
  const t = texts(act.locale).own
  return (
    plan && (
      <Section title={t.onCase}>
        <div class="button-row no-print">
          <LinkButton href={paths.myKeptWish(plan.number)}>{t.openPage}</LinkButton>
        </div>
      </Section>
    )
  )
}

/** What somebody keeps going, for their own page. */
export async function myKeptWishes(act: Act) {
  const { personId } = act.actor
  const kept = personId === null ? [] : await maintainedBy(act.db, personId)
  if (kept.length === 0) return null
  const t = texts(act.locale).own
  const plans = await initiativesByIds(
    act.db,
    kept.map(({ case_id }) => case_id),
  )
  return (
    <Section title={t.mine}>
      <TaskList
        tasks={kept.flatMap(({ case_id, id }) => {
          const plan = plans.get(case_id)
          return plan
            ? [{ key: id, title: plan.title, href: paths.myKeptWish(plan.number), facts: [t.openPage] }]
            : []
        })}
      />
    </Section>
  )
}
