import { type Scheme, schemeFacts, schemeTexts } from '../../../funds/index.ts'
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
import { hasJury } from './jury-pieces.tsx'
import { editPath, listWords, ruleKinds, ruleWords, type SchemeList, schemeKind } from './kind.ts'
import { orderOf, type SchemeThing, thingsOf } from './list-pieces.tsx'
import { texts } from './texts.ts'

/** The parts of a scheme that have a page each, by the word in its address. */
const parts = {
  algemeen: 'general',
  'voor-wie': 'forWhom',
  verdeling: 'division',
  regiegroep: 'round',
  plekken: 'places',
  bedragen: 'money',
  uitbetalen: 'paying',
  termijnen: 'terms',
  brieven: 'letters',
} as const

const lists: readonly SchemeList[] = ['criteria', 'refusal_grounds', 'other_ways']

/** `/beheer/concepten/regelingen/{key}`: a scheme being prepared: check, and every part with its page. */
export async function showSchemeDraft(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(act, schemeKind, key)
  const scheme = draft.definition
  const writable = draft.from_day === null
  return draftPage(
    c,
    { kind: schemeKind, key, draft, view: 'edit', lead: t.lead },
    <>
      <Section title={t.check}>
        <CheckNotice faults={await faultsIn(act, schemeKind, scheme)} locale={locale} />
      </Section>
      <Parts scheme={scheme} locale={locale} />
      <Rules scheme={scheme} locale={locale} />
      {lists.map((list) => (
        <Things key={list} scheme={scheme} list={list} locale={locale} writable={writable} />
      ))}
      <p class="small">{t.fixed}</p>
    </>,
  )
}

interface Part {
  readonly scheme: Scheme
  readonly locale: Locale
}

/** What each part says now, in the reader's language, with the way to change it. */
function Parts({ scheme, locale }: Part) {
  const t = texts(locale)
  const names = schemeTexts(locale).parts
  const { languages } = schemeTexts(locale)
  const facts = schemeFacts(scheme, locale).filter(
    ({ name }) => !name.endsWith(`(${languages[locale === 'nl' ? 'en' : 'nl']})`),
  )
  const bare = (name: string): string => name.replace(` (${languages[locale]})`, '')
  const saidIn = (part: string) =>
    facts.filter((fact) => fact.part === part || fact.part.startsWith(`${part}:`))
  return (
    <DefinitionList
      items={Object.entries(parts)
        .filter(([, part]) => part !== 'round' || hasJury(scheme))
        .map(([word, part]) => ({
          term: names[part],
          value: (
            <ul class="plain-list">
              {saidIn(names[part]).length === 0 && <li>{t.off}</li>}
              {saidIn(names[part]).map(({ id, name, value }) => (
                <li key={id}>
                  {/^\d/.test(name) ? '' : `${bare(name)}: `}
                  {value}
                </li>
              ))}
            </ul>
          ),
          change: { href: editPath(scheme.key, word), label: t.change },
        }))}
    />
  )
}

/** Every kind of rule, also those that do not hold here. */
function Rules({ scheme, locale }: Part) {
  const t = texts(locale)
  const names = schemeTexts(locale).ruleNames
  const facts = schemeFacts(scheme, locale)
  return (
    <Section title={t.rules}>
      <p>{t.rulesText}</p>
      <DefinitionList
        items={ruleKinds.map((kind) => ({
          term: names[kind],
          value: facts.find(({ id }) => id === `rule.${kind}`)?.value ?? t.off,
          change: { href: editPath(scheme.key, `voorwaarde/${ruleWords[kind]}`), label: t.change },
        }))}
      />
    </Section>
  )
}

/** One list of the scheme: each thing with its page, buttons for the order, and a page to add one. */
function Things(props: Part & { readonly list: SchemeList; readonly writable: boolean }) {
  const { scheme, list, locale, writable } = props
  const t = texts(locale)
  const things = thingsOf(scheme, list)
  const at = (part: string): string => editPath(scheme.key, `${listWords[list]}${part}`)
  return (
    <Section title={t.lists[list]}>
      <Table
        locale={locale}
        caption={t.lists[list]}
        captionHidden
        rows={things}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'thing',
            title: schemeTexts(locale).thing[list],
            rowHeader: true,
            cell: ({ id, title }) => <a href={at(`/${id}`)}>{say(title, locale)}</a>,
          },
          ...moveColumn(writable, locale, (thing: SchemeThing) => ({
            action: at(`/${thing.id}/verplaatsen`),
            title: say(thing.title, locale),
            order: orderOf(list)(scheme),
            at: things.indexOf(thing),
          })),
        ]}
      />
      {writable && (
        <p>
          <LinkButton kind="secondary" href={at('-erbij')}>
            {t.add[list]}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}
