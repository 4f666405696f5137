import { type Locale, langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Heading, Section } from '../../ui/heading/heading.tsx'
import { NumberedParagraph } from '../../ui/paragraph/paragraph.tsx'
import { paragraphLabel } from '../paragraph-rules.ts'
import type { Reached } from '../rights.ts'
import type { ActivityParagraph, Contribution } from '../store.ts'
import { texts } from '../texts.ts'
import { amountAt, paragraphValue, type Wheres } from '../where.ts'
import { byLine, headingOf } from '../words.ts'
import { langOf } from './parts.tsx'

/** A text shorter than this is seen at a glance. */
const jumpFrom = 4

/** How much everybody reads of a paragraph. */
const amountOn = (wheres: Wheres, { id }: ActivityParagraph): number =>
  amountAt(wheres, ({ paragraph_id }) => paragraph_id === id)

/** The text that people react to: each paragraph with its number, what was said of it last, and where to react. */
export function TextToReadOn(props: {
  readonly reached: Reached
  readonly wheres: Wheres
  /** The newest of each paragraph. */
  readonly newest: readonly Contribution[]
  /** The one paragraph that the reader chose: it stands alone above what was said of it. */
  readonly chosen: string | undefined
  /** Whether people can take part now. */
  readonly takes: boolean
  readonly locale: Locale
}) {
  const { reached, wheres, newest, chosen, takes, locale } = props
  const t = texts(locale).paragraph
  const only = wheres.paragraphs.find(({ id }) => id === chosen)
  if (only?.number)
    return <OneParagraph reached={reached} one={only} number={only.number} takes={takes} locale={locale} />
  const lang = langOfWords(locale)
  const hasSome = wheres.paragraphs.some((one) => amountOn(wheres, one) > 0)
  return (
    <Section title={t.text} id="tekst">
      <p>{takes ? t.lead : t.leadClosed}</p>
      <JumpList wheres={wheres} locale={locale} />
      {hasSome && (
        <p class="no-print">
          <a href="#inbreng">{t.toList}</a>
        </p>
      )}
      {wheres.paragraphs.map((one) => {
        const { id, number, body } = one
        if (number === null)
          return (
            <Heading key={id} level={3}>
              <span lang={lang}>{body}</span>
            </Heading>
          )
        return (
          <NumberedParagraph key={id} id={paragraphValue(number)} number={number} lang={lang} body={body}>
            <Said
              reached={reached}
              number={number}
              amount={amountOn(wheres, one)}
              newest={newest.filter(({ paragraph_id }) => paragraph_id === id)}
              takes={takes}
              locale={locale}
            />
          </NumberedParagraph>
        )
      })}
    </Section>
  )
}

/** The paragraph that was chosen, with a way back to the whole text. */
function OneParagraph(props: {
  readonly reached: Reached
  readonly one: ActivityParagraph
  readonly number: number
  readonly takes: boolean
  readonly locale: Locale
}) {
  const { reached, one, number, takes, locale } = props
  const { project, activity } = reached
  const t = texts(locale).paragraph
  const lang = langOfWords(locale)
  return (
    <Section title={t.chosen(number)} id="tekst">
      <NumberedParagraph id={paragraphValue(number)} number={number} lang={lang} body={one.body}>
        <p class="no-print">
          <a href={`${paths.activity(project.slug, activity.slug)}#${paragraphValue(number)}`}>{t.see}</a>
          {takes && (
            <>
              {' · '}
              <a
                href={paths.contribute(project.slug, activity.slug, { alinea: String(number) })}
                aria-label={t.reactTo(number)}
              >
                {t.react}
              </a>
            </>
          )}
        </p>
      </NumberedParagraph>
    </Section>
  )
}

/** Leads to each paragraph of a long text; it says how much was said of it. */
function JumpList({ wheres, locale }: { readonly wheres: Wheres; readonly locale: Locale }) {
  const t = texts(locale).paragraph
  const lang = langOfWords(locale)
  const numbered = wheres.paragraphs.filter(({ number }) => number !== null)
  if (numbered.length < jumpFrom) return null
  return (
    <nav aria-label={t.jump} class="no-print">
      <Disclosure summary={t.jump}>
        <ul class="plain-list">
          {wheres.paragraphs.map((one) => (
            <li key={one.id}>
              {one.number === null ? (
                <strong lang={lang}>{one.body}</strong>
              ) : (
                <a href={`#${paragraphValue(one.number)}`} lang={lang}>
                  {t.jumpTo(paragraphLabel(one), amountOn(wheres, one))}
                </a>
              )}
            </li>
          ))}
        </ul>
      </Disclosure>
    </nav>
  )
}

/** What was said of one paragraph last, and where to read the rest and to react. */
function Said(props: {
  readonly reached: Reached
  readonly number: number
  readonly amount: number
  readonly newest: readonly Contribution[]
  readonly takes: boolean
  readonly locale: Locale
}) {
  const { reached, number, amount, newest, takes, locale } = props
  const { project, activity } = reached
  const t = texts(locale).paragraph
  const read = `${paths.activity(project.slug, activity.slug, { waar: paragraphValue(number) })}#inbreng`
  return (
    <>
      <p class="no-print">
        {amount > 0 && (
          <>
            <a href={read} aria-label={t.readAbout(amount, number)}>
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
      {newest.length > 0 && (
        <ul class="plain-list">
          {newest.map((one) => (
            <li key={one.id}>
              <a href={paths.contribution(project.slug, activity.slug, one.nr)} lang={langOf(one, locale)}>
                {headingOf(one)}
              </a>
              <br />
              {byLine(one, locale)}
            </li>
          ))}
        </ul>
      )}
      {amount > newest.length && (
        <p class="no-print">
          <a href={read}>{t.all(amount, number)}</a>
        </p>
      )}
    </>
  )
}
