import { type FormSite, hasHouseNumber } from '../../forms/index.ts'
import { paths } from '../../paths.ts'
import { personById } from '../../people/index.ts'
import { allAreas } from '../../places/index.ts'
import { personalDataErrors } from '../../ui/form/index.ts'
import { noteReferralShown } from '../store/front-door.ts'
import { filledBy } from './begin.ts'
import { placeOf, wordsForEverybody } from './idea.ts'
import { showStart, spotsLine } from './pages/start.tsx'
import { wayPart } from './pages/way.tsx'
import { chosenWay, findRoute, wayErrors } from './route.ts'
import { sendIdea } from './send.ts'
import { formKey } from './sender.ts'
import { texts } from './texts.ts'
import { moneyErrors, moneyFields, moneyPage, moneyQuestions } from './wish-money.tsx'

/** The form "Vertel je idee": its own start page, a way out when it belongs elsewhere, and what becomes of it. */
export const ideaSite: FormSite = {
  key: formKey,
  base: paths.tellIdea(),
  current: 'idea',
  start: showStart,

  known: async (act) => {
    const person = act.actor.personId === null ? null : await personById(act.db, act.actor.personId)
    if (!person) return {}
    const known = {
      name: person.name,
      channel: person.channel,
      email: person.email,
      phone: person.phone,
      postal_address: person.postal_address,
    }
    return Object.fromEntries(
      Object.entries(known).flatMap(([name, value]) => (value ? [[name, [value]] as const] : [])),
    )
  },

  begins: async (act, word) => filledBy(word, await allAreas(act.db)),

  own: moneyQuestions,
  islands: ({ key }) => (key === moneyPage ? ['preview'] : []),
  below: (act, { key, fields }, { answers, state }) => {
    if (key === moneyPage) return moneyFields(act, answers, state)
    return fields.some(({ type }) => type === 'location') ? spotsLine(act.locale) : null
  },

  // A facade garden lies along one wall: its department must know which.
  alsoAsks: (act, { answers, typed }) =>
    answers.green !== 'facade_garden' || hasHouseNumber(placeOf(answers)?.address ?? '')
      ? moneyErrors(act, answers, typed)
      : { 'where.address': texts(act.locale).start.houseNeeded },

  // As soon as the answers say that it belongs elsewhere, and only then, there is a page that says so.
  afterSection: async (act, { draftId, section, answers }) => {
    const route = await findRoute(act, answers)
    if (!route.elsewhere || route.outcome === null) return null
    const here = new Set(section.fields.map((field) => field.key))
    const before = Object.fromEntries(Object.entries(answers).filter(([key]) => !here.has(key)))
    if ((await findRoute(act, before)).outcome === route.outcome) return null
    await noteReferralShown(act.db, { draftId, outcome: route.outcome, at: act.now })
    return paths.ideaElsewhere()
  },

  beforeSending: wayPart,
  checkSending: async (act, answers, input) => ({
    ...wayErrors(act, chosenWay(await findRoute(act, answers), input.text)),
    ...personalDataErrors(input, wordsForEverybody(answers), act.locale),
  }),
  complete: sendIdea,
}
