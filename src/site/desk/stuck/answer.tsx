import { z } from 'zod'
import {
  answerStuck,
  mayAnswerStuck,
  type OpenedCase,
  openedCase,
  requirementsOf,
  type StuckRequest,
  stuckById,
  textsByIds,
} from '../../../cases/index.ts'
import { formatDay } from '../../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../../kit/form.ts'
import { longText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { langOfWords } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { peopleByIds } from '../../../people/index.ts'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Person } from '../../../ui/person/person.tsx'
import { RequirementTable } from '../case/requirements.tsx'
import { texts } from '../case/texts.ts'

const outcomes = ['helped', 'dropped', 'changed', 'stays', 'other'] as const
const aboutRequirement: readonly string[] = ['dropped', 'changed', 'stays']

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface Found {
  readonly stuck: StuckRequest
  readonly opened: OpenedCase
}

async function stuckIn(c: Ctx): Promise<Found> {
  const { act } = c.var
  const id = c.req.param('id') ?? ''
  const stuck = uuid.test(id) ? await stuckById(act.db, id) : null
  if (!stuck) throw new NotFound()
  return { stuck, opened: await openedCase(act, stuck.case_id) }
}

/** What can come of it: a requirement can be dropped, change or stay; somebody stuck can be helped. */
const outcomesFor = ({ requirement_id: about }: StuckRequest) =>
  outcomes.filter((outcome) => about !== null || !aboutRequirement.includes(outcome))

export const showStuckRequest = async (c: Ctx): Promise<Response> =>
  stuckPage(c, await stuckIn(c), freshForm())

async function stuckPage(c: Ctx, { stuck, opened }: Found, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.stuckDesk
  const { number, title } = opened.file
  const bodies = await textsByIds(act.db, [stuck.text_id, stuck.answer_text_id])
  const requirements = await requirementsOf(act.db, stuck.case_id)
  // Who is stuck in many rules at once needs somebody who sees them side by side.
  const shown = requirements.filter(({ id }) => [null, id].includes(stuck.requirement_id))
  const people = await peopleByIds(act.db, [stuck.raised_by, opened.contactId])
  const raisedBy = people.get(stuck.raised_by ?? '')
  const contact = people.get(opened.contactId ?? '')
  const field = bindFields(form, locale)
  const outside = mayAnswerStuck(act.actor, opened.relations)
  const open = stuck.answered_on === null
  return page(
    c,
    {
      title: formTitle(`${t.kinds[stuck.kind]} (${number})`, form.errors, locale),
      current: 'desk',
      breadcrumbs: [
        { title: words.desk, href: paths.desk() },
        { title: t.title, href: paths.stuckRequests() },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading
        title={t.kinds[stuck.kind]}
        kicker={
          <>
            {number} · <span lang={langOfWords(locale)}>{title}</span>
          </>
        }
        lead={open ? t.answerBy(formatDay(stuck.due_day, locale, 'long')) : undefined}
        actions={<a href={paths.deskCase(number)}>{t.openCase}</a>}
      />
      <Section title={t.asked}>
        <p class="keep-lines">{bodies.get(stuck.text_id) ?? words.conversation.erased}</p>
        {raisedBy && (
          <Person
            locale={locale}
            name={raisedBy.name}
            relation={words.margin.partyRoles.initiator}
            telephone={raisedBy.phone ?? undefined}
            email={raisedBy.email ?? undefined}
          />
        )}
        {contact && (
          <Person
            locale={locale}
            name={contact.name}
            relation={words.margin.guide}
            telephone={contact.phone ?? undefined}
          />
        )}
      </Section>
      {shown.length > 0 && (
        <Section title={stuck.requirement_id === null ? t.allRequirements : t.about}>
          <RequirementTable locale={locale} requirements={shown} />
        </Section>
      )}
      <Section title={t.answerTitle}>
        {!open ? (
          <>
            <p>{t.answered(formatDay(stuck.answered_on ?? '', locale, 'long'))}</p>
            <p>{stuck.outcome && t.outcomes[stuck.outcome]}</p>
            <p class="keep-lines">{bodies.get(stuck.answer_text_id ?? '')}</p>
          </>
        ) : outside ? (
          <>
            <p>{t.answerLead}</p>
            <Form action={paths.stuckRequest(stuck.id)}>
              <OnceToken token={newOnceToken()} />
              <RadioGroup
                {...field('uitkomst')}
                label={t.outcome}
                options={outcomesFor(stuck).map((value) => ({ value, label: t.outcomes[value] }))}
              />
              <TextArea {...field('antwoord')} label={t.text} max={5000} />
              <FormActions submit={t.button} />
            </Form>
          </>
        ) : (
          <Notice>
            <p>{t.notOutside}</p>
          </Notice>
        )}
      </Section>
    </>,
    formStatus(form.errors),
  )
}

export async function answerStuckRequest(c: Ctx): Promise<Response> {
  const { act } = c.var
  const found = await stuckIn(c)
  if (!mayAnswerStuck(act.actor, found.opened.relations)) throw new Forbidden()
  const input = await readForm(c)
  const t = texts(act.locale).stuckDesk
  const schema = z.object({ uitkomst: z.literal(outcomesFor(found.stuck)), antwoord: longText(5000) })
  const parsed = parseForm(schema, input, act.locale, { uitkomst: t.outcome, antwoord: t.text })
  if (!parsed.ok) return stuckPage(c, found, parsed)
  const { uitkomst, antwoord } = parsed.value
  try {
    const path = await once(act, input, async (act) => {
      await answerStuck(act, { stuckId: found.stuck.id, outcome: uitkomst, text: antwoord })
      return `${paths.stuckRequests()}?klaar=ja`
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof Conflict) {
      return stuckPage(c, found, withError(input.text, 'antwoord', error.message))
    }
    throw error
  }
}
