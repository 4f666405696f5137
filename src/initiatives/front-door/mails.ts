import { type Answers, areaOptions } from '../../forms/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, type Day, dayOf, formatDay } from '../../kit/dates.ts'
import { limit } from '../../kit/limits.ts'
import { type Localised, say } from '../../kit/locale.ts'
import { renderMail } from '../../kit/mail.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { paths } from '../../paths.ts'
import { filesOf, placeOf, reachOf, storyOf, tellerOf, titleOf } from './idea.ts'
import type { Elsewhere } from './route.ts'
import { texts } from './texts.ts'

const perAddress = { name: 'sent-on-mail', attempts: 5, seconds: 60 * 60 }

/** The place in words: address and district. */
export async function placeInWords(act: Act, answers: Answers): Promise<string | null> {
  const place = placeOf(answers)
  if (!place) return null
  const area = (await areaOptions(act.db)).find((option) => option.value === place.area)?.label
  const point = place.lat !== null && place.lon !== null && !place.address && !area
  return [place.address, area, point ? `${place.lat}, ${place.lon}` : null].filter(Boolean).join(', ') || null
}

/** The story with who told it, to the service it belongs to; in Dutch, the language of the organisation. */
export async function sendForward(
  act: Act,
  to: Elsewhere,
  answers: Answers,
  reason: Localised | null,
): Promise<void> {
  const t = texts('nl').mails.forward
  const teller = tellerOf(answers)
  const place = await placeInWords(act, answers)
  const files = filesOf(answers).length
  const mail = renderMail(act, 'nl', {
    subject: t.subject(titleOf(answers)),
    to: say(to.name, 'nl'),
    blocks: [
      t.body,
      { quote: `${titleOf(answers)}\n\n${storyOf(answers)}` },
      {
        list: [
          ...(place ? [t.place(place)] : []),
          t.name(teller.name),
          t.reach(reachOf(teller)),
          ...(reason ? [t.reason(say(reason, 'nl'))] : []),
        ],
      },
      ...(files > 0 ? [t.files(files)] : []),
    ],
  })
  await putInOutbox(act.db, { to: to.email, ...mail, at: act.now })
}

/** Tells who told it where it went. The address may not be theirs, so it holds nothing but the title. */
export async function sendSentOn(act: Act, to: Elsewhere, answers: Answers): Promise<void> {
  const { channel, email, name } = tellerOf(answers)
  if (channel !== 'email' || email === null) return
  await limit(act, perAddress, email)
  const t = texts(act.locale).mails.sentOn
  const destination = say(to.name, act.locale)
  const mail = renderMail(act, act.locale, {
    subject: t.subject(destination),
    to: name,
    blocks: [
      t.body(titleOf(answers), destination),
      say(to.next, act.locale),
      t.contact(to.telephone, to.email),
      ...(willAsk(act) ? [t.willAsk(formatDay(askDay(act), act.locale, 'long'))] : []),
      t.still,
      { link: { label: t.tell, path: paths.tellIdea() } },
    ],
  })
  await putInOutbox(act.db, { to: email, toPersonId: act.actor.personId, ...mail, at: act.now })
}

const askDay = (act: Act): Day => addDays(dayOf(act.now), act.municipality.front_door.ask_sent_on_after_days)

/** What they told is not kept longer for it. */
const willAsk = ({ municipality: { front_door } }: Act): boolean =>
  front_door.ask_sent_on_after_days < front_door.keep_unconfirmed_days

/** Asks who was sent on whether it worked out; to the address they gave for it. */
export async function sendWorkedOut(
  act: Act,
  to: Elsewhere,
  told: { readonly title: string; readonly name: string; readonly email: string },
  token: string,
): Promise<void> {
  const t = texts(act.locale).mails.workedOut
  const destination = say(to.name, act.locale)
  const answers = [
    ['ja', t.yes],
    ['deels', t.partly],
    ['nee', t.no],
  ] as const
  const mail = renderMail(act, act.locale, {
    subject: t.subject(told.title),
    to: told.name,
    blocks: [
      t.body(told.title, destination),
      ...answers.map(([antwoord, label]) => ({
        link: { label, path: paths.ideaWorkedOut(token, { antwoord }) },
      })),
      t.confirm,
      t.once,
    ],
  })
  await putInOutbox(act.db, { to: told.email, ...mail, at: act.now })
}
