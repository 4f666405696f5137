import { caseTexts, type DeskCursor, type SuggestedGuide } from '../../../cases/index.ts'
import { areaName, awaitingLook, kindName, subjectName } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { formatDay } from '../../../kit/dates.ts'
import { type FormState, formStatus, formTitle, freshForm } from '../../../kit/form.ts'
import type { Ctx } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { type Area, allAreas } from '../../../places/index.ts'
import { bindFields, Checkbox, ErrorSummary, Form, FormActions, Select } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Pagination } from '../../../ui/pagination/pagination.tsx'
import { TaskList } from '../../../ui/task-list/task-list.tsx'
import { readCursor, writeCursor } from './case-filter.ts'
import { inboxOf, type WaitingIdea } from './inbox-data.ts'
import { DeskTabs } from './shared.tsx'
import { InboxEmpty } from './team.tsx'
import { ideaTask, Reviews } from './team-lists.tsx'
import { texts } from './texts.ts'

export const ideasOnPage = 20

/** Names of the fields of one idea in the form. */
export const pickField = (caseId: string): string => `kies-${caseId}`
export const guideField = (caseId: string): string => `begeleider-${caseId}`

/** `/werk/inbox`: new ideas with the norm, and beside each who could guide it. */
export const showInbox = (c: Ctx): Promise<Response> => inboxPage(c, freshForm())

export async function inboxPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale)
  const after: DeskCursor | undefined = readCursor(c.req.query('na'), 'oldest')
  const inbox = await inboxOf(act, { after, limit: ideasOnPage, suggest: true })
  const areas = new Map((await allAreas(db)).map((area) => [area.id, area]))
  const reviews = await awaitingLook(db)
  const done = Number(c.req.query('klaar') ?? 0)
  return page(
    c,
    { title: formTitle(t.inbox.title, form.errors, locale), current: 'desk', wide: true },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.inbox.title} lead={t.inbox.lead} />
      <DeskTabs act={act} current="inbox" />
      {done > 0 && (
        <Notice tone="success" announce title={t.appoint.done(done)}>
          <p>{t.appoint.doneText}</p>
        </Notice>
      )}
      {inbox.ideas.length > 0 ? (
        <Form action={paths.appointGuides()} label={t.inbox.give} wide>
          <TaskList
            label={t.inbox.title}
            tasks={inbox.ideas.map((idea) => ideaRow(act, idea, areas, form))}
          />
          <FormActions submit={t.appoint.submit} />
        </Form>
      ) : (
        <InboxEmpty act={act} />
      )}
      <Pagination
        locale={locale}
        previous={after ? paths.deskInbox() : undefined}
        next={inbox.next ? paths.deskInbox({ na: writeCursor(inbox.next) }) : undefined}
      />
      <Section title={t.inbox.reviews} id="openbaar">
        {reviews.length > 0 ? (
          <>
            <p>{t.inbox.reviewsLead}</p>
            <Reviews act={act} reviews={reviews} />
          </>
        ) : (
          <p>{t.inbox.reviewsNone}</p>
        )}
      </Section>
    </>,
    formStatus(form.errors),
  )
}

function ideaRow(act: Act, idea: WaitingIdea, areas: ReadonlyMap<string, Area>, form: FormState) {
  const { locale } = act
  const t = texts(locale).appoint
  const { file, initiative, suggestions } = idea
  const task = ideaTask(act, idea)
  const field = bindFields(form, locale)
  const pick = pickField(file.id)
  const guide = guideField(file.id)
  const best = suggestions[0]?.id ?? ''
  const about = initiative
    ? [subjectName(initiative.subject, locale), areaName(initiative, areas, locale)]
    : [areas.get(file.area_id ?? '')?.name ?? '']
  return {
    ...task,
    facts: [kindName(file.kind, locale), ...about, ...task.facts].filter(Boolean),
    more: (
      <>
        {initiative && <p>{initiative.summary}</p>}
        {task.more}
        <div class="task__fields">
          <Select
            {...field(guide)}
            values={form.values[guide] ? form.values : { [guide]: [best] }}
            label={t.choose}
            hint={whoFits(suggestions, locale)}
            options={suggestions.map((suggestion) => ({
              value: suggestion.id,
              label: suggestionLabel(suggestion, locale),
            }))}
          />
          <Checkbox {...field(pick)} label={t.tick} optional="unsaid" />
        </div>
      </>
    ),
  }
}

/** A name that fits on a phone; only that somebody is away must be seen while choosing. */
const suggestionLabel = ({ person, reasons }: SuggestedGuide, locale: Locale): string =>
  reasons.some(({ code }) => code === 'away') ? `${person.name} (${texts(locale).appoint.away})` : person.name

/** How many of the suggestions are explained; the list itself has all guides, who fits best first. */
const explained = 3

/** Why the first ones fit, in full: in a closed list it would be cut off on a phone. */
const whoFits = (suggestions: readonly SuggestedGuide[], locale: Locale): string =>
  suggestions
    .slice(0, explained)
    .flatMap((suggestion) => {
      const reasons = reasonsOf(suggestion, locale)
      return reasons.length > 0 ? [`${suggestion.person.name}: ${reasons.join(', ')}.`] : []
    })
    .join(' ')

/** Why this guide, without how busy they are: workload is for the person and the coordinator (rule 9). */
export function reasonsOf(suggestion: SuggestedGuide, locale: Locale): readonly string[] {
  const words = caseTexts(locale).guideReasons
  return suggestion.reasons.flatMap((reason) => {
    switch (reason.code) {
      case 'away':
        return [words.away(formatDay(reason.until, locale, 'day_month'))]
      case 'busy':
        return []
      default:
        return [words[reason.code]]
    }
  })
}
