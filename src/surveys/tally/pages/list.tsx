import { z } from 'zod'
import { activityTexts } from '../../../activities/index.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, valueIn, withError } from '../../../kit/form.ts'
import { oneOf, shortText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { projectPage } from '../../../projects/index.ts'
import {
  bindFields,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  RadioGroup,
  TextInput,
} from '../../../ui/form/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { type DeskReached, reachSurveyToWork } from '../../pages/reach.ts'
import { entryChannels } from '../../store.ts'
import { type Countable, countable, startTally, tallyWaits } from '../actions.ts'
import { type Tally, talliesOf } from '../store.ts'
import { texts } from '../texts.ts'
import { CountFields, readCountsOf } from './fields.tsx'

const schema = z.object({ hoe: oneOf(entryChannels), bron: shortText(200) })

const stateOf = (tally: Tally, locale: Locale): string => {
  const t = texts(locale).list.states
  if (tally.answers !== null) return t.agreed(tally.answers)
  return tally.entries.length > 1 ? t.differs : t.first
}

/** `.../tellen`: what was counted by hand, and counting for a question. */
export async function showTallies(c: Ctx): Promise<Response> {
  return listPage(c, await reachSurveyToWork(c), c.req.query('vraag') ?? '', freshForm({ hoe: 'paper' }))
}

async function listPage(c: Ctx, reached: DeskReached, asked: string, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { project, activity, survey } = reached
  const t = texts(locale)
  const questions = await countable(act, survey)
  const tallies = await talliesOf(act.db, activity.id)
  const waits = tallyWaits(act, reached)
  const question = questions.find(({ key }) => key === asked)
  const here = (query?: { readonly vraag: string }): string =>
    paths.deskTallies(project.number, activity.slug, query)
  const labelOf = (key: string): string => {
    const known = questions.find((one) => one.key === key)
    return known ? say(known.label, locale) : key
  }
  return projectPage(c, project, {
    title: t.list.title,
    lead: t.list.lead,
    form,
    body: (
      <>
        <p>
          <a href={paths.deskSurvey(project.number, activity.slug)}>
            {t.list.back}: {activity.title}
          </a>
        </p>
        {waits && <p>{t.refused[waits]}</p>}
        {!waits && question && (
          <Section title={say(question.label, locale)} id="tellen">
            <StartForm action={here()} question={question} form={form} locale={locale} />
          </Section>
        )}
        {!waits && (
          <Section title={t.list.which} id="vragen">
            {questions.length === 0 ? (
              <p>{t.list.none}</p>
            ) : (
              <ul>
                {questions.map(({ key, label }) => (
                  <li key={key}>
                    <a href={here({ vraag: key })}>{say(label, locale)}</a>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        )}
        <Section title={t.list.tallies} id="tellingen">
          {tallies.length === 0 ? (
            <p>{t.list.empty}</p>
          ) : (
            <Table
              locale={locale}
              caption={t.list.tallies}
              captionHidden
              rows={tallies}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'source',
                  title: t.list.columns.source,
                  rowHeader: true,
                  cell: (one: Tally) => (
                    <a href={paths.deskTally(project.number, activity.slug, one.id)}>{one.source}</a>
                  ),
                },
                {
                  key: 'question',
                  title: t.list.columns.question,
                  cell: (one) => labelOf(one.question),
                },
                { key: 'state', title: t.list.columns.state, cell: (one) => stateOf(one, locale) },
              ]}
            />
          )}
        </Section>
      </>
    ),
  })
}

function StartForm(props: {
  readonly action: string
  readonly question: Countable
  readonly form: FormState
  readonly locale: Locale
}) {
  const { question, form, locale } = props
  const t = texts(locale).form
  const field = bindFields(form, locale)
  return (
    <Form action={props.action} label={t.title}>
      <OnceToken token={newOnceToken()} />
      <HiddenField name="vraag" value={question.key} />
      <RadioGroup
        {...field('hoe')}
        label={t.channel}
        options={entryChannels.map((value) => ({ value, label: activityTexts(locale).channels[value] }))}
      />
      <TextInput {...field('bron')} label={t.source} hint={t.sourceHint} />
      <CountFields question={question} form={form} locale={locale} />
      <FormActions submit={t.submit} />
    </Form>
  )
}

export async function submitTallies(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachSurveyToWork(c)
  const { project, activity, survey } = reached
  const input = await readForm(c)
  const t = texts(act.locale)
  const asked = valueIn(input.text, 'vraag')
  const question = (await countable(act, survey)).find(({ key }) => key === asked)
  if (!question) return redirect(c, paths.deskTallies(project.number, activity.slug))
  const parsed = parseForm(schema, input, act.locale, { hoe: t.form.channel, bron: t.form.source })
  const read = readCountsOf(question, input, act.locale)
  if (!parsed.ok || !read.ok) {
    const errors = { ...(parsed.ok ? {} : parsed.errors), ...(read.ok ? {} : read.errors) }
    return listPage(c, reached, asked, { values: input.text, errors })
  }
  const { hoe, bron } = parsed.value
  try {
    const path = await once(act, input, async (act) => {
      const of = { question: asked, channel: hoe, source: bron, counts: read.counts }
      const id = await startTally(act, activity.id, of)
      return paths.deskTally(project.number, activity.slug, id, { klaar: 'ja' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return listPage(c, reached, asked, withError(input.text, 'bron', error.message))
  }
}
