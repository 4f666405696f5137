import type { ComponentChildren } from 'preact'
import { dayOf, formatDay, formatMoment } from '../../../kit/dates.ts'
import type { FormErrors } from '../../../kit/form.ts'
import { formStatus, formTitle } from '../../../kit/form.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { newOnceToken } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { personById } from '../../../people/index.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { ErrorSummary, Form, OnceToken } from '../../../ui/form/index.ts'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Tabs } from '../../../ui/tabs/tabs.tsx'
import { texts as administrationTexts } from '../texts.ts'
import type { DraftOf } from './actions.ts'
import type { DraftFault, DraftKind } from './kind.ts'
import { differencesOf, draftKinds } from './rules.ts'
import { texts } from './texts.ts'

export type DraftView = 'edit' | 'try' | 'compare' | 'publish'

interface FrameProps<T> {
  readonly kind: DraftKind<T>
  readonly key: string
  readonly draft: DraftOf<T>
  readonly view: DraftView
  /** What this page is about; the name of what is being prepared by default. */
  readonly title?: string
  readonly lead?: string
  readonly errors?: FormErrors
  readonly islands?: readonly string[]
  /** Another style sheet: the theme of the draft itself. */
  readonly sheet?: string
}

/** Name of who changed a draft last. */
export async function nameOf(c: Ctx, personId: string): Promise<string> {
  const person = await personById(c.var.act.db, personId)
  return person?.name ?? texts(c.var.act.locale).somebody
}

/** A page about a draft: what it is a draft of, what was just done, and the ways to go from here. */
export async function draftPage<T>(c: Ctx, props: FrameProps<T>, body: ComponentChildren): Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale)
  const { kind, key, draft, errors = {} } = props
  const name = kind.title(draft.definition, locale)
  const title = props.title ?? name
  const by = await nameOf(c, draft.changed_by)
  const trial = kind.trial(key)
  const isHome = title === name && props.view === 'edit'
  return page(
    c,
    {
      title: formTitle(title === name ? `${name}, ${t.draft.toLowerCase()}` : title, errors, locale),
      current: 'administration',
      wide: true,
      ...(props.islands ? { islands: props.islands } : {}),
      ...(props.sheet ? { sheet: props.sheet } : {}),
      breadcrumbs: [
        { href: paths.administration(), title: administrationTexts(locale).home.title },
        { href: kind.published(key), title: name },
        ...(title === name ? [] : [{ href: paths.draft(draftKinds[kind.name], key), title: t.draft }]),
      ],
    },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      <PageHeading
        title={title}
        kicker={`${t.draft}, ${t.basedOn(draft.based_on)}`}
        {...(props.lead ? { lead: props.lead } : {})}
      />
      <Done c={c} kind={kind} keyOf={key} draft={draft} />
      {draft.from_day !== null && <Planned kind={kind} keyOf={key} day={draft.from_day} locale={locale} />}
      <Tabs
        label={t.views}
        current={props.view}
        tabs={[
          { key: 'edit', label: t.edit, href: paths.draft(draftKinds[kind.name], key) },
          ...(trial ? [{ key: 'try', label: say(trial.label, locale), href: trial.href }] : []),
          { key: 'compare', label: t.compare, href: paths.draft(draftKinds[kind.name], key, 'vergelijken') },
          { key: 'publish', label: t.publish, href: paths.draft(draftKinds[kind.name], key, 'publiceren') },
        ]}
      />
      {body}
      {isHome && !c.req.query('klaar') && <OneStep kind={kind} keyOf={key} draft={draft} locale={locale} />}
      <p class="small">
        {t.lastChange(by, formatMoment(draft.changed_at, locale))} {t.nobodySees}
      </p>
    </>,
    formStatus(errors),
  )
}

interface PartProps<T> {
  readonly kind: DraftKind<T>
  readonly keyOf: string
}

/** What was just done, and the way back from it. */
function Done<T>({ c, kind, keyOf, draft }: PartProps<T> & { readonly c: Ctx; readonly draft: DraftOf<T> }) {
  const { locale } = c.var.act
  const t = texts(locale)
  const done = c.req.query('klaar')
  const words = new Map([
    ['bewaard', t.saved],
    ['ongedaan', t.undone],
    ['opnieuw', t.redone],
    ['teruggenomen', t.takenBack],
  ])
  const said = words.get(done ?? '')
  if (!said) return null
  return (
    <Notice tone="success" announce title={said}>
      <OneStep kind={kind} keyOf={keyOf} draft={draft} locale={locale} />
    </Notice>
  )
}

/** Takes the last change back, or does it again; it says beforehand what will be different. */
function OneStep<T>({
  kind,
  keyOf,
  draft,
  locale,
}: PartProps<T> & { readonly draft: DraftOf<T>; readonly locale: Locale }) {
  if (draft.before === null || draft.from_day !== null) return null
  const t = texts(locale)
  const factsOf = (definition: T) => kind.facts(definition, locale)
  const differences = differencesOf(factsOf(draft.definition), factsOf(kind.read(draft.before)))
  const names = [...new Set(differences.map(({ part, name }) => (part === name ? name : `${part}: ${name}`)))]
  return (
    <>
      {names.length > 0 && (
        <Disclosure summary={t.oneStep(names.length)}>
          <ul>
            {names.map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      {draft.undone ? (
        <DraftButton kind={kind} keyOf={keyOf} value="opnieuw" label={t.redo} />
      ) : (
        <DraftButton kind={kind} keyOf={keyOf} value="ongedaan" label={t.undo} />
      )}
    </>
  )
}

function Planned<T>({
  kind,
  keyOf,
  day,
  locale,
}: PartProps<T> & { readonly day: string; readonly locale: Locale }) {
  const t = texts(locale)
  return (
    <Notice tone="info" title={t.planned(formatDay(day, locale, 'long'))}>
      <p>{t.plannedText}</p>
      <DraftButton kind={kind} keyOf={keyOf} value="terugnemen" label={t.takeBack} />
    </Notice>
  )
}

/** A button that does one thing with a draft. */
export function DraftButton<T>({
  kind,
  keyOf,
  value,
  label,
  prominent,
}: PartProps<T> & { readonly value: string; readonly label: string; readonly prominent?: boolean }) {
  return (
    <Form action={paths.draft(draftKinds[kind.name], keyOf)} label={label}>
      <OnceToken token={newOnceToken()} />
      <Button kind={prominent ? 'primary' : 'secondary'} name="doen" value={value}>
        {label}
      </Button>
    </Form>
  )
}

/** What the check found: all is right, or what to mend and where. */
export function CheckNotice({
  faults,
  locale,
}: {
  readonly faults: readonly DraftFault[]
  readonly locale: Locale
}) {
  const t = texts(locale)
  if (faults.length === 0) return <Notice tone="success" title={t.sound} />
  return (
    <Notice tone="warning" title={t.faults(faults.length)}>
      <p>{t.faultsText}</p>
      <Faults faults={faults} locale={locale} />
    </Notice>
  )
}

/** What may be published as it is, but perhaps was not meant so. */
export function DoubtsNotice({
  doubts,
  locale,
}: {
  readonly doubts: readonly DraftFault[]
  readonly locale: Locale
}) {
  const t = texts(locale)
  if (doubts.length === 0) return null
  return (
    <Notice tone="warning" title={t.doubts}>
      <Faults faults={doubts} locale={locale} />
    </Notice>
  )
}

function Faults({ faults, locale }: { readonly faults: readonly DraftFault[]; readonly locale: Locale }) {
  const t = texts(locale)
  return (
    <ul>
      {faults.map(({ message, href }) => (
        <li>
          {say(message, locale)}{' '}
          {href && (
            <a href={href}>
              {t.mend}
              <span class="visually-hidden">: {say(message, locale)}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Today, as the day that a form shows. */
export const todayIn = (c: Ctx): string => dayOf(c.var.act.now)
