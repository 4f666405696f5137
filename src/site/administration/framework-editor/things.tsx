import type { ComponentChildren } from 'preact'
import {
  effectWords,
  type FrameworkDefinition,
  frameworkFactTexts,
  type Option,
  type Question,
  whenWords,
} from '../../../frameworks/index.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Ctx, Handler } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { type Definition, DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { type DraftOf, mustHaveDraft } from '../drafts/actions.ts'
import { draftPage } from '../drafts/frame.tsx'
import { moveColumn } from '../drafts/move.tsx'
import { frameworkKind, thingPath } from './kind.ts'
import { texts } from './texts.ts'
import { backHome, thingAt } from './thing.ts'

type List = 'questions' | 'rules' | 'methods'

/** What the page of one thing shows: its parts, each with a link to change it, and more. */
interface Shown {
  readonly title: string
  readonly parts: (change: (part: string) => Definition['change']) => readonly Definition[]
  readonly more?: ComponentChildren
}

/** A page with all of one thing of a list. */
const thingPage =
  (
    list: List,
    shownOf: (c: Ctx, draft: DraftOf<FrameworkDefinition>, locale: Locale) => Shown | null,
  ): Handler =>
  async (c) => {
    const { act } = c.var
    const { locale } = act
    const t = texts(locale)
    const key = c.req.param('sleutel') ?? ''
    const draft = await mustHaveDraft(act, frameworkKind, key)
    const at = thingAt(c, draft.definition, list)
    const shown = at && shownOf(c, draft, locale)
    if (!at || !shown) throw new NotFound()
    const back = backHome(draft.definition, locale)
    return draftPage(
      c,
      { kind: frameworkKind, key, draft, view: 'edit', title: shown.title, lead: t.thingLead },
      <>
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
        <DefinitionList
          items={shown.parts((part) => ({ href: thingPath(key, list, at.id, part), label: t.change }))}
        />
        {shown.more}
        {draft.from_day === null && at.removal && (
          <p>
            <a href={thingPath(key, list, at.id, 'weghalen')}>{t.remove[list]}</a>
          </p>
        )}
      </>,
    )
  }

export const showQuestion = thingPage('questions', (c, draft, locale) => {
  const framework = draft.definition
  const at = thingAt(c, framework, 'questions')
  if (!at) return null
  const t = texts(locale)
  const { thing } = at
  return {
    title: say(thing.text, locale),
    parts: (change) => [
      {
        term: t.questionWords,
        value: [
          frameworkFactTexts(locale).kinds[thing.kind],
          ...(thing.weight === undefined ? [] : [t.weighs(thing.weight)]),
          ...(thing.optional ? [t.mayStayOpen] : []),
          ...(thing.help ? [say(thing.help, locale)] : []),
        ].join('. '),
        change: change('woorden'),
      },
      { term: t.when, value: whenWords(framework, thing.when, locale), change: change('wanneer') },
    ],
    more: thing.kind !== 'yes_no' && (
      <Answers framework={framework} question={thing} locale={locale} writable={draft.from_day === null} />
    ),
  }
})

function Answers({
  framework,
  question,
  locale,
  writable,
}: {
  readonly framework: FrameworkDefinition
  readonly question: Question
  readonly locale: Locale
  readonly writable: boolean
}) {
  const t = texts(locale)
  const options = question.options ?? []
  const at = (part: string): string => thingPath(framework.key, 'questions', question.id, part)
  return (
    <Section title={t.answers}>
      <Table
        locale={locale}
        caption={t.answers}
        captionHidden
        rows={options}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'answer',
            title: t.answer,
            rowHeader: true,
            cell: ({ id, text }) => <a href={at(`antwoord/${id}`)}>{say(text, locale)}</a>,
          },
          {
            key: 'points',
            title: t.points,
            numeric: true,
            cell: ({ points }) => (points === undefined ? '' : String(points)),
          },
          ...moveColumn(writable, locale, (option: Option) => ({
            action: at(`antwoord/${option.id}/verplaatsen`),
            title: say(option.text, locale),
            order: options.map(({ id }) => id),
            at: options.indexOf(option),
          })),
        ]}
      />
      {writable && (
        <p>
          <LinkButton kind="secondary" href={at('antwoord-erbij')}>
            {t.addAnswer}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}

export const showRule = thingPage('rules', (c, { definition: framework }, locale) => {
  const at = thingAt(c, framework, 'rules')
  if (!at) return null
  const t = texts(locale)
  const { thing } = at
  const flag = framework.flags.find(({ id }) => id === thing.flag)
  return {
    title: t.ruleNumber(framework.rules.indexOf(thing) + 1),
    parts: (change) => [
      { term: t.when, value: whenWords(framework, thing.when, locale), change: change('wanneer') },
      {
        term: t.effect,
        value: [effectWords(framework, thing, locale), ...(flag ? [say(flag.text, locale)] : [])].join(' '),
        change: change('gevolg'),
      },
      {
        term: t.reason,
        value: (
          <>
            <p>{say(thing.reason, locale)}</p>
            {thing.advice?.map((advice) => (
              <p>{say(advice, locale)}</p>
            ))}
          </>
        ),
        change: change('reden'),
      },
    ],
  }
})

export const showMethod = thingPage('methods', (c, { definition: framework }, locale) => {
  const at = thingAt(c, framework, 'methods')
  if (!at) return null
  const t = texts(locale)
  const { thing } = at
  return {
    title: say(thing.title, locale),
    parts: (change) => [
      {
        term: t.methodWords,
        value: [
          frameworkFactTexts(locale).methodKinds[thing.kind],
          ...(thing.summary ? [say(thing.summary, locale)] : []),
        ].join('. '),
        change: change('woorden'),
      },
      { term: t.when, value: whenWords(framework, thing.when, locale), change: change('wanneer') },
    ],
  }
})
