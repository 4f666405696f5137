import { z } from 'zod'
import { type Scheme, schemeTexts } from '../../../funds/index.ts'
import { parseForm, withError } from '../../../kit/form.ts'
import { longText, shortText } from '../../../kit/form-fields.ts'
import { TextInput } from '../../../ui/form/index.ts'
import {
  BothLanguages,
  bothLabels,
  bothLong,
  bothShort,
  bothValues,
  lineValues,
  readBoth,
  readLines,
} from '../drafts/both.tsx'
import type { MakePiece } from '../drafts/piece.tsx'
import { texts as draftTexts } from '../drafts/texts.ts'
import { editPath } from './kind.ts'
import { texts } from './texts.ts'

/** What every page of this editor shares. */
export const sharedBy = (scheme: Scheme, part: string, locale: 'nl' | 'en') => ({
  path: editPath(scheme.key, part),
  back: { href: editPath(scheme.key), label: texts(locale).back },
})

const link = () => z.url().max(500)

/** Name, purpose, and on what the scheme rests. */
export const generalPiece: MakePiece<Scheme> = (c, scheme) => {
  const { locale } = c.var.act
  const t = schemeTexts(locale)
  const schema = z.object({
    ...bothShort('title'),
    ...bothLong('summary', 400),
    ...bothLong('purpose', 600),
    ...bothShort('basis', 200),
    article: shortText(100),
    source: link().optional(),
  })
  const { legal_basis } = scheme
  return {
    ...sharedBy(scheme, 'algemeen', locale),
    title: t.parts.general,
    values: {
      ...bothValues('title', scheme.title),
      ...bothValues('summary', scheme.summary),
      ...bothValues('purpose', scheme.purpose),
      ...bothValues('basis', legal_basis.title),
      article: [legal_basis.article],
      ...(legal_basis.source ? { source: [legal_basis.source] } : {}),
    },
    part: ({ title, summary, purpose, legal_basis }) => ({ title, summary, purpose, legal_basis }),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, {
        ...bothLabels('title', t.title, locale),
        ...bothLabels('summary', t.summary, locale),
        ...bothLabels('purpose', t.purpose, locale),
        ...bothLabels('basis', t.basis, locale),
        article: t.article,
        source: t.source,
      })
      if (!parsed.ok) return parsed
      const { value } = parsed
      const text = (name: string) => readBoth(value, name) ?? { nl: '', en: '' }
      return {
        ok: true,
        apply: (now) => ({
          definition: {
            ...now,
            title: text('title'),
            summary: text('summary'),
            purpose: text('purpose'),
            legal_basis: {
              title: text('basis'),
              article: value.article,
              ...(value.source ? { source: value.source } : {}),
            },
          },
        }),
      }
    },
    fields: (field) => (
      <>
        <BothLanguages field={field} name="title" label={t.title} locale={locale} />
        <BothLanguages field={field} name="summary" label={t.summary} rows={3} locale={locale} />
        <BothLanguages field={field} name="purpose" label={t.purpose} rows={3} locale={locale} />
        <BothLanguages field={field} name="basis" label={t.basis} locale={locale} />
        <TextInput {...field('article')} label={t.article} width="medium" />
        <TextInput {...field('source')} label={t.source} type="url" optional />
      </>
    ),
  }
}

/** Who can apply, and what is asked of them: a line for each. */
export const forWhomPiece: MakePiece<Scheme> = (c, scheme) => {
  const { locale } = c.var.act
  const t = schemeTexts(locale)
  const schema = z.object({
    who_nl: longText(),
    who_en: longText(),
    conditions_nl: longText(),
    conditions_en: longText(),
  })
  return {
    ...sharedBy(scheme, 'voor-wie', locale),
    title: t.parts.forWhom,
    values: { ...lineValues('who', scheme.who_may_apply), ...lineValues('conditions', scheme.conditions) },
    part: ({ who_may_apply, conditions }) => ({ who_may_apply, conditions }),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, {
        ...bothLabels('who', t.who, locale),
        ...bothLabels('conditions', t.conditions, locale),
      })
      if (!parsed.ok) return parsed
      const who = readLines(parsed.value, 'who')
      if (!who) return withError(input.text, 'who_en', draftTexts(locale).uneven)
      const conditions = readLines(parsed.value, 'conditions')
      if (!conditions) return withError(input.text, 'conditions_en', draftTexts(locale).uneven)
      return {
        ok: true,
        apply: (now) => ({
          definition: { ...now, who_may_apply: [...who], conditions: [...conditions] },
        }),
      }
    },
    fields: (field) => {
      const hint = texts(locale).linesHint
      return (
        <>
          <BothLanguages field={field} name="who" label={t.who} hint={hint} rows={4} locale={locale} />
          <BothLanguages
            field={field}
            name="conditions"
            label={t.conditions}
            hint={hint}
            rows={6}
            locale={locale}
          />
        </>
      )
    },
  }
}

const letterNames = ['received', 'incomplete', 'granted', 'refused'] as const

/** The words with which each letter begins. */
export const lettersPiece: MakePiece<Scheme> = (c, scheme) => {
  const { locale } = c.var.act
  const t = schemeTexts(locale)
  const schema = z.object({
    ...bothLong('received', 1000),
    ...bothLong('incomplete', 1000),
    ...bothLong('granted', 1000),
    ...bothLong('refused', 1000),
  })
  return {
    ...sharedBy(scheme, 'brieven', locale),
    title: t.parts.letters,
    lead: texts(locale).lettersHint,
    values: Object.assign({}, ...letterNames.map((name) => bothValues(name, scheme.letters[name]))),
    part: ({ letters }) => letters,
    read: (input) => {
      const labels = letterNames.map((name) => bothLabels(name, t.letters[name], locale))
      const parsed = parseForm(schema, input, locale, Object.assign({}, ...labels))
      if (!parsed.ok) return parsed
      const text = (name: string) => readBoth(parsed.value, name) ?? { nl: '', en: '' }
      return {
        ok: true,
        apply: (now) => ({
          definition: {
            ...now,
            letters: {
              received: text('received'),
              incomplete: text('incomplete'),
              granted: text('granted'),
              refused: text('refused'),
            },
          },
        }),
      }
    },
    fields: (field) =>
      letterNames.map((name) => (
        <BothLanguages field={field} name={name} label={t.letters[name]} rows={3} locale={locale} />
      )),
  }
}
