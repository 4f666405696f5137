import { statusWords } from '../../commitments/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import type { Answered, AnswersOf } from '../answered.ts'
import { type OwnSomewhere, recentOwn } from '../store.ts'
import { texts } from '../texts.ts'
import { linkToken, voicesOf } from '../voice.ts'
import { headingOf } from '../words.ts'

const most = 20

/** On one's own page: the newest of what somebody put in, with what was done with it or when that is told. */
export async function myContributions(act: Act, answersOf: AnswersOf) {
  const { personId, email } = act.actor
  if (personId === null) return null
  const own = await recentOwn(act.db, { voices: voicesOf(act, { email, personId }), personId }, most)
  if (own.length === 0) return null
  const answers = await answersOf(act, own)
  const t = texts(act.locale)
  const lang = langOfWords(act.locale)
  return (
    <Section title={t.mine.title} id="inbreng">
      <TaskList
        tasks={own.map((one) => ({
          key: one.id,
          title: headingOf(one) || t.own.title,
          href: paths.ownContribution(one.nr, linkToken(act, one.id)),
          about: (
            <span lang={lang}>
              {one.project}: {one.activity}
            </span>
          ),
          facts: [t.kinds[one.kind], ...promisesOf(act, answers.get(one.id))],
          status: standing(act, one, answers.get(one.id)),
        }))}
      />
    </Section>
  )
}

/** How each promise that came with the answer stands. */
const promisesOf = ({ locale }: Act, answered: Answered | undefined): readonly string[] =>
  (answered?.promises ?? []).map(({ state }) => texts(locale).mine.promise(statusWords(state, locale)))

function standing(act: Act, one: OwnSomewhere, answered: Answered | undefined) {
  const t = texts(act.locale)
  if (answered) return { label: answered.label, tone: answered.tone }
  if (one.state === 'waiting' || one.state === 'hidden' || (one.state === 'held' && !one.is_private)) {
    return { label: t.own.states[one.state], tone: 'wait' as const }
  }
  if (!one.is_owed) return { label: t.mine.counts, tone: 'good' as const }
  const day = one.answer_on === null ? null : formatDay(one.answer_on, act.locale, 'day_month')
  return { label: t.mine.answer(day), tone: 'active' as const }
}
