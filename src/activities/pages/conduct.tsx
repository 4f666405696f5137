import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { conductTexts } from '../conduct-texts.ts'

/** `/gedragsregels`: how people treat each other where they take part, and what happens when they do not. */
export function showConduct(c: Ctx): Response | Promise<Response> {
  const { locale, municipality } = c.var.act
  const t = conductTexts(locale)
  const { telephone } = municipality
  return page(
    c,
    { title: t.title, current: 'projects' },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <Section title={t.rules}>
        <ul>
          {t.ruleList.map((rule) => (
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
          {t.breachSteps.map((step) => (
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
      </div>
    </>,
  )
}
