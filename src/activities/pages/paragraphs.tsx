import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Heading, Section } from '../../ui/heading/heading.tsx'
import type { Reached } from '../rights.ts'
import { texts } from '../texts.ts'
import { amountAt, paragraphValue, type Wheres } from '../where.ts'

/** The text that people react to: each paragraph with its number, how much was said of it, and where to react. */
export function TextToReadOn(props: {
  readonly reached: Reached
  readonly wheres: Wheres
  /** Whether people can take part now. */
  readonly takes: boolean
  readonly locale: Locale
}) {
  const { reached, wheres, takes, locale } = props
  const { project, activity } = reached
  const t = texts(locale).paragraph
  const lang = locale === 'en' ? 'nl' : undefined
  return (
    <Section title={t.text} id="tekst">
      <p>{takes ? t.lead : t.leadClosed}</p>
      {wheres.paragraphs.map((one) => {
        const { number } = one
        if (number === null)
          return (
            <Heading key={one.id} level={3}>
              <span lang={lang}>{one.body}</span>
            </Heading>
          )
        const amount = amountAt(wheres, ({ paragraph_id }) => paragraph_id === one.id)
        const read = paths.activity(project.slug, activity.slug, { waar: paragraphValue(number) })
        return (
          <div key={one.id} id={paragraphValue(number)} class="flow">
            <p class="keep-lines" lang={lang}>
              <strong>{number}.</strong> {one.body}
            </p>
            <p class="small no-print">
              {amount > 0 && (
                <>
                  <a href={`${read}#inbreng`} aria-label={t.readAbout(amount, number)}>
                    {t.reactions(amount)}
                  </a>
                  {takes && ' · '}
                </>
              )}
              {takes && (
                <a
                  href={paths.contribute(project.slug, activity.slug, { alinea: String(number) })}
                  aria-label={t.reactTo(number)}
                >
                  {t.react}
                </a>
              )}
            </p>
          </div>
        )
      })}
    </Section>
  )
}
