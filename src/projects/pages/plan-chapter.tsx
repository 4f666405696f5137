import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, readForm, valueIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button/button.tsx'
import { Form, FormActions, HiddenField, OnceToken } from '../../ui/form/index.ts'
import { savePlan } from '../actions.ts'
import { type Chapter, chapterFields, chaptersOf, partMark } from '../plan-chapters.ts'
import { planTexts } from '../plan-texts.ts'
import { DoneNotice, projectPage } from './frame.tsx'
import { ChapterFields } from './plan-chapter-fields.tsx'
import { chapterIn, fieldErrors, gapField, gapMessage, valuesOf } from './plan-fields.ts'
import { WaysList } from './plan-way.tsx'
import { abovePlan, asksToCheck, reachWriting, type Writing } from './plan-writing.ts'

interface Reading extends Writing {
  readonly chapter: Chapter
  readonly chapters: readonly Chapter[]
}

async function reachChapter(c: Ctx): Promise<Reading> {
  const writing = await reachWriting(c)
  const chapters = chaptersOf(writing.open.version)
  const chapter = chapters.find((one) => one === c.req.param('hoofdstuk'))
  if (!chapter) throw new NotFound('plan')
  return { ...writing, chapter, chapters }
}

const markOf = ({ open, chapter }: Reading): string =>
  partMark(open, chapter === 'wijziging' ? 'changeNote' : chapterFields[chapter])

/** `/werk/projecten/{nummer}/plan/{hoofdstuk}`: one chapter of the plan, saved by itself. */
export async function showChapter(c: Ctx): Promise<Response> {
  const reading = await reachChapter(c)
  const { open, project, gaps, chapter, isOpen } = reading
  if (!isOpen) return redirect(c, paths.deskProject(project.number))
  const { locale } = c.var.act
  const missing = gaps.filter((gap) => gap.kind !== 'level' && gap.kind !== 'way' && gap.chapter === chapter)
  const errors =
    asksToCheck(c) && chapter !== 'manieren'
      ? Object.fromEntries(missing.map((gap) => [gapField(gap), gapMessage(gap, locale)]))
      : {}
  const values = {
    ...valuesOf(open.plan),
    changeNote: open.change_note ? [open.change_note] : [],
    seen: [markOf(reading)],
  }
  return chapterPage(c, reading, { values, errors })
}

function chapterPage(c: Ctx, reading: Reading, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = planTexts(locale)
  const { project, chapter, chapters } = reading
  const nr = chapters.indexOf(chapter) + 1
  const list = paths.deskProjectPart(project.number, 'plan')
  const next = chapters[nr]
  return projectPage(c, project, {
    title: t.chapters[chapter],
    lead: t.writing.step(nr, chapters.length),
    above: abovePlan(reading, locale),
    form,
    body: (
      <>
        <DoneNotice c={c} locale={locale} />
        {chapter === 'manieren' ? (
          <WaysList writing={reading} locale={locale} />
        ) : (
          <Form action={paths.planChapter(project.number, chapter)} label={t.chapters[chapter]}>
            <OnceToken token={newOnceToken()} />
            <HiddenField name="seen" value={valueIn(form.values, 'seen')} />
            <ChapterFields writing={reading} chapter={chapter} form={form} locale={locale} />
            <FormActions
              submit={next ? t.writing.save : t.writing.saveLast}
              name="doe"
              value={next ? 'verder' : 'lijst'}
            >
              {next && (
                <Button kind="secondary" name="doe" value="lijst">
                  {t.writing.saveBack}
                </Button>
              )}
            </FormActions>
          </Form>
        )}
        {chapter === 'manieren' && next && (
          <p>
            <a href={paths.planChapter(project.number, next)}>{t.writing.next}</a>
          </p>
        )}
        <p>
          <a href={list}>{t.writing.toList}</a>
        </p>
      </>
    ),
  })
}

export async function submitChapter(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const reading = await reachChapter(c)
  const { project, chapter, chapters, framework } = reading
  // The ways to take part are written on pages of their own.
  if (chapter === 'manieren') throw new NotFound('plan')
  const errors = fieldErrors(input.text, act.locale)
  if (Object.keys(errors).length > 0) return chapterPage(c, reading, { values: input.text, errors })
  const seen = valueIn(input.text, 'seen')
  const change =
    chapter === 'wijziging'
      ? { changeNote: valueIn(input.text, 'changeNote') || null }
      : { plan: chapterIn(input.text, chapter, framework) }
  const next = chapters[chapters.indexOf(chapter) + 1]
  try {
    const path = await once(act, input, async (act) => {
      await savePlan(act, project.id, { ...change, seen })
      return next && valueIn(input.text, 'doe') === 'verder'
        ? paths.planChapter(project.number, next, { klaar: 'bewaard' })
        : `${paths.deskProjectPart(project.number, 'plan')}?klaar=bewaard`
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const [first = 'changeNote'] = chapterFields[chapter]
    return chapterPage(c, reading, withError(input.text, first, error.message))
  }
}
