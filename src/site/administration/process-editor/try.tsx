import {
  caseTexts,
  type Example,
  type ExampleChoice,
  type ExampleStay,
  type Process,
  walkExample,
} from '../../../cases/index.ts'
import { type Day, dayOf, daysBetween, formatDay, isDay, parseDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { Button, LinkButton } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { bindFields, DateInput, RadioGroup } from '../../../ui/form/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { mustHaveDraft } from '../drafts/actions.ts'
import { CheckNotice, draftPage } from '../drafts/frame.tsx'
import { editPath, processKind } from './kind.ts'
import { exampleFrame, LetterText } from './letters.tsx'
import { texts } from './texts.ts'

/** The walk so far as it stands in the address: `uitkomst.2026-12-01,volgende.2026-12-08`. */
const walkIn = (text: string): readonly ExampleChoice[] =>
  text
    .split(',')
    .slice(0, 60)
    .flatMap((part) => {
      const [outcome = '', on = ''] = part.split('.')
      return outcome && isDay(on) ? [{ outcome, on }] : []
    })
const inAddress = (walk: readonly ExampleChoice[]): string =>
  walk.map(({ outcome, on }) => `${outcome}.${on}`).join(',')

/** `.../proberen`: an invented idea walks through the draft; nothing is stored. */
export async function tryProcess(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(act, processKind, key)
  const faults = processKind.check(draft.definition)
  const frame = { kind: processKind, key, draft, view: 'try', title: t.tryTitle, lead: t.tryLead } as const
  if (faults.length > 0) {
    return draftPage(
      c,
      frame,
      <>
        <p>{t.repair}</p>
        <CheckNotice faults={faults} locale={locale} />
      </>,
    )
  }
  const asked = c.req.query('start') ?? ''
  const start = parseDay(asked)
  if (!start) {
    const errors = asked ? { start: t.wrongDay } : {}
    return draftPage(
      c,
      { ...frame, errors },
      <Begin
        path={editPath(key, 'proberen')}
        locale={locale}
        day={asked || dayOf(act.now)}
        errors={errors}
      />,
    )
  }
  const chosen = c.req.query('uitkomst')
  const on = c.req.query('dag') ?? ''
  const wrongDay = chosen !== undefined && on !== '' && parseDay(on) === null
  const before = walkIn(c.req.query('pad') ?? '')
  const walked = walkExample(draft.definition, start, before, exampleFrame(act))
  const usual = walked.stays.at(-1)?.due ?? start
  const walk = chosen && !wrongDay ? [...before, { outcome: chosen, on: parseDay(on) ?? usual }] : before
  const example = walkExample(draft.definition, start, walk, exampleFrame(act))
  const kept = walk.slice(0, example.stays.filter(({ left }) => left !== null).length)
  const errors = wrongDay ? { dag: t.wrongDay } : {}
  return draftPage(
    c,
    { ...frame, errors },
    <Walk
      process={draft.definition}
      start={start}
      walk={kept}
      example={example}
      locale={locale}
      errors={errors}
    />,
  )
}

function Begin(props: {
  readonly path: string
  readonly locale: Locale
  readonly day: string
  readonly errors: Readonly<Record<string, string>>
}) {
  const t = texts(props.locale)
  const field = bindFields({ values: { start: [props.day] }, errors: props.errors }, props.locale)
  return (
    <form class="form" method="get" action={props.path} noValidate>
      <DateInput {...field('start')} label={t.start} />
      <div class="button-row">
        <Button>{t.begin}</Button>
      </div>
    </form>
  )
}

interface WalkProps {
  readonly process: Process
  readonly start: Day
  readonly walk: readonly ExampleChoice[]
  readonly example: Example
  readonly locale: Locale
  readonly errors: Readonly<Record<string, string>>
}

function Walk({ process, start, walk, example, locale, errors }: WalkProps) {
  const t = texts(locale)
  const path = editPath(process.key, 'proberen')
  const at = (steps: readonly ExampleChoice[]): string =>
    `${path}?${new URLSearchParams({ start, ...(steps.length > 0 ? { pad: inAddress(steps) } : {}) })}`
  const { end, stays, promises } = example
  return (
    <>
      {stays.map((stay, index) => (
        <Section title={t.stay(index + 1, say(stay.step.title, locale))}>
          <Stay stay={stay} locale={locale} />
          {index === 0 && promises.length > 0 && (
            <Disclosure summary={t.promisesOn}>
              <DefinitionList
                items={promises.map(({ title, due }) => ({
                  term: title,
                  value: formatDay(due, locale, 'long'),
                }))}
              />
            </Disclosure>
          )}
          {stay.left === null && (
            <Choose stay={stay} path={path} start={start} walk={walk} locale={locale} errors={errors} />
          )}
        </Section>
      ))}
      {end && (
        <Notice
          tone="success"
          announce
          title={t.ended(caseTexts(locale).ended[end.kind], formatDay(end.on, locale, 'long'))}
        >
          <p>{t.duration(daysBetween(start, end.on))}</p>
          {end.letters.map((letter) => (
            <Disclosure summary={letter.subject}>
              <LetterText letter={letter} />
            </Disclosure>
          ))}
        </Notice>
      )}
      <div class="button-row">
        {walk.length > 0 && (
          <LinkButton kind="secondary" href={at(walk.slice(0, -1))}>
            {t.stepBack}
          </LinkButton>
        )}
        <LinkButton kind="quiet" href={path}>
          {t.again}
        </LinkButton>
      </div>
    </>
  )
}

function Stay({ stay, locale }: { readonly stay: ExampleStay; readonly locale: Locale }) {
  const t = texts(locale)
  const day = (value: Day): string => formatDay(value, locale, 'long')
  const { left } = stay
  const late = left ? daysBetween(stay.due, left.on) : 0
  return (
    <DefinitionList
      items={[
        { term: t.actor, value: caseTexts(locale).actors[stay.step.actor] },
        { term: t.from, value: day(stay.from) },
        { term: t.due, value: day(stay.due) },
        {
          term: t.post,
          value:
            stay.letters.length === 0
              ? t.noPost
              : stay.letters.map((letter) => (
                  <Disclosure summary={letter.subject}>
                    <LetterText letter={letter} />
                  </Disclosure>
                )),
        },
        ...(left
          ? [
              {
                term: t.how,
                value: [
                  say(left.outcome.label, locale),
                  ...(left.decision ? [t.withDecision(left.decision)] : []),
                ].join(', '),
              },
              { term: t.left, value: late > 0 ? `${day(left.on)} (${t.late(late)})` : day(left.on) },
            ]
          : []),
      ]}
    />
  )
}

function Choose(props: {
  readonly stay: ExampleStay
  readonly path: string
  readonly start: Day
  readonly walk: readonly ExampleChoice[]
  readonly locale: Locale
  readonly errors: Readonly<Record<string, string>>
}) {
  const { stay, locale, errors } = props
  const t = texts(locale)
  const [first] = stay.step.outcomes
  const values = { uitkomst: first ? [first.key] : [], dag: [stay.due] }
  const field = bindFields({ values, errors }, locale)
  return (
    <form class="form" method="get" action={props.path} noValidate>
      <input type="hidden" name="start" value={props.start} />
      {props.walk.length > 0 && <input type="hidden" name="pad" value={inAddress(props.walk)} />}
      <RadioGroup
        {...field('uitkomst')}
        label={t.choose}
        options={stay.step.outcomes.map((outcome) => ({
          value: outcome.key,
          label: say(outcome.label, locale),
        }))}
      />
      <DateInput {...field('dag')} label={t.day} hint={t.dayHint} min={stay.from} />
      <div class="button-row">
        <Button>{t.next}</Button>
      </div>
    </form>
  )
}
