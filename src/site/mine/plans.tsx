import { sentenceOf } from '../../cases/index.ts'
import { kindName, NowLines } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { langOfWords } from '../../kit/locale.ts'
import { slugOf } from '../../kit/slug.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import { type Mine, type MyPlan, plansInFull } from './data.ts'
import { texts } from './texts.ts'

const planPath = ({ file, initiative }: MyPlan): string =>
  initiative
    ? paths.initiative(file.number, initiative.slug || slugOf(file.title))
    : paths.myCase(file.number)

/** Somebody's plans: what runs first, what is over behind a fold. */
export function Plans({ act, mine }: { readonly act: Act; readonly mine: Mine }) {
  const { locale } = act
  const t = texts(locale).plans
  const { running, ended } = mine
  if (running.length + ended.length === 0) return null
  const more = running.slice(plansInFull)
  return (
    <Section title={t.title}>
      {running.slice(0, plansInFull).map((plan) => (
        <Plan act={act} plan={plan} mine={mine} />
      ))}
      {more.length > 0 && (
        <Section title={t.others} level={3}>
          <TaskList tasks={more.map((plan) => planTask(act, plan, isAskedIn(mine, plan)))} />
        </Section>
      )}
      {ended.length > 0 && (
        <Disclosure summary={t.ended(ended.length)} open={running.length === 0}>
          <TaskList
            tasks={ended.map((plan) => ({
              ...planTask(act, plan),
              status: { label: standingOf(act, plan).status, tone: standingOf(act, plan).tone },
              facts: [
                plan.file.number,
                plan.state.endedOn ? t.endedOn(formatDay(plan.state.endedOn, locale, 'medium')) : '',
              ].filter(Boolean),
            }))}
          />
        </Disclosure>
      )}
    </Section>
  )
}

const standingOf = (act: Act, plan: MyPlan, isAsked = false) =>
  sentenceOf(plan.process, plan.state, act.locale, dayOf(act.now), {
    audience: 'initiator',
    contactName: plan.contactName,
    isAsked,
  })

/** Whether the page asks something about a plan; to agree to publication can wait. */
const isAskedIn = (mine: Mine, { file }: MyPlan): boolean =>
  mine.reactions.has(file.id) ||
  mine.asks.some(({ caseId, kind }) => caseId === file.id && kind !== 'publish')

/** Where a plan stands: in a sentence, with the way to all about it. */
function Plan(props: { readonly act: Act; readonly plan: MyPlan; readonly mine: Mine }) {
  const { act, plan, mine } = props
  const t = texts(act.locale).plans
  const lines = mine.now.get(plan.file.id) ?? []
  const asked = lines.some(({ href }) => href !== undefined) || isAskedIn(mine, plan)
  const standing = standingOf(act, plan, asked)
  return (
    <Section title={plan.file.title} level={3}>
      <p class="small">
        {kindName(plan.file.kind, act.locale)} · {plan.file.number}
      </p>
      <NowBox
        status={standing.status}
        tone={standing.tone}
        action={
          <LinkButton kind="secondary" href={planPath(plan)} about={plan.file.title}>
            {t.open}
          </LinkButton>
        }
      >
        <NowLines lines={lines} />
        {standing.sentences.map((sentence) => (
          <p>{sentence}</p>
        ))}
      </NowBox>
    </Section>
  )
}

const planTask = (act: Act, plan: MyPlan, isAsked = false) => ({
  key: plan.file.id,
  title: plan.file.title,
  lang: langOfWords(act.locale),
  href: planPath(plan),
  about: standingOf(act, plan, isAsked).text,
  facts: [plan.file.number],
})
