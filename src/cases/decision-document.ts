import type { Act } from '../kit/act.ts'
import { type Day, dayOf, formatDay, momentAt } from '../kit/dates.ts'
import { NotFound } from '../kit/errors.ts'
import { say } from '../kit/locale.ts'
import { type DocumentBlock, renderPdf } from '../kit/pdf.ts'
import { organisationsByIds, peopleByIds } from '../people/index.ts'
import { decisionBlocks, decisionContent, letterTone } from './decision-content.ts'
import { decisionTexts } from './decision-texts.ts'
import { must, type OpenedCase, openedCaseByNumber } from './record.ts'
import { maySee, maySeeParties, visibleTo } from './rights.ts'
import { decisionsOf } from './store.ts'

/**
 * The letter of a decision as an accessible PDF, for who may see that decision: the parties and staff with their
 * names, and the public without any name once the case is public. Others hear that it does not exist.
 */
export async function decisionPdf(
  act: Act,
  caseNumber: string,
  decisionId: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array; readonly isPublic: boolean }> {
  const opened = await openedCaseByNumber(act, caseNumber)
  must(act, opened, maySee)
  const allowed = visibleTo(act.actor, opened.relations)
  const event = opened.events.find(
    (one) => one.type === 'decision_taken' && one.data.decisionId === decisionId,
  )
  if (!event || !allowed.includes(event.visibility)) throw new NotFound()
  const decision = (await decisionsOf(act.db, opened.file.id)).find(({ id }) => id === decisionId)
  if (!decision) throw new NotFound()

  const { locale, municipality } = act
  const t = decisionTexts(locale)
  const tone = letterTone(municipality)
  const withNames = maySeeParties(act.actor, opened.relations)
  const people = withNames
    ? await peopleByIds(act.db, [
        ...opened.relations.personIds,
        ...(decision.signed_by ? [decision.signed_by] : []),
      ])
    : new Map<string, { readonly name: string }>()
  const content = decisionContent(decision, opened, locale, (id) =>
    id ? (people.get(id)?.name ?? null) : null,
  )
  const to = withNames ? await addressees(act, opened, people) : t.nobody
  const submitted = opened.state.submittedOn ?? dayOf(opened.file.created_at)
  const title = t.letterTitle(content.title, opened.file.title)
  const blocks: readonly DocumentBlock[] = [
    ...letterHead(act, opened, { to, on: decision.decided_on }),
    { kind: 'paragraph', text: t.opening(tone, formatDay(submitted, locale, 'long'), opened.file.title) },
    ...decisionBlocks(content, { level: 1, locale, municipality }),
    {
      kind: 'paragraph',
      text: [t.closing, '', content.signedBy ?? '', t.signedFor(content.mandate ?? content.body)]
        .join('\n')
        .replace('\n\n\n', '\n\n'),
    },
  ]
  const bytes = await renderPdf({
    title,
    locale,
    at: momentAt(decision.decided_on, '12:00'),
    footer: `${say(municipality.organisation, locale)}, ${opened.file.number}`,
    blocks,
  })
  return { name: `${opened.file.number}-${decision.decided_on}.pdf`, bytes, isPublic: !withNames }
}

/** From whom and to whom a letter about a case goes, and how it begins. */
export function letterHead(
  act: Act,
  { file, state }: OpenedCase,
  letter: { readonly to: string; readonly on: Day },
): readonly DocumentBlock[] {
  const { locale, municipality } = act
  const t = decisionTexts(locale)
  return [
    {
      kind: 'facts',
      rows: [
        { term: t.from, value: say(municipality.organisation, locale) },
        { term: t.to, value: letter.to },
        { term: t.date, value: formatDay(letter.on, locale, 'long') },
        { term: t.number, value: file.number },
        ...(state.zaaknummer ? [{ term: t.zaaknummer, value: state.zaaknummer }] : []),
        { term: t.about, value: file.title },
        { term: t.contact, value: `${municipality.team.telephone}, ${municipality.team.email}` },
      ],
    },
    { kind: 'paragraph', text: t.greeting(letterTone(municipality), letter.to) },
  ]
}

/** To whom the letter goes: organisations by their name, with who speaks for them. */
export async function addressees(
  act: Act,
  opened: OpenedCase,
  people: ReadonlyMap<string, { readonly name: string }>,
): Promise<string> {
  const initiators = opened.parties.filter((party) => party.role !== 'partner')
  const organisations = await organisationsByIds(
    act.db,
    initiators.map((party) => party.organisation_id),
  )
  const names = initiators.map((party) =>
    [
      party.person_id && people.get(party.person_id)?.name,
      party.organisation_id && organisations.get(party.organisation_id)?.name,
    ]
      .filter(Boolean)
      .join(', '),
  )
  return names.filter(Boolean).join('; ') || decisionTexts(act.locale).nobody
}
