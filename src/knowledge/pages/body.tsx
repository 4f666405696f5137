import { dayOf, formatDay } from '../../kit/dates.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { Heading, type HeadingLevel, Section } from '../../ui/heading/heading.tsx'
import type { ComposedPiece } from '../rules.ts'
import type { SentPack } from '../store.ts'
import { texts } from '../texts.ts'

/** Why a piece is in the pack, in a sentence. */
export function reasonWords(piece: Pick<ComposedPiece, 'because'>, locale: Locale): string {
  const t = texts(locale)
  const reasons = piece.because.flatMap(({ fact, value }) => {
    const words = t.reasons[fact]?.[value]
    return words ? [words] : []
  })
  return reasons.length > 0 ? t.because(reasons) : t.forEveryone
}

interface InfoPackProps {
  readonly locale: Locale
  /** Null when none was sent. */
  readonly pack: SentPack | null
  /** Level of the headings of its sections. */
  readonly level?: Exclude<HeadingLevel, 4>
  /** Address of an initiative that serves as an example, by its key; null when it is not there. */
  readonly exampleHref?: (initiative: string) => string | null
}

/** The information pack as its reader sees and prints it; the page around it has the title. */
export function InfoPackBody({ locale, pack, level = 2, exampleHref }: InfoPackProps) {
  const t = texts(locale).pack
  if (!pack) return <p>{t.none}</p>
  return (
    <>
      <p class="small">{t.sent(pack.version, formatDay(dayOf(pack.sent_at), locale))}</p>
      {pack.own_line && (
        <Section title={t.fromGuide} level={level}>
          <p class="keep-lines">{pack.own_line}</p>
        </Section>
      )}
      {pack.sections.map((section) => (
        <Section title={say(section.title, locale)} level={level}>
          {section.pieces.map((piece) => {
            const href = piece.initiative ? exampleHref?.(piece.initiative) : null
            return (
              <div class="flow">
                <Heading level={level === 2 ? 3 : 4}>{say(piece.title, locale)}</Heading>
                <p>{say(piece.body, locale)}</p>
                {href && (
                  <p>
                    <a href={href}>{t.example}</a>
                  </p>
                )}
                <p class="small">{reasonWords(piece, locale)}</p>
              </div>
            )
          })}
        </Section>
      ))}
    </>
  )
}
