import { phaseBadge, phaseOf } from '../../activities/index.ts'
import { formOfVersion, PublicResults, resultSheet } from '../../forms/index.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { langOfWords, say } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { paths } from '../../paths.ts'
import { DutchOnly, ProjectTitle, projectTrail } from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import { ConductLine } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { type Reached, tookPart } from '../actions.ts'
import { reachSurvey } from '../fill.tsx'
import { hasReadyLetters } from '../letters/store.ts'
import { enoughOf } from '../quota.ts'
import { canFill } from '../rules.ts'
import { texts } from '../texts.ts'

/** `/meedoen/{project}/vragenlijst/{naam}`: what it is about, whether one can take part, and what came out. */
export async function showSurvey(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const reached = await reachSurvey(c)
  const { project, activity, survey } = reached
  const t = texts(locale)
  const lang = langOfWords(locale)
  const { results, results_at } = survey
  return page(
    c,
    {
      title: activity.title,
      description: activity.question,
      current: 'projects',
      breadcrumbs: projectTrail(project, locale),
    },
    <>
      <Thanks c={c} />
      <PageHeading
        kicker={<ProjectTitle project={project} locale={locale} />}
        title={<span lang={lang}>{activity.title}</span>}
        lead={<span lang={lang}>{activity.question}</span>}
      />
      <DutchOnly locale={locale} />
      <Stand c={c} reached={reached} stand={await standOf(c, reached)} />
      {activity.explanation && (
        <p class="keep-lines" lang={lang}>
          {activity.explanation}
        </p>
      )}
      {results && results_at && (
        <>
          <Section title={t.public.results} id="uitkomsten">
            <p>{t.public.resultsOn(formatDay(dayOf(results_at), locale))}</p>
            <p>
              <SheetLinks href={paths.surveySheet(project.slug, activity.slug)}>
                {t.public.download}
              </SheetLinks>
            </p>
          </Section>
          <PublicResults published={results} locale={locale} />
        </>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.survey(project.slug, activity.slug))} />
    </>,
  )
}

/** That the answers came in, with a proof of it. */
function Thanks({ c }: { readonly c: Ctx }) {
  const t = texts(c.var.act.locale).thanks
  if (c.req.query('klaar') !== 'verstuurd') return null
  const receipt = /^[A-Z0-9]{4,8}$/.exec(c.req.query('bewijs') ?? '')?.[0]
  return (
    <Notice tone="success" announce title={t.title}>
      {receipt && (
        <p>
          {t.receipt}: <strong>{receipt}</strong>, {formatDay(dayOf(c.var.act.now), c.var.act.locale)}
        </p>
      )}
      <p>{t.next}</p>
    </Notice>
  )
}

async function standOf(c: Ctx, { project, activity, survey }: Reached) {
  const { act } = c.var
  const isOpen = canFill(survey, activity, project.state, dayOf(act.now))
  const enough = isOpen ? await enoughOf(act, survey) : null
  const opens = isOpen && !enough?.all
  const form =
    survey.form_version_id === null ? null : (await formOfVersion(act.db, survey.form_version_id)).form
  return {
    opens,
    hasLetters: await hasReadyLetters(act.db, activity.id),
    isDone: isOpen && (await tookPart(act, survey)),
    enough,
    counted: form?.sections.flatMap(({ fields }) => fields).find(({ key }) => key === survey.quota_question),
    questions: form ? form.sections.reduce((sum, { fields }) => sum + fields.length, 0) : null,
  }
}

/** Whether people can take part now, until when, and what we keep. */
function Stand(props: {
  readonly c: Ctx
  readonly reached: Reached
  readonly stand: Awaited<ReturnType<typeof standOf>>
}) {
  const { act } = props.c.var
  const { locale } = act
  const { project, activity, survey } = props.reached
  const t = texts(locale).public
  const today = dayOf(act.now)
  const { label, tone } = phaseBadge(activity, today, locale)
  const phase = phaseOf(activity, today)
  const { opens, isDone, questions, hasLetters, enough, counted } = props.stand
  return (
    <NowBox
      status={label}
      tone={tone}
      action={
        opens && !isDone ? (
          survey.identity === 'invited' ? (
            <LinkButton href={paths.letterCode()}>{t.startWithCode}</LinkButton>
          ) : (
            <LinkButton href={paths.fillSurvey(project.slug, activity.slug)}>{t.start}</LinkButton>
          )
        ) : null
      }
    >
      {isDone && <p>{t.done}</p>}
      {enough?.all && <p>{texts(locale).refused.full}</p>}
      {opens && counted && enough && enough.choices.size > 0 && (
        <p>
          {t.enough(
            say(counted.label, locale),
            [...enough.choices.values()].map((label) => say(label, locale)).join(', '),
          )}
        </p>
      )}
      {opens && (
        <>
          <p>
            {questions !== null && t.questions(questions)} {t.later}
          </p>
          <p>{t.identity[survey.identity]}</p>
          {hasLetters && survey.identity !== 'invited' && (
            <p>
              {t.gotLetter} <a href={paths.letterCode()}>{t.startWithCode}</a>.
            </p>
          )}
          <p>{t.answersSoon}</p>
          <ConductLine locale={locale} />
          <p class="small">
            {t.paper} <a href={`${paths.fillSurvey(project.slug, activity.slug)}/papier`}>{t.paperLink}</a>.{' '}
            {t.call(act.municipality.telephone)}
          </p>
        </>
      )}
      {phase === 'soon' && <p>{t.soon(formatDay(activity.opens_on, locale))}</p>}
      {phase === 'over' && <p>{t.over}</p>}
      {phase === 'stopped' && (
        <p lang={langOfWords(locale)}>
          {t.stopped}: {activity.stop_reason}
        </p>
      )}
      {(phase === 'over' || phase === 'stopped') && survey.results === null && <p>{t.resultsLater}</p>}
      {phase !== 'soon' && (
        <p>
          <a href={paths.projectAnswers(project.slug)}>{t.answers}</a>
        </p>
      )}
    </NowBox>
  )
}

/** `.../uitkomsten.csv` and `.xlsx`: the same numbers as on the page, with the same ones left out. */
export async function giveResults(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const { activity, survey } = await reachSurvey(c)
  if (survey.results === null) throw new NotFound('results')
  return giveSheet(c, resultSheet(`${activity.slug}-${texts(locale).public.sheet}`, survey.results, locale))
}
