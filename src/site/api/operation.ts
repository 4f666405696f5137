import { createHash } from 'node:crypto'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { wantedType } from '../../kit/accept.ts'
import type { Act } from '../../kit/act.ts'
import { visitor } from '../../kit/actor.ts'
import { told } from '../../kit/described.ts'
import type { Ctx } from '../../kit/http.ts'
import { absolute } from '../../kit/mail.ts'
import { type ApiFault, type ProblemStatus, problem, problemType, problemWords } from '../../kit/problem.ts'
import { get, type Route, shared } from '../../people/index.ts'
import { admit } from './caller.ts'
import { apiVersion, contentCrs, geoJsonType, type MediaType, problemSchema } from './schema.ts'

type Shape = Readonly<Record<string, z.ZodType>>

/** A question that was understood. */
export interface Question<Q extends Shape, P extends Shape> {
  /** As a visitor who reads Dutch: whoever asks, the answer is what everybody may see. */
  readonly act: Act
  readonly query: z.output<z.ZodObject<Q>>
  readonly path: z.output<z.ZodObject<P>>
  readonly type: MediaType
}

/** Where to ask instead, as a path of our own: what was asked for goes on elsewhere, and may come back. */
export interface Elsewhere {
  readonly elsewhere: string
}

export interface Answer {
  readonly body: object
  /** Query of the next page of a list. */
  readonly next?: Readonly<Record<string, string>> | null
}

export interface Operation {
  readonly route: Route
  readonly config: ReturnType<typeof createRoute>
}

interface Wanted<Q extends Shape, P extends Shape> {
  /** Address behind `/api/v1`, with its parameters as `{name}`. */
  readonly address: `/${string}`
  readonly id: string
  readonly tag: string
  readonly summary: ReturnType<typeof told>
  readonly query?: Q
  readonly path?: P
  /** What is given, by media type; the first for who does not mind. */
  readonly gives: Readonly<Partial<Record<MediaType, z.ZodType>>>
  /** What can be wrong besides what the schema says; told together with that. */
  readonly check?: (act: Act, asked: Readonly<Record<string, string>>) => Promise<readonly ApiFault[]>
  /** When it leads elsewhere, where it can. */
  readonly leads?: ReturnType<typeof told>
  /** Made of tables that tell nobody when they change: then no answer is kept to be given again. */
  readonly neverKept?: boolean
  readonly read: (question: Question<Q, P>) => Promise<Answer | Elsewhere>
}

/** A question that the API answers: its description and its route are made of the same schemas. */
export function operation<Q extends Shape = Shape, P extends Shape = Shape>(wanted: Wanted<Q, P>): Operation {
  const types = Object.keys(wanted.gives) as MediaType[]
  const query = z.strictObject((wanted.query ?? {}) as Q)
  const path = z.object((wanted.path ?? {}) as P)
  const { description, ...english } = wanted.summary
  const config = createRoute({
    method: 'get',
    path: wanted.address,
    operationId: wanted.id,
    tags: [wanted.tag],
    summary: description,
    ...english,
    ...(wanted.query || wanted.path
      ? { request: { ...(wanted.query ? { query } : {}), ...(wanted.path ? { params: path } : {}) } }
      : {}),
    responses: {
      200: {
        ...told('Het antwoord.', 'The answer.'),
        headers: answerHeaders,
        content: Object.fromEntries(types.map((type) => [type, { schema: wanted.gives[type]! }])),
      },
      304: {
        ...told('Niet veranderd sinds je het vroeg.', 'Not changed since you asked.'),
        headers: answerHeaders,
      },
      ...(wanted.leads ? { 307: { ...wanted.leads, headers: leadHeaders } } : {}),
      ...Object.fromEntries(refusals(wanted).map((status) => [status, refusal(status)])),
    },
  })

  const handle = async (c: Ctx): Promise<Response> => {
    const refused = await admit(c)
    if (refused) return refused
    const type = wantedType(c.req.header('Accept'), types)
    if (type === null) return problem(c, 406, { detail: `Vraag in "Accept" om ${types.join(' of ')}.` })
    const act: Act = { ...c.var.act, actor: visitor, locale: 'nl' }
    const { asked, faults } = onceEach(c.req.queries())
    const parsed = query.safeParse(asked)
    const all = [
      ...faults,
      ...(parsed.error?.issues ?? []).flatMap((issue) => faultsOf(issue, Object.keys(wanted.query ?? {}))),
      ...((await wanted.check?.(act, asked)) ?? []),
    ]
    if (!parsed.success || all.length > 0) return problem(c, 400, { errors: all })
    const parameters = path.safeParse(c.req.param())
    if (!parameters.success) return problem(c, 404)
    const answer = await wanted.read({ act, query: parsed.data, path: parameters.data, type })
    if ('elsewhere' in answer) return c.redirect(absolute(act, answer.elsewhere), 307)
    return give(c, type, types, answer, asked)
  }
  const address = `/api/v1${config.getRoutingPath()}`
  return { config, route: wanted.neverKept ? get(address, 'everyone', handle) : shared(address, handle) }
}

/** Once each: a question that says two things at the same time is no question. */
function onceEach(queries: Readonly<Record<string, readonly string[]>>) {
  const twice = Object.keys(queries).filter((name) => queries[name]!.length > 1)
  return {
    asked: Object.fromEntries(Object.entries(queries).map(([name, values]) => [name, values[0] ?? ''])),
    faults: twice.map((name) => fault(name, 'dubbel', 'Dit kan maar één keer.')),
  }
}

/** What was sent is not repeated, and a name only when it can be one. */
const shown = (name: string): string => (/^[\w[\].-]{1,40}$/.test(name) ? name : '?')

export const fault = (name: string, code: ApiFault['code'], detail: string): ApiFault => ({
  in: 'query',
  location: { name: shown(name) },
  code,
  detail,
})

function faultsOf(issue: z.core.$ZodIssue, known: readonly string[]): readonly ApiFault[] {
  if (issue.code !== 'unrecognized_keys')
    return [fault(String(issue.path[0] ?? ''), 'ongeldig', issue.message)]
  const instead = known.length > 0 ? `Hier kan: ${known.join(', ')}.` : 'Hier is niets te kiezen.'
  return issue.keys.map((name) => fault(name, 'onbekend', `Dit kennen wij hier niet. ${instead}`))
}

function give(
  c: Ctx,
  type: MediaType,
  types: readonly MediaType[],
  { body, next }: Answer,
  asked: Readonly<Record<string, string>>,
): Response {
  const address = absolute(c.var.act, c.req.path)
  const following = next ? `${address}?${new URLSearchParams({ ...asked, ...next })}` : null
  // A browser that takes it for a page anyway finds no mark-up in it.
  const text = JSON.stringify(next === undefined ? body : { ...body, volgende: following }).replaceAll(
    '<',
    '\\u003c',
  )
  const etag = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  c.header('ETag', `"${etag}"`)
  c.header('Cache-Control', 'public, max-age=0, must-revalidate')
  if (types.length > 1) c.header('Vary', 'Accept')
  if (following) c.header('Link', `<${following}>; rel="next"`)
  if (type === geoJsonType) c.header('Content-Crs', contentCrs)
  if (c.req.header('If-None-Match')?.includes(etag)) return c.body(null, 304)
  c.header('Content-Type', type)
  return c.body(text)
}

const answerHeaders = {
  'API-Version': {
    ...told('Versie van deze API.', 'Version of this API.'),
    schema: { type: 'string' as const, examples: [apiVersion] },
  },
  ETag: {
    ...told('Merk van dit antwoord, voor "If-None-Match".', 'Mark of this answer, for "If-None-Match".'),
    schema: { type: 'string' as const },
  },
}

const leadHeaders = {
  'API-Version': answerHeaders['API-Version'],
  Location: {
    ...told('Waar het nu te vinden is.', 'Where it is to be found now.'),
    schema: { type: 'string' as const },
  },
}

const refusals = (wanted: { readonly path?: unknown }): readonly ProblemStatus[] => [
  400,
  401,
  403,
  ...(wanted.path ? [404 as const] : []),
  406,
  415,
  429,
  500,
]

/** What the words of a problem are in English, for the page that explains the API. */
export const problemEnglish: Readonly<Partial<Record<ProblemStatus, string>>> = {
  400: 'The request is not right',
  401: 'The key is not right',
  403: 'This is not allowed',
  404: 'Not found',
  405: 'This method is not possible here',
  406: 'This form is not there',
  415: 'You cannot send anything along here',
  429: 'Too many requests',
  500: 'Something went wrong',
}

const refusal = (status: ProblemStatus) => ({
  ...told(`${problemWords[status][0]}.`, `${problemEnglish[status]}.`),
  content: { [problemType]: { schema: problemSchema } },
})
