import { dayOf, formatDay } from '../../../kit/dates.ts'
import { Forbidden, NotFound } from '../../../kit/errors.ts'
import type { FormState } from '../../../kit/form.ts'
import type { Ctx } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { newOnceToken } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { bindFields, Form, FormActions, HiddenField, OnceToken, TextArea } from '../../../ui/form/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { partyPage } from '../../pages/party-frame.tsx'
import { type Reached, reach } from '../../pages/reach.ts'
import { closedNow } from '../actions.ts'
import {
  countSentences,
  reasonsAgainst,
  supportBefore,
  supportBeforeInWords,
  supportOfPlan,
} from '../facts.ts'
import { overTime, takesPaper } from '../rules.ts'
import { askedAgain, papersOf, type Support, supportFor } from '../store.ts'
import { texts } from '../texts.ts'
import { PaperSection } from './paper.tsx'

/** A plan with its support, for who takes part in it or works on it. */
export async function reachedForSupport(c: Ctx): Promise<Reached> {
  const { act } = c.var
  const plan = await reach(act, c.req.param('number') ?? '')
  if (!plan.isParty && !plan.handles) throw new Forbidden()
  if (closedNow(act, plan.initiative) === 'kind') throw new NotFound('support')
  return plan
}

const doneWords = ['papier', 'dubbel', 'papierweg', 'antwoord', 'verborgen', 'getoond'] as const

/** `/initiatieven/{nummer}/steun/overzicht`: numbers over time, reasons, lists on paper; names for who works on it. */
export const showOverview = async (c: Ctx): Promise<Response> =>
  overviewPage(c, await reachedForSupport(c), null)

/** `refused` is the form that was not taken, with the name of its deed. */
export async function overviewPage(
  c: Ctx,
  plan: Reached,
  refused: { readonly deed: string; readonly form: FormState } | null,
): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { initiative } = plan
  const caseId = initiative.case_id
  const [count, before, said, papers, asked] = await Promise.all([
    supportOfPlan(act, initiative),
    supportBefore(act, caseId),
    supportFor(act.db, [caseId]),
    papersOf(act.db, caseId),
    askedAgain(act.db, caseId),
  ])
  const done = doneWords.find((word) => word === c.req.query('klaar'))
  const reasons = plan.handles
    ? said.filter(({ side, reason }) => side === 'against' && reason !== null)
    : reasonsAgainst(said)
  const praise = said.filter(
    ({ side, reason, withheld_at }) => side === 'for' && reason !== null && withheld_at === null,
  )
  return partyPage(c, plan, {
    title: t.overview.title,
    lead: t.overview.lead,
    form: refused?.form,
    body: (
      <>
        {done && <Notice tone={done === 'dubbel' ? 'warning' : 'success'} announce title={t.done[done]} />}
        {count && <p>{countSentences(count, locale).join(' ')}</p>}
        {before && <p>{supportBeforeInWords(before, locale)}</p>}
        {asked > 0 && <p>{t.askedAgain.asked(asked)}</p>}
        <OverTime said={said} papers={papers} locale={locale} />
        <Section title={t.overview.reasons} id="redenen">
          {reasons.length === 0 && <p>{t.overview.noReasons}</p>}
          {reasons.map((one) => (
            <Reason key={one.id} plan={plan} one={one} locale={locale} refused={refused} />
          ))}
        </Section>
        {praise.length > 0 && (
          <Section title={t.overview.kind}>
            <ul>
              {praise.map(({ id, reason }) => (
                <li key={id}>
                  <q>{reason}</q>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <PaperSection
          plan={plan}
          papers={papers}
          locale={locale}
          isOpen={takesPaper(closedNow(act, initiative))}
          form={refused?.deed === 'papier' ? refused.form : null}
        />
        {plan.handles && said.length + papers.length > 0 && <Names said={said} locale={locale} />}
      </>
    ),
  })
}

function OverTime(props: {
  readonly said: readonly Support[]
  readonly papers: Parameters<typeof overTime>[1]
  readonly locale: Locale
}) {
  const { locale } = props
  const t = texts(locale).overview
  const months = overTime(props.said, props.papers)
  if (months.length === 0) return null
  const column = (key: 'for' | 'against' | 'paper') => ({
    key,
    title: t[key],
    numeric: true,
    cell: ({ came, total }: (typeof months)[number]) => t.grown(came[key], total[key]),
  })
  return (
    <Section title={t.time}>
      <Table
        locale={locale}
        caption={t.time}
        captionHidden
        rows={months}
        rowKey={({ month }) => month}
        columns={[
          {
            key: 'month',
            title: t.month,
            rowHeader: true,
            cell: ({ month }) => formatDay(month, locale, 'month'),
          },
          column('for'),
          column('against'),
          column('paper'),
        ]}
      />
      <p class="small">{t.timeNote}</p>
    </Section>
  )
}

/** One reason against, without who gave it: what the initiator did with it, and whether others see it. */
function Reason(props: {
  readonly plan: Reached
  readonly one: Support
  readonly locale: Locale
  readonly refused: { readonly deed: string; readonly form: FormState } | null
}) {
  const { plan, one, locale, refused } = props
  const t = texts(locale).overview
  const action = paths.supportOverview(plan.initiative.number)
  const name = `antwoord_${one.id}`
  const form: FormState =
    refused?.deed === name ? refused.form : { values: one.answer ? { [name]: [one.answer] } : {}, errors: {} }
  const isHidden = one.withheld_at !== null
  return (
    <div class="flow">
      <blockquote>
        <p class="keep-lines">{one.reason}</p>
      </blockquote>
      <p class="small">{t.writtenOn(formatDay(dayOf(one.said_at), locale, 'long'))}</p>
      {isHidden && <p>{t.hidden}</p>}
      {plan.speaks && !isHidden ? (
        <Form action={action} label={t.answer}>
          <OnceToken token={newOnceToken()} />
          <HiddenField name="id" value={one.id} />
          <TextArea
            {...bindFields(form, locale)(name)}
            label={t.answer}
            hint={t.answerHint}
            max={1000}
            rows={3}
            optional
          />
          <FormActions submit={t.answerSave} name="doe" value="antwoord" kind="secondary" />
        </Form>
      ) : (
        <p>{one.answer ? `${t.answered}: ${one.answer}` : t.notAnswered}</p>
      )}
      {plan.handles && (
        <Form action={action}>
          <OnceToken token={newOnceToken()} />
          <HiddenField name="id" value={one.id} />
          {!isHidden && <p class="small">{t.hideWhy}</p>}
          <FormActions
            submit={isHidden ? t.show : t.hide}
            name="doe"
            value={isHidden ? 'toon' : 'verberg'}
            kind="secondary"
          />
        </Form>
      )}
    </div>
  )
}

/** Who said what, for who works on the plan only. */
function Names({ said, locale }: { readonly said: readonly Support[]; readonly locale: Locale }) {
  const t = texts(locale).overview
  return (
    <Disclosure summary={t.names(said.length)}>
      <Table
        locale={locale}
        caption={t.names(said.length)}
        captionHidden
        rows={said}
        rowKey={({ id }) => id}
        columns={[
          { key: 'who', title: t.who, rowHeader: true, cell: ({ name }) => name ?? t.noName },
          { key: 'where', title: t.where, cell: ({ place }) => place ?? '–' },
          { key: 'side', title: t.side, cell: ({ side }) => t.sideWords[side] },
          { key: 'reason', title: t.reason, cell: ({ reason }) => reason ?? '–' },
          { key: 'day', title: t.day, cell: ({ said_at }) => formatDay(dayOf(said_at), locale) },
        ]}
      />
    </Disclosure>
  )
}
