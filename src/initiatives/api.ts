import {
  decisionsOf,
  isPublic,
  openedCaseByNumber,
  outcomeOf,
  type Process,
  partiesOf,
  pictureOf,
  stepOf,
  timelineFor,
} from '../cases/index.ts'
import { commitmentsOfCase, publicCommitments } from '../commitments/index.ts'
import type { Act } from '../kit/act.ts'
import { bilingual } from '../kit/described.ts'
import { NotFound } from '../kit/errors.ts'
import { absolute } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import { organisationsByIds } from '../people/index.ts'
import { type Area, areaReference } from '../places/index.ts'
import type { PublicInitiative, PublicInitiativeInFull } from './api-schema.ts'
import { kindWord, needWords, progressWords, subjectWord } from './api-words.ts'
import { photosOf } from './pages/card.tsx'
import { hasPublicPage } from './pages/merged.tsx'
import { publicAddress, publicPoint } from './rules.ts'
import { isNeed, isNumber } from './schema.ts'
import { type Initiative, initiativeById, mergedInto } from './store.ts'
import { supportOfPlan } from './support/facts.ts'

/** These public initiatives as everybody may read them in a list; the same two queries for any number of them. */
export async function publicInitiatives(
  act: Act,
  initiatives: readonly Initiative[],
  areas: readonly Area[],
): Promise<PublicInitiative[]> {
  const photos = await photosOf(act.db, initiatives)
  const byId = new Map(areas.map((area) => [area.id, area]))
  return initiatives.map((initiative) => {
    const { number, slug, progress, home_bound } = initiative
    const point = publicPoint(initiative, home_bound)
    const photo = photos.get(initiative.photo_id ?? '')
    return {
      nummer: number,
      titel: initiative.title,
      samenvatting: initiative.summary,
      soort: kindWord(initiative.kind),
      onderwerp: subjectWord(initiative.subject),
      stand: progressWords[progress],
      wachtOpInitiatiefnemer: initiative.waiting,
      // What waits for the initiator has no day on which we owe an answer.
      antwoordUiterlijk: initiative.waiting ? null : initiative.answer_due,
      wijk: areaReference(byId.get(initiative.district_id ?? '')),
      buurt: areaReference(byId.get(initiative.neighbourhood_id ?? '')),
      plek: publicAddress(initiative.address, home_bound),
      punt: point ? { type: 'Point', coordinates: [point.lon, point.lat] } : null,
      ingediendOp: initiative.submitted_on,
      afgerondOp: initiative.ended_on,
      gewijzigdOp: initiative.changed_at.toISOString(),
      foto: photo
        ? {
            adres: absolute(act, paths.file(photo.id, photo.name)),
            omschrijving: initiative.photo_description,
          }
        : null,
      pagina: absolute(act, paths.initiative(number, slug)),
      adres: absolute(act, paths.api('initiatieven', number)),
    }
  })
}

/** A plan that everyone could read and that goes on in another one, by the number of that. */
export interface MergedInto {
  readonly mergedInto: string
}

/**
 * All that the public page of an initiative shows. `act` is a visitor's: who may see more, sees it on the page.
 * @throws NotFound when it does not exist or is not public
 */
export async function publicInitiative(
  act: Act,
  number: string,
  areas: readonly Area[],
): Promise<PublicInitiativeInFull | MergedInto> {
  if (!isNumber(number)) throw new NotFound()
  const opened = await openedCaseByNumber(act, number)
  const initiative = await initiativeById(act.db, opened.file.id)
  if (!initiative?.public || !isPublic(opened.state)) {
    const into = initiative && hasPublicPage(initiative) ? await mergedInto(act.db, opened.file.id) : null
    if (into?.public) return { mergedInto: into.number }
    throw new NotFound()
  }
  const { db } = act
  const caseId = opened.file.id
  const [items, parties, decisions, promises, [inShort], support] = await Promise.all([
    timelineFor(act, opened),
    partiesOf(db, caseId),
    decisionsOf(db, caseId),
    commitmentsOfCase(db, caseId),
    publicInitiatives(act, [initiative], areas),
    supportOfPlan(act, initiative),
  ])
  const organisations = await organisationsByIds(
    db,
    parties.map((party) => party.organisation_id),
  )
  const forEveryone = promises.filter((one) => one.for_everyone && one.case_public)
  const { process, state } = opened
  const isDecided = items.some(({ event }) => event.type === 'decision_taken')
  return {
    ...inShort!,
    verhaal: initiative.story,
    nodig: initiative.needs.filter(isNeed).map((need) => needWords[need]),
    bedragEuro: initiative.amount_cents ? initiative.amount_cents / 100 : null,
    organisaties: [...organisations.values()].map(({ name }) => name),
    aantalBewoners: parties.filter((one) => one.organisation_id === null && one.role !== 'partner').length,
    steun: support ? { voor: support.for, tegen: support.against, opPapier: support.paper } : null,
    resultaat: initiative.result,
    lessen: initiative.lessons?.split('\n') ?? [],
    proces: {
      soort: kindWord(process.kind),
      versie: process.version,
      stappen: pictureOf(process, state, 'nl').map((step) => ({
        sleutel: step.key,
        titel: titleOf(process, step.key),
        stand: stepStates[step.state],
      })),
    },
    besluiten: isDecided
      ? decisions.map((decision) => {
          const outcome = outcomeOf(stepOf(process, decision.step_key), decision.outcome_key)
          return {
            uitkomst: bilingual(outcome?.label ?? { nl: decision.outcome_key, en: decision.outcome_key }),
            genomenOp: decision.decided_on,
            orgaan: bilingual(decision.body),
            mandaat: decision.mandate ? bilingual(decision.mandate) : null,
            redenen: decision.reasons,
            voorwaarden: decision.conditions,
            andereWeg: decision.other_way,
            laatsteDagBezwaar: decision.last_day_to_object,
          }
        })
      : [],
    toezeggingen: await publicCommitments(act, forEveryone),
    nieuws: items
      .filter(({ event }) => event.type === 'update_posted')
      .map(({ event, text }) => ({ geplaatstOp: event.on, tekst: text }))
      .reverse(),
  }
}

const stepStates = { done: 'gedaan', current: 'nu', ahead: 'komt' } as const

const titleOf = (process: Process, key: string) =>
  bilingual(stepOf(process, key)?.title ?? { nl: key, en: key })
