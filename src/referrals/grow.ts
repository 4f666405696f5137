import {
  addFiles,
  addNote,
  addParty,
  appointGuide,
  attachmentsOf,
  mayHandle,
  maySpeakForInitiator,
  must,
  type OpenedCase,
  openedCase,
  postMessage,
  withdraw,
} from '../cases/index.ts'
import { keptById } from '../continuity/index.ts'
import {
  grownInto,
  type IdeaInput,
  type Initiative,
  initiativeById,
  isSubject,
  linkInitiatives,
  needs,
  submitInitiative,
  tellGuideOrTeam,
  writeAboutPlan,
} from '../initiatives/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { system } from '../kit/actor.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { actorOf, isCaseworker } from '../people/index.ts'
import { growTexts } from './grow-texts.ts'
import { asksToGrowLetter, grownLetter } from './mails.ts'
import { whoTold } from './rules.ts'

/** What can grow into a city wish: any other kind, once. */
export async function mayGrowNow(act: Act, initiative: Initiative): Promise<boolean> {
  return initiative.kind !== 'city_wish' && (await grownInto(act.db, initiative.case_id)) === null
}

const longestStory = 8000

/**
 * A wish grows into a city wish: a new case with its story, place, parties, files and lessons, linked with where it came
 * from. The old one goes on or ends, as chosen. The initiator hears which number to follow from now on.
 * @throws Conflict for what grew before, is a city wish already, or has nobody behind it any more
 */
export async function growIntoCityWish(
  act: Act,
  input: { readonly caseId: string; readonly ends: boolean },
): Promise<{ readonly number: string; readonly slug: string }> {
  return inTransaction(act, async (act) => {
    const { caseId } = input
    const opened = await openedCase(act, caseId, true)
    must(act, opened, mayHandle)
    const from = await initiativeById(act.db, caseId)
    if (!from) throw new NotFound('initiative')
    const t = growTexts(act.locale)
    if (!(await mayGrowNow(act, from))) throw new Conflict(t.already)
    const submitted = await submitInitiative(act, await ideaOf(act, opened, from))
    if (submitted.state !== 'submitted') throw new Error('Somebody known need not confirm an address')
    const bySystem: Act = { ...act, actor: system }
    await takeAlong(bySystem, opened, from, submitted.caseId)
    const tellers = opened.parties.flatMap(({ role, person_id }) => (role === 'partner' ? [] : [person_id]))
    for (const personId of new Set(tellers))
      await writeAboutPlan(act, { case_id: submitted.caseId, person_id: personId }, (about) =>
        grownLetter(about, from.title),
      )
    if (input.ends && opened.state.endedOn === null)
      await withdraw(act, { caseId, reason: growTexts('nl').goesOnAs(submitted.number) })
    return submitted
  })
}

/** The new idea, as if it was told today with everything that was known. */
async function ideaOf(act: Act, opened: OpenedCase, from: Initiative): Promise<IdeaInput> {
  const initiator = whoTold(opened.parties)
  if (!initiator?.person_id) throw new Conflict(growTexts(act.locale).nobody)
  return {
    kind: 'city_wish',
    title: from.title,
    summary: from.summary,
    story: await storyWithLessons(act, from),
    subject: isSubject(from.subject) ? from.subject : 'other',
    districtId: from.district_id,
    neighbourhoodId: from.neighbourhood_id,
    address: from.address,
    lon: from.lon,
    lat: from.lat,
    homeBound: from.home_bound,
    needs: needs.filter((need) => from.needs.includes(need)),
    amountCents: from.amount_cents,
    origin: from.origin,
    photo: from.photo_id ? { fileId: from.photo_id, description: from.photo_description } : null,
    consentPublic: opened.state.consentOn !== null,
    initiator: { personId: initiator.person_id },
    organisation: initiator.organisation_id ? { id: initiator.organisation_id } : null,
  }
}

/** The story, and below it what was learned: at the end of the plan, and when it stopped. */
async function storyWithLessons(act: Act, from: Initiative): Promise<string> {
  const kept = await keptById(act.db, from.case_id)
  const lessons = [
    ...(from.lessons?.split('\n') ?? []),
    ...(kept?.lesson && kept.lesson_shown_on ? [kept.lesson] : []),
  ].filter((lesson) => lesson.trim() !== '')
  if (lessons.length === 0) return from.story
  const learned = [growTexts('nl').learned, ...lessons.map((lesson) => `- ${lesson}`)].join('\n')
  return `${from.story.slice(0, longestStory - learned.length - 2)}\n\n${learned}`
}

/** What comes beside the idea: everybody else who takes part, the files, the guide, the link, and a note for colleagues. */
async function takeAlong(act: Act, opened: OpenedCase, from: Initiative, caseId: string): Promise<void> {
  const t = growTexts('nl')
  const initiator = whoTold(opened.parties)
  for (const { id, role, person_id, organisation_id } of opened.parties)
    if (id !== initiator?.id)
      await addParty(act, { caseId, personId: person_id, organisationId: organisation_id, role })
  const files = (await attachmentsOf(act.db, from.case_id)).filter(
    ({ visibility, file_id }) => visibility !== 'staff' && file_id !== from.photo_id,
  )
  await addFiles(act, { caseId, fileIds: [...new Set(files.map(({ file_id }) => file_id))] })
  const { guideId } = opened.state
  if (guideId !== null && isCaseworker(await actorOf(act.db, guideId)))
    await appointGuide(act, { caseId, guideId })
  await linkInitiatives(act, {
    fromId: caseId,
    toId: from.case_id,
    relation: 'grew_from',
    reason: t.grewFrom(from.number),
  })
  await addNote(act, { caseId, text: t.note(from.number, opened.parties.length) })
}

/** The initiator asks whether it can become a city wish: the guide, or the team, hears of it. */
export async function askToGrow(
  act: Act,
  input: { readonly caseId: string; readonly reason: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const opened = await openedCase(act, input.caseId)
    must(act, opened, maySpeakForInitiator)
    const text = growTexts('nl').asks(input.reason)
    if (opened.state.endedOn === null) await postMessage(act, { caseId: input.caseId, text })
    else await tellGuideOrTeam(act, input.caseId, (about) => asksToGrowLetter(about, input.reason))
  })
}
