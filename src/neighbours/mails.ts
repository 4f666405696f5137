import type { Locale } from '../kit/locale.ts'
import type { MailBlock } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import { mailTexts } from './mail-texts.ts'

export interface NeighbourLetter {
  readonly subject: string
  readonly blocks: readonly MailBlock[]
}

/** Is this your address? Only then they hear what is done with their reaction. */
export function confirmLetter(locale: Locale, title: string, token: string): NeighbourLetter {
  const t = mailTexts(locale).confirm
  return {
    subject: t.subject(title),
    blocks: [
      t.body(title),
      { link: { label: t.link, path: paths.confirmReaction(token) } },
      t.without,
      t.notYou,
    ],
  }
}

/** What the initiator does with what somebody said. */
export function toldLetter(
  locale: Locale,
  title: string,
  body: string | null,
  done: string,
): NeighbourLetter {
  const t = mailTexts(locale).told
  return {
    subject: t.subject(title),
    blocks: [
      ...(body === null ? [t.reacted(title)] : [t.wrote(title), { quote: body }]),
      t.answer,
      { quote: done },
      t.last,
    ],
  }
}

/** To the initiator: so many neighbours reacted since the last mail. */
export function newsLetter(locale: Locale, title: string, number: string, amount: number): NeighbourLetter {
  const t = mailTexts(locale).news
  return {
    subject: t.subject(title, amount),
    blocks: [
      t.body(title, amount),
      { link: { label: t.link, path: paths.caseReactions(number) } },
      t.private,
      t.stop,
    ],
  }
}

/** To the initiator: the form closed, so many came. */
export function closedLetter(
  locale: Locale,
  title: string,
  number: string,
  counts: { readonly all: number; readonly open: number },
): NeighbourLetter {
  const t = mailTexts(locale).closed
  return {
    subject: t.subject(title),
    blocks: [
      t.body(title, counts.all),
      counts.open > 0 ? t.answer(counts.open) : t.ready,
      {
        link: {
          label: t.link,
          path: counts.open > 0 ? paths.caseReactions(number) : paths.neighbourReport(number),
        },
      },
    ],
  }
}
