import type { About, Letter } from '../cases/index.ts'
import { paths } from '../paths.ts'
import { mailTexts } from './mail-texts.ts'

interface Told {
  /** Of the plan in which it goes on; null when that is not on the site. */
  readonly title: string | null
  readonly number: string
  readonly reason: string
  /** Who answers for that plan. */
  readonly helps: { readonly name: string; readonly phone: string } | null
}

/** To who takes part in the plan that was merged: where it goes on, why, who helps now, and what they can choose. */
export function mergedLetter(about: About, { title, number, reason, helps }: Told, asks: boolean): Letter {
  const t = mailTexts(about.locale).merged
  return {
    subject: t.subject(about.title),
    blocks: [
      title === null ? t.hidden(about.title, number) : t.body(about.title, title, number),
      t.why,
      { quote: reason },
      ...(helps ? [t.helps(helps.name, helps.phone)] : []),
      t.stays,
      ...(asks ? [t.asks, t.private] : []),
      { link: { label: asks ? t.choose : t.look, path: paths.myCase(about.number) } },
    ],
  }
}

/** To who takes part in the other plan, and to who answers for it. */
export function intoLetter(
  about: About,
  { title, forStaff }: { readonly title: string | null; readonly forStaff: boolean },
): Letter {
  const t = mailTexts(about.locale).into
  const what = title === null ? t.another : t.named(title)
  return {
    subject: t.subject(about.title),
    blocks: [
      t.body(what, about.title),
      forStaff ? t.forStaff : t.mayJoin,
      {
        link: forStaff
          ? { label: t.desk, path: paths.deskCase(about.number) }
          : { label: t.look, path: paths.myCase(about.number) },
      },
    ],
  }
}

/** To whose plan it is: somebody wants to join, and is named with their yes. */
export function wantsLetter(
  about: About,
  { id, name }: { readonly id: string; readonly name: string },
): Letter {
  const t = mailTexts(about.locale).wants
  return {
    subject: t.subject(name),
    blocks: [
      t.body(name, about.title),
      t.sees,
      { link: { label: t.choose, path: paths.joinPlan(about.number, id) } },
    ],
  }
}

export function joinedLetter(about: About): Letter {
  const t = mailTexts(about.locale).joined
  return {
    subject: t.subject(about.title),
    blocks: [
      t.body(about.title, about.number),
      { link: { label: t.look, path: paths.myCase(about.number) } },
    ],
  }
}

export function refusedLetter(about: About): Letter {
  const t = mailTexts(about.locale).refused
  const { contact } = about
  return {
    subject: t.subject,
    blocks: [t.body, ...(contact ? [t.contact(contact.name, contact.phone)] : []), t.stays],
  }
}
