import {
  addressees,
  disagreeBlocks,
  letterHead,
  maySee,
  maySeeParties,
  openedCaseByNumber,
} from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay, momentAt } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { groupedIban } from '../../kit/iban.ts'
import { say } from '../../kit/locale.ts'
import { type DocumentBlock, renderPdf } from '../../kit/pdf.ts'
import { peopleByIds } from '../../people/index.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { applicationWithScheme } from '../payments/actions/accounts.ts'
import { paidUntil } from '../rules.ts'
import { applicationById, entriesOfApplication } from '../store.ts'
import { mayAssess } from './rights.ts'
import { settlementById } from './store.ts'
import { texts } from './texts.ts'

/**
 * The letter of a settlement as an accessible PDF, for who takes part, who works on the case and who assesses its account;
 * others hear that it does not exist. To who may not know the plan it is its number.
 */
export async function settlementPdf(
  act: Act,
  caseNumber: string,
  settlementId: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const found = await openedCaseByNumber(act, caseNumber)
  const settlement = await settlementById(act.db, settlementId)
  const application = settlement && (await applicationById(act.db, settlement.application_id))
  if (!settlement || application?.case_id !== found.file.id) throw new NotFound()
  const { scheme, place } = await applicationWithScheme(act, application.id)
  const { actor } = act
  if (!maySeeParties(actor, found.relations) && !mayAssess(actor, scheme, place)) throw new NotFound()
  const isShown = maySee(actor, found.relations)
  const opened = isShown ? found : { ...found, file: { ...found.file, title: found.file.number } }
  const { locale, municipality } = act
  const t = texts(locale)
  const day = (value: string): string => formatDay(value, locale, 'long')
  const amount = (cents: number): string => amountInWords(cents, locale)
  const people = await peopleByIds(act.db, [...opened.relations.personIds, settlement.signed_by])
  const to = await addressees(act, opened, people)
  const title = t.letter.title(opened.file.title)
  const heading = (text: string): DocumentBlock => ({ kind: 'heading', level: 1, text })
  const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })
  // As it stood at the decision: a letter that was sent does not change with what is paid later.
  const paid = paidUntil(await entriesOfApplication(act.db, application.id), settlement.movement)
  const rest = settlement.cents - paid
  const payer = municipality.paying_account
  const body = say(settlement.body, locale)
  const blocks: readonly DocumentBlock[] = [
    heading(t.letter.heading),
    paragraph(
      t.letter.decided(
        `${body.slice(0, 1).toUpperCase()}${body.slice(1)}`,
        day(settlement.decided_on),
        amount(settlement.cents),
      ),
    ),
    {
      kind: 'facts',
      rows: [
        { term: t.letter.granted, value: amount(settlement.granted_cents) },
        { term: t.letter.settled, value: amount(settlement.cents) },
        { term: t.letter.ground, value: t.grounds[settlement.ground] },
      ],
    },
    heading(t.letter.reasons),
    paragraph(settlement.reasons ?? '-'),
    ...(settlement.reclaim_by
      ? [
          heading(t.letter.backHeading),
          paragraph(t.letter.back(amount(settlement.reclaim_cents), day(settlement.reclaim_by))),
          ...(payer ? [paragraph(t.letter.backTo(groupedIban(payer.iban), payer.holder))] : []),
        ]
      : []),
    ...(rest > 0 ? [heading(t.letter.restHeading), paragraph(t.letter.rest(amount(rest)))] : []),
    heading(say(municipality.disagree.title, locale)),
    ...disagreeBlocks({ lastDayToObject: settlement.last_day_to_object }, municipality, locale),
    paragraph(
      [
        t.letter.closing,
        people.get(settlement.signed_by ?? '')?.name,
        t.letter.signed(settlement.mandate ? say(settlement.mandate, locale) : body),
      ]
        .filter(Boolean)
        .join('\n'),
    ),
  ]
  const bytes = await renderPdf({
    title,
    locale,
    at: momentAt(settlement.decided_on, '12:00'),
    footer: `${say(municipality.organisation, locale)}, ${opened.file.number}`,
    blocks: [...letterHead(act, opened, { to, on: settlement.decided_on }), ...blocks],
  })
  return { name: `${opened.file.number}-vaststelling.pdf`, bytes }
}
