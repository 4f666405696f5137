import { type Day, formatDay, formatMoment } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import type { Municipality } from '../../kit/municipality.ts'
import type { DocumentBlock, Fact } from '../../kit/pdf.ts'
import { decisionBlocks } from '../decision-content.ts'
import type { Dossier, DossierAdvice, DossierEvent } from './content.ts'
import { aspectName } from './details.ts'
import { dossierTexts } from './texts.ts'

type Blocks = readonly DocumentBlock[]

/** The dossier as parts of a document. Every section is there, so that an empty one says that there is nothing. */
export function dossierBlocks(dossier: Dossier, municipality: Municipality, locale: Locale): Blocks {
  const t = dossierTexts(locale)
  const day = (value: Day | null): string => (value === null ? '' : formatDay(value, locale, 'medium'))
  const section = (title: string, blocks: Blocks): Blocks => [
    { kind: 'heading', level: 1, text: title },
    ...(blocks.length > 0 ? blocks : [paragraph(t.nothing)]),
  ]
  const withContact = dossier.parties.some((party) => party.contact !== null)
  return [
    paragraph(dossier.audience === 'staff' ? t.forStaff : t.forParties),
    paragraph(t.madeOn(formatMoment(dossier.madeAt, locale, 'long'))),
    ...section(t.sections.summary, [{ kind: 'facts', rows: summary(dossier, locale) }]),
    ...section(t.sections.told, told(dossier.told)),
    ...section(
      t.sections.parties,
      table(
        withContact ? t.parties.contactHeader : t.parties.header,
        dossier.parties.map((party) => [
          party.name && party.organisation
            ? t.parties.withOrganisation(party.name, party.organisation)
            : (party.name ?? party.organisation ?? ''),
          t.roles[party.role],
          day(party.since),
          ...(withContact ? [[party.contact?.email, party.contact?.phone].filter(Boolean).join('\n')] : []),
        ]),
        withContact ? [4, 2.5, 2.5, 5] : [4, 2.5, 2.5],
      ),
    ),
    ...section(
      t.sections.process,
      table(
        t.steps.header,
        dossier.steps.map((step) => [step.title, day(step.from), day(step.until), step.outcome ?? '']),
        [3, 2, 2, 3],
      ),
    ),
    ...section(
      t.sections.terms,
      table(
        t.terms.header,
        dossier.terms.map((term) => [
          [term.title, term.legal && t.terms.legal, term.extended && t.terms.extended]
            .filter(Boolean)
            .join(', '),
          day(term.from),
          day(term.due),
          day(term.doneOn),
          term.overdue ? t.terms.overdue : t.terms.status[term.status],
        ]),
        [4, 3, 3, 3, 3],
      ),
    ),
    ...section(
      t.sections.advice,
      dossier.advice.flatMap((advice) => adviceBlocks(advice, locale)),
    ),
    ...section(
      t.sections.decisions,
      dossier.decisions.flatMap(
        (decision): Blocks => [
          { kind: 'heading', level: 2, text: decision.title },
          ...decisionBlocks(decision, { level: 3, locale, municipality }),
        ],
      ),
    ),
    ...section(
      t.sections.commitments,
      table(
        t.commitments.header,
        dossier.commitments.map(({ what, owner, due, newDue, standing, explanation }) => [
          what ?? t.erased,
          owner,
          newDue ? `${day(due)}\n${t.commitments.newDue(day(newDue))}` : day(due),
          [standing, explanation].filter(Boolean).join('\n'),
        ]),
        [4, 3, 3, 4],
      ),
    ),
    ...section(t.sections.meetings, meetings(dossier, locale)),
    ...section(
      t.sections.conversation,
      dossier.conversation.flatMap(
        (message): Blocks => [
          paragraph(headOf([formatMoment(message.at, locale), message.by ?? t.timeline.by[message.side]])),
          { kind: 'quote', text: message.text ?? t.erased },
          ...fileNames(message.files, locale),
        ],
      ),
    ),
    ...section(
      t.sections.timeline,
      dossier.timeline.flatMap((event) => eventBlocks(event, dossier, locale)),
    ),
    ...section(
      t.sections.files,
      table(
        t.files.header,
        dossier.files.map((file) => [
          file.path,
          file.description ? `${file.name}\n${t.files.description}: ${file.description}` : file.name,
          t.files.kilobytes(new Intl.NumberFormat(locale).format(Math.max(1, Math.round(file.bytes / 1024)))),
        ]),
        [4, 4, 1],
      ),
    ),
  ]
}

const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })

const table = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): Blocks => (rows.length === 0 ? [] : [{ kind: 'table', header, rows, widths }])

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

const headOf = (parts: readonly string[]): string => parts.filter(Boolean).join(', ')

const fileNames = (files: readonly string[], locale: Locale): Blocks =>
  files.length === 0 ? [] : [paragraph(`${dossierTexts(locale).timeline.files}: ${files.join(', ')}`)]

function summary(dossier: Dossier, locale: Locale): readonly Fact[] {
  const t = dossierTexts(locale).facts
  const day = (value: Day): string => formatDay(value, locale, 'long')
  return [
    { term: t.number, value: dossier.number },
    ...(dossier.zaaknummer ? [{ term: t.zaaknummer, value: dossier.zaaknummer }] : []),
    { term: t.kind, value: dossier.process.title },
    ...(dossier.submittedOn ? [{ term: t.submitted, value: day(dossier.submittedOn) }] : []),
    ...(dossier.endedOn ? [{ term: t.ended, value: day(dossier.endedOn) }] : []),
    { term: t.standing, value: dossier.standing },
    ...(dossier.contact ? [{ term: t.contact, value: dossier.contact }] : []),
  ]
}

const told = (facts: readonly Fact[]): Blocks => (facts.length === 0 ? [] : [{ kind: 'facts', rows: facts }])

function adviceBlocks(advice: DossierAdvice, locale: Locale): Blocks {
  const t = dossierTexts(locale).advice
  const day = (value: Day): string => formatDay(value, locale, 'medium')
  const { internal } = advice
  return [
    { kind: 'heading', level: 2, text: capital(aspectName(advice.aspect, locale)) },
    {
      kind: 'facts',
      rows: [
        ...(advice.question ? [{ term: t.question, value: advice.question }] : []),
        { term: t.asked, value: day(advice.askedOn) },
        ...(advice.department ? [{ term: t.department, value: advice.department }] : []),
        ...(internal?.adviser ? [{ term: t.adviser, value: internal.adviser }] : []),
        { term: t.due, value: day(advice.due) },
        { term: t.answered, value: advice.answeredOn ? day(advice.answeredOn) : t.open },
        ...(internal?.verdict ? [{ term: t.verdict, value: t.verdicts[internal.verdict] }] : []),
        ...(internal?.answer ? [{ term: t.answer, value: internal.answer }] : []),
        ...(advice.releasedText ? [{ term: t.released, value: advice.releasedText }] : []),
      ],
    },
    ...table(
      t.requirements,
      advice.requirements.map((requirement) => [
        [requirement.text, requirement.weeks === null ? '' : t.weeks(requirement.weeks)]
          .filter(Boolean)
          .join(' '),
        requirement.ground === 'law' ? t.law(requirement.source ?? '') : t.ourWish,
        requirement.solution,
        t.outcomes[requirement.outcome],
      ]),
      [4, 3, 3, 2],
    ),
  ]
}

function meetings(dossier: Dossier, locale: Locale): Blocks {
  const t = dossierTexts(locale).meetings
  return [
    ...table(
      t.header,
      dossier.meetings.map(({ what, startsAt, place }) => [
        what,
        formatMoment(startsAt, locale),
        place ?? '',
      ]),
      [3, 3, 3],
    ),
    ...dossier.meetings.flatMap(
      ({ what, notes }): Blocks =>
        notes ? [{ kind: 'heading', level: 2, text: what }, paragraph(notes)] : [],
    ),
  ]
}

function eventBlocks(event: DossierEvent, dossier: Dossier, locale: Locale): Blocks {
  const t = dossierTexts(locale)
  const what = event.detail ? `${event.title}: ${event.detail}` : event.title
  const head = headOf([
    formatMoment(event.at, locale),
    event.by ?? t.timeline.by[event.side],
    dossier.audience === 'staff' ? t.visibleTo(t.visibility[event.visibility]) : '',
  ])
  // The words of a message stand in the section with messages.
  const hasText = event.type !== 'message_posted'
  return [
    paragraph(`${what}\n${head}`),
    ...(hasText && event.text ? [{ kind: 'quote', text: event.text } as const] : []),
    ...(hasText && event.isErased ? [{ kind: 'quote', text: t.erased } as const] : []),
    ...fileNames(event.files, locale),
  ]
}
