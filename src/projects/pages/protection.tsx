import { formatDay } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { type FormState, freshForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { bindFields, Checkbox, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { setForYoung, setProjectReviewFirst } from '../actions.ts'
import { protectionTexts } from '../protection-texts.ts'
import { isOver } from '../rules.ts'
import type { Plan } from '../schema.ts'
import type { Project } from '../store.ts'
import { DoneNotice, projectPage } from './frame.tsx'
import { type Reached, reachToWork } from './reach.ts'

/** On the page of a project: how it protects young people, and that everything is read first. */
export function Protection(props: {
  readonly project: Project
  readonly plan: Plan
  readonly telephone: string
  readonly locale: Locale
}) {
  const { project, plan, telephone, locale } = props
  const t = protectionTexts(locale)
  if (isOver(project.state)) return null
  if (!project.for_young)
    return project.review_first ? (
      <Section title={t.readTitle} id="veilig">
        <ReadFirst project={project} locale={locale} />
        <p>
          <a href={paths.conduct()}>{t.conduct}</a>
        </p>
      </Section>
    ) : null
  return (
    <Section title={t.young} id="veilig">
      <p>{t.youngLead}</p>
      <ul>
        {[...t.youngList, project.review_first ? t.youngRead : t.youngLooked].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {plan.safety && (
        <p>
          {t.plan} <span lang={langOfWords(locale)}>{plan.safety}</span>
        </p>
      )}
      <p>
        {t.call(telephone)} <a href={paths.conduct()}>{t.conduct}</a>
      </p>
    </Section>
  )
}

/** That everything in a project is read first, or not any more: since when and why. */
export function ReadFirst({ project, locale }: { readonly project: Project; readonly locale: Locale }) {
  const { review_first, review_changed_on, review_reason } = project
  if (review_changed_on === null) return null
  const words = protectionTexts(locale).read[review_first ? 'on' : 'off']
  return (
    <p>
      {words(formatDay(review_changed_on, locale))} <span lang={langOfWords(locale)}>{review_reason}</span>
    </p>
  )
}

/** `/werk/projecten/{nummer}/veilig`: who is protected in this project, and whether everything is read first. */
export async function showProtection(c: Ctx): Promise<Response> {
  const reached = await reachToWork(c)
  return protectionPage(c, reached, freshForm({ jong: reached.project.for_young ? 'ja' : null }))
}

function protectionPage(c: Ctx, { project }: Reached, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = protectionTexts(locale)
  const action = paths.deskProjectPart(project.number, 'protection')
  const field = bindFields(form, locale)
  const now = project.review_first ? 'on' : 'off'
  return projectPage(c, project, {
    title: t.link,
    lead: t.lead,
    form,
    body: (
      <>
        <DoneNotice c={c} locale={locale} />
        {isOver(project.state) ? (
          <p>{t.refused.over}</p>
        ) : (
          <>
            <Section title={t.forYoung} id="jongeren">
              <p>{t.forYoungText}</p>
              <Form action={action} label={t.forYoung}>
                <OnceToken token={newOnceToken()} />
                <Checkbox {...field('jong')} label={t.forYoungLabel} optional="unsaid" />
                <FormActions submit={t.save} name="doe" value="jong" />
              </Form>
            </Section>
            <Section title={t.review[now]} id="lezen">
              <p>{t.reviewNow[now]}</p>
              <ReadFirst project={project} locale={locale} />
              <Form action={action} label={t.turn[now]}>
                <OnceToken token={newOnceToken()} />
                <TextArea {...field('waarom')} label={t.reason} max={500} rows={2} />
                <FormActions
                  submit={t.turn[now]}
                  name="doe"
                  value={project.review_first ? 'meteen' : 'lezen'}
                  kind="secondary"
                />
              </Form>
            </Section>
          </>
        )}
      </>
    ),
  })
}

/** Says that young people take part, or turns reading first on or off. */
export async function submitProtection(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToWork(c)
  const { project } = reached
  const input = await readForm(c)
  const does = valueIn(input.text, 'doe')
  try {
    const path = await once(act, input, async (act) => {
      if (does === 'lezen' || does === 'meteen') {
        const reason = valueIn(input.text, 'waarom').slice(0, 500)
        await setProjectReviewFirst(act, project.id, { on: does === 'lezen', reason })
      } else await setForYoung(act, project.id, valueIn(input.text, 'jong') !== '')
      return `${paths.deskProjectPart(project.number, 'protection')}?klaar=bewaard`
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    // Each form sends its own fields: of the other one the page shows what is stored.
    if (does !== 'lezen' && does !== 'meteen')
      return protectionPage(c, reached, withError(input.text, 'jong', error.message))
    const values = { ...input.text, jong: project.for_young ? ['ja'] : [] }
    return protectionPage(c, reached, withError(values, 'waarom', error.message))
  }
}
