import {
  effectWords,
  type FrameworkDefinition,
  type FrameworkList,
  frameworkFactTexts,
  whenWords,
} from '../../../frameworks/index.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { mustHaveDraft } from '../drafts/actions.ts'
import { CheckNotice, draftPage } from '../drafts/frame.tsx'
import { faultsIn } from '../drafts/kind.ts'
import { moveColumn } from '../drafts/move.tsx'
import { editPath, frameworkKind, listWords, thingPath } from './kind.ts'
import { texts } from './texts.ts'

/** Order of a list: what moving one of it changes. */
export const orderOf =
  (list: FrameworkList) =>
  (framework: FrameworkDefinition): readonly string[] =>
    framework[list].map(({ id }) => id)

/** `/beheer/concepten/afwegingskaders/{key}`: a framework being prepared: check, and every part with its page. */
export async function showFrameworkDraft(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(act, frameworkKind, key)
  const framework = draft.definition
  const part = { framework, locale, writable: draft.from_day === null }
  return draftPage(
    c,
    { kind: frameworkKind, key, draft, view: 'edit', lead: t.lead },
    <>
      <Section title={t.check}>
        <CheckNotice faults={await faultsIn(act, frameworkKind, framework)} locale={locale} />
      </Section>
      <General {...part} />
      <Things
        {...part}
        list="questions"
        rows={framework.questions.map((question) => ({
          id: question.id,
          title: say(question.text, locale),
          facts: [
            frameworkFactTexts(locale).kinds[question.kind],
            ...(question.weight === undefined ? [] : [t.weighs(question.weight)]),
            ...(question.when ? [whenWords(framework, question.when, locale)] : []),
          ],
        }))}
      />
      <Things
        {...part}
        list="outcomes"
        rows={framework.outcomes.map(({ id, title, summary, enabled }) => ({
          id,
          title: say(title, locale),
          facts: [say(summary, locale), ...(enabled === false ? [t.isOff] : [])],
        }))}
      />
      <Things
        {...part}
        list="rules"
        rows={framework.rules.map((rule, at) => ({
          id: rule.id,
          title: t.ruleNumber(at + 1),
          facts: [
            whenWords(framework, rule.when, locale),
            effectWords(framework, rule, locale),
            `${t.reason}: ${say(rule.reason, locale)}`,
          ],
        }))}
      />
      <Things
        {...part}
        list="sums"
        rows={framework.sums.map(({ id, name, of }) => ({
          id,
          title: say(name, locale),
          facts: [t.sumOf(of.length)],
        }))}
      />
      <Things
        {...part}
        list="methods"
        rows={framework.methods.map(({ id, title, kind }) => ({
          id,
          title: say(title, locale),
          facts: [frameworkFactTexts(locale).methodKinds[kind]],
        }))}
      />
      <Things
        {...part}
        list="flags"
        rows={framework.flags.map(({ id, text }) => ({ id, title: say(text, locale), facts: [] }))}
      />
    </>,
  )
}

interface Part {
  readonly framework: FrameworkDefinition
  readonly locale: Locale
  readonly writable: boolean
}

function General({ framework, locale }: Part) {
  const t = texts(locale)
  const facts = frameworkFactTexts(locale)
  const change = (part: string) => ({ href: editPath(framework.key, part), label: t.change })
  return (
    <DefinitionList
      items={[
        { term: t.general, value: say(framework.summary, locale), change: change('algemeen') },
        { term: facts.mode, value: facts.modes[framework.mode], change: change('tellen') },
        ...(framework.sums.length > 0
          ? [
              {
                term: t.assessors,
                value: framework.assessors
                  ? t.assessorsTalk(framework.assessors.talk_above)
                  : t.assessorsNone,
                change: change('beoordelaars'),
              },
            ]
          : []),
      ]}
    />
  )
}

interface Row {
  readonly id: string
  readonly title: string
  readonly facts: readonly string[]
}

/** One list of the framework: each thing with its page, buttons for the order, and a page to add one. */
function Things({
  framework,
  locale,
  writable,
  list,
  rows,
}: Part & { readonly list: FrameworkList; readonly rows: readonly Row[] }) {
  const t = texts(locale)
  return (
    <Section title={t.lists[list]}>
      <p>{t.listTexts[list]}</p>
      {rows.length > 0 && (
        <Table
          locale={locale}
          caption={t.lists[list]}
          captionHidden
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'thing',
              title: t.thing[list],
              rowHeader: true,
              cell: ({ id, title }) => <a href={thingPath(framework.key, list, id)}>{title}</a>,
            },
            {
              key: 'facts',
              title: t.says,
              cell: ({ facts }) => facts.map((fact) => <p>{fact}</p>),
            },
            ...moveColumn(writable, locale, ({ id, title }: Row) => ({
              action: thingPath(framework.key, list, id, 'verplaatsen'),
              title,
              order: orderOf(list)(framework),
              at: rows.findIndex((row) => row.id === id),
            })),
          ]}
        />
      )}
      {writable && (
        <p>
          <LinkButton kind="secondary" href={editPath(framework.key, `${listWords[list]}-erbij`)}>
            {t.add[list]}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}
