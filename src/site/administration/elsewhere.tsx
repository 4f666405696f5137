import type { Act } from '../../kit/act.ts'
import { inLocale, say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { type Access, mayEnter, roles, rolesThatOpen } from '../../people/index.ts'
import { Section } from '../../ui/heading/heading.tsx'

const nl = {
  title: 'Wat anderen bijhouden',
  lead: 'Deze lijsten horen bij een rol. Een beheerder geeft de rol, ook aan zichzelf.',
  keep: (role: string) => `Voor: ${role}.`,
  give: 'Geef iemand een rol',
  lending: 'Spullen om te lenen',
  spots: 'Plekken van de gemeente',
  sources: 'Geld van anderen',
  projects: 'Projecten met participatie',
  funds: 'Geld: plafonds, aanvragen en betalingen',
}

const en: typeof nl = {
  title: 'What others keep',
  lead: 'These lists belong to a role. An administrator gives the role, to themselves as well.',
  keep: (role) => `For: ${role}.`,
  give: 'Give somebody a role',
  lending: 'Things to lend',
  spots: 'Places of the municipality',
  sources: 'Money of others',
  projects: 'Projects with participation',
  funds: 'Money: ceilings, applications and payments',
}

const texts = inLocale({ nl, en })

const registers = [
  // Its own door is open to who signed in: organisations lend as well. Of the municipality the team does.
  { key: 'lending', href: paths.lending(), access: 'team' },
  { key: 'spots', href: paths.deskSpots(), access: 'team' },
  { key: 'sources', href: paths.deskMoneySources(), access: 'register' },
  { key: 'projects', href: paths.deskProjects(), access: 'projects' },
  { key: 'funds', href: paths.deskFunds(), access: 'money' },
] as const satisfies readonly {
  readonly key: keyof typeof nl
  readonly href: string
  readonly access: Access
}[]

/** What is kept at the desk by others, each with the role that opens it; a link for who has one of these. */
export function KeptElsewhere({ act }: { readonly act: Act }) {
  const { actor, locale } = act
  const t = texts(locale)
  return (
    <Section title={t.title} more={{ href: paths.administerPeople(), label: t.give }}>
      <p>{t.lead}</p>
      <ul>
        {registers.map(({ key, href, access }) => (
          <li key={key}>
            {mayEnter(access, actor) ? <a href={href}>{t[key]}</a> : <strong>{t[key]}</strong>}.{' '}
            {t.keep(
              rolesThatOpen(access)
                .map((role) => say(roles[role], locale))
                .join(', '),
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
