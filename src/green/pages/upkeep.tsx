import { z } from 'zod'
import { initiativeById, initiativesByIds } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { emailText, longText, oneOf, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import { answerHowItStands, giveBack, goOn, ownUpkeep, setReminders, upkeepBehind } from '../actions.ts'
import {
  type Inspection,
  type InspectionAnswer,
  inspectionsOf,
  keptBy,
  openTakeover,
  type Takeover,
  type Upkeep,
} from '../store.ts'
import { texts } from '../texts.ts'

const answerWords = { goed: 'good', hulp: 'help', weg: 'gone' } as const satisfies Record<
  string,
  InspectionAnswer
>
type AnswerWord = keyof typeof answerWords
const wordsOfAnswers = ['goed', 'hulp', 'weg'] as const

/** Somebody's green, and where its page is: behind the link of a mail, or their own. */
interface Reached {
  readonly upkeep: Upkeep
  readonly path: (query?: Readonly<Record<string, string>>) => string
}

async function byLink(c: Ctx): Promise<Reached> {
  const token = c.req.param('token') ?? ''
  return { upkeep: await upkeepBehind(c.var.act, token), path: (query) => paths.greenUpkeep(token, query) }
}

async function byPerson(c: Ctx): Promise<Reached> {
  const id = c.req.param('id') ?? ''
  return { upkeep: await ownUpkeep(c.var.act, id), path: (query) => paths.myGreen(id, query) }
}

/** `/groen/zorg/{token}`: the page behind the links of the mails. To open it changes nothing. */
export const showUpkeep = async (c: Ctx): Promise<Response> => upkeepPage(c, await byLink(c), fromLink(c))
export const changeUpkeep = async (c: Ctx): Promise<Response> => change(c, await byLink(c))
/** `/mijn/groen/{id}`: the same for who is signed in. */
export const showMyGreen = async (c: Ctx): Promise<Response> => upkeepPage(c, await byPerson(c), fromLink(c))
export const changeMyGreen = async (c: Ctx): Promise<Response> => change(c, await byPerson(c))

/** The answer of the link that was chosen. */
const fromLink = (c: Ctx): FormState =>
  freshForm({ antwoord: wordsOfAnswers.find((word) => word === c.req.query('antwoord')) })

const answerSchema = z.object({ antwoord: oneOf(wordsOfAnswers), opmerking: longText(300).optional() })
const backSchema = z.object({
  reden: longText(500).optional(),
  naam: shortText(150).optional(),
  email: emailText().optional(),
})

async function change(c: Ctx, reached: Reached): Promise<Response> {
  const { act } = c.var
  const { upkeep, path } = reached
  const t = texts(act.locale).upkeep
  const input = await readForm(c)
  const done = (klaar: string, work: (act: Act) => Promise<void>) =>
    once(act, input, async (act) => {
      await work(act)
      return path({ klaar })
    }).then((to) => redirect(c, to))
  const wanted = valueIn(input.text, 'doe')
  if (upkeep.ended_on !== null) return redirect(c, path())
  if (wanted === 'antwoord') {
    const parsed = parseForm(answerSchema, input, act.locale, { antwoord: t.howTitle, opmerking: t.note })
    if (!parsed.ok) return upkeepPage(c, reached, parsed)
    const answer = answerWords[parsed.value.antwoord]
    return done(answer === 'help' ? 'hulp' : 'antwoord', (act) =>
      answerHowItStands(act, upkeep.id, { answer, note: parsed.value.opmerking ?? null }),
    )
  }
  if (wanted === 'langer') return done('langer', (act) => goOn(act, upkeep.id))
  if (wanted === 'stoppen' || wanted === 'starten')
    return done('tips', (act) => setReminders(act, upkeep.id, wanted === 'starten'))
  if (wanted !== 'terug') throw new NotFound('deed')
  const labels = { reden: t.reason, naam: t.neighbourName, email: t.neighbourEmail }
  const parsed = parseForm(backSchema, input, act.locale, labels)
  if (!parsed.ok) return upkeepPage(c, reached, parsed)
  const { naam, email, reden } = parsed.value
  if ((naam === undefined) !== (email === undefined))
    return upkeepPage(
      c,
      reached,
      withError(input.text, naam === undefined ? 'naam' : 'email', t.neighbourBoth),
    )
  const neighbour = naam && email ? { name: naam, email } : null
  return done(neighbour ? 'gevraagd' : 'terug', (act) =>
    giveBack(act, upkeep.id, { reason: reden ?? null, neighbour }),
  )
}

async function upkeepPage(c: Ctx, reached: Reached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale).upkeep
  const { upkeep } = reached
  const initiative = await initiativeById(db, upkeep.case_id)
  if (!initiative) throw new NotFound('initiative')
  const [last] = (await inspectionsOf(db, [upkeep.id])).filter(({ answered_on }) => answered_on !== null)
  const waits = await openTakeover(db, upkeep.id)
  const done = c.req.query('klaar') ?? ''
  const long = (day: string) => formatDay(day, locale, 'long')
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), current: 'mine' },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {Object.hasOwn(t.done, done) && (
        <Notice tone="success" announce title={t.done[done as keyof typeof t.done]} />
      )}
      <PageHeading
        kicker={initiative.number}
        title={t.title}
        lead={t.since(initiative.title, long(upkeep.starts_on))}
      />
      {upkeep.ended_on === null ? (
        <>
          <p>{upkeep.ends_on ? t.until(long(upkeep.ends_on)) : t.open}</p>
          {c.req.query('doe') === 'stoppen' && upkeep.reminders && (
            <Notice title={t.stopTitle}>
              <SmallForm path={reached.path()} doe="stoppen" label={t.stop} />
            </Notice>
          )}
          <Kept act={act} reached={reached} form={form} last={last ?? null} waits={waits} />
        </>
      ) : (
        <Notice title={t.endedTitle}>
          <p>{t.endedText(long(upkeep.ended_on))}</p>
        </Notice>
      )}
      <div class="button-row no-print">
        <LinkButton kind="secondary" href={paths.initiatives({ soort: 'green' })}>
          {t.more}
        </LinkButton>
      </div>
    </>,
    formStatus(form.errors),
  )
}

function Kept(props: {
  readonly act: Act
  readonly reached: Reached
  readonly form: FormState
  readonly last: Inspection | null
  readonly waits: Takeover | null
}) {
  const { act, form, last, waits } = props
  const { upkeep, path } = props.reached
  const { locale } = act
  const t = texts(locale).upkeep
  const field = bindFields(form, locale)
  const word = wordsOfAnswers.find((one: AnswerWord) => answerWords[one] === last?.answer)
  return (
    <>
      <Section title={t.howTitle}>
        {last?.answered_on && word && (
          <p>{t.lastAnswer(formatDay(last.answered_on, locale, 'long'), t.answers[word])}</p>
        )}
        <Form action={path()} label={t.howTitle}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...field('antwoord')}
            label={t.howTitle}
            options={wordsOfAnswers.map((value) => ({ value, label: t.answers[value] }))}
          />
          <TextArea {...field('opmerking')} label={t.note} hint={t.noteHint} max={300} rows={2} optional />
          <FormActions submit={t.answer} name="doe" value="antwoord" />
        </Form>
      </Section>
      {upkeep.ends_on !== null && (
        <Section title={t.goOnTitle}>
          <SmallForm path={path()} doe="langer" label={t.goOn} />
        </Section>
      )}
      <Section title={t.mailsTitle}>
        <p>{upkeep.reminders ? t.mailsOn : t.mailsOff}</p>
        <SmallForm
          path={path()}
          doe={upkeep.reminders ? 'stoppen' : 'starten'}
          label={upkeep.reminders ? t.stop : t.start}
        />
      </Section>
      <Section title={t.backTitle}>
        <p>{t.backText}</p>
        {waits?.name && <p>{t.waits(waits.name)}</p>}
        <Form action={path()} label={t.backTitle}>
          <OnceToken token={newOnceToken()} />
          <TextArea {...field('reden')} label={t.reason} max={500} rows={2} optional />
          <TextInput {...field('naam')} label={t.neighbourName} optional />
          <TextInput
            {...field('email')}
            label={t.neighbourEmail}
            hint={t.neighbourHint}
            type="email"
            optional
          />
          <FormActions submit={t.giveBack} name="doe" value="terug" kind="secondary" />
        </Form>
      </Section>
    </>
  )
}

/** One press. */
function SmallForm(props: { readonly path: string; readonly doe: string; readonly label: string }) {
  return (
    <Form action={props.path}>
      <OnceToken token={newOnceToken()} />
      <FormActions submit={props.label} name="doe" value={props.doe} kind="secondary" />
    </Form>
  )
}

/** On the page of an initiative, for who keeps its green: the way to say how it stands. */
export async function upkeepOnCase(act: Act, caseId: string) {
  const { personId } = act.actor
  const kept = personId === null ? [] : await keptBy(act.db, personId)
  const own = kept.find(({ case_id }) => case_id === caseId)
  if (!own) return null
  const t = texts(act.locale).upkeep
  return (
    <Section title={t.onCase}>
      <p>{own.ends_on ? t.until(formatDay(own.ends_on, act.locale, 'long')) : t.open}</p>
      <div class="button-row no-print">
        <LinkButton href={paths.myGreen(own.id)}>{t.openPage}</LinkButton>
      </div>
    </Section>
  )
}

/** What somebody looks after, for their own page. */
export async function myGreen(act: Act) {
  const { personId } = act.actor
  const kept = personId === null ? [] : await keptBy(act.db, personId)
  if (kept.length === 0) return null
  const { locale } = act
  const t = texts(locale).upkeep
  const named = await initiativesByIds(
    act.db,
    kept.map(({ case_id }) => case_id),
  )
  return (
    <Section title={t.mine}>
      <TaskList
        tasks={kept.map((one) => ({
          key: one.id,
          title: named.get(one.case_id)?.title ?? '',
          href: paths.myGreen(one.id),
          facts: [one.ends_on ? t.until(formatDay(one.ends_on, locale, 'long')) : t.open],
        }))}
      />
    </Section>
  )
}
