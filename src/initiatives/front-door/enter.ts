import {
  allErrors,
  areaOptions,
  asEntered,
  type EntryChannel,
  enterAnswers,
  type PublishedForm,
  readAnswers,
} from '../../forms/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { Conflict, Forbidden } from '../../kit/errors.ts'
import { type FormErrors, type FormInput, type FormValues, valueIn } from '../../kit/form.ts'
import { isLocale, say } from '../../kit/locale.ts'
import { maySubmitForSomebody } from '../rights.ts'
import { chosenWay, type Elsewhere, type FoundRoute, findRoute, wayErrors } from './route.ts'
import { sentOn, wayField } from './rules.ts'
import { goTheWay, type Sent } from './send.ts'
import { texts } from './texts.ts'

/** How an idea reaches an official. */
export const entryChannels = ['desk', 'telephone', 'street', 'paper'] as const
const isEntryChannel = (value: string): value is (typeof entryChannels)[number] & EntryChannel =>
  (entryChannels as readonly string[]).includes(value)

export const entryFields = { channel: 'kanaal', language: 'taal_bewoner', agreed: 'voorgelezen' } as const

/** What stands for "the way that suits the answers"; the desk asks to choose only when that is elsewhere. */
export const byAnswers = ''

type Checked =
  | { readonly ok: true; readonly route: FoundRoute }
  | { readonly ok: false; readonly errors: FormErrors; readonly elsewhere?: Elsewhere | null }

/** Entered as it stands on paper: in that order, with those words and numbers. */
export const isFromPaper = (values: FormValues): boolean => valueIn(values, entryFields.channel) === 'paper'

/** Checks what an official typed: the answers, how it came in, what was read aloud, and the way. */
export async function checkEntry(act: Act, form: PublishedForm, input: FormInput): Promise<Checked> {
  const t = texts(act.locale)
  const areas = (await areaOptions(act.db)).map((area) => area.value)
  const asked = isFromPaper(input.text) ? form.form : asEntered(form.form)
  const reading = readAnswers(asked, input.text, { files: {}, areas }, act.locale)
  const channel = valueIn(input.text, entryFields.channel)
  const own = {
    ...(isEntryChannel(channel) ? {} : { [entryFields.channel]: t.desk.howMissing }),
    ...(valueIn(input.text, entryFields.agreed) ? {} : { [entryFields.agreed]: t.desk.agreedMissing }),
  }
  const errors = { ...own, ...allErrors(reading) }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const route = await findRoute(act, reading.answers)
  if (route.elsewhere && valueIn(input.text, wayField) === byAnswers) {
    const name = say(route.elsewhere.name, act.locale)
    const reason = route.reason ? say(route.reason, act.locale) : ''
    const errors = { [wayField]: t.desk.wayElsewhere(name, reason) }
    return { ok: false, errors, elsewhere: route.elsewhere }
  }
  const way = wayErrors(act, chosenWay(route, wayInput(route, input.text)))
  if (Object.keys(way).length === 0) return { ok: true, route }
  return { ok: false, errors: way, elsewhere: route.elsewhere }
}

/** "Send on" where nothing belongs elsewhere means: the way that suits the answers. */
const wayInput = (route: FoundRoute, values: FormValues): FormValues =>
  route.elsewhere === null && valueIn(values, wayField) === sentOn ? { ...values, [wayField]: [] } : values

/**
 * Enters an idea for somebody at the desk, on the telephone, in the street or from paper. The person gets their receipt in
 * their own language, by the channel they chose.
 * @throws Forbidden without the right to do so
 */
export async function enterIdea(act: Act, form: PublishedForm, input: FormInput): Promise<Sent> {
  if (!maySubmitForSomebody(act.actor)) throw new Forbidden()
  const channel = valueIn(input.text, entryFields.channel)
  const language = valueIn(input.text, entryFields.language)
  const areas = (await areaOptions(act.db)).map((area) => area.value)
  return inTransaction(act, async (act) => {
    const entered = await enterAnswers(act, form, input, {
      channel: isEntryChannel(channel) ? channel : 'desk',
      personId: null,
      areas,
    })
    if (!entered.ok) throw new Conflict('The answers were checked before')
    const { answers, answersId, draftId } = entered.submission
    const route = await findRoute(act, answers)
    const read = chosenWay(route, wayInput(route, input.text))
    if (!read.ok) throw new Conflict('The way was checked before')
    const inTheirs = isLocale(language) ? { ...act, locale: language } : act
    return goTheWay(inTheirs, { answers, answersId, draftId, forSomebody: true }, route, read.way)
  })
}
