import { formatDay } from '../../kit/dates.ts'
import type { DocumentBlock } from '../../kit/pdf.ts'
import { qrPicture } from '../../kit/pdf.ts'
import type { Reached } from '../actions.ts'
import type { OpenedLetter } from './actions.ts'
import { envelopeLines, eraseDay, inGroups } from './rules.ts'
import type { MailingText } from './store.ts'
import { texts } from './texts.ts'

/** What every letter of a mailing says; letters are in Dutch. */
export interface LetterFacts {
  readonly text: MailingText
  readonly activity: Reached['activity']
  readonly isReminder: boolean
  /** Where codes are typed, as somebody types it over: without what a browser adds by itself. */
  readonly codeAddress: string
  readonly telephone: string
  readonly postAddress: string
  readonly today: string
}

const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })

/** What stands above and below the code for the camera. */
export function letterParts(
  facts: LetterFacts,
  letter: OpenedLetter,
): { readonly before: readonly DocumentBlock[]; readonly after: readonly DocumentBlock[] } {
  const { text, activity, isReminder } = facts
  const t = texts('nl').letter
  const until = formatDay(activity.closes_on, 'nl', 'long')
  return {
    before: [
      { kind: 'address', text: envelopeLines(letter) },
      paragraph(formatDay(facts.today, 'nl', 'long')),
      { kind: 'heading', level: 1, text: isReminder ? t.reminderOf(text.subject) : text.subject },
      paragraph(isReminder ? text.reminder : text.body),
      { kind: 'heading', level: 2, text: t.how },
      {
        kind: 'facts',
        rows: [
          { term: t.goTo, value: facts.codeAddress },
          { term: t.code, value: inGroups(letter.code) },
          { term: t.until, value: until },
        ],
      },
    ],
    after: [
      paragraph(t.otherwise(facts.telephone, facts.postAddress)),
      paragraph(t.privacy(formatDay(eraseDay(activity), 'nl', 'long'))),
      paragraph(`${t.greeting}\n${text.sender}`),
    ],
  }
}

/** Letters to print, each on a page of its own. */
export async function lettersAsBlocks(
  facts: LetterFacts,
  letters: readonly OpenedLetter[],
  addressOf: (code: string) => string,
): Promise<readonly DocumentBlock[]> {
  const blocks: DocumentBlock[] = []
  for (const letter of letters) {
    const { before, after } = letterParts(facts, letter)
    const picture = await qrPicture(addressOf(letter.code), texts('nl').letter.qr, 2.6)
    if (blocks.length > 0) blocks.push({ kind: 'page_break' })
    blocks.push(...before, picture, ...after)
  }
  return blocks
}

/** An address that nobody lives at, for the preview. */
export const sampleLetter: OpenedLetter = {
  ...{ street: 'Voorbeeldstraat', number: '12', addition: 'A', postcode: '1234AB', place: 'Voorbeeldstad' },
  code: 'XXXXXXXX',
}
