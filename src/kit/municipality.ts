import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Locale, say } from './locale.ts'

const both = z.object({ nl: z.string().min(1), en: z.string().min(1) })
const contact = { telephone: z.string().min(3), email: z.email() }
const percentage = z.object({ key: z.string(), percentage: z.number().min(0).max(100), label: both })
const mark = z.object({ key: z.string(), mark: z.number().min(1).max(10), label: both })

/** A municipality is configuration: who it is, how it can be reached, what it promises and states. */
export const municipalitySchema = z.looseObject({
  name: z.string().min(1),
  organisation: both,
  ...contact,
  website: z.url(),
  opening_hours: both,
  address: z.looseObject({ name: both, visit: z.string(), post: z.string() }),
  bodies: z.record(z.string(), both),
  team: z.looseObject({ name: both, ...contact, walk_in: both }),
  /** Ideas sent by people who are not signed in: one reminder to confirm, and how long they are kept. */
  front_door: z.strictObject({
    remind_after_days: z.number().int().positive(),
    keep_unconfirmed_days: z.number().int().positive(),
    /**
     * After how many days who was sent on is asked whether it worked out. What they told is kept no longer for it: with
     * as many days or more as `keep_unconfirmed_days` nobody is asked.
     */
    ask_sent_on_after_days: z.number().int().positive().default(21),
    /** Kinds that go straight to a department: the address of the colleague who is their contact from the start. */
    straight_to: z.record(z.string(), z.email()).default({}),
  }),
  /** Kinds of initiative for which neighbours can say that they are for or against. */
  support: z
    .strictObject({ kinds: z.array(z.string()) })
    .default({ kinds: ['neighbourhood_wish', 'city_wish'] }),
  /** Facade gardens and adopted green. The numbers are examples until a municipality makes them its own. */
  green: z
    .strictObject({
      example: z.boolean(),
      /** The department that does it, by its Dutch name. */
      department: z.string().min(1),
      /** The scheme that says how many a year. */
      scheme: z.string(),
      /** Least width of a pavement, from wall to kerb, and what a garden takes of it. */
      pavement_cm: z.number().int().positive(),
      garden_cm: z.number().int().positive(),
      /** Months in which who keeps it up gets tips, and the month in which we ask how it stands. */
      upkeep_months: z.array(z.number().int().min(1).max(12)),
      inspection_month: z.number().int().min(1).max(12),
    })
    .default({
      example: true,
      department: 'Groen en beheer',
      scheme: 'green_budget',
      pavement_cm: 180,
      garden_cm: 45,
      upkeep_months: [4, 7, 10],
      inspection_month: 5,
    }),
  /** Of which kinds of initiative we ask how they stand after they were carried out: when first, and how often then. */
  continuity: z
    .record(
      z.string(),
      z.strictObject({
        first_months: z.number().int().min(1).max(60),
        then_months: z.number().int().min(1).max(60),
        /** Who looks for somebody to take it over is asked again after so many. */
        takeover_months: z.number().int().min(1).max(60).default(3),
      }),
    )
    .default({
      neighbourhood_wish: { first_months: 6, then_months: 12, takeover_months: 3 },
      city_wish: { first_months: 6, then_months: 12, takeover_months: 3 },
    }),
  /** In how many days who receives a referral looks at it, and after how many we ask whether it helped. */
  referrals: z
    .strictObject({
      answer_days: z.number().int().min(1).max(180),
      ask_after_days: z.number().int().min(1).max(365),
    })
    .default({ answer_days: 14, ask_after_days: 28 }),
  /** The service of official notices: its address, empty for none, and which ones we want (CQL, without the days). */
  notices: z
    .strictObject({ sru_url: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]), query: z.string() })
    .default({ sru_url: '', query: '' }),
  /** So many days before people can take part in a project its plan is published. */
  projects: z.strictObject({ notice_days: z.number().int().min(0).max(180) }).default({ notice_days: 14 }),
  /** So many months after a loan nobody needs to know any more who borrowed something. */
  lending: z.strictObject({ keep_months: z.number().int().min(1).max(60) }).default({ keep_months: 12 }),
  /**
   * Safety: in how many working days who disagrees hears what somebody else decided, for how many days somebody can be
   * blocked, and for how many months a block that is over and an incident that was closed are kept.
   */
  safety: z
    .strictObject({
      answer_days: z.number().int().min(1).max(30),
      block_days: z.array(z.number().int().min(1).max(366)).min(1),
      keep_block_months: z.number().int().min(1).max(60),
      keep_incident_months: z.number().int().min(1).max(120),
    })
    .default({ answer_days: 5, block_days: [7, 30, 90], keep_block_months: 12, keep_incident_months: 24 }),
  /** Ways that are no initiative, by the outcome that leads there. */
  elsewhere: z.record(
    z.string(),
    z.strictObject({
      name: both,
      text: both,
      /** What to expect there, and when. */
      next: both,
      ...contact,
      links: z.array(z.strictObject({ label: both, url: z.url() })),
    }),
  ),
  /** Departments as people are registered with them, by their Dutch name; without them that name is shown. */
  departments: z.array(both).default([]),
  alderman_office: z.looseObject({ name: both, ...contact }),
  disagree: z.looseObject({
    title: both,
    talk: both,
    objection: both,
    objection_address: z.string(),
    objection_weeks: z.number().int().positive(),
  }),
  complaint: z.looseObject({ title: both, text: both, ...contact }),
  ombudsman: z.looseObject({ name: both, text: both, telephone: z.string(), website: z.url() }),
  /** The account from which grants are paid, and to which money comes back. */
  paying_account: z.strictObject({ holder: z.string().min(1).max(70), iban: z.string() }).optional(),
  /** What signing in elsewhere means here; where that is, is a setting of the program. */
  sign_in: z
    .strictObject({
      staff: z.strictObject({
        name: both,
        /** The claim that names somebody's groups. */
        groups_claim: z.string().min(1),
        /** Which group gives which role; for one area by its name, else for the whole city. */
        groups: z.array(
          z.strictObject({ group: z.string().min(1), role: z.string(), area: z.string().optional() }),
        ),
        /** What the provider says (in acr or amr) of who took a second step there; others take ours. */
        second_factor: z.array(z.string()),
      }),
      residents: z.strictObject({
        name: both,
        /** What the broker calls its levels of assurance (acr). */
        levels: z.record(z.string(), z.enum(['low', 'substantial', 'high'])),
      }),
    })
    .optional(),
  /** How Dutch texts speak to people: pages with "je", letters with "je" or "u". */
  tone: z.looseObject({ formal_letters_nl: z.enum(['je', 'u']) }),
  /** Dutch texts with "u" for letters; what is left out is told with "je". */
  formal_nl: z
    .looseObject({
      talk: z.string().optional(),
      objection: z.string().optional(),
      complaint: z.string().optional(),
      ombudsman: z.string().optional(),
    })
    .optional(),
  norms: z.looseObject({ source: both }),
  baseline: z.looseObject({
    source: both,
    note: both,
    carried_out: z.array(percentage),
    marks: z.array(mark),
  }),
  map: z.looseObject({
    /** Template of map tiles; empty for none. */
    tiles_url: z.string(),
    tiles_max_zoom: z.number().int(),
    attribution: z.string(),
    center: z.object({ lon: z.number(), lat: z.number(), zoom: z.number() }),
  }),
  accessibility: z.looseObject({
    status_text: both,
    explanation: both,
    known_issues: z.array(both),
    report_text: both,
    contact_email: z.email(),
    contact_telephone: z.string(),
    register_url: z.url().nullable(),
    audited_on: z.string().nullable(),
  }),
  /** Where to report a weakness of this site (RFC 9116); the form or address that fits best first. */
  security: z.strictObject({ contact: z.array(z.url()).min(1), policy: z.url() }),
  privacy: z.looseObject({
    controller: both,
    officer_email: z.email(),
    authority: z.looseObject({ name: both, website: z.url() }),
    sections: z.array(z.looseObject({ key: z.string(), title: both, text: both })),
  }),
})

export type Municipality = z.infer<typeof municipalitySchema>

/** The name of a department in the reader's language. */
export const departmentName = (
  { departments }: Pick<Municipality, 'departments'>,
  name: string,
  locale: Locale,
): string => {
  const known = departments.find(({ nl }) => nl === name)
  return known ? say(known, locale) : name
}

/** Reads `municipality.json` of the configuration folder; says which field is wrong. */
export function readMunicipality(configDir: string): Municipality {
  const path = join(configDir, 'municipality.json')
  const result = municipalitySchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`municipality.json is not right:\n${faults.join('\n')}`)
}
