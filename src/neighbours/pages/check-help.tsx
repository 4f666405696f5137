import type { Act } from '../../kit/act.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { neighboursConfig } from '../schema.ts'
import { texts } from '../texts.ts'

/** The question that asks whether a plan is on the list of the council. */
export const permitQuestion = 'permit'

/** For who does not know the answer: how to find out, whom to ask, and what to choose meanwhile. */
export function UnsureHelp({ act, question }: { readonly act: Act; readonly question: string }) {
  const { locale, municipality, settings } = act
  const t = texts(locale).check
  const { unsure } = neighboursConfig(settings)
  const help = Object.hasOwn(unsure, question) ? unsure[question] : undefined
  if (!help) return null
  return (
    <Notice title={t.unsureTitle} announce>
      <p>{help.text[locale]}</p>
      {help.links.map(({ label, url }) => (
        <p key={url}>
          <a href={url}>{label[locale]}</a>
        </p>
      ))}
      <p>{t.unsureCall(municipality.team.telephone, municipality.team.email)}</p>
    </Notice>
  )
}

/** The plans for which talking with the neighbourhood is obligatory here. */
export function ListedPlans({ act }: { readonly act: Act }) {
  const { locale, settings } = act
  const t = texts(locale).check
  const { listed } = neighboursConfig(settings)
  if (!listed) return null
  return (
    <Section title={t.listedTitle}>
      {listed.example && (
        <p>
          <strong>{t.listedExample}</strong>
        </p>
      )}
      <ul>
        {listed.cases.map((one) => (
          <li key={one.nl}>{one[locale]}</li>
        ))}
      </ul>
      <p class="small">{listed.source[locale]}.</p>
    </Section>
  )
}
