import type { ComponentChildren } from 'preact'
import type { OpenedCase } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Amount, amountInWords } from '../../ui/amount/amount.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { paidOut, roomIn, stateOfApplication } from '../rules.ts'
import type { Scheme } from '../schema.ts'
import {
  type Application,
  applicationsOfCase,
  ceilingById,
  checksOf,
  requestOf,
  schemeVersion,
  waitingBefore,
} from '../store.ts'
import { texts } from '../texts.ts'
import { BudgetTable } from './budget-table.tsx'
import { decideBy, itemsOf } from './items.ts'
import {
  applicantsByName,
  lacksLegalEntity,
  mostWithoutLegalEntity,
  organisationSteppedBack,
} from './legal-entity.ts'
import { applyingTexts } from './texts.ts'

/** The application of a case that counts now: the open one, else the last. */
export async function applicationNow(act: Pick<Act, 'db'>, caseId: string): Promise<Application | null> {
  const all = await applicationsOfCase(act.db, caseId)
  return all.find(({ ended_at }) => ended_at === null) ?? all.at(-1) ?? null
}

/**
 * How the application for money of a case stands: for who applied and for who works on it. What can be done with it
 * stands below, where the reader may do it.
 */
export async function ApplicationPanel(
  act: Act,
  opened: Pick<OpenedCase, 'file' | 'state' | 'parties'>,
  reader: {
    readonly isApplicant: boolean
    readonly actions?: ComponentChildren
    /** Another one than counts now. */
    readonly application?: Application
  },
): Promise<ComponentChildren> {
  const { db, locale } = act
  const application = reader.application ?? (await applicationNow(act, opened.file.id))
  if (!application) return null
  const [version, ceiling, checks, ahead, request, applicants] = await Promise.all([
    schemeVersion(db, application.scheme_key, application.scheme_version),
    ceilingById(db, application.ceiling_id),
    checksOf(db, application.id),
    waitingBefore(db, application),
    requestOf(db, application.id),
    applicantsByName(act, opened.parties),
  ])
  if (!version || !ceiling) return null
  const { scheme } = version
  const steppedBack = await organisationSteppedBack(act, opened)
  const t = applyingTexts(locale).panel
  const state = stateOfApplication(application, application.balance)
  const waits = state === 'received' || state === 'incomplete' || state === 'complete'
  const amount = (cents: number) => <Amount cents={cents} locale={locale} />
  const missing = itemsOf(scheme, application.requested_cents, locale).filter(({ key }) =>
    checks.some(({ item, is_there }) => item === key && !is_there),
  )
  return (
    <Section title={reader.isApplicant ? t.yours : t.title} id="aanvraag">
      <DefinitionList
        items={[
          { term: t.scheme, value: <a href={paths.scheme(scheme.slug)}>{say(scheme.title, locale)}</a> },
          ...(applicants.length > 0 ? [{ term: t.who, value: applicants.join('; ') }] : []),
          { term: t.state, value: texts(locale).states[state] },
          { term: t.asked, value: amount(application.requested_cents) },
          ...(application.balance.grants > 0
            ? [{ term: t.granted, value: amount(application.balance.granted) }]
            : []),
          ...(application.sequence_no !== null
            ? [
                {
                  term: t.sequence,
                  value:
                    state === 'complete' && scheme.allocation === 'receipt'
                      ? `${application.sequence_no}. ${t.ahead(ahead)}`
                      : String(application.sequence_no),
                },
              ]
            : []),
          ...(waits
            ? [
                { term: t.left, value: amount(roomIn(ceiling.balance)) },
                {
                  term: t.decideBy,
                  value: formatDay(
                    decideBy(application, scheme, opened.state.pauses, dayOf(act.now)),
                    locale,
                    'long',
                  ),
                },
              ]
            : []),
        ]}
      />
      <LegalEntity {...{ act, opened, application, scheme, steppedBack }} />
      {waits && opened.state.pauses.length > 0 && <p class="small">{t.withPauses}</p>}
      {state === 'received' && reader.isApplicant && <p>{t.receivedText}</p>}
      {state === 'incomplete' && missing.length > 0 && (
        <>
          <p>{t.missing}:</p>
          <ul>
            {missing.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </>
      )}
      {request?.budget && (
        <Disclosure summary={applyingTexts(locale).form.budgetTitle}>
          <BudgetTable budget={request.budget} locale={locale} />
        </Disclosure>
      )}
      {waits && reader.actions}
    </Section>
  )
}

/** That no legal entity applies where the amount needs one: before it is complete it is asked, after that it holds up the money. */
function LegalEntity(props: {
  readonly act: Act
  readonly opened: Pick<OpenedCase, 'file' | 'parties'>
  readonly application: Application
  readonly scheme: Scheme
  readonly steppedBack: boolean
}) {
  const { act, opened, application, scheme, steppedBack } = props
  const { balance, requested_cents, complete_at, ended_at } = application
  const t = applyingTexts(act.locale).panel
  const counts = balance.grants > 0 ? balance.granted : requested_cents
  const isOver = ended_at !== null || (balance.settlements > 0 && paidOut(balance) >= balance.settled)
  if (isOver || !lacksLegalEntity(scheme, counts, opened.parties)) return null
  if (complete_at === null || !steppedBack) return balance.grants > 0 ? null : <p>{t.noLegalEntity}</p>
  return (
    <Notice tone="warning" title={t.steppedBack}>
      <p>{t.steppedBackText(amountInWords(mostWithoutLegalEntity(scheme), act.locale))}</p>
      <p>
        <a href={paths.coApplicants(opened.file.number)}>{t.toCoApplicants}</a>
      </p>
    </Notice>
  )
}
