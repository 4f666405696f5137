import {
  activityById,
  type Contribution,
  contributionsToTell,
  headingOf,
  linkToken,
} from '../activities/index.ts'
import {
  type Commitment,
  type EntryFact,
  isOpen as isPromiseOpen,
  viewCommitments,
} from '../commitments/index.ts'
import type { Act } from '../kit/act.ts'
import { formatDay } from '../kit/dates.ts'
import type { Reaction } from '../kit/events.ts'
import type { Languages } from '../kit/locale.ts'
import { renderMail } from '../kit/mail.ts'
import { type Mail, putAllInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { outcomeBadge, promisesWith } from './answered.ts'
import { type ResponseWithGroup, responsesByIds } from './store.ts'
import { texts } from './texts.ts'

/** The same in both languages: who is told reads it in their own, whatever the one of who writes. */
const inBoth = async <T>(act: Act, read: (act: Act) => Promise<T>): Promise<Languages<T>> => ({
  nl: await read({ ...act, locale: 'nl' }),
  en: await read({ ...act, locale: 'en' }),
})

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
  const to = response.group_id ?? response.contribution_id ?? ''
  const promises = await inBoth(act, async (act) =>
    ((await promisesWith(act, [response])).get(to) ?? []).filter(
      ({ promise, state }) => promise !== null && isPromiseOpen(state.status),
    ),
  )
  const mails: Mail[] = []
  for (const [to, own] of byAddress) {
    const [first] = own
    if (!first || !activity) continue
    const locale = first.locale ?? 'nl'
    const { mail: t, promiseMail: ofPromise } = texts(locale)
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
          ...promises[locale].flatMap(({ id, promise, owner, state }) => [
            ofPromise.promise,
            { quote: promise ?? '' },
            ofPromise.made(owner, formatDay(state.due, locale, 'long')),
            { link: { label: ofPromise.button, path: paths.commitment(id) } },
          ]),
          { link: { label: t.button, path: paths.ownContribution(first.nr, linkToken(act, first.id)) } },
          t.disagree(act.municipality.telephone),
        ],
      }),
      at: act.now,
    })
  }
  await putAllInOutbox(act.db, mails)
}

/**
 * Tells who put something in, once for each address, what is promised on it, and when that is kept, moved or taken back.
 */
export const tellPromised: Reaction = async (act, event) => {
  const commitment = event.commitment as Commitment
  const entry = event.entry as Exclude<EntryFact, { readonly type: 'ended' }>
  const { group_id, contribution_id } = commitment
  const found = await contributionsToTell(
    act.db,
    group_id === null ? { contributionId: contribution_id ?? '' } : { groupId: group_id },
  )
  // Who was answered by themselves hears of promises with that answer, not of those of the group.
  const responses = await responsesByIds(act.db, [...new Set(found.flatMap((one) => one.response_id ?? []))])
  const theirs = new Set(responses.filter((one) => one.group_id === group_id).map(({ id }) => id))
  const byAddress = new Map<string, Contribution>()
  for (const one of found)
    if (one.email !== null && theirs.has(one.response_id ?? '') && !byAddress.has(one.email))
      byAddress.set(one.email, one)
  const views = await inBoth(act, async (act) => (await viewCommitments(act, [commitment], 'everyone'))[0])
  const activity = found[0] && (await activityById(act.db, found[0].activity_id))
  if (!activity) return
  const mails: Mail[] = []
  for (const [to, one] of byAddress) {
    const locale = one.locale ?? 'nl'
    const t = texts(locale).promiseMail
    const promised = views[locale]
    if (!promised) continue
    const day = (value: string): string => formatDay(value, locale, 'long')
    const said = {
      made: () => t.made(promised.owner, day(commitment.first_due)),
      kept: () => t.kept(entry.type === 'kept' ? day(entry.keptOn) : ''),
      explained_late: () =>
        t.explained_late(day(commitment.first_due), entry.type === 'explained_late' ? day(entry.due) : ''),
      withdrawn: () => t.withdrawn,
    }[entry.type]()
    mails.push({
      to,
      toPersonId: one.person_id,
      ...renderMail(act, locale, {
        subject: t.subject[entry.type](activity.title),
        to: one.name,
        blocks: [
          t.wrote(activity.title),
          { quote: [one.title, one.body].filter(Boolean).join('\n') || headingOf(one) },
          ...(promised.promise === null
            ? []
            : [entry.type === 'made' ? t.promise : t.promised, { quote: promised.promise }]),
          said,
          ...(event.text === null ? [] : [{ quote: String(event.text) }]),
          { link: { label: t.button, path: paths.commitment(commitment.id) } },
          { link: { label: t.own, path: paths.ownContribution(one.nr, linkToken(act, one.id)) } },
        ],
      }),
      at: act.now,
    })
  }
  await putAllInOutbox(act.db, mails)
}
