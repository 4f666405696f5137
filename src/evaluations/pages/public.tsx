import { resultSheet } from '../../forms/index.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, freshForm, readForm } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Cell, giveSheet } from '../../kit/sheet.ts'
import { Blocks } from '../../neighbours/index.ts'
import { paths } from '../../paths.ts'
import { visitorAddress } from '../../people/index.ts'
import { ProjectTitle, projectBySlug, projectTrail } from '../../projects/index.ts'
import { SheetLinks } from '../../ui/download/download.tsx'
import { ErrorSummary } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { ownInvitation, type Reached } from '../actions.ts'
import { evaluationBlocks } from '../blocks.ts'
import { isOpenOn, summaryOf } from '../rules.ts'
import { evaluationOf } from '../store.ts'
import { texts } from '../texts.ts'
import { linkToken } from '../voice.ts'
import { answerForm, keepAnswers } from './parts.tsx'

/** The evaluation of the address; nothing exists before its project is public. */
async function reach(c: Ctx): Promise<Reached> {
  const { db } = c.var.act
  const project = await projectBySlug(db, c.req.param('slug') ?? '')
  const evaluation = project && project.published_on !== null ? await evaluationOf(db, project.id) : null
  if (!project || !evaluation) throw new NotFound('evaluation')
  return { project, evaluation }
}

/** `/meedoen/{naam}/evaluatie`: how it was to take part, to answer while it is open and to read when it is over. */
export async function showEvaluation(c: Ctx): Promise<Response> {
  return evaluationPage(c, await reach(c), freshForm())
}

async function evaluationPage(c: Ctx, reached: Reached, state: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { project, evaluation } = reached
  const { errors } = state
  const isOpen = isOpenOn(evaluation, dayOf(act.now))
  return page(
    c,
    {
      title: formTitle(t.titleOf(project.title), errors, locale),
      description: t.description,
      current: 'projects',
      breadcrumbs: projectTrail(project, locale),
    },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      <PageHeading
        kicker={<ProjectTitle project={project} locale={locale} />}
        title={isOpen ? t.title : t.results.title}
        lead={isOpen ? t.fill.anybody(project.title) : t.results.lead}
      />
      {isOpen ? await toAnswer(c, reached, state) : <Outcome c={c} reached={reached} />}
    </>,
    formStatus(errors),
  )
}

/** The questions, or that they were answered. */
async function toAnswer(c: Ctx, reached: Reached, state: FormState) {
  const { act } = c.var
  const { project, evaluation } = reached
  const t = texts(act.locale).fill
  const day = formatDay(evaluation.closes_on, act.locale)
  const sent = c.req.query('klaar') === 'verstuurd'
  const own = await ownInvitation(act, evaluation)
  if (sent || own?.answered)
    return (
      <Notice tone="success" announce={sent} title={sent ? t.thanks : t.done}>
        <p>{t.thanksText(day)}</p>
      </Notice>
    )
  if (own && own.who !== 'participants')
    return (
      <p>
        <a href={paths.evaluationOf(own.id, linkToken(act, own.id))}>{t.ownLink}</a>
      </p>
    )
  return (
    <>
      <p>{t.until(day)}</p>
      {
        await answerForm(c, reached, {
          ...{ who: 'participants', action: paths.evaluation(project.slug), state },
        })
      }
    </>
  )
}

function Outcome({ c, reached }: { readonly c: Ctx; readonly reached: Reached }) {
  const { locale } = c.var.act
  const t = texts(locale)
  const { project, evaluation } = reached
  const { results } = evaluation
  if (!results) return <p>{t.fill.soon}</p>
  return (
    <>
      <div class="flow">
        <Blocks blocks={evaluationBlocks(summaryOf(results, evaluation.closes_on), locale)} locale={locale} />
      </div>
      <p>
        <SheetLinks href={paths.evaluationSheet(project.slug)}>{t.results.download}</SheetLinks>
      </p>
      <p>{t.results.report}</p>
      <p>
        <a href={paths.project(project.slug)}>{t.fill.project}</a>
      </p>
    </>
  )
}

export async function submitEvaluation(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reach(c)
  const input = await readForm(c)
  const { email } = act.actor
  const own = await ownInvitation(act, reached.evaluation)
  if (own && own.who !== 'participants')
    return redirect(c, paths.evaluationOf(own.id, linkToken(act, own.id)))
  const who =
    email === null
      ? ({ by: 'nobody', visitor: visitorAddress(c) } as const)
      : ({ by: 'account', email } as const)
  const path = paths.evaluation(reached.project.slug, { klaar: 'verstuurd' })
  const kept = await keepAnswers(c, reached, who, input, path)
  if ('path' in kept) return redirect(c, kept.path)
  return evaluationPage(c, reached, { values: input.text, errors: kept.errors })
}

/** `.csv` and `.xlsx`: the numbers that everybody may read, with the same ones left out. */
export async function giveEvaluationSheet(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale)
  const { project, evaluation } = await reach(c)
  const { results } = evaluation
  if (!results) throw new NotFound('results')
  const sheet = resultSheet(`${project.slug}-${t.results.sheet}`, results.participants, locale)
  const line = (who: string, value: string, amount: Cell): readonly Cell[] => [
    ...[t.report.markShort, null, null, who, value, amount],
  ]
  return giveSheet(c, {
    ...sheet,
    rows: [
      ...sheet.rows,
      ...results.colleagues.flatMap(({ who, answered, mark }) => [
        line(t.report.groups[who], t.results.amount, answered),
        line(t.report.groups[who], t.results.average, mark),
      ]),
    ],
  })
}
