import type { ComponentChildren } from 'preact'
import { mayHandle, type OpenedCase } from '../../cases/index.ts'
import { evaluate, resultById } from '../../frameworks/index.ts'
import type { Act } from '../../kit/act.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { latestWeighing, openWeighing } from '../actions/opened.ts'
import { mayRead } from '../rights.ts'
import { weighingsOf } from '../store.ts'
import { texts } from '../texts.ts'
import { ExampleNotice, outcomeWords, WeighingOutcome } from './outcome.tsx'

/** The latest weighing that was released, for who takes part in the plan. */
export async function weighingOnCase(act: Act, caseId: string): Promise<ComponentChildren> {
  const released = (await weighingsOf(act.db, caseId)).find(({ released_at }) => released_at !== null)
  if (!released?.sheet || released.result_id === null) return null
  const { framework } = await openWeighing(act, released)
  const result = await resultById(act.db, released.result_id)
  const t = texts(act.locale).onCase
  return (
    <Section title={t.title} id="afweging">
      <p>{t.lead}</p>
      {released.released_text && <p class="keep-lines">{released.released_text}</p>}
      <WeighingOutcome
        framework={framework}
        locale={act.locale}
        sheet={released.sheet}
        deviation={result?.deviation ?? null}
        folded
      />
      <ExampleNotice framework={framework} locale={act.locale} />
      <p>{t.disagree}</p>
    </Section>
  )
}

/** Where the weighing of a plan stands, for the desk; null where there is none to be read by this person. */
export async function weighingAtDesk(act: Act, opened: OpenedCase): Promise<ComponentChildren> {
  if (opened.file.kind !== 'city_wish') return null
  const found = await latestWeighing(act, opened.file.id)
  if (!mayRead(found?.assessors ?? [])(act.actor, opened.relations)) return null
  const t = texts(act.locale)
  return (
    <Section title={t.title} id="afweging">
      <p>{found ? t.stages[found.stage] : t.ask.none}</p>
      <p>
        <a href={paths.weighing(opened.file.number)}>{t.open}</a>
      </p>
    </Section>
  )
}

/** What a weighing says to who decides on the plan. */
export interface Suggestion {
  readonly number: string
  /** Null while there is no outcome yet. */
  readonly outcome: string | null
  readonly isShared: boolean
  readonly isExample: boolean
}

/** What the latest weighing suggests to who may read it; null when there is none, or it was called off. */
export async function weighingSuggests(act: Act, opened: OpenedCase): Promise<Suggestion | null> {
  const found = await latestWeighing(act, opened.file.id)
  if (!found || found.stage === 'called_off') return null
  if (found.stage !== 'released' && !mayHandle(act.actor, opened.relations)) return null
  const { weighing, framework, stage } = found
  const isKnown = stage === 'settled' || stage === 'released'
  const result = weighing.result_id === null ? null : await resultById(act.db, weighing.result_id)
  const id =
    result?.deviation?.outcome ?? evaluate(framework.definition, weighing.sheet?.answers ?? {}).outcome
  return {
    number: opened.file.number,
    outcome: isKnown ? outcomeWords({ framework, locale: act.locale }, id) : null,
    isShared: stage === 'released',
    isExample: framework.status === 'example',
  }
}

/** Beside a decision: what the weighing says, that it only suggests, and never is a ground for a subsidy. */
export function SuggestionNotice(props: { readonly suggestion: Suggestion | null; readonly locale: Locale }) {
  const { suggestion, locale } = props
  if (!suggestion) return null
  const words = texts(locale)
  const t = words.suggestion
  const { number, outcome, isShared, isExample } = suggestion
  return (
    <Notice title={outcome === null ? t.openTitle : t.title(outcome)}>
      {outcome === null ? <p>{t.open}</p> : <p>{t.free}</p>}
      {outcome !== null && <p>{words.notForSubsidy}</p>}
      {outcome !== null && !isShared && <p>{t.notShared}</p>}
      {isExample && <p>{words.exampleText}</p>}
      <p>
        <a href={paths.weighing(number)}>{t.see}</a>
      </p>
    </Notice>
  )
}
