import type { ComponentChildren } from 'preact'
import { Conflict } from '../../kit/errors.ts'
import { type FormState, freshForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { hasRole } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { beginPlan, moveProject, publishPlan, takeBackPlan, takeOverProject } from '../actions.ts'
import { checksOf } from '../check-facts.ts'
import { deskTexts } from '../desk-texts.ts'
import { protectionTexts } from '../protection-texts.ts'
import { isLeaderless, mayStartProject } from '../rights.ts'
import { isOver, nextStates } from '../rules.ts'
import type { ProjectState } from '../schema.ts'
import { answeringIn, documentsOf, movesOf, newsOf, phasesOf, projectMeetings, reviewsOf } from '../store.ts'
import { texts } from '../texts.ts'
import { CheckTables } from './checks.tsx'
import { DoForm } from './do-form.tsx'
import { DoneNotice, projectPage } from './frame.tsx'
import { canDepart } from './level.tsx'
import { ExampleNotice, LevelResult } from './level-view.tsx'
import { MoveForm, moveErrors, onlyMove } from './move-form.tsx'
import { PlanSection } from './plan-section.tsx'
import { openPlanOf, publishedPlanOf, type Reached, reachProject, reachToWork } from './reach.ts'

/** `/werk/projecten/{nummer}`: where a project stands, what comes next, and the way to everything of it. */
export async function showDeskProject(c: Ctx): Promise<Response> {
  return onePage(c, await reachProject(c), freshForm())
}

async function onePage(c: Ctx, reached: Reached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = deskTexts(locale)
  const { project, plans, chosen, canWork } = reached
  const [moves, reviews, phases, documents, news, meetings, answering] = await Promise.all([
    movesOf(db, project.id),
    reviewsOf(
      db,
      plans.map(({ id }) => id),
    ),
    phasesOf(db, project.id),
    documentsOf(db, project.id),
    newsOf(db, project.id),
    projectMeetings(db, [project.id]),
    answeringIn(db, project.id),
  ])
  const [newest] = plans
  const canTakeOver = !canWork && mayStartProject(act.actor) && (await isLeaderless(act, project))
  const counts = {
    phases: phases.length,
    people: reached.people.length,
    documents: documents.length,
    news: news.length,
    meetings: meetings.length,
  }
  return projectPage(c, project, {
    title: project.title,
    form,
    wide: true,
    body: (
      <>
        <DoneNotice c={c} locale={locale} />
        {!canWork && <p>{t.one.readOnly}</p>}
        {canTakeOver && (
          <Notice title={t.one.leaderless}>
            <DoForm number={project.number} doe="overnemen" label={t.one.takeOver} />
          </Notice>
        )}
        <NextStep c={c} reached={reached} locale={locale} />
        <div class="with-aside">
          <div class="flow">
            <LevelSection reached={reached} locale={locale} />
            <PlanSection reached={reached} reviews={reviews} locale={locale} />
            {newest && (
              <Section title={t.one.rules} id="spelregels">
                <p>{t.planPage.rulesLead}</p>
                <CheckTables
                  checks={checksOf(act, { project, plan: newest.plan, plans, chosen, moves, answering })}
                  locale={locale}
                />
              </Section>
            )}
          </div>
          <aside class="stack stack-loose">
            <PageLinks reached={reached} counts={counts} locale={locale} />
            {canWork && <MoveSection reached={reached} form={form} locale={locale} />}
          </aside>
        </div>
      </>
    ),
  })
}

interface Props {
  readonly reached: Reached
  readonly locale: Locale
}

/** What has to be done now, with its one button. */
function NextStep({ c, reached, locale }: Props & { readonly c: Ctx }) {
  const t = deskTexts(locale).one
  const words = texts(locale)
  const { project, chosen, canWork } = reached
  const { number } = project
  const open = openPlanOf(reached)
  const link = (href: string, label: string) => <LinkButton href={href}>{label}</LinkButton>
  const does = (doe: string, label: string) => <DoForm number={number} doe={doe} label={label} />
  const own = (action: ComponentChildren) => (canWork ? action : null)
  const step = (): { readonly text: string; readonly action: ComponentChildren } => {
    if (isOver(project.state)) return { text: t.steps.over, action: null }
    if (open?.state === 'review')
      return {
        text: t.steps.review,
        action: hasRole(c.var.act.actor, 'participation_adviser')
          ? link(paths.deskProjectPart(number, 'review'), t.buttons.review)
          : own(does('terughalen', t.buttons.takeBack)),
      }
    if (open?.state === 'agreed')
      return { text: t.steps.agreed, action: own(does('publiceren', t.buttons.publish)) }
    if (!chosen)
      return {
        text: t.steps.level,
        action: own(link(paths.deskProjectPart(number, 'level'), t.buttons.level)),
      }
    if (open)
      return {
        text: open.state === 'returned' ? t.steps.returned : t.steps.draft,
        action: own(link(paths.deskProjectPart(number, 'plan'), t.buttons.write)),
      }
    if (!publishedPlanOf(reached)) return { text: t.steps.plan, action: own(does('plan', t.buttons.begin)) }
    return { text: project.state === 'answering' ? t.steps.answering : t.steps.running, action: null }
  }
  const { text, action } = step()
  return (
    <NowBox
      status={words.states[project.state]}
      tone={project.state === 'running' ? 'good' : 'wait'}
      action={action}
    >
      <p>{text}</p>
    </NowBox>
  )
}

function LevelSection({ reached, locale }: Props) {
  const t = deskTexts(locale).one
  const { project, chosen, canWork } = reached
  return (
    <Section title={t.level}>
      {chosen ? (
        <>
          <ExampleNotice framework={chosen.framework} locale={locale} level={3} />
          <LevelResult chosen={chosen} locale={locale} />
          <ul>
            <li>
              <a href={paths.deskProjectPart(project.number, 'startNote')}>{t.startNote}</a>
            </li>
            {canWork && canDepart(reached) && (
              <li>
                <a href={paths.deskProjectPart(project.number, 'depart')}>{t.depart}</a>
              </li>
            )}
            {canWork && !isOver(project.state) && (
              <li>
                <a href={paths.deskProjectPart(project.number, 'level')}>{t.levelAgain}</a>
              </li>
            )}
          </ul>
        </>
      ) : (
        <p>{t.levelNone}</p>
      )}
    </Section>
  )
}

/** The pages with which the public page is filled. */
/** What stands on the page for everybody besides the plan. */
const pageParts = ['phases', 'people', 'documents', 'news', 'meetings'] as const

function PageLinks({
  reached,
  counts,
  locale,
}: Props & { readonly counts: Readonly<Record<(typeof pageParts)[number], number>> }) {
  const t = deskTexts(locale)
  const { project, canWork } = reached
  const isPublished = project.published_on !== null
  const links = [
    ...(isPublished ? [{ href: paths.project(project.slug), label: t.publicPage }] : []),
    { href: paths.deskActivities(project.number), label: t.one.activities },
    ...(isPublished
      ? [
          { href: paths.deskProjectPart(project.number, 'report'), label: t.one.report },
          { href: paths.deskEvaluation(project.number), label: t.one.evaluation },
        ]
      : []),
    ...(canWork
      ? [
          { href: paths.deskProjectPart(project.number, 'content'), label: t.one.content },
          {
            href: paths.deskProjectPart(project.number, 'protection'),
            label: protectionTexts(locale).link,
          },
        ]
      : []),
  ]
  return (
    <Section title={t.one.page}>
      {!isPublished && <p>{t.one.pageText}</p>}
      <ul>
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
        {canWork &&
          pageParts.map((part) => (
            <li key={part}>
              <a href={paths.deskProjectPart(project.number, part)}>{t.one[part]}</a> ({counts[part]})
            </li>
          ))}
      </ul>
    </Section>
  )
}

function MoveSection({ reached, form, locale }: Props & { readonly form: FormState }) {
  const t = deskTexts(locale).one
  const { project } = reached
  if (nextStates(project.state).length === 0) return null
  const only = onlyMove(project)
  const fields = <MoveForm project={project} form={form} locale={locale} />
  // The step to take stands above; the only other way out is there for who looks for it.
  if (only)
    return (
      <Disclosure summary={t.moveTo[only]} open={Object.keys(form.errors).length > 0}>
        {fields}
      </Disclosure>
    )
  return <Section title={t.move}>{fields}</Section>
}

/** What somebody does with a project by one button, or by saying how it goes on. */
export async function changeDeskProject(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const what = valueIn(input.text, 'doe')
  const reached = what === 'overnemen' ? await reachProject(c) : await reachToWork(c)
  const { project } = reached
  const isMove = what === 'verder'
  const errors = isMove ? moveErrors(project, input.text, act.locale) : {}
  if (Object.keys(errors).length > 0) return onePage(c, reached, { values: input.text, errors })
  try {
    const path = await once(act, input, async (act) => {
      const done = (klaar: string): string => paths.deskProject(project.number, { klaar })
      if (what === 'plan') {
        await beginPlan(act, project.id)
        return paths.deskProjectPart(project.number, 'plan')
      }
      if (what === 'overnemen') {
        await takeOverProject(act, project.id)
        return done('overgenomen')
      }
      if (what === 'terughalen') {
        await takeBackPlan(act, project.id)
        return done('teruggehaald')
      }
      if (what === 'publiceren') {
        await publishPlan(act, project.id)
        return done('gepubliceerd')
      }
      if (isMove) {
        await moveProject(act, project.id, {
          to: valueIn(input.text, 'naar') as Exclude<ProjectState, 'preparing'>,
          body: valueIn(input.text, 'bericht'),
          lessons: valueIn(input.text, 'lessen') || null,
        })
        return done('verder')
      }
      return paths.deskProject(project.number)
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    if (isMove) return onePage(c, reached, withError(input.text, 'naar', error.message))
    return refusedPage(c, reached, error.message)
  }
}

/** Why a button did not do what it says, on top of the page. */
async function refusedPage(c: Ctx, reached: Reached, message: string): Promise<Response> {
  const { locale } = c.var.act
  return projectPage(c, reached.project, {
    title: reached.project.title,
    form: { values: {}, errors: { doe: message } },
    body: (
      <>
        <div id="veld-doe">
          <Notice tone="error" title={message} />
        </div>
        <p>
          <a href={paths.deskProject(reached.project.number)}>{deskTexts(locale).one.next}</a>
        </p>
        {openPlanOf(reached)?.state === 'agreed' && reached.canWork && (
          <DoForm
            number={reached.project.number}
            doe="terughalen"
            label={deskTexts(locale).one.buttons.takeBack}
            kind="secondary"
          />
        )}
      </>
    ),
  })
}
