import { formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { texts } from '../texts.ts'

/** The accessibility statement, as far as the municipality has one: we never claim a status ourselves. */
export function showAccessibility(c: Ctx): Response | Promise<Response> {
  const { locale, municipality } = c.var.act
  const t = texts(locale).accessibility
  const { accessibility } = municipality
  return page(
    c,
    { title: t.title },
    <>
      <PageHeading title={t.title} lead={say(accessibility.status_text, locale)} />
      <p>{say(accessibility.explanation, locale)}</p>
      {accessibility.register_url && (
        <p>
          <a href={accessibility.register_url}>{t.register}</a>
        </p>
      )}
      {accessibility.audited_on && <p>{t.audited(formatDay(accessibility.audited_on, locale, 'long'))}</p>}
      <Section title={t.known}>
        <ul>
          {accessibility.known_issues.map((issue) => (
            <li>{say(issue, locale)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t.report}>
        <p>{say(accessibility.report_text, locale)}</p>
        <ul>
          <li>
            <a href={`mailto:${accessibility.contact_email}`}>{accessibility.contact_email}</a>
          </li>
          <li>
            <a href={`tel:${accessibility.contact_telephone.replace(/[^\d+]/g, '')}`}>
              {accessibility.contact_telephone}
            </a>
          </li>
        </ul>
      </Section>
    </>,
  )
}

export function showPrivacy(c: Ctx): Response | Promise<Response> {
  const { locale, municipality, settings } = c.var.act
  const t = texts(locale).privacy
  const { privacy } = municipality
  const sections = privacy.sections.filter((section) => section.key !== 'demo' || settings.demo)
  return page(
    c,
    { title: t.title },
    <>
      <PageHeading title={t.title} lead={say(privacy.controller, locale)} />
      {sections.map((section) => (
        <Section title={say(section.title, locale)}>
          <p>{say(section.text, locale)}</p>
        </Section>
      ))}
      <Section title={t.contact}>
        <p>
          {t.officer} <a href={`mailto:${privacy.officer_email}`}>{privacy.officer_email}</a>
        </p>
        <p>
          {t.authority} <a href={privacy.authority.website}>{say(privacy.authority.name, locale)}</a>
        </p>
      </Section>
    </>,
  )
}
