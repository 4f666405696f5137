import { addNote, removeParty, setPublished, withdraw } from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { system } from '../kit/actor.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { Conflict, Forbidden } from '../kit/errors.ts'
import { announce } from '../kit/events.ts'
import { storageOf } from '../kit/files.ts'
import { limit } from '../kit/limits.ts'
import { type MailBlock, renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { hasAnyRole, type Person, personById, rolesOf } from '../people/index.ts'
import { eraseSignUps } from '../projects/index.ts'
import { eraseAnswersOf } from '../reports/index.ts'
import { answerDue, type CaseFate, fateOfCase, openErasure, runsOn } from './rules.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** Every request is a letter that somebody has to answer within a month. */
const perPerson = { name: 'ask-about-data', attempts: 10, seconds: 60 * 60 }

/** What somebody asks about their data and may not change by themselves. */
export async function askAboutData(
  act: Act,
  input: { readonly kind: Exclude<store.RequestKind, 'erasure'>; readonly text: string },
): Promise<void> {
  const personId = mustBeSomebody(act)
  await limit(act, perPerson, personId)
  const today = dayOf(act.now)
  const due = answerDue(today)
  await inTransaction(act, async (act) => {
    await store.insertRequest(act.db, {
      person_id: personId,
      kind: input.kind,
      body: input.text,
      asked_at: act.now,
      due_day: due,
      runs_on: null,
      goes_on: [],
    })
    const t = texts(act.locale).mails
    await mailTo(act, personId, t.asked.subject, [t.asked.body(formatDay(due, act.locale, 'long'))])
  })
}

/** Asks to erase everything that may be erased. It is done after some days, in which it can be called off. */
export async function askErasure(act: Act, input: { readonly goesOn: readonly string[] }): Promise<void> {
  const personId = mustBeSomebody(act)
  const words = texts(act.locale)
  if (act.actor.roles.length > 0) throw new Conflict(words.erase.hasRole)
  const today = dayOf(act.now)
  const day = runsOn(today)
  await inTransaction(act, async (act) => {
    const open = await store.requestsOf(act.db, personId)
    if (open.some(({ kind, status }) => kind === 'erasure' && status === 'open')) return
    const own = await store.casesOf(act.db, personId)
    const isFirst = await store.insertRequest(act.db, {
      person_id: personId,
      kind: 'erasure',
      body: null,
      asked_at: act.now,
      due_day: answerDue(today),
      runs_on: day,
      goes_on: own.map(({ id }) => id).filter((id) => input.goesOn.includes(id)),
    })
    if (!isFirst) return
    const t = words.mails.erasureAsked
    await mailTo(act, personId, t.subject, [
      t.body(formatDay(day, act.locale, 'long')),
      t.callOff,
      { link: { label: t.link, path: paths.eraseMe() } },
      t.notYou,
    ])
  })
}

/** Calls it off; whoever asked may do so until it is done. */
export async function callOffErasure(act: Act): Promise<void> {
  const personId = mustBeSomebody(act)
  await inTransaction(act, async (act) => {
    const open = openErasure(await store.requestsOf(act.db, personId))
    if (!open || !(await store.lockRequest(act.db, open.id))) return
    await store.settleRequest(act.db, open.id, { status: 'withdrawn', settled_by: personId, at: act.now })
    const t = texts(act.locale).mails.erasureCalledOff
    await mailTo(act, personId, t.subject, [t.body])
  })
}

/** Answers a request, with reasons. The person gets them by mail and sees them with their data. */
export async function answerDataRequest(
  act: Act,
  input: { readonly id: string; readonly outcome: store.RequestOutcome; readonly answer: string },
): Promise<void> {
  if (!hasAnyRole(act.actor, ['coordinator', 'administrator'])) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const request = await store.lockRequest(act.db, input.id)
    if (!request || request.kind === 'erasure') throw new Conflict(texts(act.locale).desk.gone)
    const { outcome, answer } = input
    await store.settleRequest(act.db, request.id, {
      status: 'answered',
      outcome,
      answer,
      settled_by: act.actor.personId,
      at: act.now,
    })
    const person = await personById(act.db, request.person_id)
    const t = texts(person?.locale ?? 'nl')
    await mailTo(act, request.person_id, t.mails.answered.subject, [
      t.mails.answered.body(t.desk.outcomes[outcome]),
      { quote: answer },
      t.mails.answered.disagree(
        act.municipality.privacy.officer_email,
        act.municipality.privacy.authority.website,
      ),
      { link: { label: t.title, path: paths.aboutMe() } },
    ])
  })
}

/**
 * Erases somebody whose days to call it off are over. Everything in one transaction: they are erased or they are not.
 * The bytes of their files go afterwards; what then remains by a crash is taken away by nobody's name.
 */
export async function erase(given: Act, requestId: string): Promise<void> {
  const act: Act = { ...given, actor: system }
  const gone = await inTransaction(act, async (act) => {
    const request = await store.lockRequest(act.db, requestId)
    const person = request && (await personById(act.db, request.person_id))
    if (!request || !person) return []
    if ((await rolesOf(act.db, person.id)).length > 0) return refuseErasure(act, person, request.id)
    const cases = await store.casesOf(act.db, person.id)
    const fates = new Map(cases.map((one) => [one.id, fateOfCase(one, request.goes_on)]))
    for (const one of cases) await letGo(act, person, one, fates.get(one.id) ?? 'kept')
    const kept = [...fates].filter(([, fate]) => fate === 'kept').map(([id]) => id)
    const pseudonym = texts('nl').pseudonym
    const email = person.email ?? ''
    const voices = store.voicesFor(act, { email, personId: person.id })
    const known = { id: person.id, name: person.name, email, pseudonym, voices }
    await store.erasePerson(act.db, known, kept, act.now)
    await eraseAnswersOf(act, person.id)
    await eraseSignUps(act, email)
    const files = await store.eraseFiles(act.db, person.id, kept)
    await store.settleRequest(act.db, request.id, { status: 'done', kept_cases: kept.length, at: act.now })
    await sendResult(act, person, request.id, kept.length)
    await announce(act, { type: 'person_erased', personId: person.id })
    return files
  })
  for (const sha256 of gone) await storageOf(act.settings).remove(sha256)
}

/** Who got a role meanwhile answers for cases of others: they hear that it has to end first. */
async function refuseErasure(act: Act, person: Person, requestId: string): Promise<readonly string[]> {
  await store.settleRequest(act.db, requestId, { status: 'withdrawn', at: act.now })
  const t = texts(person.locale)
  await mailTo(act, person.id, t.mails.notErased, [t.erase.hasRole])
  return []
}

/** One case without this person. Its guide hears of it where it goes on. */
async function letGo(act: Act, person: Person, one: store.TheirCase, fate: CaseFate): Promise<void> {
  const caseId = one.id
  const t = texts('nl')
  const goesOn = one.endedOn === null && fate !== 'stops'
  if (fate === 'stops') await withdraw(act, { caseId, reason: null })
  if (goesOn) {
    if (!one.isAlone)
      for (const partyId of await store.partyIdsOf(act.db, caseId, person.id))
        await removeParty(act, { caseId, partyId })
    await addNote(act, { caseId, text: one.isAlone ? t.noteAlone : t.noteLeft })
  } else if (one.isAlone) await setPublished(act, { caseId, published: false })
  if (fate === 'stops' || fate === 'erased')
    await store.eraseTold(act.db, caseId, {
      title: t.erasedTitle(one.number),
      slug: 'verwijderd',
      text: t.erasedText,
    })
}

/** The last mail: it holds the address, so it goes too when it was delivered. */
async function sendResult(act: Act, person: Person, requestId: string, kept: number): Promise<void> {
  if (!person.email) return
  const t = texts(person.locale).mails.erased
  await putInOutbox(act.db, {
    to: person.email,
    ...renderMail(act, person.locale, {
      subject: t.subject,
      to: null,
      blocks: [t.body, ...(kept > 0 ? [t.kept(kept)] : []), t.last],
    }),
    about: { kind: 'erasure', id: requestId },
    at: act.now,
  })
}

async function mailTo(
  act: Act,
  personId: string,
  subject: string,
  blocks: readonly MailBlock[],
): Promise<void> {
  const person = await personById(act.db, personId)
  if (!person?.email) return
  const mail = renderMail(act, person.locale, { subject, blocks, to: person.name })
  await putInOutbox(act.db, { to: person.email, toPersonId: person.id, ...mail, at: act.now })
}

function mustBeSomebody(act: Act): string {
  if (act.actor.personId === null) throw new Forbidden()
  return act.actor.personId
}
