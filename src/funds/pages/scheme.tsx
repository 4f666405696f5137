import { type Locale, type Localised, say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { accountTerm } from '../accountability/rules.ts'
import type { Scheme } from '../schema.ts'
import { texts } from '../texts.ts'
import { ruleInWords, termInWords } from '../words.ts'
import { WhoDecides } from './parts.tsx'

interface Props {
  readonly scheme: Scheme
  readonly locale: Locale
}

/** A scheme in plain words, with the legal grounds folded away. */
export function SchemeInFull({ scheme, locale }: Props) {
  const t = texts(locale).one
  return (
    <>
      <Section title={t.purposeTitle}>
        <p>{say(scheme.purpose, locale)}</p>
      </Section>
      <Section title={t.whoTitle}>
        <Sentences sentences={scheme.who_may_apply} locale={locale} />
        <p>{texts(locale).assurance[scheme.assurance]}</p>
      </Section>
      <Section title={t.conditionsTitle}>
        <Sentences sentences={scheme.conditions} locale={locale} />
      </Section>
      <Rules scheme={scheme} locale={locale} />
      <Section title={t.criteriaTitle}>
        <dl class="definition-list">
          {scheme.criteria.map(({ key, title, question }) => (
            <div key={key} class="definition-list__item">
              <dt>{say(title, locale)}</dt>
              <dd>{say(question, locale)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Division scheme={scheme} locale={locale} />
      <Payment scheme={scheme} locale={locale} />
      <Section title={t.refusalTitle}>
        <ul>
          {scheme.refusal_grounds.map(({ key, title }) => (
            <li key={key}>{say(title, locale)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t.otherTitle}>
        <ul>
          {scheme.other_ways.map(({ title, text, url }) => (
            <li key={title.nl}>
              <strong>{url ? <a href={url}>{say(title, locale)}</a> : say(title, locale)}</strong>:{' '}
              {say(text, locale)}
            </li>
          ))}
        </ul>
      </Section>
      <Law scheme={scheme} locale={locale} />
    </>
  )
}

function Sentences(props: { readonly sentences: readonly Localised[]; readonly locale: Locale }) {
  return (
    <ul>
      {props.sentences.map((sentence) => (
        <li key={sentence.nl}>{say(sentence, props.locale)}</li>
      ))}
    </ul>
  )
}

/** What is looked at while somebody fills in an application, each with why. */
function Rules({ scheme, locale }: Props) {
  if (scheme.rules.length === 0) return null
  return (
    <Section title={texts(locale).one.rulesTitle}>
      <ul>
        {scheme.rules.map((rule) => (
          <li key={rule.kind}>
            <strong>{ruleInWords(rule, locale)}</strong> {say(rule.explanation, locale)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Division({ scheme, locale }: Props) {
  const t = texts(locale)
  const { allocation } = scheme
  return (
    <Section title={t.one.divideTitle}>
      <p>
        <strong>{t.allocations[allocation]}.</strong> {t.allocationsText[allocation]}
      </p>
      <WhoDecides scheme={scheme} locale={locale} />
    </Section>
  )
}

function Payment({ scheme, locale }: Props) {
  const t = texts(locale).one
  const { amounts, advance, accountability, terms } = scheme
  return (
    <>
      <Section title={t.payTitle}>
        <ul>
          <li>
            {t.amounts(amountInWords(amounts.min_cents, locale), amountInWords(amounts.max_cents, locale))}
          </li>
          <li>{say(advance.explanation, locale)}</li>
          <li>{say(accountability.explanation, locale)}</li>
        </ul>
      </Section>
      <Section title={t.termsTitle}>
        <ul>
          <li>{t.decideIn(termInWords(terms.decide, locale))}</li>
          <li>{t.supplementIn(termInWords(terms.supplement, locale))}</li>
          <li>{t.payIn(termInWords(terms.pay, locale))}</li>
          {amounts.max_cents > accountability.settled_at_once_up_to_cents && (
            <li>{t.accountIn(termInWords(accountTerm(scheme), locale))}</li>
          )}
        </ul>
        {scheme.serves.includes('neighbourhood_wish') && (
          <p>
            <a href={`${paths.process('wijkwens')}#termijnen`}>{t.clocks}</a>
          </p>
        )}
      </Section>
    </>
  )
}

/** On what the scheme rests, and in which article each of its points stands. */
function Law({ scheme, locale }: Props) {
  const t = texts(locale).one
  const { legal_basis, criteria, refusal_grounds } = scheme
  const rows = [
    ...criteria.map(({ key, title, ground }) => ({ key: `c-${key}`, title, article: ground })),
    ...refusal_grounds.map(({ key, title, article }) => ({ key: `r-${key}`, title, article })),
  ]
  return (
    <Disclosure summary={t.lawTitle}>
      <p>
        {t.basis(say(legal_basis.title, locale), legal_basis.article)}.{' '}
        {legal_basis.source && <a href={legal_basis.source}>{t.source}</a>}
      </p>
      <Table
        locale={locale}
        caption={t.groundsCaption}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'what', title: t.what, rowHeader: true, cell: ({ title }) => say(title, locale) },
          { key: 'article', title: t.article, cell: ({ article }) => article },
        ]}
      />
      <p>{t.awb}</p>
    </Disclosure>
  )
}
