import { z } from 'zod'
import { currentForm } from '../../forms/index.ts'
import { askWhetherItWorkedOut, enterIdea, ideaFormKey, sayWorkedOut } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt, nextWorkingDay } from '../../kit/dates.ts'
import { listMail } from '../../kit/outbox.ts'
import type { DemoPeople } from './people.ts'

/** `config/demo/front-door.json`: what people told at the desk that belonged elsewhere. Days count back from today. */
const frontDoorSchema = z.object({
  /** Who enters what is told on the telephone. */
  by: z.string(),
  told: z.array(
    z.object({
      name: z.string(),
      email: z.email(),
      days_ago: z.number().int().positive(),
      belongs: z.enum(['defect_report', 'petition', 'challenge', 'other_subsidy']),
      title: z.string(),
      story: z.string(),
      address: z.string(),
      /** What they say after three weeks; left out where they did not answer. */
      helped: z.enum(['yes', 'partly', 'no']).optional(),
    }),
  ),
})
type Told = z.infer<typeof frontDoorSchema>['told'][number]

/** Answers that lead to a desk elsewhere. */
const answersTo = {
  defect_report: { about: 'defect' },
  petition: { about: 'council_subject' },
  challenge: { about: 'municipal_task', together: 'neighbours', origin: 'spontaneous', may_publish: 'nee' },
  other_subsidy: {
    ...{ about: 'own_plan', green: 'other', reach: 'city', place: 'none', permit_expected: 'no' },
    ...{ together: 'organisation', origin: 'spontaneous', may_publish: 'nee' },
    ...{ needs_money: 'up_to_5000', ongoing_organisation: 'ja' },
  },
} as const satisfies Record<Told['belongs'], Readonly<Record<string, string>>>

/** Sends on what belongs elsewhere and asks how it went, by the same actions that people use. */
export async function loadFrontDoor(act: Act, json: unknown, people: DemoPeople): Promise<void> {
  const { by, told } = frontDoorSchema.parse(json)
  const oldestFirst = told.toSorted((one, other) => other.days_ago - one.days_ago)
  const form = await currentForm(act.db, ideaFormKey)
  const on = (one: Told, days: number, time: string): Date =>
    momentAt(nextWorkingDay(addDays(dayOf(act.now), days - one.days_ago)), time)
  for (const one of oldestFirst) {
    const typed = {
      ...{ kanaal: 'telephone', taal_bewoner: 'nl', voorgelezen: 'ja', weg: 'elders', channel: 'email' },
      ...{ title: one.title, story: one.story, 'where.address': one.address },
      ...{ name: one.name, email: one.email, ...answersTo[one.belongs] },
    }
    const text = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]]))
    await enterIdea({ ...act, now: on(one, 0, '10:40'), actor: people.actor(by) }, form, { text, files: {} })
  }
  // Told on a Saturday it was entered on Monday.
  const wait = act.municipality.front_door.ask_sent_on_after_days + 3
  for (const one of oldestFirst) {
    const asked = on(one, wait, '07:35')
    if (asked > act.now) continue
    await askWhetherItWorkedOut({ ...act, now: asked })
    const token = one.helped && (await tokenFor(act, one.email, one.title))
    if (one.helped && token)
      await sayWorkedOut({ ...act, now: on(one, wait + 1, '20:10') }, token, one.helped)
  }
}

/** The link in the mail that asks how it went, as who got it reads it. */
async function tokenFor(act: Act, email: string, title: string): Promise<string | undefined> {
  const mails = await listMail(act.db, { to: email, limit: 50 })
  const asked = mails.find(
    ({ body_text }) => body_text.includes(title) && body_text.includes('/is-het-gelukt/'),
  )
  return asked && /\/is-het-gelukt\/([\w-]+)/.exec(asked.body_text)?.[1]
}
