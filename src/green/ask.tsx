import type { JSX } from 'preact'
import { type Answers, type FormSection, type FormSite, formPaths, type Submission } from '../forms/index.ts'
import { currentScheme } from '../funds/index.ts'
import {
  areasOf,
  type IdeaInput,
  pathOfSent,
  placeOf,
  publicAddress,
  type Sent,
  submitTold,
  type Told,
} from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { type FormErrors, type FormInput, type FormState, valueIn } from '../kit/form.ts'
import { say } from '../kit/locale.ts'
import { paths } from '../paths.ts'
import { personById } from '../people/index.ts'
import { allAreas } from '../places/index.ts'
import { bindFields, YesNo } from '../ui/form/index.ts'
import { NowBox } from '../ui/now-box/now-box.tsx'
import { askedIn } from './actions/receive.ts'
import { showConditions } from './pages/conditions.ts'
import { filledBySpot, SpotsToAdopt } from './pages/spots.tsx'
import { type Check, checksOf, verdictOf, type What } from './rules.ts'
import { texts } from './texts.ts'
import { countedArea, isFull, thisYear, yearHere } from './year.ts'

/** First page of the questions of each form. */
export const askPages = {
  facade_garden: formPaths(paths.askGreen('facade_garden')).section('jouw-geveltuin'),
  adopted_green: formPaths(paths.askGreen('adopted_green')).section('jouw-groen'),
} as const satisfies Record<What, string>

/** Name of the answer on the check page: may it stand on the map. */
export const publishField = 'op_de_kaart'

/** A form of simple green as pages: conditions first, the checks at once, and straight to the department. */
export const greenSite = (what: What): FormSite => ({
  key: what,
  base: paths.askGreen(what),
  current: 'idea',
  start: showConditions(what),
  known: async (act) => {
    const person = act.actor.personId === null ? null : await personById(act.db, act.actor.personId)
    if (!person) return {}
    return { name: [person.name], ...(person.email ? { email: [person.email] } : {}) }
  },
  ...(what === 'adopted_green'
    ? {
        begins: filledBySpot,
        below: (act: Act, { fields }: FormSection) =>
          fields.some(({ type }) => type === 'location') ? SpotsToAdopt({ act }) : null,
      }
    : {}),
  beforeSending: (act, { answers, state }) => checkPart(act, what, answers, state),
  checkSending: (act, _, input) => publishErrors(act, input),
  complete: async (act, submission) => pathOfSent(await sendGreen(act, what, submission)),
})

export function publishErrors(act: Act, input: FormInput): FormErrors {
  const given = valueIn(input.text, publishField)
  return given === 'ja' || given === 'nee' ? {} : { [publishField]: texts(act.locale).checks.publishMissing }
}

/** Makes a request of the answers; the same for who asks, and for an official who enters it. */
export function sendGreen(act: Act, what: What, told: Told & Pick<Submission, 'input'>): Promise<Sent> {
  const { answers, answersId, input } = told
  return submitTold(act, told, async (initiator): Promise<IdeaInput> => {
    const t = texts(act.locale)
    const place = placeOf(answers)
    const homeBound = what === 'facade_garden'
    const address = place?.address ?? null
    const areas = await areasOf(act, place)
    const district = (await allAreas(act.db)).find(({ id }) => id === areas.districtId)?.name
    const where = publicAddress(address, homeBound) ?? district ?? t.titles.somewhere
    const plan = typeof answers.plan === 'string' && answers.plan.trim() !== '' ? answers.plan.trim() : null
    return {
      kind: 'green',
      title: t.titles[what](where.slice(0, 120)),
      story: plan ?? t.stories[what],
      subject: 'green',
      ...areas,
      address,
      lat: place?.lat ?? null,
      lon: place?.lon ?? null,
      homeBound,
      answersId,
      consentPublic: valueIn(input.text, publishField) === 'ja',
      initiator,
    }
  })
}

/** On the page where everything is checked: whether it is possible here, why, what else there is, and the map. */
async function checkPart(act: Act, what: What, answers: Answers, state: FormState): Promise<JSX.Element> {
  const t = texts(act.locale).checks
  return (
    <section class="check-part flow">
      <Verdicts act={act} what={what} answers={answers} otherWays={await otherWays(act)} />
      <p>{await roomLine(act, answers)}</p>
      <YesNo {...bindFields(state, act.locale)(publishField)} label={t.publish} hint={t.publishHint} />
    </section>
  )
}

/** What else there is, as the scheme says it. */
export async function otherWays(
  act: Act,
): Promise<readonly { readonly title: string; readonly text: string }[]> {
  const { scheme } = await currentScheme(act, act.municipality.green.scheme)
  return scheme.other_ways.map((way) => ({
    title: say(way.title, act.locale),
    text: say(way.text, act.locale),
  }))
}

/** Each check with its outcome in words. */
export function Verdicts(props: {
  readonly act: Act
  readonly what: What
  readonly answers: Answers
  readonly otherWays: readonly { readonly title: string; readonly text: string }[]
}): JSX.Element {
  const { act, what, answers } = props
  const t = texts(act.locale).checks
  const asked = askedIn(answers, what === 'facade_garden')
  const checks = checksOf({ what, owner: asked.owner, pavementCm: asked.pavement_cm }, act.municipality.green)
  const verdict = verdictOf(checks)
  const tones = { good: 'good', look: 'wait', no: 'bad' } as const
  return (
    <>
      <h2>{t.title}</h2>
      <NowBox status={what === 'adopted_green' ? t.look : t[verdict]} tone={tones[verdict]}>
        {what === 'adopted_green' && <p>{t.adopted}</p>}
        {checks.map((check) => (
          <p key={check.key}>{checkInWords(act, check, asked.pavement_cm)}</p>
        ))}
      </NowBox>
      {verdict === 'no' && (
        <>
          <h3>{t.elseTitle}</h3>
          <ul>
            {props.otherWays.map((way) => (
              <li key={way.title}>
                <strong>{way.title}</strong>. {way.text}
              </li>
            ))}
          </ul>
          <p>{t.sendAnyway}</p>
        </>
      )}
    </>
  )
}

function checkInWords(act: Act, { key, verdict }: Check, width: number | null): string {
  const t = texts(act.locale).checks
  if (key === 'owner') return t.owner[verdict]
  const least = act.municipality.green.pavement_cm
  return verdict === 'look' || width === null ? t.pavement.look(least) : t.pavement[verdict](width, least)
}

/** Whether there is room this year in the area of the place; nothing where no number is set. */
async function roomLine(act: Act, answers: Answers): Promise<string | null> {
  const t = texts(act.locale).checks
  const place = await areasOf(act, placeOf(answers))
  const areas = await allAreas(act.db)
  const areaId = countedArea(areas, place.neighbourhoodId ?? place.districtId)
  const here = await yearHere(act, areaId, thisYear(act))
  if (!here) return null
  const left = here.places - here.taken
  return isFull(here) ? t.full(here.name, thisYear(act) + 1) : left <= 5 ? t.room(here.name, left) : null
}
