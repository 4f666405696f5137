import type { Ctx } from './http.ts'
import { absolute } from './mail.ts'

/** One thing that is wrong with a question, and where it stands (API design rules, error-handling). */
export interface ApiFault {
  readonly in: 'query' | 'path' | 'header' | 'body'
  readonly location: { readonly name: string }
  /** A fixed word for programs; `detail` is for people. */
  readonly code: 'onbekend' | 'ongeldig' | 'dubbel'
  readonly detail: string
}

/** In words for who writes a program: the API speaks Dutch, whatever language the site is read in. */
const words = {
  400: ['De vraag klopt niet', 'Kijk bij "errors" wat er anders moet.'],
  401: ['De sleutel klopt niet', 'Deze sleutel bestaat niet, is verlopen of is ingetrokken.'],
  403: ['Dit mag niet', 'Met deze sleutel mag dit niet.'],
  404: ['Niet gevonden', 'Dit bestaat niet, of is niet openbaar.'],
  405: ['Deze methode kan hier niet', 'Vraag met GET of HEAD. Schrijven kan met deze API niet.'],
  406: ['Deze vorm is er niet', 'Vraag in "Accept" om een vorm die er wel is.'],
  409: ['Dit kan nu niet', 'De gegevens zijn intussen veranderd.'],
  413: ['De vraag is te groot', 'Stuur geen gegevens mee met een vraag.'],
  415: ['Hier kun je niets meesturen', 'Stuur geen gegevens mee met een vraag.'],
  422: ['De vraag klopt niet', 'Kijk wat er anders moet.'],
  429: [
    'Te veel vragen',
    'Wacht zo lang als "Retry-After" zegt, in seconden. Met een sleutel mag je meer vragen.',
  ],
  500: [
    'Er ging iets mis',
    'Dat ligt aan ons. Probeer het straks opnieuw, of meld het met de code in "instance".',
  ],
  503: ['Even niet bereikbaar', 'Probeer het opnieuw na de tijd in "Retry-After", in seconden.'],
} as const

export type ProblemStatus = keyof typeof words
export const problemWords: Readonly<Record<ProblemStatus, readonly [title: string, detail: string]>> = words

export const problemType = 'application/problem+json'

/** An address that gives data to programs: what goes wrong there is told as a problem, not as a page. */
export const isApiPath = (path: string): boolean => path.startsWith('/api/')

/** What went wrong, as data (RFC 9457). Nothing of what was sent is repeated in it. */
export function problem(
  c: Ctx,
  status: ProblemStatus,
  more: { readonly detail?: string | undefined; readonly errors?: readonly ApiFault[] } = {},
): Response {
  const [title, detail] = words[status]
  const { act, requestId } = c.var
  const body = {
    type: absolute(act, `/api#fout-${status}`),
    title,
    status,
    detail: more.detail ?? detail,
    instance: `urn:uuid:${requestId}`,
    ...(more.errors ? { errors: more.errors } : {}),
  }
  c.header('Content-Type', problemType)
  c.header('Cache-Control', 'no-store')
  return c.body(JSON.stringify(body), status)
}
