import { z } from 'zod'
import { addDays, dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, withError } from '../../kit/form.ts'
import { longText, numberText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { mayLookAfter, projectPage } from '../../projects/index.ts'
import { blockNow, blockWriter, canBlock, longestSafetyTexts, safetyTexts } from '../../safety/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { bindFields, Form, FormActions, OnceToken, RadioGroup, TextArea } from '../../ui/form/index.ts'
import { deskTexts } from '../desk-texts.ts'
import { type Contribution, contributionByNr } from '../store.ts'
import { byLine } from '../words.ts'
import { type DeskReached, reachActivity } from './desk-reach.ts'

interface Written extends DeskReached {
  readonly one: Contribution
}

async function reach(c: Ctx): Promise<Written> {
  const reached = await reachActivity(c)
  // To who does not look after this project the page does not exist.
  if (!mayLookAfter(c.var.act.actor, reached.project, reached.people)) throw new NotFound('activity')
  const nr = Number(/^[1-9]\d{0,14}$/.exec(c.req.param('nr') ?? '')?.[0] ?? 0)
  const one = await contributionByNr(c.var.act.db, nr)
  if (
    one?.activity_id !== reached.activity.id ||
    one.kind === 'support' ||
    (one.is_private && !reached.canWork)
  )
    throw new NotFound('contribution')
  return { ...reached, one }
}

/** `.../toezicht/{nr}/blokkeren`: who wrote this cannot put anything in for some days. */
export const showBlockWriter = async (c: Ctx): Promise<Response> => blockPage(c, await reach(c), freshForm())

async function blockPage(c: Ctx, reached: Written, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const { project, activity, one } = reached
  const { block: t, desk, refused } = safetyTexts(locale)
  const field = bindFields(form, locale)
  const back = paths.deskActivityPart(project.number, activity.slug, 'toezicht')
  const today = dayOf(act.now)
  const running = await blockNow(act, { personId: one.person_id, email: one.email })
  return projectPage(c, project, {
    title: t.title(one.name ?? desk.nameless),
    lead: t.lead,
    form,
    body: (
      <>
        <blockquote>
          <p class="keep-lines">{[one.title, one.body].filter(Boolean).join('\n')}</p>
          <p class="small">{byLine(one, locale)}</p>
        </blockquote>
        {running ? (
          <>
            <p>{t.already(formatDay(running.last_day, locale))}</p>
            <p>
              <a href={paths.block(running.id)}>{t.see}</a>
            </p>
            <p>
              <a href={back}>{t.back}</a>
            </p>
          </>
        ) : canBlock({ personId: one.person_id, email: one.email }) ? (
          <Form action={c.req.path} label={t.link}>
            <OnceToken token={newOnceToken()} />
            <TextArea
              {...field('reden')}
              label={t.reason}
              hint={t.reasonHint}
              max={longestSafetyTexts.reason}
              rows={4}
            />
            <RadioGroup
              {...field('dagen')}
              label={t.days}
              options={municipality.safety.block_days.map((days) => ({
                value: String(days),
                label: t.amount(days, formatDay(addDays(today, days - 1), locale)),
              }))}
            />
            <p class="small">{desk.rights}</p>
            <FormActions submit={t.submit}>
              <LinkButton kind="secondary" href={back}>
                {t.back}
              </LinkButton>
            </FormActions>
          </Form>
        ) : (
          <>
            <p>{refused.unknown}</p>
            <p>{deskTexts(locale).look.readFirst}</p>
            <p>
              <a href={back}>{t.back}</a>
            </p>
          </>
        )}
      </>
    ),
  })
}

const schema = z.object({
  reden: longText(longestSafetyTexts.reason),
  dagen: numberText({ min: 1, max: 366 }),
})

export async function submitBlockWriter(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reach(c)
  const { project, activity, one } = reached
  const t = safetyTexts(act.locale).block
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, { reden: t.reason, dagen: t.days })
  if (!parsed.ok) return blockPage(c, reached, parsed)
  const { reden, dagen } = parsed.value
  const about = {
    title: `${activity.title}, ${deskTexts('nl').look.one(one.nr).toLowerCase()}`,
    path: paths.deskActivityPart(project.number, activity.slug, 'toezicht'),
  }
  const who = { personId: one.person_id, email: one.email, name: one.name, locale: one.locale ?? 'nl' }
  try {
    const path = await once(act, input, async (act) => {
      const id = await blockWriter(act, who, about, { reason: reden, days: dagen })
      return paths.block(id, { klaar: 'geblokkeerd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return blockPage(c, reached, withError(input.text, 'reden', error.message))
  }
}
