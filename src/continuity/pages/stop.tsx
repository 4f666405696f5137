import { z } from 'zod'
import { type Initiative, initiativeById } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { longText, ticked } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import {
  bindFields,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { enterStop, type Goodbye, stopWell } from '../actions.ts'
import { keptById } from '../store.ts'
import { texts } from '../texts.ts'
import { keptAsked } from './asked.ts'
import { type Reached, reachByLink, reachSignedIn } from './own.tsx'

/** Something that may stop, who stops it, and the pages around it. */
interface Stopping {
  readonly initiative: Initiative
  readonly path: string
  /** Where to look for somebody else first; and the page after it has stopped. */
  readonly lookFor: string
  readonly after: string
  readonly byUs: boolean
  readonly stop: (act: Act, goodbye: Goodbye) => Promise<void>
}

async function stoppingBy(c: Ctx, { maintainer, path, stopPath }: Reached): Promise<Stopping> {
  const initiative = await initiativeById(c.var.act.db, maintainer.case_id)
  if (!initiative || maintainer.ended_on !== null) throw new NotFound('kept wish')
  return {
    initiative,
    path: stopPath,
    lookFor: path({ antwoord: 'overnemen' }),
    // Who is signed in no longer keeps it going then: their page of it is gone.
    after:
      maintainer.person_id === c.var.act.actor.personId
        ? paths.initiative(initiative.number, initiative.slug)
        : path({ klaar: 'gestopt' }),
    byUs: false,
    stop: (act, goodbye) => stopWell(act, maintainer, goodbye),
  }
}

async function stoppingAtDesk(c: Ctx): Promise<Stopping> {
  const { initiative } = await keptAsked(c)
  const { number, case_id: caseId } = initiative
  return {
    initiative,
    path: paths.deskStopKeptWish(number),
    lookFor: paths.deskKeptWish(number),
    after: paths.deskKeptWish(number, { klaar: 'gestopt' }),
    byUs: true,
    stop: (act, goodbye) => enterStop(act, caseId, goodbye),
  }
}

type Reach = (c: Ctx) => Promise<Stopping>
const byLink: Reach = async (c) => stoppingBy(c, await reachByLink(c))
const signedIn: Reach = async (c) => stoppingBy(c, await reachSignedIn(c))

const show = (reach: Reach) => async (c: Ctx) => stopPage(c, await reach(c), freshForm())
const send = (reach: Reach) => async (c: Ctx) => stop(c, await reach(c))

/** `/volhouden/{token}/stoppen` and the same signed in and at the desk: stopping well, in four steps. */
export const showStopByLink = show(byLink)
export const stopByLink = send(byLink)
export const showStopMine = show(signedIn)
export const stopMine = send(signedIn)
export const showStopAtDesk = show(stoppingAtDesk)
export const stopAtDesk = send(stoppingAtDesk)

const schema = z.object({
  verteld: longText(1000).optional(),
  over: longText(1000).optional(),
  les: longText(1000),
  zeker: ticked(),
})

async function stop(c: Ctx, stopping: Stopping): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).stop
  const input = await readForm(c)
  const labels = { verteld: t.told, over: t.left, les: t.lesson, zeker: t.sure }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return stopPage(c, stopping, parsed)
  const { verteld, over, les, zeker } = parsed.value
  if (les.trim().length < 10) return stopPage(c, stopping, withError(input.text, 'les', t.lessonMissing))
  if (!zeker) return stopPage(c, stopping, withError(input.text, 'zeker', t.sureMissing))
  const goodbye = { told: verteld ?? null, leftOver: over ?? null, lesson: les.trim() }
  const path = await once(act, input, async (act) => {
    await stopping.stop(act, goodbye)
    return stopping.after
  })
  return redirect(c, path)
}

async function stopPage(c: Ctx, stopping: Stopping, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).stop
  const { initiative, byUs } = stopping
  const kept = await keptById(act.db, initiative.case_id)
  if (!kept || kept.ended_on !== null) return redirect(c, stopping.after)
  const field = bindFields(form, locale)
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), current: byUs ? 'desk' : 'mine' },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading kicker={initiative.number} title={t.title} lead={t.lead(initiative.title)} />
      <p>{t.example}</p>
      <div class="button-row no-print">
        <LinkButton kind="secondary" href={stopping.lookFor}>
          {t.lookFor}
        </LinkButton>
      </div>
      <Form action={stopping.path} label={t.title}>
        <OnceToken token={newOnceToken()} />
        <Section title={t.tellTitle}>
          <p>{t.tellText}</p>
          <ul>
            {t.tell.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <TextArea {...field('verteld')} label={t.told} max={1000} rows={3} optional />
        </Section>
        <Section title={t.leftTitle}>
          <p>{t.leftText}</p>
          <TextArea {...field('over')} label={t.left} max={1000} rows={3} optional />
        </Section>
        <Section title={t.lessonTitle}>
          <p>{t.lessonText}</p>
          <TextArea {...field('les')} label={t.lesson} max={1000} rows={4} />
        </Section>
        <Section title={t.thanksTitle}>
          <p>{byUs ? t.byUs : t.thanksText}</p>
          <Checkbox {...field('zeker')} label={t.sure} />
        </Section>
        <FormActions submit={t.send} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}
