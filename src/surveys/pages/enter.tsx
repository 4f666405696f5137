import { z } from 'zod'
import { activityDeskTexts, activityTexts, ReceiptLink } from '../../activities/index.ts'
import { areaOptions, formOfVersion, WholeForm } from '../../forms/index.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { oneOf, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { projectPage } from '../../projects/index.ts'
import { bindFields, Form, FormActions, OnceToken, RadioGroup, TextInput } from '../../ui/form/index.ts'
import { enterSurvey } from '../actions.ts'
import { mailingsOf } from '../letters/store.ts'
import { texts as letterTexts } from '../letters/texts.ts'
import { entryChannels } from '../store.ts'
import { texts } from '../texts.ts'
import { SurveyDone } from './desk.tsx'
import { type DeskReached, reachSurveyToWork } from './reach.ts'

const schema = z.object({
  hoe: oneOf(entryChannels),
  bron: shortText(200).optional(),
  briefcode: shortText(40).optional(),
})

/** `.../invoeren`: a survey that came in on paper or was answered aloud; how it came in is remembered. */
export async function showEnterSurvey(c: Ctx): Promise<Response> {
  const hoe = entryChannels.find((one) => one === c.req.query('hoe')) ?? 'paper'
  const form = freshForm({ hoe, bron: c.req.query('bron')?.slice(0, 200) })
  return enterPage(c, await reachSurveyToWork(c), form)
}

async function enterPage(c: Ctx, reached: DeskReached, state: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { project, activity, survey } = reached
  if (survey.form_version_id === null) throw new NotFound('survey')
  const { form } = await formOfVersion(act.db, survey.form_version_id)
  const t = texts(locale).enter
  const words = activityDeskTexts(locale).enter
  const { enter: code } = letterTexts(locale)
  const hasLetters = survey.identity === 'invited' || (await mailingsOf(act.db, activity.id)).length > 0
  const field = bindFields(state, locale)
  return projectPage(c, project, {
    title: t.title,
    lead: t.lead,
    form: state,
    body: (
      <>
        <SurveyDone c={c} locale={locale} />
        <ReceiptLink c={c} project={project.number} activity={activity.slug} />
        <p>
          <a href={paths.deskSurvey(project.number, activity.slug)}>{activity.title}</a>
        </p>
        <Form
          action={paths.deskSurveyPart(project.number, activity.slug, 'invoeren')}
          label={t.title}
          compact
        >
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...field('hoe')}
            label={words.channel}
            options={entryChannels.map((value) => ({ value, label: activityTexts(locale).channels[value] }))}
          />
          <TextInput {...field('bron')} label={words.source} hint={words.sourceHint} optional />
          {hasLetters && (
            <TextInput
              {...field('briefcode')}
              label={code.code}
              hint={code.hint}
              width="short"
              optional={survey.identity !== 'invited'}
            />
          )}
          <WholeForm
            form={form}
            state={state}
            locale={locale}
            areas={await areaOptions(act.db)}
            part="paper"
          />
          <FormActions submit={t.submit} />
        </Form>
      </>
    ),
  })
}

export async function submitEnterSurvey(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachSurveyToWork(c)
  const { project, activity } = reached
  const input = await readForm(c)
  const words = activityDeskTexts(act.locale).enter
  const labels = {
    ...{ hoe: words.channel, bron: words.source, briefcode: letterTexts(act.locale).enter.code },
  }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return enterPage(c, reached, { values: input.text, errors: parsed.errors })
  const { hoe, bron, briefcode } = parsed.value
  const areas = (await areaOptions(act.db)).map(({ value }) => value)
  try {
    const path = await once(act, input, async (act) => {
      const entered = { input, channel: hoe, source: bron ?? null, code: briefcode ?? null }
      const done = await enterSurvey(act, activity.id, entered, areas)
      if (!done.ok) throw new Unfinished(done.errors)
      const [nummer] = done.numbers
      return paths.deskSurveyPart(project.number, activity.slug, 'invoeren', {
        klaar: 'ingevoerd',
        nummer: nummer === undefined ? undefined : String(nummer),
        hoe,
        bron,
      })
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof Unfinished)
      return enterPage(c, reached, { values: input.text, errors: error.errors })
    if (!(error instanceof Conflict)) throw error
    return enterPage(c, reached, { values: input.text, errors: { hoe: error.message } })
  }
}

/** Answers that are not right: nothing of this post is kept. */
class Unfinished extends Error {
  readonly errors: FormState['errors']
  constructor(errors: FormState['errors']) {
    super('Not everything was answered')
    this.errors = errors
  }
}
