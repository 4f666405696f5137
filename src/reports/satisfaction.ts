import { type OpenedCase, openedCase } from '../cases/index.ts'
import { initiativeById } from '../initiatives/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import type { DomainEvent } from '../kit/events.ts'
import { renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { newToken, tokenHash } from '../kit/tokens.ts'
import { paths } from '../paths.ts'
import { mayEnter, personById } from '../people/index.ts'
import { answerDays, changeDays, isOpenOn, momentOf } from './moments.ts'
import { satisfactionTexts } from './satisfaction-texts.ts'
import * as store from './store/satisfaction.ts'

/** Reaction to `case_changed`: what happened gives occasion to ask the initiator how it went. */
export async function askAfter(act: Act, event: DomainEvent): Promise<void> {
  const opened = event.opened as OpenedCase
  const { id } = event.event as OpenedCase['events'][number]
  if (opened.events.at(-1)?.id !== id) return
  const today = dayOf(act.now)
  const moment = momentOf(opened.events, opened.state, today)
  const initiator = opened.parties.find(({ role, person_id }) => role === 'initiator' && person_id !== null)
  if (!moment || !initiator?.person_id) return
  const { file } = opened
  await store.insertQuestion(
    act.db,
    { case_id: file.id, moment, person_id: initiator.person_id, kind: file.kind, asked_on: today },
    file.area_id,
  )
}

/** How long after it happened a question may still be sent, in days. */
const mailDays = 14

/**
 * The morning after: sends the question with ten links. Each leads to a page where the answer is confirmed, because
 * mail scanners follow links. Who does not use e-mail is asked at the desk. Safe to repeat.
 * Answers which questions were sent.
 */
export async function mailQuestions(act: Act): Promise<readonly store.Satisfaction[]> {
  const today = dayOf(act.now)
  const mailed: store.Satisfaction[] = []
  for (const question of await store.unmailed(act.db, addDays(today, -mailDays), today))
    if (await inTransaction(act, (act) => mailQuestion(act, question))) mailed.push(question)
  return mailed
}

async function mailQuestion(act: Act, question: store.Satisfaction): Promise<boolean> {
  const person = await personById(act.db, question.person_id)
  const initiative = await initiativeById(act.db, question.case_id)
  if (!person || person.email === null || person.channel !== 'email' || !initiative) return false
  const token = newToken()
  if (!(await store.markMailed(act.db, question.id, tokenHash(token), act.now))) return false
  const t = satisfactionTexts(person.locale)
  await putInOutbox(act.db, {
    to: person.email,
    toPersonId: person.id,
    ...renderMail(act, person.locale, {
      subject: t.mail.subject(initiative.title),
      to: person.name,
      blocks: [
        t.mail.occasion[question.moment](initiative.title),
        t.question[question.moment],
        t.scale,
        ...Array.from({ length: 10 }, (_, index) => ({
          link: {
            label: t.mail.give(index + 1),
            path: paths.giveOpinion(token, { cijfer: String(index + 1) }),
          },
        })),
        t.mail.after,
        t.who,
      ],
    }),
    about: { kind: 'satisfaction', id: question.id },
    at: act.now,
  })
  return true
}

export interface Answer {
  readonly mark: number
  readonly sentence: string | null
}

/** The question behind the link of a mail; 404 when there is none. */
export async function questionBehind(act: Act, token: string): Promise<store.Satisfaction> {
  const question = await store.questionByToken(act.db, tokenHash(token))
  if (!question) throw new NotFound()
  return question
}

/** A question to the person who is signed in; to anybody else it does not exist. */
export async function ownQuestion(act: Act, id: string): Promise<store.Satisfaction> {
  const question = /^[0-9a-f-]{36}$/.test(id) ? await store.questionById(act.db, id) : null
  if (!question || question.person_id !== act.actor.personId) throw new NotFound()
  return question
}

/** Keeps an answer, or the change of it within two weeks. The caller has checked whose question it is. */
export async function answer(act: Act, question: store.Satisfaction, given: Answer): Promise<void> {
  const today = dayOf(act.now)
  if (!isOpenOn(question, today))
    throw new Conflict(satisfactionTexts(act.locale).closed(answerDays, changeDays))
  const own = act.actor.personId === null || act.actor.personId === question.person_id
  await store.saveAnswer(act.db, question.id, {
    ...given,
    answered_on: question.answered_on ?? today,
    entered_by: own ? null : act.actor.personId,
  })
}

/** What can be entered at the desk for an initiator of this case; never by who works on it. */
export async function questionsAtDesk(act: Act, caseId: string): Promise<readonly store.Satisfaction[]> {
  const { relations } = await openedCase(act, caseId)
  const worksOnIt = act.actor.personId !== null && relations.handlerIds.includes(act.actor.personId)
  if (!mayEnter('lookup', act.actor) || worksOnIt) throw new Forbidden()
  const today = dayOf(act.now)
  return (await store.questionsOfCase(act.db, caseId)).filter(
    (question) => question.mark === null && isOpenOn(question, today),
  )
}

/** Questions to somebody that can still be answered, for their own page. */
export async function openQuestionsTo(act: Act, personId: string): Promise<readonly store.Satisfaction[]> {
  const today = dayOf(act.now)
  const asked = await store.questionsTo(act.db, personId, addDays(today, -answerDays))
  return asked.filter((question) => question.mark === null && isOpenOn(question, today))
}

/** The question to the reader about one case that they can answer or change now; what is open comes first. */
export async function ownQuestionOf(act: Act, caseId: string): Promise<store.Satisfaction | null> {
  const { personId } = act.actor
  if (personId === null) return null
  const today = dayOf(act.now)
  const asked = await store.questionsTo(act.db, personId, addDays(today, -answerDays - changeDays))
  const open = asked.filter((question) => question.case_id === caseId && isOpenOn(question, today))
  return open.find(({ mark }) => mark === null) ?? open[0] ?? null
}

/** Removes what somebody answered and was asked; part of erasing a person. */
export const eraseAnswersOf = (act: Act, personId: string): Promise<void> =>
  store.eraseAnswers(act.db, personId)
