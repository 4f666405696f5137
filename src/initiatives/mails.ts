import type { Letter } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import { renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { mailTexts } from './mail-texts.ts'

/** Asks to confirm an idea that was sent: only then the team sees it and the terms run. */
export async function sendConfirmation(
  act: Act,
  idea: {
    readonly id: string
    readonly email: string
    readonly name: string
    readonly title: string
    readonly token: string
    readonly isReminder?: boolean
  },
): Promise<void> {
  const t = mailTexts(act.locale).confirm
  const { subject, body } = idea.isReminder ? t.reminder : t
  const mail = renderMail(act, act.locale, {
    subject: subject(idea.title),
    to: idea.name,
    blocks: [
      body(idea.title),
      { link: { label: t.button, path: paths.followLink(idea.token) } },
      t.valid(act.municipality.front_door.keep_unconfirmed_days),
      t.notYou,
    ],
  })
  await putInOutbox(act.db, {
    to: idea.email,
    ...mail,
    about: { kind: 'sent_idea', id: idea.id },
    at: act.now,
  })
}

interface AboutCase {
  readonly locale: Act['locale']
  readonly number: string
  readonly title: string
}

/** To the parties: the plan is on the site. */
export function publishedLetter(about: AboutCase, slug: string): Letter {
  const t = mailTexts(about.locale)
  return {
    subject: t.published.subject(about.title),
    blocks: [
      t.published.body(about.title),
      { link: { label: t.look, path: paths.initiative(about.number, slug) } },
      t.published.change,
      { link: { label: t.published.settings, path: paths.initiativePublicity(about.number) } },
    ],
  }
}

/** To who works on the case: a changed text waits for a look. */
export function editWaitsLetter(about: AboutCase): Letter {
  const t = mailTexts(about.locale)
  return {
    subject: t.editWaits.subject(about.number),
    blocks: [
      t.editWaits.body(about.title),
      { link: { label: t.lookDesk, path: paths.deskCase(about.number) } },
    ],
  }
}
