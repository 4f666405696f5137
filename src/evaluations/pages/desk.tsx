import { z } from 'zod'
import { addressesTakingPart } from '../../activities/index.ts'
import { addDays, dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import {
  type FormErrors,
  type FormInput,
  type FormState,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { dayText, longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { Blocks } from '../../neighbours/index.ts'
import { paths } from '../../paths.ts'
import { hasRole, peopleByIds } from '../../people/index.ts'
import { projectPage, type ReachedProject, reachProject, reachToWork } from '../../projects/index.ts'
import { bindFields, DateInput, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { Table } from '../../ui/table/table.tsx'
import { activitiesToCome, inviteMore, openEvaluation, openFaultOf, prolongEvaluation } from '../actions.ts'
import { evaluationBlocks } from '../blocks.ts'
import { isOpenOn, readAddresses, summaryOf } from '../rules.ts'
import { type colleagues, groups } from '../schema.ts'
import { countsOf, type Evaluation, evaluationOf } from '../store.ts'
import { texts } from '../texts.ts'
import { WordsSection } from './words.tsx'

/** Usual time to answer, in days. */
const usualDays = 21
/** Most colleagues, or board members, who are asked at once. */
const mostAddresses = 100

/** `/werk/projecten/{nummer}/evaluatie`: opens the evaluation, shows how many answered, and what came of it. */
export async function showDeskEvaluation(c: Ctx): Promise<Response> {
  return deskPage(c, await reachProject(c), null)
}

async function deskPage(c: Ctx, reached: ReachedProject, form: FormState | null): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).desk
  const { project, canWork } = reached
  const evaluation = await evaluationOf(act.db, project.id)
  const state = form ?? freshForm()
  const readsWords = canWork || hasRole(act.actor, 'participation_adviser')
  return projectPage(c, project, {
    title: t.title,
    lead: t.lead,
    form: state,
    body: (
      <>
        <Done c={c} locale={locale} />
        {!canWork && <p>{t.readOnly}</p>}
        <Standing c={c} evaluation={evaluation} locale={locale} />
        {state.errors.doe && (
          <div id="veld-doe">
            <Notice tone="error" title={state.errors.doe} />
          </div>
        )}
        {evaluation === null
          ? await toOpen(c, reached, form)
          : await going(c, { reached, evaluation, state })}
        {evaluation?.results && (
          <Section title={t.results} id="uitkomsten">
            <div class="flow">
              <Blocks
                blocks={evaluationBlocks(summaryOf(evaluation.results, evaluation.closes_on), locale)}
                locale={locale}
              />
            </div>
          </Section>
        )}
        {evaluation?.results && readsWords && (await WordsSection({ act, evaluation }))}
        {evaluation?.results && (
          <Section title={t.learn} id="lessen">
            <p>{t.learnText}</p>
            <p>
              <a href={paths.deskReport(project.number)}>{t.learnLink}</a>
            </p>
          </Section>
        )}
        {evaluation && project.published_on !== null && (
          <p>
            <a href={paths.evaluation(project.slug)}>{t.publicPage}</a>
          </p>
        )}
        <Section title={t.questions} id="vragen">
          <p>{t.questionsText}</p>
        </Section>
        <p>
          <a href={paths.deskEvaluations()}>{texts(locale).all.link}</a>
        </p>
      </>
    ),
  })
}

function Done({ c, locale }: { readonly c: Ctx; readonly locale: Locale }) {
  const words: Readonly<Record<string, string>> = texts(locale).desk.done
  const done = c.req.query('klaar') ?? ''
  return Object.hasOwn(words, done) ? <Notice tone="success" announce title={words[done] ?? ''} /> : null
}

function Standing(props: {
  readonly c: Ctx
  readonly evaluation: Evaluation | null
  readonly locale: Locale
}) {
  const { c, evaluation, locale } = props
  const t = texts(locale).desk
  if (!evaluation || evaluation.results) return null
  const isOpen = isOpenOn(evaluation, dayOf(c.var.act.now))
  return (
    <NowBox
      status={isOpen ? t.open(formatDay(evaluation.closes_on, locale)) : t.over}
      tone={isOpen ? 'active' : 'wait'}
      action={null}
    >
      {isOpen && <p>{t.openNow}</p>}
      {!isOpen && <p>{t.overSoon}</p>}
    </NowBox>
  )
}

const hereOf = ({ project }: ReachedProject, query?: Readonly<Record<string, string>>): string =>
  paths.deskEvaluation(project.number, query)

/** The form that opens it, or why that cannot be done yet. */
async function toOpen(c: Ctx, reached: ReachedProject, form: FormState | null) {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { project, people, canWork } = reached
  const fault = await openFaultOf(act, project)
  if (fault) {
    const toCome = fault === 'running' ? await activitiesToCome(act, project) : []
    return (
      <NowBox status={t.desk.notYet} tone="wait">
        <p>{t.refused[fault]}</p>
        {toCome.length > 0 && (
          <ul>
            {toCome.map(({ id, title, slug, closes_on }) => (
              <li key={id}>
                <a href={paths.deskActivity(project.number, slug)} lang={langOfWords(locale)}>
                  {title}
                </a>{' '}
                ({t.desk.openUntil(formatDay(closes_on, locale))})
              </li>
            ))}
          </ul>
        )}
      </NowBox>
    )
  }
  if (!canWork) return <p>{t.desk.notYet}</p>
  const ids = [project.leader_id, ...people.map(({ person_id }) => person_id)]
  const staff = [...(await peopleByIds(act.db, ids)).values()].flatMap(({ email }) => (email ? [email] : []))
  const state = form ?? freshForm({ dag: addDays(dayOf(act.now), usualDays), medewerkers: staff.join('\n') })
  const field = bindFields(state, locale)
  const takers = (await addressesTakingPart(act.db, project.id)).length
  return (
    <Form action={hereOf(reached)} label={t.desk.submit}>
      <OnceToken token={newOnceToken()} />
      <p>{t.desk.openText(takers)}</p>
      <DateInput {...field('dag')} label={t.desk.lastDay} hint={t.desk.lastDayHint} />
      <TextArea {...field('medewerkers')} label={t.desk.staff} hint={t.desk.addresses} rows={4} optional />
      <TextArea {...field('bestuur')} label={t.desk.board} hint={t.desk.addresses} rows={3} optional />
      <FormActions submit={t.desk.submit} name="doe" value="open" />
    </Form>
  )
}

/** How many answered, and while it is open: more time, more people. */
async function going(
  c: Ctx,
  about: { readonly reached: ReachedProject; readonly evaluation: Evaluation; readonly state: FormState },
) {
  const { act } = c.var
  const { locale } = act
  const { reached, evaluation, state } = about
  const t = texts(locale)
  const field = bindFields(state, locale)
  const canChange = reached.canWork && isOpenOn(evaluation, dayOf(act.now))
  const { invited, answered } = await countsOf(act.db, evaluation.id)
  return (
    <>
      {!evaluation.results && (
        <Table
          locale={locale}
          caption={t.desk.counts}
          rows={groups}
          rowKey={(who) => who}
          columns={[
            { key: 'who', title: t.report.who, rowHeader: true, cell: (who) => t.report.groups[who] },
            { key: 'invited', title: t.report.invited, numeric: true, cell: (who) => invited[who] },
            { key: 'answered', title: t.report.answered, numeric: true, cell: (who) => answered[who] },
          ]}
        />
      )}
      {canChange && (
        <>
          <Section title={t.desk.more} id="meer">
            <Form action={hereOf(reached)} label={t.desk.more}>
              <OnceToken token={newOnceToken()} />
              <TextArea
                {...field('medewerkers')}
                label={t.desk.staff}
                hint={t.desk.addresses}
                rows={3}
                optional
              />
              <TextArea
                {...field('bestuur')}
                label={t.desk.board}
                hint={t.desk.addresses}
                rows={3}
                optional
              />
              <FormActions submit={t.desk.moreSubmit} name="doe" value="vraag" kind="secondary" />
            </Form>
          </Section>
          <Section title={t.desk.prolong} id="verlengen">
            <Form action={hereOf(reached)} label={t.desk.prolong}>
              <OnceToken token={newOnceToken()} />
              <DateInput {...field('dag')} label={t.desk.prolongDay} />
              <FormActions submit={t.desk.prolong} name="doe" value="verleng" kind="secondary" />
            </Form>
          </Section>
        </>
      )}
    </>
  )
}

const asked = { medewerkers: longText(10_000).optional(), bestuur: longText(10_000).optional() }
const schemas = {
  open: z.object({ dag: dayText(), ...asked }),
  verleng: z.object({ dag: dayText() }),
  vraag: z.object(asked),
}
const doneBy = { open: 'geopend', verleng: 'verlengd', vraag: 'gevraagd' } as const
type Deed = keyof typeof schemas
const isDeed = (text: string): text is Deed => Object.hasOwn(schemas, text)

/** The addresses that were typed, by group; what is wrong with them by field. */
function readAsked(input: FormInput, locale: Locale) {
  const t = texts(locale).refused
  const errors: Record<string, string> = {}
  const read = (name: 'medewerkers' | 'bestuur'): readonly string[] => {
    const { addresses, wrong } = readAddresses(valueIn(input.text, name))
    if (wrong !== null) errors[name] = t.address(wrong)
    else if (addresses.length > mostAddresses) errors[name] = t.tooMany(mostAddresses)
    return addresses
  }
  const found = { staff: read('medewerkers'), board: read('bestuur') } satisfies Record<
    (typeof colleagues)[number],
    readonly string[]
  >
  return { asked: found, errors: errors as FormErrors }
}

export async function submitDeskEvaluation(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToWork(c)
  const { id } = reached.project
  const input = await readForm(c)
  const deed = valueIn(input.text, 'doe')
  if (!isDeed(deed)) throw new NotFound('deed')
  const t = texts(act.locale).desk
  const parsed = parseForm(schemas[deed], input, act.locale, {
    ...{ dag: deed === 'open' ? t.lastDay : t.prolongDay, medewerkers: t.staff, bestuur: t.board },
  })
  if (!parsed.ok) return deskPage(c, reached, parsed)
  const { asked, errors } = readAsked(input, act.locale)
  if (Object.keys(errors).length > 0) return deskPage(c, reached, { values: input.text, errors })
  const closesOn = 'dag' in parsed.value ? parsed.value.dag : ''
  try {
    const path = await once(act, input, async (act) => {
      if (deed === 'open') await openEvaluation(act, id, { closesOn, ...asked })
      else if (deed === 'verleng') await prolongEvaluation(act, id, closesOn)
      else await inviteMore(act, id, asked)
      return hereOf(reached, { klaar: doneBy[deed] })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return deskPage(c, reached, withError(input.text, deed === 'vraag' ? 'doe' : 'dag', error.message))
  }
}
