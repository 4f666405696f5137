import { z } from 'zod'
import { openedCase } from '../../cases/index.ts'
import {
  agree,
  answerHowItStands,
  answerOffer,
  handleConcern,
  maintainersOf,
  offerTakeover,
  openOffers,
  showLesson,
  standings,
  stopWell,
  tendContinuity,
  wasForOnce,
} from '../../continuity/index.ts'
import type { Act } from '../../kit/act.ts'
import { visitor } from '../../kit/actor.ts'
import { addDays, type Day, dayOf, momentAt, nextWorkingDay } from '../../kit/dates.ts'
import { actorOf, personById } from '../../people/index.ts'
import type { DemoPeople } from './people.ts'

const one = z.object({ initiative: z.string(), daysAfterDone: z.number().int().positive() })
const continuitySchema = z.object({
  /** What who keeps a wish going says, and what is agreed with them, counted from the day it was done. */
  said: z.array(
    z.discriminatedUnion('do', [
      one.extend({ do: z.literal('once') }),
      one.extend({ do: z.literal('answer'), answer: z.enum(standings), note: z.string().nullable() }),
      one.extend({ do: z.literal('stop'), told: z.string(), left: z.string(), lesson: z.string() }),
      /** Who kept it going steps back, and somebody who offered takes it over. */
      one.extend({ do: z.literal('hand_over'), by: z.string(), to: z.string(), message: z.string() }),
      one.extend({
        do: z.literal('agree'),
        by: z.string(),
        agreement: z.string(),
        daysLong: z.number().int(),
        everyMonths: z.number().int(),
      }),
    ]),
  ),
})
type Said = z.infer<typeof continuitySchema>['said'][number] & { readonly day: Day; readonly caseId: string }

/** Days between two rounds: enough to ask on time, and quick. */
const roundDays = 15
/** Help that was asked for longer ago than this has been given. */
const helpedDays = 60

/**
 * What goes on in the demo city after it was carried out, by the same actions that people use: the morning round asks
 * how it stands, and who keeps it going answers, or stops well.
 */
export async function loadContinuity(
  act: Act,
  json: unknown,
  people: DemoPeople,
  caseOf: (initiative: string) => string | undefined,
): Promise<void> {
  const today = dayOf(act.now)
  const said: Said[] = []
  for (const one of continuitySchema.parse(json).said) {
    const caseId = caseOf(one.initiative)
    const endedOn = caseId === undefined ? null : (await openedCase(act, caseId)).state.endedOn
    if (caseId === undefined || endedOn === null) continue
    said.push({ ...one, caseId, day: nextWorkingDay(addDays(endedOn, one.daysAfterDone)) })
  }
  const past = said.filter(({ day }) => day < today).sort((a, b) => a.day.localeCompare(b.day))
  let day = addDays(today, -roundDays * 45)
  for (const one of past) {
    for (; day <= one.day; day = addDays(day, roundDays)) await tendOn(act, day)
    await say(act, one, people)
  }
  for (; day < today; day = addDays(day, roundDays)) await tendOn(act, day)
}

const tendOn = (act: Act, day: Day): Promise<void> => tendContinuity({ ...act, now: momentAt(day, '09:50') })

async function say(act: Act, one: Said, people: DemoPeople): Promise<void> {
  const now = momentAt(one.day, '10:30')
  const { caseId } = one
  if (one.do === 'agree') {
    const { agreement, daysLong, everyMonths } = one
    return agree({ ...act, now, actor: people.actor(one.by) }, caseId, {
      agreement,
      agreed_until: addDays(one.day, daysLong),
      every_months: everyMonths,
    })
  }
  if (one.do === 'hand_over') return handOver({ ...act, now }, one, people)
  const maintainer = (await maintainersOf(act.db, caseId)).find(({ ended_on }) => ended_on === null)
  if (!maintainer?.person_id) return
  const then: Act = { ...act, now, actor: await actorOf(act.db, maintainer.person_id) }
  switch (one.do) {
    case 'once':
      return wasForOnce(then, maintainer)
    case 'answer':
      await answerHowItStands(then, maintainer, { answer: one.answer, note: one.note })
      if (one.answer === 'help' && one.day < addDays(dayOf(act.now), -helpedDays))
        await handleConcern({ ...act, now: momentAt(addDays(one.day, 7), '11:00') }, caseId)
      return
    case 'stop':
      await stopWell(then, maintainer, { told: one.told, leftOver: one.left, lesson: one.lesson })
      return showLesson({ ...act, now: momentAt(addDays(one.day, 1), '11:00') }, caseId, one.lesson)
  }
}

async function handOver(
  act: Act,
  { caseId, by, to, message }: Extract<Said, { readonly do: 'hand_over' }>,
  people: DemoPeople,
): Promise<void> {
  const person = await personById(act.db, people.person(to))
  const { file } = await openedCase(act, caseId)
  if (!person?.name || !person.email) return
  const { name, email } = person
  await offerTakeover({ ...act, actor: visitor }, file.number, { name, email, message })
  const [offer] = await openOffers(act.db, caseId)
  if (!offer) return
  const actor = people.actor(by)
  await answerOffer({ ...act, actor }, caseId, { offerId: offer.id, accepts: true, replaces: true })
}
