import { change, type Letter, mayHandle, must, openedCase, sendToParties } from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { Conflict } from '../kit/errors.ts'
import { type Locale, say } from '../kit/locale.ts'
import type { MailBlock } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import { type ComposedSection, composePack, leaveOut, type PackFacts, pieceKeys } from './rules.ts'
import { packPieces } from './schema.ts'
import { insertPack, type SentPack } from './store.ts'
import { texts } from './texts.ts'

export interface PackChoice {
  readonly caseId: string
  /** What is known of the case; the pieces that fit are composed anew. */
  readonly facts: PackFacts
  /** Keys of pieces that fit but do not help here. */
  readonly leftOut?: readonly string[]
  readonly ownLine?: string | null
}

/** Sends the information pack of a case to its parties and keeps it as a version; the guide composes it. */
export async function sendInfoPack(act: Act, choice: PackChoice): Promise<SentPack> {
  return inTransaction(act, async (act) => {
    const opened = await openedCase(act, choice.caseId, true)
    must(act, opened, mayHandle)
    const fitting = composePack(packPieces(act.settings), choice.facts)
    const leftOut = pieceKeys(fitting).filter((key) => choice.leftOut?.includes(key))
    const sections = leaveOut(fitting, leftOut)
    const ownLine = choice.ownLine?.trim() || null
    if (sections.length === 0 && ownLine === null) throw new Conflict(texts(act.locale).compose.nothing)
    const pack = await insertPack(act.db, choice.caseId, {
      sections,
      left_out: leftOut,
      own_line: ownLine,
      sent_by: act.actor.personId,
      sent_at: act.now,
    })
    const happening = { type: 'info_pack_sent', data: { version: pack.version } } as const
    await change(act, choice.caseId, () => [{ happening }])
    await sendToParties(act, opened, ({ locale, number, title }) => packLetter(pack, locale, number, title))
    return pack
  })
}

/** The whole pack as a letter, with the way to the page that prints well. */
function packLetter(pack: SentPack, locale: Locale, number: string, title: string): Letter {
  const t = texts(locale).mail
  return {
    subject: t.subject(title),
    blocks: [
      t.text(title),
      ...(pack.own_line ? [{ quote: pack.own_line }] : []),
      ...pack.sections.flatMap((section) => sectionBlocks(section, locale)),
      t.question,
      { link: { label: t.see, path: paths.infoPack(number) } },
    ],
  }
}

const sectionBlocks = (section: ComposedSection, locale: Locale): readonly MailBlock[] => [
  `${say(section.title, locale)}:`,
  { list: section.pieces.map((piece) => `${say(piece.title, locale)}. ${say(piece.body, locale)}`) },
]
