import {
  type DeviationFault,
  deviationFault,
  evaluate,
  type FrameworkDefinition,
} from '../../frameworks/index.ts'
import { type FormValues, valueIn } from '../../kit/form.ts'
import { isKind, type Kind } from '../schema.ts'

/** Where an idea goes by the published framework. */
export interface Route {
  /** What the framework says; null when it cannot say. */
  readonly outcome: string | null
  /** The kind of initiative, or null when it belongs elsewhere. */
  readonly kind: Kind | null
}

/** Without an outcome, or with one nobody configured, the team looks: that is the way of a city wish. */
const whenUnsure: Kind = 'city_wish'

/** The way of an idea. `elsewhere` holds the outcomes that are no initiative. */
export function routeOf(
  framework: FrameworkDefinition,
  answers: Parameters<typeof evaluate>[1],
  elsewhere: readonly string[],
): Route {
  const { outcome } = evaluate(framework, answers)
  if (outcome === null) return { outcome, kind: whenUnsure }
  if (isKind(outcome)) return { outcome, kind: outcome }
  return { outcome, kind: elsewhere.includes(outcome) ? null : whenUnsure }
}

/** Names of the inputs with which a person takes the way, or chooses another one. */
export const wayField = 'weg'
export const wayReasonField = 'weg_reden'
/** Value of `wayField` for an idea that is sent on. */
export const sentOn = 'elders'

export const longestReason = 1000

/** What the person chose in the end. */
export interface Way {
  /** Null: sent on to where it belongs. */
  readonly kind: Kind | null
  readonly deviation: { readonly outcome: Kind; readonly reason: string } | null
}

export type WayFault = 'unknown' | 'no_reason' | 'too_long'
export type WayRead =
  | { readonly ok: true; readonly way: Way }
  | { readonly ok: false; readonly field: string; readonly fault: WayFault }

/** Reads the chosen way. Nothing chosen takes the framework's; another one asks for a reason of one's own. */
export function readWay(framework: FrameworkDefinition, route: Route, values: FormValues): WayRead {
  const usual = route.kind ?? sentOn
  const chosen = valueIn(values, wayField) || usual
  const reason = valueIn(values, wayReasonField)
  if (chosen === usual) return { ok: true, way: { kind: route.kind, deviation: null } }
  if (!isKind(chosen)) return { ok: false, field: wayField, fault: 'unknown' }
  // Where the framework could not say, there is nothing to depart from.
  if (route.outcome === null) return { ok: true, way: { kind: chosen, deviation: null } }
  if (reason.length > longestReason) return { ok: false, field: wayReasonField, fault: 'too_long' }
  const fault = deviationFault(framework, route.outcome, { outcome: chosen, reason })
  if (fault) return { ok: false, field: fieldOf(fault), fault: faultOf(fault) }
  return { ok: true, way: { kind: chosen, deviation: { outcome: chosen, reason } } }
}

const fieldOf = (fault: DeviationFault): string => (fault === 'no_reason' ? wayReasonField : wayField)
const faultOf = (fault: DeviationFault): WayFault => (fault === 'no_reason' ? 'no_reason' : 'unknown')

/** Longest text in a `mailto:` link; mail programs cut off or refuse longer ones. */
const longestInLink = 1500

/** A link that opens a mail with the text in it. */
export function mailLink(to: string, subject: string, text: string): string {
  const body = text.length > longestInLink ? `${text.slice(0, longestInLink).trimEnd()}…` : text
  // Mail programs want %20, not +, and line ends as CRLF.
  const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\n/g, '\r\n'))}`
  return `mailto:${to}?${query}`
}
