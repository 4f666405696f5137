import { Conflict, NotFound } from '../../../kit/errors.ts'
import { type FormState, freshForm, readForm, withError } from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { projectPage } from '../../../projects/index.ts'
import { Form, FormActions, OnceToken } from '../../../ui/form/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { NowBox } from '../../../ui/now-box/now-box.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { type DeskReached, reachSurveyToWork } from '../../pages/reach.ts'
import { type Countable, countable, enterTally, tallyWaits } from '../actions.ts'
import { differing } from '../rules.ts'
import { type Tally, talliesOf } from '../store.ts'
import { texts } from '../texts.ts'
import { CountFields, readCountsOf, typedCounts } from './fields.tsx'

interface TallyReached extends DeskReached {
  readonly tally: Tally
  readonly question: Countable
}

async function reachTally(c: Ctx): Promise<TallyReached> {
  const { act } = c.var
  const reached = await reachSurveyToWork(c)
  const id = c.req.param('telling') ?? ''
  const tally = (await talliesOf(act.db, reached.activity.id)).find((one) => one.id === id)
  const question = (await countable(act, reached.survey)).find(({ key }) => key === tally?.question)
  if (!tally || !question) throw new NotFound('tally')
  return { ...reached, tally, question }
}

/** `.../tellen/{telling}`: counting the same again, and where two tallies differ. */
export async function showTally(c: Ctx): Promise<Response> {
  return tallyPage(c, await reachTally(c), freshForm())
}

function tallyPage(c: Ctx, reached: TallyReached, form: FormState): Response | Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { project, activity, tally, question } = reached
  const t = texts(locale)
  const { personId } = act.actor
  const own = tally.entries.find(({ person_id }) => person_id === personId)
  const other = tally.entries.find(({ person_id }) => person_id !== personId)
  const isDone = tally.answers !== null
  const mayCount =
    !isDone && tallyWaits(act, reached) === null && (own !== undefined || tally.entries.length < 2)
  const known = own ? typedCounts(question, own.counts) : {}
  // Nobody sees what somebody else counted before they counted themselves.
  const seesBoth = tally.entries.length > 1
  return projectPage(c, project, {
    title: tally.source,
    lead: say(question.label, locale),
    form,
    body: (
      <>
        {c.req.query('klaar') === 'ja' && <Notice tone="success" announce title={t.one.saved} />}
        <p>
          <a href={paths.deskTallies(project.number, activity.slug)}>{t.list.title}</a>
        </p>
        <NowBox
          status={
            isDone
              ? t.list.states.agreed(tally.answers ?? 0)
              : seesBoth
                ? t.list.states.differs
                : t.list.states.first
          }
          tone={isDone ? 'good' : 'wait'}
        >
          <p>{standOf(tally, { own: own !== undefined, other: other !== undefined }, locale)}</p>
        </NowBox>
        {seesBoth && <Both tally={tally} question={question} locale={locale} />}
        {mayCount && (
          <Section title={t.form.title} id="tellen">
            <Form action={paths.deskTally(project.number, activity.slug, tally.id)} label={t.form.title}>
              <OnceToken token={newOnceToken()} />
              <CountFields
                question={question}
                form={{ ...form, values: { ...known, ...form.values } }}
                locale={locale}
              />
              <FormActions submit={own ? t.form.again : t.form.submit} />
            </Form>
          </Section>
        )}
      </>
    ),
  })
}

function standOf(
  tally: Tally,
  who: { readonly own: boolean; readonly other: boolean },
  locale: Locale,
): string {
  const t = texts(locale).one
  if (tally.answers !== null) return t.agreed(tally.answers)
  if (who.own) return who.other ? t.differs : t.waits
  return tally.entries.length > 1 ? t.others : t.second
}

/** Both tallies beside each other, with where they differ. */
function Both(props: { readonly tally: Tally; readonly question: Countable; readonly locale: Locale }) {
  const { tally, question, locale } = props
  const t = texts(locale).one
  const [first, second] = tally.entries
  if (!first || !second) return null
  const apart = differing(first.counts, second.counts)
  return (
    <Table
      locale={locale}
      caption={texts(locale).list.tallies}
      captionHidden
      rows={question.options}
      rowKey={({ value }) => value}
      columns={[
        {
          key: 'answer',
          title: t.columns.answer,
          rowHeader: true,
          cell: ({ label }) => say(label, locale),
        },
        { key: 'first', title: t.columns.first, cell: ({ value }) => String(first.counts[value] ?? 0) },
        { key: 'second', title: t.columns.second, cell: ({ value }) => String(second.counts[value] ?? 0) },
        {
          key: 'same',
          title: t.columns.same,
          cell: ({ value }) => (apart.includes(value) ? <strong>{t.different}</strong> : t.same),
        },
      ]}
    />
  )
}

export async function submitTally(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachTally(c)
  const { project, activity, tally, question } = reached
  const input = await readForm(c)
  const read = readCountsOf(question, input, act.locale)
  if (!read.ok) return tallyPage(c, reached, read)
  try {
    const path = await once(act, input, async (act) => {
      await enterTally(act, activity.id, tally.id, read.counts)
      return paths.deskTally(project.number, activity.slug, tally.id, { klaar: 'ja' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return tallyPage(c, reached, withError(input.text, 'aantal_1', error.message))
  }
}
