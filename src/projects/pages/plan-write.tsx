import { Conflict } from '../../kit/errors.ts'
import { type FormErrors, readForm } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Meter } from '../../ui/meter/meter.tsx'
import { type Task, TaskList } from '../../ui/task-list/task-list.tsx'
import { submitPlan } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { type Chapter, chaptersOf, type PlanGap } from '../plan-chapters.ts'
import { planTexts } from '../plan-texts.ts'
import { DoneNotice, projectPage } from './frame.tsx'
import { ExampleNotice } from './level-view.tsx'
import { gapMessage } from './plan-fields.ts'
import { gapHref, reachWriting, type Writing } from './plan-writing.ts'

/** `/werk/projecten/{nummer}/plan`: the chapters of the participation plan, with what each still lacks. */
export async function showPlanChapters(c: Ctx): Promise<Response> {
  const writing = await reachWriting(c)
  if (!writing.isOpen) return redirect(c, paths.deskProject(writing.project.number))
  return listPage(c, writing)
}

function listPage(
  c: Ctx,
  writing: Writing,
  wrong: { readonly errors: FormErrors; readonly hrefOf?: (name: string) => string } = { errors: {} },
): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = planTexts(locale).writing
  const { project, open, chosen, gaps } = writing
  const chapters = chaptersOf(open.version)
  const done = chapters.filter((chapter) => !gaps.some((gap) => isIn(gap, chapter))).length
  return projectPage(c, project, {
    title: deskTexts(locale).planPage.title(open.version),
    lead: t.lead,
    form: { values: {}, errors: wrong.errors },
    ...(wrong.hrefOf ? { hrefOf: wrong.hrefOf } : {}),
    body: (
      <>
        <DoneNotice c={c} locale={locale} />
        {chosen && <ExampleNotice framework={chosen.framework} locale={locale} />}
        <Section title={t.chapters}>
          <Meter
            label={t.progress}
            value={done}
            max={chapters.length}
            valueText={t.amount(done, chapters.length)}
            tone={done === chapters.length ? 'good' : 'active'}
          />
          <TaskList label={t.chapters} tasks={chapters.map((one) => chapterTask(writing, one, locale))} />
        </Section>
        <Section title={t.handIn}>
          <p>{t.handInLead}</p>
          <Form action={paths.deskProjectPart(project.number, 'plan')} label={t.handIn}>
            <OnceToken token={newOnceToken()} />
            <FormActions submit={t.submit} name="doe" value="voorleggen" />
          </Form>
        </Section>
      </>
    ),
  })
}

const isIn = (gap: PlanGap, chapter: Chapter): boolean => gap.kind !== 'level' && gap.chapter === chapter

function chapterTask({ project, open, gaps }: Writing, chapter: Chapter, locale: Locale): Task {
  const t = planTexts(locale)
  const missing = gaps.filter((gap) => isIn(gap, chapter))
  const ways = chapter === 'manieren' ? open.plan.ways.map(({ what }) => what).filter(Boolean) : []
  return {
    key: chapter,
    title: t.chapters[chapter],
    href: paths.planChapter(project.number, chapter),
    facts: missing.length > 0 ? missing.map((gap) => shortGap(gap, locale)) : ways,
    status:
      missing.length === 0
        ? { label: t.writing.done, tone: 'good' }
        : { label: t.writing.open(missing.length), tone: 'wait' },
  }
}

/** What is missing, as short as its question. */
function shortGap(gap: PlanGap, locale: Locale): string {
  const t = planTexts(locale)
  if (gap.kind === 'way') return t.way.legend(gap.nr, gap.way.what)
  if (gap.kind === 'missing' && gap.what !== 'decisionWhen' && gap.what !== 'feedbackWhen')
    return t.fields[gap.what]
  if (gap.kind === 'missing')
    return gap.what === 'decisionWhen' ? t.fields.decisionWhenShort : t.fields.feedbackWhenShort
  return gapMessage(gap, locale)
}

/** Hands the plan in when it is whole; otherwise says of everything that is missing in which chapter it is. */
export async function handInPlan(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const input = await readForm(c)
  const writing = await reachWriting(c)
  const { project, gaps, isOpen } = writing
  if (isOpen && gaps.length > 0) {
    const named = gaps.map((gap, nr) => [`gat${nr}`, gap] as const)
    const hrefs = new Map<string, string>(named.map(([name, gap]) => [name, gapHref(project.number, gap)]))
    const errors = Object.fromEntries(named.map(([name, gap]) => [name, wholeGap(gap, locale)]))
    return listPage(c, writing, { errors, hrefOf: (name) => hrefs.get(name) ?? '' })
  }
  try {
    const path = await once(act, input, async (act) => {
      await submitPlan(act, project.id)
      return paths.deskProject(project.number, { klaar: 'voorgelegd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const back = paths.deskProject(project.number)
    return listPage(c, writing, { errors: { voorleggen: error.message }, hrefOf: () => back })
  }
}

/** What is missing, with its chapter and its way before it. */
function wholeGap(gap: PlanGap, locale: Locale): string {
  const t = planTexts(locale)
  const message = gapMessage(gap, locale)
  if (gap.kind === 'level') return message
  const place = gap.kind === 'way' ? t.way.legend(gap.nr, gap.way.what) : t.chapters[gap.chapter]
  return t.writing.atChapter(place, message)
}
