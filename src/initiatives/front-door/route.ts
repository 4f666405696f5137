import { type Answers, answersForFramework } from '../../forms/index.ts'
import {
  currentFramework,
  type Explanation,
  evaluate,
  explain,
  type FrameworkVersion,
  recordResult,
} from '../../frameworks/index.ts'
import type { Act } from '../../kit/act.ts'
import type { FormErrors, FormValues } from '../../kit/form.ts'
import type { Localised } from '../../kit/locale.ts'
import type { Municipality } from '../../kit/municipality.ts'
import { longestReason, type Route, readWay, routeOf, type Way, type WayRead } from './rules.ts'
import { texts } from './texts.ts'

/** The published framework that points out the way. */
export const frameworkKey = 'front-door'

export type Elsewhere = Municipality['elsewhere'][string]

/** The way of an idea with everything to explain it. */
export interface FoundRoute extends Route {
  readonly framework: FrameworkVersion
  readonly explanation: Explanation
  /** The first reason, in both languages. */
  readonly reason: Localised | null
  /** Where it belongs when it is no initiative. */
  readonly elsewhere: Elsewhere | null
}

/** Which way these answers point out, and why. */
export async function findRoute(act: Act, answers: Answers): Promise<FoundRoute> {
  const framework = await currentFramework(act, frameworkKey)
  const given = answersForFramework(answers)
  const { elsewhere } = act.municipality
  const [first] = evaluate(framework.definition, given).reasons
  const route = routeOf(framework.definition, given, Object.keys(elsewhere))
  return {
    ...route,
    framework,
    reason: first?.reason ?? null,
    explanation: explain(framework.definition, given, act.locale),
    elsewhere: route.kind === null && route.outcome !== null ? (elsewhere[route.outcome] ?? null) : null,
  }
}

export const chosenWay = (route: FoundRoute, values: FormValues): WayRead =>
  readWay(route.framework.definition, route, values)

/** The choice of a way as errors of a form. */
export function wayErrors(act: Act, read: WayRead): FormErrors {
  if (read.ok) return {}
  const t = texts(act.locale).route
  const words = { unknown: t.unknown, no_reason: t.noReason, too_long: t.tooLong(longestReason) }
  return { [read.field]: words[read.fault] }
}

/** Stores the outcome with its reasons and version, and a departure from it. Null where there was no outcome. */
export async function storeRoute(
  act: Act,
  route: FoundRoute,
  way: Way,
  about: { readonly answers: Answers; readonly answersId: string },
): Promise<string | null> {
  if (route.outcome === null) return null
  const recorded = await recordResult(act, {
    key: route.framework.definition.key,
    version: route.framework.definition.version,
    subject: { kind: 'idea', id: about.answersId },
    answers: answersForFramework(about.answers),
    deviation: way.deviation,
  })
  return recorded.ok ? recorded.result.id : null
}
