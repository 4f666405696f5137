import type { Act } from '../kit/act.ts'
import { renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { type SecurityNews, texts } from './security-texts.ts'
import * as store from './store.ts'

/** Tells somebody by mail that the way they sign in changed, in the transaction of the change. */
export async function tellSecurity(
  act: Act,
  personId: string,
  news: (words: SecurityNews) => string,
): Promise<void> {
  const person = await store.personById(act.db, personId)
  if (!person?.email) return
  const t = texts(person.locale).mail
  const mail = renderMail(act, person.locale, {
    subject: t.subject(act.municipality.name),
    to: person.name,
    blocks: [
      news(t.news),
      t.notYou(act.municipality.team.telephone),
      { link: { label: t.look, path: paths.mySecurity() } },
    ],
  })
  await putInOutbox(act.db, { to: person.email, toPersonId: person.id, ...mail, at: act.now })
}
