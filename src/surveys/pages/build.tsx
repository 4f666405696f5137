import { activityDraftTexts, canChange } from '../../activities/index.ts'
import {
  addPage,
  changePage,
  type FormField,
  type FormSection,
  moveQuestion,
  removePage,
  removeQuestion,
} from '../../forms/index.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { type FormState, freshForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { projectPage } from '../../projects/index.ts'
import { Button, LinkButton } from '../../ui/button/button.tsx'
import {
  bindFields,
  ErrorMessage,
  Form,
  FormActions,
  fieldId,
  OnceToken,
  TextInput,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { changeQuestions, fixQuestions } from '../actions.ts'
import { asLine, labelIn } from '../rules.ts'
import { texts } from '../texts.ts'
import { SurveyDone } from './desk.tsx'
import { type DeskReached, reachSurveyToWork } from './reach.ts'

/** `.../vragen`: the pages of a survey with their questions, to make and put in order without a programmer. */
export async function showQuestions(c: Ctx): Promise<Response> {
  return buildPage(c, await reachSurveyToWork(c), freshForm())
}

function buildPage(c: Ctx, reached: DeskReached, form: FormState): Response | Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { project, activity, survey } = reached
  const t = texts(locale)
  const action = paths.deskSurveyPart(project.number, activity.slug, 'vragen')
  const builds = canChange(activity, dayOf(act.now))
  return projectPage(c, project, {
    title: `${t.build.title}: ${activity.title}`,
    lead: builds ? t.build.lead : t.refused.begun,
    form,
    wide: true,
    body: (
      <>
        <SurveyDone c={c} locale={locale} />
        <p>
          <a href={paths.deskSurvey(project.number, activity.slug)}>{t.build.back}</a>
        </p>
        {survey.draft.sections.map((section, at) => (
          <Section
            key={section.key}
            title={`${t.build.number(at + 1)}: ${section.title[locale]}`}
            id={section.key}
          >
            <Questions section={section} reached={reached} builds={builds} locale={locale} />
            {builds && (
              <>
                <div class="button-row">
                  <LinkButton
                    kind="secondary"
                    href={paths.deskSurveyPart(project.number, activity.slug, 'vraag', { op: section.key })}
                    about={t.build.onPage(section.title[locale])}
                  >
                    {t.build.addQuestion}
                  </LinkButton>
                  <LinkButton
                    kind="quiet"
                    href={paths.deskSurveyPart(project.number, activity.slug, 'plakken', { op: section.key })}
                    about={t.build.onPage(section.title[locale])}
                  >
                    {t.build.paste}
                  </LinkButton>
                </div>
                <Form action={action} label={`${t.build.page}: ${section.title[locale]}`} compact>
                  <OnceToken token={newOnceToken()} />
                  <TextInput
                    {...bindFields(
                      { values: { [`titel-${section.key}`]: [asLine(section.title)] }, errors: form.errors },
                      locale,
                    )(`titel-${section.key}`)}
                    label={t.build.page}
                    hint={t.build.bothHint}
                  />
                  <div class="button-row">
                    <Button kind="secondary" name="doe" value={`titel ${section.key}`}>
                      {t.build.renamePage}
                    </Button>
                    {section.fields.length === 0 && survey.draft.sections.length > 1 && (
                      <Button kind="quiet" name="doe" value={`pagina-weg ${section.key}`}>
                        {t.build.removePage}
                      </Button>
                    )}
                  </div>
                </Form>
              </>
            )}
          </Section>
        ))}
        {builds && (
          <>
            <Section title={t.build.addPage} id="pagina-erbij">
              <Form action={action} label={t.build.addPage}>
                <OnceToken token={newOnceToken()} />
                <TextInput
                  {...bindFields(form, locale)('titel')}
                  label={t.build.page}
                  hint={t.build.bothHint}
                />
                <FormActions submit={t.build.addPage} name="doe" value="pagina" kind="secondary" />
              </Form>
            </Section>
            <Section title={t.desk.fix} id="vastzetten">
              <p>{survey.form_version_id === null ? t.desk.notFixed : t.desk.changedSince}</p>
              {activity.published_at === null && (
                <p>
                  {activity.opens_on <= dayOf(act.now)
                    ? activityDraftTexts(locale).survey.fixLeadNow
                    : activityDraftTexts(locale).survey.fixLead}
                </p>
              )}
              <Form action={action} label={t.desk.fix}>
                <OnceToken token={newOnceToken()} />
                <div id={fieldId('vast')} tabIndex={-1}>
                  <ErrorMessage {...bindFields(form, locale)('vast')} label={t.desk.fix} />
                </div>
                <FormActions submit={t.desk.fix} name="doe" value="vast" />
              </Form>
            </Section>
          </>
        )}
      </>
    ),
  })
}

function Questions(props: {
  readonly section: FormSection
  readonly reached: DeskReached
  readonly builds: boolean
  readonly locale: Locale
}) {
  const { section, reached, locale } = props
  const { project, activity } = reached
  const t = texts(locale)
  if (section.fields.length === 0) return <p>{t.build.empty}</p>
  const facts = (field: FormField): string =>
    [
      kindOf(field, locale),
      field.required ? t.build.required : t.build.optional,
      ...(field.when ? [t.build.conditional] : []),
    ].join(', ')
  return (
    <Table
      locale={locale}
      caption={section.title[locale]}
      captionHidden
      rows={section.fields}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'question',
          title: t.build.columns.question,
          rowHeader: true,
          cell: ({ key, label }) =>
            props.builds ? (
              <a href={paths.deskSurveyPart(project.number, activity.slug, 'vraag', { vraag: key })}>
                {label[locale]}
              </a>
            ) : (
              label[locale]
            ),
        },
        { key: 'type', title: t.build.columns.type, cell: facts },
        ...(props.builds
          ? [
              {
                key: 'move',
                title: t.build.columns.move,
                cell: ({ key, label }: FormField) => (
                  <Form
                    action={paths.deskSurveyPart(project.number, activity.slug, 'vragen')}
                    label={label[locale]}
                  >
                    <OnceToken token={newOnceToken()} />
                    <div class="button-row">
                      {(['up', 'down', 'remove'] as const).map((deed) => (
                        <Button
                          key={deed}
                          kind="quiet"
                          name="doe"
                          value={`${deed} ${key}`}
                          about={label[locale]}
                        >
                          {t.build[deed]}
                        </Button>
                      ))}
                    </div>
                  </Form>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

const kindOf = ({ type }: FormField, locale: Locale): string => {
  const words: Readonly<Record<string, string>> = texts(locale).question.types
  return words[type] ?? type
}

/** Adds a page, puts questions in order, takes them away, or fixes all of them. */
export async function submitQuestions(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachSurveyToWork(c)
  const { project, activity } = reached
  const input = await readForm(c)
  const [deed = '', key = ''] = valueIn(input.text, 'doe').split(' ')
  const named = deed === 'pagina' ? 'titel' : `titel-${key}`
  const title = labelIn(valueIn(input.text, named).slice(0, 200))
  const back = paths.deskSurveyPart(project.number, activity.slug, 'vragen')
  try {
    const path = await once(act, input, async (act) => {
      if (deed === 'vast') {
        await fixQuestions(act, activity.id)
        return paths.deskSurvey(project.number, activity.slug, { klaar: 'vast' })
      }
      if (['pagina', 'titel'].includes(deed) && title.nl === '')
        throw new Conflict(texts(act.locale).build.needsTitle)
      await changeQuestions(act, activity.id, (form) => {
        switch (deed) {
          case 'pagina':
            return addPage(form, { title, intro: undefined }).form
          case 'titel':
            return changePage(form, key, (page) => ({ ...page, title }))
          case 'pagina-weg':
            return form.sections.length > 1 ? removePage(form, key) : form
          case 'remove':
            return removeQuestion(form, key)
          case 'up':
          case 'down':
            return moveQuestion(form, key, deed === 'up' ? -1 : 1)
          default:
            return form
        }
      })
      return back
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return buildPage(
      c,
      reached,
      withError(input.text, ['pagina', 'titel'].includes(deed) ? named : 'vast', error.message),
    )
  }
}
