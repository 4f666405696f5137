import type { Locale } from '../../kit/locale.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import type { Figures } from '../figures.ts'
import type { SafePart } from '../rules.ts'
import { texts } from '../texts.ts'

/** "12 van 40 (30%)", or that there are too few to say so. */
export function partInWords({ whole, part, share }: SafePart, locale: Locale): string {
  const t = texts(locale).afterwards
  if (whole === null) return t.few
  return part === null || share === null ? t.fewOf(whole) : t.of(part, whole, share)
}

const asSentence = (words: string): string => (words.endsWith('.') ? words : `${words}.`)

/** What follows after a no, after sending somebody on, and after a plan was carried out. */
export function AfterwardsSection({
  figures,
  locale,
}: {
  readonly figures: Figures
  readonly locale: Locale
}) {
  const t = texts(locale).afterwards
  const { afterwards } = figures
  const names = ['followed', 'takenUp', 'helped', 'workedOut', 'kept'] as const
  return (
    <Section title={t.title}>
      <p>{t.lead}</p>
      <DefinitionList
        items={names.map((name) => ({
          term: t.names[name],
          value:
            name === 'workedOut' && afterwards.sentOn !== null
              ? `${asSentence(partInWords(afterwards[name], locale))} ${t.sentOn(afterwards.sentOn)}`
              : partInWords(afterwards[name], locale),
        }))}
      />
    </Section>
  )
}
