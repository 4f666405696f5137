import { z } from 'zod'

export const both = z.object({ nl: z.string(), en: z.string() })
const when = {
  daysAgo: z.number().int().nonnegative(),
  hour: z.string(),
  by: z.string(),
  on_behalf_of: z.string().optional(),
}
const verb = <Name extends string, Fields extends z.ZodRawShape>(name: Name, fields: Fields) =>
  z.object({ do: z.literal(name), ...when, ...fields })

const requirement = z.object({
  text: z.string(),
  ground: z.enum(['law', 'wish']),
  source: z.string().nullable(),
  solution: z.string(),
  weeks: z.number(),
})

/** What can happen in a script; see `config/demo/README.md`. */
export const actionSchema = z.discriminatedUnion('do', [
  verb('submit', {}),
  verb('confirm_address', {}),
  verb('consent_public', {}),
  verb('approve_public', {}),
  verb('appoint_guide', { guide: z.string() }),
  verb('plan_intake', { in_days: z.number(), at: z.string(), place: z.string() }),
  verb('hold_intake', { notes_parties: z.string(), notes_staff: z.string() }),
  verb('send_info_pack', { own_line: z.string().optional() }),
  verb('complete_step', { step: z.string(), outcome: z.string(), note: z.string().optional() }),
  verb('answer_feasibility', {
    answer: z.enum(['feasible', 'feasible_if', 'not_feasible']),
    text: z.string(),
  }),
  verb('ask_advice', {
    aspect: z.string(),
    adviser: z.string(),
    question: z.string(),
    due_in_days: z.number(),
  }),
  verb('answer_advice', { aspect: z.string(), answer: z.string(), requirements: z.array(requirement) }),
  verb('release_advice', { aspect: z.string(), plain_text: z.string() }),
  verb('pause', { reason: z.string(), term_days: z.number() }),
  verb('resume', { because: z.string().optional() }),
  verb('extend', { reason: z.string(), days: z.number() }),
  verb('plan_decision', { in_days: z.number(), body: z.string() }),
  verb('decide', {
    step: z.string(),
    type: z.string(),
    outcome: z.string(),
    reasons: z.string(),
    criteria: z.record(z.string(), z.string()),
    alternative: z.object({ kind: z.string(), name: z.string().nullish(), text: z.string() }).nullable(),
    amount: z.number().nullish(),
  }),
  verb('promise', {
    what: z.string(),
    owner: z.string(),
    owner_kind: z.enum(['municipality', 'initiator', 'partner']),
    due_in_days: z.number(),
    kind: z.enum(['time', 'goods', 'place', 'permit', 'money', 'decision']),
  }),
  verb('keep_promise', { index: z.number(), evidence: z.string() }),
  verb('explain_late', { index: z.number(), reason: z.string(), new_due_in_days: z.number() }),
  verb('message', { text: z.string() }),
  verb('reply', { text: z.string() }),
  verb('post_update', { text: z.string(), public: z.boolean(), photo: z.string().optional() }),
  verb('stuck', {
    kind: z.enum(['stuck', 'requirement']),
    text: z.string(),
    aspect: z.string().optional(),
    requirement: z.number().optional(),
  }),
  verb('answer_stuck', { text: z.string(), outcome: z.string() }),
  verb('link', { to: z.string(), relation: z.enum(['similar', 'grew_from']), reason: z.string() }),
  verb('withdraw', { reason: z.string() }),
  verb('complete', {
    step: z.string(),
    outcome: z.string(),
    result: z.string(),
    lessons: z.array(z.string()),
  }),
])

export type Action = z.infer<typeof actionSchema>

/** An initiative of the demo city with what happened to it. */
export const initiativeSchema = z.object({
  key: z.string(),
  kind: z.enum(['green', 'neighbourhood_wish', 'city_wish']),
  title: both,
  summary: both,
  story: z.string(),
  subject: z.string(),
  district: z.string(),
  neighbourhood: z.string().nullish(),
  address: z.string(),
  lon: z.number(),
  lat: z.number(),
  initiator: z.string(),
  organisation: z.string().nullish(),
  needs: z.array(z.string()),
  amount: z.number().nullish(),
  /** What it costs; less their own money it is the amount. */
  budget: z
    .object({
      costs: z.array(z.object({ what: z.string(), cents: z.number().int() })),
      own: z.number().int(),
      hours: z.number().int(),
    })
    .optional(),
  origin: z.enum(['asked', 'spontaneous']),
  channel: z.enum(['web', 'phone']),
  consent_public: z.boolean(),
  answers: z.record(z.string(), z.string()),
  script: z.array(actionSchema).min(1),
})

export type DemoInitiative = z.infer<typeof initiativeSchema>
