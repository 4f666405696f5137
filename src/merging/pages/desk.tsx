import { z } from 'zod'
import { mayHandle, maySee, type OpenedCase, openedCase, openedCaseByNumber } from '../../cases/index.ts'
import { type Alike, type Initiative, initiativeByNumber, plansAlike } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
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
import { longText, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { mergeInto } from '../actions.ts'
import { type MoneyThere, moneyThere } from '../money.ts'
import { refusalOf } from '../rules.ts'
import { texts } from '../texts.ts'
import { type Unfinished, unfinishedOf } from '../unfinished.ts'

const isNumber = (number: string): boolean => /^\d{4}-\d{4,9}$/.test(number)

/** The plan of the address, for who works on it. */
async function planAsked(c: Ctx): Promise<{ readonly plan: Initiative; readonly opened: OpenedCase }> {
  const { act } = c.var
  const number = c.req.param('number') ?? ''
  const plan = isNumber(number) ? await initiativeByNumber(act.db, number) : null
  if (!plan) throw new NotFound('initiative')
  const opened = await openedCase(act, plan.case_id)
  if (!mayHandle(act.actor, opened.relations)) throw new Forbidden()
  return { plan, opened }
}

type Asked = Awaited<ReturnType<typeof planAsked>>

/** The other case, for who works on both; else why not, and whether it exists is told only to who may know. */
async function otherOf(
  c: Ctx,
  { opened }: Asked,
  number: string,
): Promise<{ readonly other: OpenedCase } | { readonly fault: string }> {
  const { act } = c.var
  const t = texts(act.locale)
  const plan = isNumber(number) ? await initiativeByNumber(act.db, number) : null
  if (!plan) return { fault: t.desk.notFound }
  const other = await openedCaseByNumber(act, number)
  if (!maySee(act.actor, other.relations)) return { fault: t.desk.notFound }
  if (!mayHandle(act.actor, other.relations)) return { fault: t.desk.notYours }
  const of = ({ file, state }: OpenedCase) => ({ id: file.id, state })
  const refusal = refusalOf(of(opened), of(other), 0)
  return refusal ? { fault: t.refusals[refusal] } : { other }
}

/** `/werk/samenvoegen/{nummer}`: which case it goes on in, and then what will happen before it happens. */
export async function showMerge(c: Ctx): Promise<Response> {
  const asked = await planAsked(c)
  const met = c.req.query('met')
  if (met === undefined) return choosePage(c, asked, freshForm())
  const number = met.trim()
  if (number === '') return choosePage(c, asked, { values: {}, errors: { met: nothingChosen(c) } })
  const found = await otherOf(c, asked, number)
  if ('fault' in found)
    return choosePage(c, asked, { values: { met: [number] }, errors: { met: found.fault } })
  return confirmPage(c, asked, found.other, freshForm())
}

const nothingChosen = (c: Ctx): string => texts(c.var.act.locale).desk.nothing

/** Plans this one can go on in: those like it and those of the same people, as far as they run and the reader works on them. */
async function candidatesOf(c: Ctx, { plan, opened }: Asked) {
  const { alike, samePeople } = await plansAlike(c.var.act, opened, plan, { withLinked: true })
  const isOpen = ({ initiative, handled }: Alike) => handled && initiative.ended_on === null
  return { alike: alike.filter(isOpen), samePeople: samePeople.filter(isOpen) }
}

async function choosePage(c: Ctx, asked: Asked, form: FormState): Promise<Response> {
  const { plan, opened } = asked
  const { locale } = c.var.act
  const t = texts(locale)
  const runs = opened.state.endedOn === null
  const { alike, samePeople } = runs ? await candidatesOf(c, asked) : { alike: [], samePeople: [] }
  const list = (plans: readonly Alike[]) => (
    <ul>
      {plans.map(({ initiative: { number, title } }) => (
        <li key={number}>
          <a href={paths.mergeCase(plan.number, { met: number })}>{t.desk.chooseThis(title, number)}</a>
        </li>
      ))}
    </ul>
  )
  return page(
    c,
    {
      title: formTitle(t.desk.title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: plan.title, href: paths.deskCase(plan.number), lang: langOfWords(locale) }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading kicker={plan.number} title={t.desk.title} lead={t.desk.lead(plan.title)} />
      {runs ? (
        <>
          <Section title={t.desk.alike}>{alike.length > 0 ? list(alike) : <p>{t.desk.noneAlike}</p>}</Section>
          {samePeople.length > 0 && <Section title={t.desk.samePeople}>{list(samePeople)}</Section>}
          <Section title={t.desk.byNumber}>
            <Form action={paths.mergeCase(plan.number)} label={t.desk.title} asks>
              <TextInput
                {...bindFields(form, locale)('met')}
                label={t.desk.number}
                hint={t.desk.numberHint}
                autocomplete="off"
                width="medium"
              />
              <FormActions submit={t.desk.look} />
            </Form>
          </Section>
        </>
      ) : (
        <p>{t.refusals.from_ended}</p>
      )}
    </>,
    formStatus(form.errors),
  )
}

async function confirmPage(c: Ctx, { plan, opened }: Asked, other: OpenedCase, form: FormState) {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).desk
  const [unfinished, money] = await Promise.all([unfinishedOf(act, opened), moneyThere(act, opened.file.id)])
  const into = other.file
  const title = t.confirmTitle(plan.number, into.number)
  const name = (number: string, what: string) => (
    <>
      <a href={paths.deskCase(number)}>{what}</a> ({number})
    </>
  )
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: plan.title, href: paths.deskCase(plan.number), lang: langOfWords(locale) }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading kicker={t.title} title={title} />
      <DefinitionList
        items={[
          { term: t.stops, value: name(plan.number, plan.title) },
          { term: t.goesOn, value: name(into.number, into.title) },
        ]}
      />
      <ul>
        <li>
          <a href={paths.mergeCase(into.number, { met: plan.number })}>{t.turn(into.title)}</a>
        </li>
        <li>
          <a href={paths.mergeCase(plan.number)}>{t.other}</a>
        </li>
      </ul>
      {unfinished.length > 0 && <Finish unfinished={unfinished} title={t.finishTitle} lead={t.finish} />}
      {money.length > 0 && <Money number={plan.number} money={money} act={act} />}
      <Section title={t.happens}>
        <ul>
          {t.happening.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{t.undo}</p>
      </Section>
      {unfinished.length === 0 && (
        <Form action={paths.mergeCase(plan.number)} label={title}>
          <OnceToken token={newOnceToken()} />
          <HiddenField name="met" value={into.number} />
          <TextArea
            {...bindFields(form, locale)('reden')}
            label={t.reason}
            hint={t.reasonHint}
            max={1000}
            rows={5}
          />
          <FormActions submit={t.submit} kind="danger" />
        </Form>
      )}
    </>,
    formStatus(form.errors),
  )
}

/** Which money stands where, and whether it is done with: every euro stays explained where it was granted. */
function Money(props: { readonly act: Act; readonly number: string; readonly money: readonly MoneyThere[] }) {
  const { locale } = props.act
  const t = texts(locale).desk.money
  const words = (cents: number): string => amountInWords(cents, locale)
  return (
    <Section title={t.title}>
      <p>{t.lead(props.number)}</p>
      <DefinitionList
        items={props.money.map(({ scheme, granted, paid, settled, open }) => ({
          term: scheme,
          value: (
            <>
              {t.stands(words(granted), words(paid))} {settled !== null && t.settled(words(settled))}{' '}
              <strong>{t.states[open ?? 'done']}</strong>
            </>
          ),
        }))}
      />
    </Section>
  )
}

function Finish(props: {
  readonly unfinished: readonly Unfinished[]
  readonly title: string
  readonly lead: string
}) {
  return (
    <Notice tone="warning" title={props.title}>
      <p>{props.lead}</p>
      <ul>
        {props.unfinished.map(({ what, href }) => (
          <li key={`${href} ${what}`}>
            <a href={href}>{what}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const schema = z.object({ met: shortText(20), reden: longText(1000) })

export async function merge(c: Ctx): Promise<Response> {
  const { act } = c.var
  const asked = await planAsked(c)
  const input = await readForm(c)
  const t = texts(act.locale)
  const number = valueIn(input.text, 'met').trim()
  const parsed = parseForm(schema, input, act.locale, { met: t.desk.number, reden: t.desk.reason })
  if (!parsed.ok) return againPage(c, asked, number, parsed)
  try {
    const path = await once(act, input, async (act) => {
      const found = await otherOf(c, asked, number)
      if ('fault' in found) throw new Conflict(found.fault)
      const { file } = found.other
      await mergeInto(act, { caseId: asked.opened.file.id, intoId: file.id, reason: parsed.value.reden })
      return paths.deskCase(file.number)
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return againPage(c, await planAsked(c), number, withError(input.text, 'reden', error.message))
  }
}

/** The page the form came from, with what is wrong: the other case may be none to choose any more. */
async function againPage(c: Ctx, asked: Asked, number: string, form: FormState): Promise<Response> {
  const found = await otherOf(c, asked, number)
  if ('other' in found) return confirmPage(c, asked, found.other, form)
  return choosePage(c, asked, withError(form.values, 'met', found.fault))
}
