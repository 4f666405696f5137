import type { Initiative, OpenReceipt } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { addWorkingDays, dayOf, formatDay } from '../../../kit/dates.ts'
import { langOfWords } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { Meter } from '../../../ui/meter/meter.tsx'
import { TaskList } from '../../../ui/task-list/task-list.tsx'
import { reasonsFor } from '../case/alike.tsx'
import type { WaitingIdea } from './inbox-data.ts'
import { normUsed } from './rules.ts'
import { dueBadge } from './shared.tsx'
import { texts } from './texts.ts'

/** Within how many working days the team looks at a plan before publication (domain rule 6). */
const reviewDays = 2

/** Within how many working days somebody hears by telephone or letter that their idea is in. */
const tellDays = 2

/** How long an idea waits, against the norm. */
function WaitMeter({ act, idea }: { readonly act: Act; readonly idea: WaitingIdea }) {
  const { contact } = idea
  if (!contact) return null
  const t = texts(act.locale).inbox
  const { used, max } = normUsed(contact.from_day, contact.due_day, dayOf(act.now))
  const late = used > max
  return (
    <Meter
      label={t.norm(max)}
      value={Math.min(used, max)}
      max={max}
      valueText={late ? t.usedLate(used, max) : t.used(used, max)}
      tone={late ? 'bad' : used === max ? 'wait' : 'active'}
    />
  )
}

/** Which plan it is most like, and why: somebody may be at work on it already. */
function AlikeLine({ act, idea: { alike } }: { readonly act: Act; readonly idea: WaitingIdea }) {
  if (!alike) return null
  const { number, title } = alike
  return (
    <p class="small">
      {texts(act.locale).inbox.alike} <a href={paths.deskCase(number)}>{number}</a> (
      <span lang={langOfWords(act.locale)}>{title}</span>). {reasonsFor(alike, act.locale).join(' ')}
    </p>
  )
}

export const ideaTask = (act: Act, idea: WaitingIdea) => {
  const { locale } = act
  const t = texts(locale)
  const { file, contact, officer } = idea
  const received = file.submitted_on && t.inbox.received(formatDay(file.submitted_on, locale, 'day_month'))
  return {
    key: file.id,
    title: file.title,
    lang: langOfWords(locale),
    href: paths.deskCase(file.number),
    facts: [file.number, received ?? '', officer ? t.officerIs(officer.name) : t.noGuide].filter(Boolean),
    status: dueBadge(contact?.due_day ?? file.next_due, dayOf(act.now), locale),
    more: (
      <>
        <WaitMeter act={act} idea={idea} />
        <AlikeLine act={act} idea={idea} />
      </>
    ),
  }
}

/** Plans whose initiator said yes, or changed them, and that nobody looked at. */
export function Reviews({ act, reviews }: { readonly act: Act; readonly reviews: readonly Initiative[] }) {
  const { locale } = act
  const t = texts(locale).inbox
  return (
    <TaskList
      tasks={reviews.map((initiative) => {
        const since = initiative.approved_public_at === null ? initiative.consent_public_at : null
        return {
          key: initiative.case_id,
          title: since ? t.review : t.reviewEdit,
          about: `${initiative.number} ${initiative.title}`,
          aboutLang: langOfWords(locale),
          href: paths.deskCaseAction(initiative.number, 'review_publication'),
          ...(since
            ? { status: dueBadge(addWorkingDays(dayOf(since), reviewDays), dayOf(act.now), locale) }
            : {}),
        }
      })}
    />
  )
}

/** Who has to be called or written to because they do not read e-mail, oldest first. */
export function Receipts({
  act,
  receipts,
}: {
  readonly act: Act
  readonly receipts: readonly OpenReceipt[]
}) {
  const { locale } = act
  const t = texts(locale)
  return (
    <TaskList
      tasks={receipts.map((receipt) => {
        const since = dayOf(receipt.since)
        return {
          key: receipt.caseId,
          title: t.inbox.channels[receipt.channel],
          about: `${receipt.number} ${receipt.title}`,
          aboutLang: langOfWords(locale),
          href: receipt.path,
          status: {
            label: t.since(formatDay(since, locale, 'day_month')),
            tone: addWorkingDays(since, tellDays) < dayOf(act.now) ? ('bad' as const) : ('wait' as const),
          },
        }
      })}
    />
  )
}
