import type { Act } from '../../kit/act.ts'
import { inLocale, type Locale, say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { type Access, mayEnter, roles, rolesThatOpen, type StaffMember } from '../../people/index.ts'
import { Section } from '../../ui/heading/heading.tsx'

const nl = {
  title: 'Wat anderen bijhouden',
  lead: 'Deze lijsten horen bij een rol. Een beheerder geeft de rol, ook aan zichzelf.',
  keep: (role: string) => `Voor: ${role}.`,
  keepers: (people: string) => `Nu: ${people}.`,
  more: (n: number) => `en nog ${n}`,
  nobody: 'Nog niemand heeft deze rol.',
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
  keepers: (people) => `Now: ${people}.`,
  more: (n) => `and ${n} more`,
  nobody: 'Nobody has this role yet.',
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

/** So many names stand in a line; the others are counted. */
const mostNames = 5

/** What is kept at the desk by others, each with the role that opens it and who has one; a link for who is one of them. */
export function KeptElsewhere({ act, staff }: { readonly act: Act; readonly staff: readonly StaffMember[] }) {
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
            )}{' '}
            {keepersIn(access, staff, locale)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Who can open it now, by name. */
function keepersIn(access: Access, staff: readonly StaffMember[], locale: Locale): string {
  const t = texts(locale)
  const open = new Set<string>(rolesThatOpen(access))
  const names = staff
    .filter(({ grants }) => grants.some(({ role }) => open.has(role)))
    .map(({ name }) => name)
  if (names.length === 0) return t.nobody
  const rest = names.length - mostNames
  return t.keepers([names.slice(0, mostNames).join(', '), ...(rest > 0 ? [t.more(rest)] : [])].join(' '))
}
