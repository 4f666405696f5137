import { endOfTerm } from '../cases/index.ts'
import type { Day } from '../kit/dates.ts'

/** What can be done about a notice. */
export type Stage = 'asked' | 'decided' | 'other'

const asked =
  /\b(aanvra(?:ag|gen)|aangevraagd|ingekomen|ingediende?|ontvangen|melding(?:en)?|verleng(?:d|en|ing)\b.*\bbeslistermijn|beslistermijn\b.*\bverlengd|ontwerp\S*|voornemen|concept\S*|buiten behandeling)\b/i
const decided =
  /\b(verleende?|verlenen|verlening|geweigerde?|weigering|weigeren|besluit|besluiten|ingetrokken|intrekking|toegekend|afgegeven|beschikking|verkeersbesluit|opgelegd)\b/i

/**
 * What a notice is by its title, as municipalities word it. What was decided names so last ("aanvraag ... verleend"); of
 * what says neither we do not guess.
 */
export function stageOf(title: string): Stage {
  if (decided.test(title) && !/\b(ontwerp|voornemen|verleng\S*|beslistermijn)/i.test(title)) return 'decided'
  return asked.test(title) ? 'asked' : 'other'
}

/**
 * Last day to object as we reckon it: six weeks (art. 6:7 Awb) from the day after publication (art. 6:8), under the
 * Algemene termijnenwet. A decision that was sent earlier has an earlier day: the notice decides.
 */
export const lastDayToObject = (stage: Stage, publishedOn: Day): Day | null =>
  stage === 'decided'
    ? endOfTerm(publishedOn, { kind: 'legal', length: 6, unit: 'weeks' }, [], null, publishedOn)
    : null

/** Notices older than this are not shown with an area any more, in days: longer than any term to object. */
export const shownDays = 70
/** Older ones are thrown away. */
export const keptDays = 400
/** What was published longer ago than this is no news, also when we read it only now. */
export const freshDays = 7

/** So many days without an answer of the service, and the page says that something may be missing. */
export const behindDays = 2
