import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { isOfficialRole, mayEnter, type Person, peopleWithRoles, personById } from '../people/index.ts'
import { incidentTexts } from './incident-texts.ts'
import { keepsIncidents, mayAddToIncident, mayHandleIncident, mayReadIncident } from './rights.ts'
import { aboutOf, isReminded } from './rules.ts'
import * as store from './store.ts'

/** Officials who can follow an incident up. */
export const followers = async (act: Pick<Act, 'db'>): Promise<readonly Person[]> =>
  (await peopleWithRoles(act.db)).filter(({ grants }) => grants.some(({ role }) => isOfficialRole(role)))

/** The incident of this number. @throws NotFound for who may not read it: to them it does not exist */
export async function incidentToRead(act: Act, nr: number): Promise<store.Incident> {
  const incident = await store.incidentByNr(act.db, nr)
  if (!incident || !mayReadIncident(act.actor, incident)) throw new NotFound('incident')
  return incident
}

async function checkFollowUp(act: Act, content: store.IncidentContent): Promise<void> {
  const t = incidentTexts(act.locale).refused
  const { follow_up_id, follow_up_on, happened_on } = content
  if (happened_on > dayOf(act.now)) throw new Conflict(t.future)
  if ((follow_up_id === null) !== (follow_up_on === null)) throw new Conflict(t.whoAndWhen)
  if (follow_up_id !== null && !(await followers(act)).some(({ id }) => id === follow_up_id))
    throw new Conflict(t.nobody)
}

/** An official writes down what happened; who follows it up hears so, without what it is about. */
export async function reportIncident(act: Act, content: store.IncidentContent): Promise<number> {
  if (!act.actor.isSystem && !mayEnter('staff', act.actor)) throw new Forbidden()
  return inTransaction(act, async (act) => {
    await checkFollowUp(act, content)
    if (content.about_path !== null && !aboutOf(content.about_path)) throw new NotFound('about')
    const by = { at: act.now, personId: act.actor.personId }
    const incident = await store.insertIncident(act.db, content, by)
    if (incident.follow_up_id !== act.actor.personId) await tell(act, incident, 'asked')
    return incident.nr
  })
}

/** Who reported an incident, or handles it, adds to it while it is open; who follows it up hears that there is more. */
export async function addToIncident(act: Act, nr: number, body: string): Promise<void> {
  const t = incidentTexts(act.locale).refused
  await inTransaction(act, async (act) => {
    const incident = await store.incidentByNr(act.db, nr, true)
    if (!incident || !mayReadIncident(act.actor, incident)) throw new NotFound('incident')
    if (!mayAddToIncident(act.actor, incident)) throw new Conflict(t.closed)
    if (!body.trim()) throw new Conflict(t.nothing)
    const { personId } = act.actor
    await store.insertAddition(act.db, {
      ...{ incident_id: incident.id, body: body.trim(), at: act.now, by_person_id: personId },
    })
    if (incident.follow_up_id !== personId) await tell(act, incident, 'added')
  })
}

/** Says what was done, hands it on, or closes it; once it is closed it stays as it is. */
export async function handleIncident(
  act: Act,
  nr: number,
  change: Pick<store.IncidentContent, 'done' | 'to_police' | 'follow_up_id' | 'follow_up_on'> & {
    readonly close: boolean
    readonly seen: Date
  },
): Promise<void> {
  const t = incidentTexts(act.locale).refused
  await inTransaction(act, async (act) => {
    const incident = await store.incidentByNr(act.db, nr, true)
    if (!incident || !mayReadIncident(act.actor, incident)) throw new NotFound('incident')
    if (!mayHandleIncident(act.actor, incident)) throw new Forbidden()
    if (incident.closed_at !== null) throw new Conflict(t.closed)
    const { close, seen, ...content } = change
    await checkFollowUp(act, { ...incident, ...content })
    if (close && content.done === null) throw new Conflict(t.done)
    const { personId } = act.actor
    const closed = close ? { closed_at: act.now, closed_by: personId } : {}
    const by = { at: act.now, personId, seen }
    if (!(await store.updateIncident(act.db, incident.id, { ...content, ...closed }, by)))
      throw new Conflict(t.changedMeanwhile)
    const isNew = content.follow_up_id !== incident.follow_up_id
    if (!close && isNew && content.follow_up_id !== personId)
      await tell(act, { ...incident, ...content }, 'asked')
  })
}

/** Who follows it up hears that it is there and by when; what it is about stands behind signing in. */
async function tell(act: Act, incident: store.Incident, what: 'asked' | 'reminder' | 'added'): Promise<void> {
  const { follow_up_id, follow_up_on, nr } = incident
  const person = follow_up_id === null ? null : await personById(act.db, follow_up_id)
  if (!person?.email || follow_up_on === null) return
  const { locale } = person
  const t = incidentTexts(locale).mail
  await putInOutbox(act.db, {
    to: person.email,
    toPersonId: person.id,
    ...renderMail(act, locale, {
      subject: t[what].subject(nr),
      to: person.name,
      blocks: [
        t[what].body(nr, formatDay(follow_up_on, locale, 'long')),
        { link: { label: t.button, path: paths.incident(nr) } },
      ],
    }),
    at: act.now,
  })
}

/** Reminds who follows an incident up, on the day and every week after it. Safe to repeat on one day. */
export async function remindFollowUps(act: Act): Promise<void> {
  const today = dayOf(act.now)
  await inTransaction(act, async (act) => {
    for (const incident of await store.incidentsDue(act.db, today)) {
      if (!isReminded(incident, today)) continue
      await tell(act, incident, 'reminder')
      await store.markReminded(act.db, incident.id, today)
    }
  })
}

/** How often what happened in a year, without anybody's name. @throws Forbidden for who does not keep them */
export async function incidentFigures(act: Act): Promise<readonly store.IncidentCount[]> {
  if (!keepsIncidents(act.actor)) throw new Forbidden()
  return store.countIncidents(act.db)
}
