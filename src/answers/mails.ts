import { activityById, type Contribution, headingOf, linkToken } from '../activities/index.ts'
import type { Act } from '../kit/act.ts'
import { renderMail } from '../kit/mail.ts'
import { type Mail, putAllInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { outcomeBadge } from './answered.ts'
import type { ResponseWithGroup } from './store.ts'
import { texts } from './texts.ts'

/** Tells everybody who left an address what was done with their words: one mail each, however much they put in. */
export async function tellAnswered(
  act: Act,
  response: ResponseWithGroup,
  contributions: readonly Contribution[],
): Promise<void> {
  const activity = await activityById(act.db, response.activity_id)
  const byAddress = new Map<string, Contribution[]>()
  for (const one of contributions)
    if (one.email !== null) byAddress.set(one.email, [...(byAddress.get(one.email) ?? []), one])
  const mails: Mail[] = []
  for (const [to, own] of byAddress) {
    const [first] = own
    if (!first || !activity) continue
    const locale = first.locale ?? 'nl'
    const t = texts(locale).mail
    mails.push({
      to,
      toPersonId: first.person_id,
      ...renderMail(act, locale, {
        subject: t.subject(activity.title),
        to: first.name,
        blocks: [
          t.wrote(activity.title),
          ...own.map((one) => ({
            quote: [one.title, one.body].filter(Boolean).join('\n') || headingOf(one),
          })),
          t.outcome(outcomeBadge(response, locale).label),
          ...(response.group_name ? [t.group(response.group_name, response.group_summary ?? '')] : []),
          t.why,
          { quote: response.reasons },
          { link: { label: t.button, path: paths.ownContribution(first.nr, linkToken(act, first.id)) } },
          t.disagree(act.municipality.telephone),
        ],
      }),
      at: act.now,
    })
  }
  await putAllInOutbox(act.db, mails)
}
