import { z } from 'zod'
import { type FrameworkDefinition, frameworkFactTexts } from '../../../frameworks/index.ts'
import { parseForm } from '../../../kit/form.ts'
import { numberText } from '../../../kit/form-fields.ts'
import { say } from '../../../kit/locale.ts'
import { NumberInput, RadioGroup, Select } from '../../../ui/form/index.ts'
import {
  BothLanguages,
  bothIfAny,
  bothLabels,
  bothLong,
  bothShort,
  bothValues,
  halfWritten,
  readBoth,
} from '../drafts/both.tsx'
import type { MakePiece } from '../drafts/piece.tsx'
import { editPath } from './kind.ts'
import { texts } from './texts.ts'
import { backHome } from './thing.ts'

/** Name, explanation and where it comes from. */
export const generalPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const { locale } = c.var.act
  const t = texts(locale)
  const schema = z.object({
    ...bothShort('title', 120),
    ...bothLong('summary', 1000),
    ...bothIfAny('source', 1000),
  })
  return {
    title: t.general,
    lead: t.generalLead,
    path: editPath(framework.key, 'algemeen'),
    back: backHome(framework, locale),
    values: {
      ...bothValues('title', framework.title),
      ...bothValues('summary', framework.summary),
      ...bothValues('source', framework.source),
    },
    part: ({ title, summary, source }) => ({ title, summary, source }),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, {
        ...bothLabels('title', t.title_, locale),
        ...bothLabels('summary', t.summary, locale),
        ...bothLabels('source', t.source, locale),
      })
      if (!parsed.ok) return parsed
      const half = halfWritten(input, ['source'], locale)
      if (half) return half
      const { title_nl, title_en, summary_nl, summary_en } = parsed.value
      const source = readBoth(parsed.value, 'source')
      return {
        ok: true,
        apply: ({ source: _, ...now }) => ({
          definition: {
            ...now,
            title: { nl: title_nl, en: title_en },
            summary: { nl: summary_nl, en: summary_en },
            ...(source ? { source } : {}),
          },
        }),
      }
    },
    fields: (field) => (
      <>
        <BothLanguages field={field} name="title" label={t.title_} locale={locale} />
        <BothLanguages field={field} name="summary" label={t.summary} rows={3} locale={locale} />
        <BothLanguages field={field} name="source" label={t.source} rows={3} locale={locale} optional />
      </>
    ),
  }
}

const modes = ['first_match', 'in_order'] as const

/** How the rules count: the first that holds, or all of them in order. */
export const modePiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const { locale } = c.var.act
  const t = texts(locale)
  const facts = frameworkFactTexts(locale)
  return {
    title: facts.mode,
    lead: t.modeLead,
    path: editPath(framework.key, 'tellen'),
    back: backHome(framework, locale),
    values: { mode: [framework.mode] },
    part: ({ mode }) => mode,
    read: (input) => {
      const parsed = parseForm(z.object({ mode: z.enum(modes) }), input, locale, { mode: facts.mode })
      if (!parsed.ok) return parsed
      return { ok: true, apply: (now) => ({ definition: { ...now, mode: parsed.value.mode } }) }
    },
    fields: (field) => (
      <RadioGroup
        {...field('mode')}
        label={facts.mode}
        options={modes.map((mode) => ({ value: mode, label: facts.modes[mode] }))}
      />
    ),
  }
}

const nobody = '-niet'

/** When two people who assess apart talk first. */
export const assessorsPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const { locale } = c.var.act
  const t = texts(locale)
  if (framework.sums.length === 0) return null
  const { assessors } = framework
  const known = framework.sums.map(({ id }) => id)
  const schema = z.object({
    sum: z.string().refine((id) => id === nobody || known.includes(id)),
    above: numberText({ min: 1, max: 1000 }).optional(),
  })
  return {
    title: t.assessors,
    lead: t.assessorsLead,
    path: editPath(framework.key, 'beoordelaars'),
    back: backHome(framework, locale),
    values: {
      sum: [assessors?.sum ?? nobody],
      ...(assessors ? { above: [String(assessors.talk_above)] } : {}),
    },
    part: (now) => now.assessors ?? null,
    read: (input) => {
      const parsed = parseForm(schema, input, locale, { sum: t.assessorsSum, above: t.assessorsAbove })
      if (!parsed.ok) return parsed
      const { sum, above } = parsed.value
      const talk = sum === nobody ? {} : { assessors: { sum, talk_above: above ?? 1 } }
      return { ok: true, apply: ({ assessors: _, ...now }) => ({ definition: { ...now, ...talk } }) }
    },
    fields: (field) => (
      <>
        <Select
          {...field('sum')}
          label={t.assessorsSum}
          options={[
            { value: nobody, label: t.assessorsNone },
            ...framework.sums.map(({ id, name }) => ({ value: id, label: say(name, locale) })),
          ]}
        />
        <NumberInput {...field('above')} label={t.assessorsAbove} optional />
      </>
    ),
  }
}
