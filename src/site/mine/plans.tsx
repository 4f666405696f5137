import { sentenceOf } from '../../cases/index.ts'
import { kindName } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { slugOf } from '../../kit/slug.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import type { Mine, MyPlan } from './data.ts'
import { texts } from './texts.ts'

/** Plans told in full; the others as a list. */
const plansInFull = 4

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
        <Plan act={act} plan={plan} />
      ))}
      {more.length > 0 && (
        <Section title={t.others} level={3}>
          <TaskList tasks={more.map((plan) => planTask(act, plan))} />
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

const standingOf = (act: Act, plan: MyPlan) =>
  sentenceOf(plan.process, plan.state, act.locale, dayOf(act.now), {
    audience: 'initiator',
    contactName: plan.contactName,
  })

/** Where a plan stands: in a sentence, with the way to all about it. */
function Plan({ act, plan }: { readonly act: Act; readonly plan: MyPlan }) {
  const t = texts(act.locale).plans
  const standing = standingOf(act, plan)
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
        {standing.sentences.map((sentence) => (
          <p>{sentence}</p>
        ))}
      </NowBox>
    </Section>
  )
}

const planTask = (act: Act, plan: MyPlan) => ({
  key: plan.file.id,
  title: plan.file.title,
  href: planPath(plan),
  about: standingOf(act, plan).text,
  facts: [plan.file.number],
})
