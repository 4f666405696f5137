import { dayOf } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { langOfWords } from '../../../kit/locale.ts'
import { absolute } from '../../../kit/mail.ts'
import type { DocumentBlock } from '../../../kit/pdf.ts'
import { paths } from '../../../paths.ts'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { Heading, Section } from '../../../ui/heading/heading.tsx'
import type { Reached } from '../../actions.ts'
import { type LetterFacts, letterParts, sampleLetter } from '../letter.ts'
import type { Mailing } from '../store.ts'
import { texts } from '../texts.ts'

/** What all letters of a mailing say, today. */
export function factsFor(
  c: Ctx,
  of: {
    readonly activity: Reached['activity']
    readonly mailing: Mailing
    readonly isReminder: boolean
  },
): LetterFacts {
  const { act } = c.var
  const { municipality } = act
  const { mailing, activity, isReminder } = of
  return {
    ...{ text: mailing, activity, isReminder },
    codeAddress: absolute(act, paths.letterCode()).replace(/^https?:\/\//, ''),
    telephone: municipality.telephone,
    postAddress: `${municipality.organisation.nl}, ${municipality.address.post}`,
    today: dayOf(act.now),
  }
}

/** The letter as it is printed, with an invented address. */
export function Preview(props: {
  readonly c: Ctx
  readonly activity: Reached['activity']
  readonly mailing: Mailing
  readonly isReminder: boolean
}) {
  const { c, isReminder } = props
  const { locale } = c.var.act
  const t = texts(locale).one
  const { before, after } = letterParts(factsFor(c, props), sampleLetter)
  return (
    <Section
      title={isReminder ? t.previewReminder : t.preview}
      id={isReminder ? 'voorbeeld-tweede' : 'voorbeeld'}
    >
      <p>{t.previewLead}</p>
      <article class="card flow" lang={langOfWords(locale)}>
        {[...before, ...after].map((block, index) => (
          <Block key={`${index}`} block={block} />
        ))}
      </article>
    </Section>
  )
}

function Block({ block }: { readonly block: DocumentBlock }) {
  if (block.kind === 'heading') return <Heading level={block.level === 1 ? 3 : 4}>{block.text}</Heading>
  if (block.kind === 'facts') return <DefinitionList items={block.rows} />
  return block.kind === 'paragraph' || block.kind === 'address' ? (
    <p class="keep-lines">{block.text}</p>
  ) : null
}
