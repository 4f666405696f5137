import { z } from 'zod'
import { type FormDefinition, type FormField, hasOptions } from '../../forms/index.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, withError } from '../../kit/form.ts'
import { longText, numberText, shortText, yesOrNo } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { projectPage } from '../../projects/index.ts'
import { Card, CardList } from '../../ui/card/card.tsx'
import {
  bindFields,
  Form,
  FormActions,
  NumberInput,
  OnceToken,
  Select,
  TextArea,
  TextInput,
  YesNo,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { saveQuestion } from '../actions.ts'
import {
  asChoice,
  asLine,
  labelIn,
  labelsIn,
  type QuestionContent,
  type QuestionType,
  questionFault,
  questionTypes,
} from '../rules.ts'
import { texts } from '../texts.ts'
import { type DeskReached, reachSurveyToWork } from './reach.ts'

const schema = z.object({
  vraag: shortText(400),
  uitleg: longText(600).optional(),
  verplicht: yesOrNo(),
  antwoorden: longText(4000).optional(),
  regels: longText(4000).optional(),
  laag: shortText(120).optional(),
  hoog: shortText(120).optional(),
  tot: numberText({ min: 3, max: 10 }).optional(),
  punten: numberText({ min: 2, max: 10_000 }).optional(),
  wanneer: shortText(120).optional(),
})

interface At {
  readonly page: string
  readonly question: FormField | null
  /** How it is answered; null as long as that has not been chosen. */
  readonly type: QuestionType | null
}

/** Which question, or on which page a new one comes. */
function placeIn(c: Ctx, { survey }: DeskReached): At {
  const { sections } = survey.draft
  const asked = c.req.query('vraag')
  const section = asked
    ? sections.find(({ fields }) => fields.some(({ key }) => key === asked))
    : sections.find(({ key }) => key === c.req.query('op'))
  if (!section) throw new NotFound('question')
  const question = section.fields.find(({ key }) => key === asked) ?? null
  const chosen = c.req.query('soort') ?? question?.type
  return { page: section.key, question, type: questionTypes.find((type) => type === chosen) ?? null }
}

/** `.../vraag`: one question of a survey, new or to change. */
export async function showSurveyQuestion(c: Ctx): Promise<Response> {
  const reached = await reachSurveyToWork(c)
  const at = placeIn(c, reached)
  if (at.type === null || c.req.query('soort') === 'andere') return typesPage(c, reached, at)
  return questionPage(c, reached, at, at.question ? formOf(at.question) : freshForm({ verplicht: 'ja' }))
}

/** First how somebody answers, so that the next page asks only what belongs to that. */
function typesPage(c: Ctx, reached: DeskReached, at: At): Response | Promise<Response> {
  const { locale } = c.var.act
  const { project } = reached
  const t = texts(locale).question
  return projectPage(c, project, {
    title: at.question ? t.editTitle : t.newTitle,
    body: (
      <>
        <BackToQuestions reached={reached} locale={locale} />
        <Section title={t.type} id="soort">
          <CardList>
            {questionTypes.map((type) => (
              <Card key={type} title={t.types[type]} href={addressOf(reached, { ...at, type })} level={3}>
                <p>{t.typeHints[type]}</p>
              </Card>
            ))}
          </CardList>
        </Section>
      </>
    ),
    wide: true,
  })
}

const BackToQuestions = ({ reached, locale }: { readonly reached: DeskReached; readonly locale: Locale }) => (
  <p>
    <a href={paths.deskSurveyPart(reached.project.number, reached.activity.slug, 'vragen')}>
      {texts(locale).build.title}
    </a>
  </p>
)

function formOf(field: FormField): FormState {
  const lines = (list: readonly { readonly label: FormField['label'] }[]): string =>
    list.map(({ label }) => asLine(label)).join('\n')
  return freshForm({
    ...{ vraag: asLine(field.label), uitleg: field.hint && asLine(field.hint) },
    verplicht: field.required ? 'ja' : 'nee',
    antwoorden: 'options' in field ? lines(field.options) : null,
    regels: field.type === 'matrix' ? lines(field.rows) : null,
    laag: field.type === 'scale' ? asLine(field.low) : null,
    hoog: field.type === 'scale' ? asLine(field.high) : null,
    tot: field.type === 'scale' ? String(field.to) : null,
    punten: field.type === 'points' ? String(field.total) : null,
    wanneer: asChoice(field.when),
  })
}

/** Every answer that was given before this question can be what it waits for. */
function earlierAnswers(form: FormDefinition, at: At, locale: Locale) {
  const t = texts(locale).question
  const earlier: FormField[] = []
  for (const section of form.sections) {
    const stop = section.fields.findIndex(({ key }) => key === at.question?.key)
    earlier.push(...(stop < 0 ? section.fields : section.fields.slice(0, stop)))
    if (stop >= 0 || (at.question === null && section.key === at.page)) break
  }
  return earlier.flatMap((field) => {
    const after = (value: string, answer: string) => ({
      value: `${field.key}=${value}`,
      label: t.after(field.label[locale], answer),
    })
    if (field.type === 'yes_no') return [after('yes', t.yes), after('no', t.no)]
    return field.type === 'choice' || field.type === 'multi_choice'
      ? field.options.map(({ value, label }) => after(value, label[locale]))
      : []
  })
}

function questionPage(c: Ctx, reached: DeskReached, at: At, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const { project, survey } = reached
  const { type } = at
  if (type === null) throw new NotFound('kind of question')
  const t = texts(locale).question
  const both = texts(locale).build.bothHint
  const field = bindFields(form, locale)
  return projectPage(c, project, {
    title: at.question ? t.editTitle : t.newTitle,
    form,
    body: (
      <>
        <BackToQuestions reached={reached} locale={locale} />
        <p>
          {t.type} <strong>{t.types[type]}</strong>{' '}
          <a href={addressOf(reached, { ...at, type: null })}>{t.otherType}</a>
        </p>
        <Form action={addressOf(reached, at)} label={t.save}>
          <OnceToken token={newOnceToken()} />
          <TextInput {...field('vraag')} label={t.label} hint={both} />
          <TextArea {...field('uitleg')} label={t.hint} hint={both} rows={2} max={600} optional />
          {type === 'matrix' && (
            <TextArea {...field('regels')} label={t.rows} hint={both} rows={4} max={4000} />
          )}
          {hasOptions(type) && (
            <TextArea {...field('antwoorden')} label={t.options} hint={both} rows={6} max={4000} />
          )}
          {type === 'scale' && (
            <>
              <TextInput {...field('laag')} label={t.low} hint={both} optional />
              <TextInput {...field('hoog')} label={t.high} hint={both} optional />
              <NumberInput {...field('tot')} label={t.to} hint={t.toHint} optional />
            </>
          )}
          {type === 'points' && (
            <NumberInput {...field('punten')} label={t.total} hint={t.totalHint} optional />
          )}
          <YesNo {...field('verplicht')} label={t.required} />
          <Select
            {...field('wanneer')}
            label={t.when}
            empty={t.always}
            options={earlierAnswers(survey.draft, at, locale)}
            optional
          />
          <FormActions submit={t.save} />
        </Form>
      </>
    ),
  })
}

const addressOf = ({ project, activity }: DeskReached, { page, question, type }: At): string =>
  paths.deskSurveyPart(project.number, activity.slug, 'vraag', {
    ...(question ? { vraag: question.key } : { op: page }),
    ...(type ? { soort: type } : question ? { soort: 'andere' } : {}),
  })

export async function submitSurveyQuestion(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachSurveyToWork(c)
  const { project, activity, survey } = reached
  const at = placeIn(c, reached)
  const t = texts(act.locale).question
  const input = await readForm(c)
  if (at.type === null) throw new NotFound('kind of question')
  const parsed = parseForm(schema, input, act.locale, { vraag: t.label, verplicht: t.required })
  if (!parsed.ok) return questionPage(c, reached, at, parsed)
  const { value } = parsed
  const known = earlierAnswers(survey.draft, at, act.locale).map((one) => one.value)
  const content: QuestionContent = {
    ...{ type: at.type, label: labelIn(value.vraag), required: value.verplicht },
    hint: value.uitleg ? labelIn(value.uitleg) : null,
    options: labelsIn(value.antwoorden ?? ''),
    rows: labelsIn(value.regels ?? ''),
    low: value.laag ? labelIn(value.laag) : null,
    high: value.hoog ? labelIn(value.hoog) : null,
    ...{ to: value.tot ?? null, total: value.punten ?? null },
    when: value.wanneer && known.includes(value.wanneer) ? value.wanneer : null,
  }
  const fault = questionFault(content)
  if (fault === 'options')
    return questionPage(c, reached, at, withError(input.text, 'antwoorden', t.needsOptions))
  if (fault === 'rows') return questionPage(c, reached, at, withError(input.text, 'regels', t.needsRows))
  try {
    const path = await once(act, input, async (act) => {
      await saveQuestion(act, activity.id, content, { page: at.page, own: at.question?.key ?? null })
      return paths.deskSurveyPart(project.number, activity.slug, 'vragen', { klaar: 'veranderd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return questionPage(c, reached, at, withError(input.text, 'vraag', error.message))
  }
}
