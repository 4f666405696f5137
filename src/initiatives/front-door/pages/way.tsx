import type { JSX } from 'preact'
import {
  caseTexts,
  currentProcess,
  exceptionsInPicture,
  type Process,
  pictureOf,
} from '../../../cases/index.ts'
import type { Condition, Filled, FormDefinition } from '../../../forms/index.ts'
import type { Act } from '../../../kit/act.ts'
import type { FormState } from '../../../kit/form.ts'
import { freshForm } from '../../../kit/form.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { bindFields, PersonalDataCheck, RadioGroup, TextArea } from '../../../ui/form/index.ts'
import { NowBox } from '../../../ui/now-box/now-box.tsx'
import { ProcessPicture } from '../../../ui/process-picture/process-picture.tsx'
import { type Kind, kindSlugs, kinds } from '../../schema.ts'
import { texts as initiativeTexts } from '../../texts.ts'
import { filesOf, tellerOf, wordsForEverybody } from '../idea.ts'
import { moneyField, moneyStepFor } from '../money.ts'
import { type FoundRoute, findRoute } from '../route.ts'
import { sentOn, wayField, wayReasonField } from '../rules.ts'
import { texts } from '../texts.ts'
import { moneyChecked } from '../wish-money.tsx'

/** On the page where everything is checked: which way, why, what to expect, and the choice to take another one. */
export async function wayPart(
  act: Act,
  filled: Filled & { readonly form: FormDefinition; readonly state: FormState },
): Promise<JSX.Element> {
  const route = await findRoute(act, filled.answers)
  const { locale } = act
  const t = texts(locale).route
  const { email } = tellerOf(filled.answers)
  const other = act.actor.email !== null && email !== null && act.actor.email !== email
  const money = await moneyChecked(act, filled)
  return (
    <section class="check-part flow">
      {money}
      {route.elsewhere ? (
        <BelongsElsewhere
          route={route}
          locale={locale}
          state={filled.state}
          hasFiles={filesOf(filled.answers).length > 0}
        />
      ) : (
        <FitsKind
          route={route}
          locale={locale}
          state={filled.state}
          process={(await currentProcess(act.db, route.kind ?? 'city_wish'))?.process ?? null}
        />
      )}
      {!money && (await moneyStepFor(act, route.kind, filled.answers)) && (
        <MoneyNow state={filled.state} locale={locale} />
      )}
      <PersonalDataCheck form={filled.state} words={wordsForEverybody(filled.answers)} locale={locale} />
      {other && <p>{t.signedIn(act.actor.email ?? '')}</p>}
    </section>
  )
}

/** Whether somebody goes on with the money at once; the idea itself is sent either way. */
function MoneyNow({ state, locale }: { readonly state: FormState; readonly locale: Locale }): JSX.Element {
  const t = texts(locale).money
  return (
    <RadioGroup
      {...bindFields(state, locale)(moneyField)}
      label={t.now}
      options={[
        { value: 'ja', label: t.nowYes },
        { value: 'nee', label: t.nowNo },
      ]}
      optional
    />
  )
}

/** Reasons and advice in the words of the published framework. */
export function Reasons({ route }: { readonly route: FoundRoute }): JSX.Element {
  return (
    <>
      {route.explanation.reasons.map(({ rule, text, advice }) => (
        <div key={rule}>
          <p>{text}</p>
          {advice.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ))}
    </>
  )
}

function FitsKind(props: {
  readonly route: FoundRoute
  readonly locale: Locale
  readonly state: FormState
  readonly process: Process | null
}): JSX.Element {
  const { route, locale, state, process } = props
  const t = texts(locale).route
  const { outcome } = route.explanation
  const kind = route.kind ?? 'city_wish'
  const chooses = Object.keys(state.values).length > 0
  return (
    <>
      <h2>{t.title}</h2>
      <NowBox status={outcome?.title ?? texts(locale).kinds[kind]}>
        {outcome ? <p>{outcome.summary}</p> : <p>{t.noChoice}</p>}
      </NowBox>
      {route.explanation.reasons.length > 0 && (
        <>
          <h3>{t.why}</h3>
          <Reasons route={route} />
        </>
      )}
      {process && (
        <>
          <h3>{t.expect}</h3>
          <Norms process={process} locale={locale} />
          <Disclosure summary={t.steps}>
            <ProcessPicture
              locale={locale}
              steps={pictureOf(process, null, locale)}
              exceptions={exceptionsInPicture(process, locale)}
            />
            <p>
              <a href={paths.process(kindSlugs[kind])}>{t.more(texts(locale).kinds[kind])}</a>
            </p>
          </Disclosure>
        </>
      )}
      <Disclosure summary={t.another} open={chooses}>
        <WayChoice locale={locale} state={state} label={t.way} usual={kind} />
      </Disclosure>
    </>
  )
}

/** The norms that are a term from sending the idea on, first the shortest. */
export function Norms({
  process,
  locale,
}: {
  readonly process: Process
  readonly locale: Locale
}): JSX.Element {
  const t = texts(locale).route
  const words = caseTexts(locale)
  const first = process.norms.filter(({ key }) => ['contact', 'intake', 'feasibility'].includes(key))
  return (
    <DefinitionList
      items={first.map((norm) => ({
        term: t.within(words.term(norm.term)),
        value: say(norm.title, locale),
      }))}
    />
  )
}

function BelongsElsewhere(props: {
  readonly route: FoundRoute
  readonly locale: Locale
  readonly state: FormState
  readonly hasFiles: boolean
}): JSX.Element {
  const { route, locale, state } = props
  const t = texts(locale).route
  const name = route.elsewhere ? say(route.elsewhere.name, locale) : ''
  return (
    <>
      <h2>{t.title}</h2>
      <NowBox status={route.explanation.outcome?.title ?? name}>
        <p>{name}</p>
      </NowBox>
      <h3>{t.why}</h3>
      <Reasons route={route} />
      {route.elsewhere && <p>{say(route.elsewhere.next, locale)}</p>}
      {props.hasFiles && <p>{t.filesStay}</p>}
      <WayChoice locale={locale} state={state} label={t.wayElsewhere} usual={sentOn} destination={name} />
    </>
  )
}

/** The way to take: the usual one is chosen already, another asks for a reason. */
export function WayChoice(props: {
  readonly locale: Locale
  readonly state: FormState
  readonly label: string
  readonly usual: Kind | typeof sentOn
  /** Where it is sent on to. */
  readonly destination?: string
}): JSX.Element {
  const { locale, usual } = props
  const t = texts(locale)
  const chosen = props.state.values[wayField]?.[0]
  const values = chosen
    ? props.state.values
    : { ...props.state.values, ...freshForm({ [wayField]: usual }).values }
  const field = bindFields({ ...props.state, values }, locale)
  const isElsewhere = usual === sentOn
  const others = kinds.filter((kind) => kind !== usual)
  return (
    <>
      <RadioGroup
        {...field(wayField)}
        label={props.label}
        options={[
          isElsewhere
            ? { value: usual, label: t.route.sendOn(props.destination ?? ''), hint: t.route.sendOnHint }
            : { value: usual, label: kindLabel(usual, locale), hint: t.route.fits },
          ...others.map((kind) => ({
            value: kind,
            label: isElsewhere ? t.route.asKind(t.kinds[kind]) : kindLabel(kind, locale),
          })),
        ]}
      />
      <WayReason
        state={props.state}
        locale={locale}
        label={t.route.reason}
        when={{ not: { field: wayField, is: usual } }}
      />
    </>
  )
}

/** Why another way than the usual one. Where scripts run it appears with that choice; its words are true in both. */
export function WayReason(props: {
  readonly state: FormState
  readonly locale: Locale
  readonly label: string
  readonly when: Condition
  readonly rows?: number
}): JSX.Element {
  const { locale, rows = 3 } = props
  const t = texts(locale).route
  return (
    <div class="form-when" data-when={JSON.stringify(props.when)} data-only-if={t.reasonOnlyIf}>
      <TextArea
        {...bindFields(props.state, locale)(wayReasonField)}
        label={props.label}
        hint={`${t.reasonOnlyIf} ${t.reasonHint}`}
        rows={rows}
        optional="unsaid"
      />
    </div>
  )
}

/** A kind as the label of a choice. */
export const kindLabel = (kind: Kind, locale: Locale): string => initiativeTexts(locale).kinds[kind]
