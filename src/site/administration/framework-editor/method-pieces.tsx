import { z } from 'zod'
import {
  addThing,
  changeThing,
  type FrameworkDefinition,
  frameworkFactTexts,
} from '../../../frameworks/index.ts'
import { type FormInput, parseForm } from '../../../kit/form.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { CheckboxGroup, RadioGroup } from '../../../ui/form/index.ts'
import {
  BothLanguages,
  bothIfAny,
  bothLabels,
  bothShort,
  bothValues,
  halfWritten,
  readBoth,
} from '../drafts/both.tsx'
import type { Binder, MakePiece } from '../drafts/piece.tsx'
import { editPath } from './kind.ts'
import { texts } from './texts.ts'
import { backHome, thingAt } from './thing.ts'

const methodKinds = ['method', 'care'] as const
const methodSchema = z.object({
  kind: z.enum(methodKinds),
  ...bothShort('title', 120),
  ...bothIfAny('summary', 600),
  outcomes: z.array(z.string().max(60)).default([]),
})

function readMethod(framework: FrameworkDefinition, input: FormInput, locale: Locale) {
  const t = texts(locale)
  const parsed = parseForm(methodSchema, input, locale, {
    kind: t.kind,
    ...bothLabels('title', t.methodTitle, locale),
    ...bothLabels('summary', t.summary, locale),
    outcomes: t.methodOutcomes,
  })
  if (!parsed.ok) return parsed
  const half = halfWritten(input, ['summary'], locale)
  if (half) return half
  const { kind, title_nl: nl, title_en: en, outcomes } = parsed.value
  const summary = readBoth(parsed.value, 'summary')
  const known = framework.outcomes.map(({ id }) => id).filter((id) => outcomes.includes(id))
  return {
    ok: true as const,
    fresh: {
      kind,
      title: { nl, en },
      ...(summary ? { summary } : {}),
      ...(known.length > 0 ? { outcomes: known } : {}),
    },
  }
}

const methodFields = (framework: FrameworkDefinition, locale: Locale) => (field: Binder) => {
  const t = texts(locale)
  return (
    <>
      <RadioGroup
        {...field('kind')}
        label={t.kind}
        options={methodKinds.map((kind) => ({
          value: kind,
          label: frameworkFactTexts(locale).methodKinds[kind],
        }))}
      />
      <BothLanguages field={field} name="title" label={t.methodTitle} locale={locale} />
      <BothLanguages field={field} name="summary" label={t.summary} rows={2} locale={locale} optional />
      <CheckboxGroup
        {...field('outcomes')}
        label={t.methodOutcomes}
        hint={t.methodOutcomesHint}
        optional
        options={framework.outcomes.map(({ id, title }) => ({ value: id, label: say(title, locale) }))}
      />
    </>
  )
}

/** A way to do it, or something to think of as well. */
export const methodPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'methods', 'woorden')
  if (!at) return null
  const { thing, id, locale, t } = at
  return {
    ...at.shared,
    title: t.methodWords,
    values: {
      kind: [thing.kind],
      ...bothValues('title', thing.title),
      ...bothValues('summary', thing.summary),
      outcomes: thing.outcomes ?? [],
    },
    part: at.partOf(({ when: _, ...words }) => words),
    read: (input) => {
      const read = readMethod(framework, input, locale)
      if (!read.ok) return read
      return at.changed((now) =>
        changeThing(now, 'methods', id, ({ when }) => ({ id, ...(when ? { when } : {}), ...read.fresh })),
      )
    },
    fields: methodFields(framework, locale),
  }
}

export const newMethodPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const { locale } = c.var.act
  const t = texts(locale)
  return {
    title: t.add.methods,
    path: editPath(framework.key, 'manier-erbij'),
    back: backHome(framework, locale),
    submit: t.addYes,
    values: { kind: ['method'] },
    part: (now) => now.methods.map(({ id }) => id),
    read: (input) => {
      const read = readMethod(framework, input, locale)
      if (!read.ok) return read
      const { fresh } = read
      return {
        ok: true,
        apply: (now) => ({
          definition: addThing(now, 'methods', fresh.title, (id) => ({ id, ...fresh })).framework,
        }),
      }
    },
    fields: methodFields(framework, locale),
  }
}

/** Takes a way off the list. */
export const removeMethodPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'methods', 'weghalen')
  if (!at?.removal) return null
  const { thing, locale, t, removal } = at
  return {
    ...at.shared,
    title: t.removeMethodTitle(say(thing.title, locale)),
    submit: t.remove.methods,
    values: {},
    part: at.partOf((method) => method),
    read: () => ({
      ok: true,
      apply: (now) => ({ definition: removal.apply(now), to: editPath(framework.key) }),
    }),
    fields: () => null,
  }
}
