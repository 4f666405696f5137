import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { mayEnter } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { conductTexts } from '../conduct-texts.ts'

/** A municipality may write several lines where we have one, each on a line of its own, or leave one out with "-". */
const linesOf = (lines: readonly string[]): readonly string[] =>
  lines
    .flatMap((line) => line.split(/\r?\n/))
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '-')

/** `/gedragsregels`: how people treat each other where they take part, and what happens when they do not. */
export function showConduct(c: Ctx): Response | Promise<Response> {
  const { locale, municipality, actor } = c.var.act
  const t = conductTexts(locale)
  const { telephone } = municipality
  return page(
    c,
    { title: t.title, current: 'projects' },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <Section title={t.rules}>
        <ul>
          {linesOf(t.ruleList).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Section>
      <Section title={t.names}>
        <p>{t.namesText}</p>
      </Section>
      <Section title={t.young}>
        <p>{t.youngText}</p>
      </Section>
      <Section title={t.breach}>
        <ol>
          {linesOf(t.breachSteps).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Section>
      <Section title={t.danger}>
        <p>{t.dangerText}</p>
        <p>
          {t.call} <a href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>{telephone}</a>
        </p>
      </Section>
      <div class="button-row no-print">
        <LinkButton kind="secondary" href={paths.projects()}>
          {t.back}
        </LinkButton>
        {mayEnter('admin', actor) && <a href={paths.administerTexts()}>{t.change}</a>}
      </div>
    </>,
  )
}
