import { z } from 'zod'
import { addThing, changeThing, type FrameworkDefinition, type Rule } from '../../../frameworks/index.ts'
import { type FormInput, parseForm, withError } from '../../../kit/form.ts'
import { longText, ticked } from '../../../kit/form-fields.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { Checkbox, RadioGroup, Select } from '../../../ui/form/index.ts'
import { BothLanguages, bothLabels, bothLong, bothValues, lineValues, readLines } from '../drafts/both.tsx'
import type { Binder, MakePiece } from '../drafts/piece.tsx'
import { texts as draftTexts } from '../drafts/texts.ts'
import { editPath, thingPath } from './kind.ts'
import { texts } from './texts.ts'
import { backHome, thingAt } from './thing.ts'

const effects = ['outcome', 'at_least', 'at_most', 'niets'] as const
const noFlag = '-geen'

type Effect = Pick<Rule, 'outcome' | 'at_least' | 'at_most' | 'say' | 'flag'>

const effectSchema = z.object({
  effect: z.enum(effects),
  to: z.string().max(60).optional(),
  flag: z.string().max(60),
  always: ticked(),
})

function readEffect(framework: FrameworkDefinition, input: FormInput, locale: Locale) {
  const t = texts(locale)
  const parsed = parseForm(effectSchema, input, locale, { effect: t.effect, to: t.effectTo, flag: t.flag })
  if (!parsed.ok) return parsed
  const { effect, to, flag, always } = parsed.value
  if (effect !== 'niets' && !framework.outcomes.some(({ id }) => id === to))
    return withError(input.text, 'to', t.effectMissing)
  const fresh: Effect = {
    ...(effect === 'niets' ? {} : { [effect]: to }),
    ...(always ? { say: 'always' as const } : {}),
    ...(framework.flags.some(({ id }) => id === flag) ? { flag } : {}),
  }
  return { ok: true as const, fresh }
}

const effectFields = (framework: FrameworkDefinition, locale: Locale) => (field: Binder) => {
  const t = texts(locale)
  return (
    <>
      <RadioGroup
        {...field('effect')}
        label={t.effect}
        options={effects.map((value) => ({ value, label: t.effects[value] }))}
      />
      <Select
        {...field('to')}
        label={t.effectTo}
        optional
        options={framework.outcomes.map(({ id, title }) => ({ value: id, label: say(title, locale) }))}
      />
      <Select
        {...field('flag')}
        label={t.flag}
        options={[
          { value: noFlag, label: t.noFlag },
          ...framework.flags.map(({ id, text }) => ({ value: id, label: say(text, locale) })),
        ]}
      />
      <Checkbox {...field('always')} label={t.sayAlways} hint={t.sayAlwaysHint} />
    </>
  )
}

/** What a rule does to the outcome. */
export const effectPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'rules', 'gevolg')
  if (!at) return null
  const { thing, id, locale, t } = at
  const now = (['outcome', 'at_least', 'at_most'] as const).find((effect) => thing[effect] !== undefined)
  return {
    ...at.shared,
    title: t.effect,
    values: {
      effect: [now ?? 'niets'],
      to: now ? [thing[now] ?? ''] : [],
      flag: [thing.flag ?? noFlag],
      always: thing.say ? ['ja'] : [],
    },
    part: at.partOf(({ outcome, at_least, at_most, say, flag }) => [outcome, at_least, at_most, say, flag]),
    read: (input) => {
      const read = readEffect(framework, input, locale)
      if (!read.ok) return read
      return at.changed((definition) =>
        changeThing(definition, 'rules', id, ({ id, when, reason, advice }) => ({
          id,
          ...(when ? { when } : {}),
          reason,
          ...(advice ? { advice } : {}),
          ...read.fresh,
        })),
      )
    },
    fields: effectFields(framework, locale),
  }
}

const reasonSchema = z.object({
  ...bothLong('reason', 600),
  advice_nl: longText(2000).optional(),
  advice_en: longText(2000).optional(),
})

function readReason(input: FormInput, locale: Locale) {
  const t = texts(locale)
  const parsed = parseForm(reasonSchema, input, locale, {
    ...bothLabels('reason', t.reason, locale),
    ...bothLabels('advice', t.advice, locale),
  })
  if (!parsed.ok) return parsed
  const advice = readLines(parsed.value, 'advice')
  if (!advice) return withError(input.text, 'advice_en', draftTexts(locale).uneven)
  const { reason_nl: nl, reason_en: en } = parsed.value
  return {
    ok: true as const,
    fresh: { reason: { nl, en }, advice: advice.length > 0 ? [...advice] : undefined },
  }
}

const reasonFields = (framework: FrameworkDefinition, locale: Locale) => (field: Binder) => {
  const t = texts(locale)
  const sums = framework.sums.map(({ id, name }) => `{${id}}: ${say(name, locale)}`).join('; ')
  return (
    <>
      <BothLanguages
        field={field}
        name="reason"
        label={t.reason}
        hint={sums ? t.reasonSums(sums) : t.reasonHint}
        rows={3}
        locale={locale}
      />
      <BothLanguages
        field={field}
        name="advice"
        label={t.advice}
        hint={t.adviceHint}
        rows={3}
        locale={locale}
        optional
      />
    </>
  )
}

/** Why: the reason that people read, and what they can do. */
export const reasonPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'rules', 'reden')
  if (!at) return null
  const { thing, id, locale, t } = at
  return {
    ...at.shared,
    title: t.reason,
    lead: t.reasonLead,
    values: { ...bothValues('reason', thing.reason), ...lineValues('advice', thing.advice ?? []) },
    part: at.partOf(({ reason, advice }) => [reason, advice]),
    read: (input) => {
      const read = readReason(input, locale)
      if (!read.ok) return read
      return at.changed((now) => changeThing(now, 'rules', id, (rule) => ({ ...rule, ...read.fresh })))
    },
    fields: reasonFields(framework, locale),
  }
}

/** A rule more, at the end; when it holds is asked on its own page after that. */
export const newRulePiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const { locale } = c.var.act
  const t = texts(locale)
  return {
    title: t.add.rules,
    lead: t.addRuleLead,
    path: editPath(framework.key, 'regel-erbij'),
    back: backHome(framework, locale),
    submit: t.addYes,
    values: { flag: [noFlag] },
    part: (now) => now.rules.map(({ id }) => id),
    read: (input) => {
      const effect = readEffect(framework, input, locale)
      if (!effect.ok) return effect
      const reason = readReason(input, locale)
      if (!reason.ok) return reason
      return {
        ok: true,
        apply: (now) => {
          const added = addThing(now, 'rules', reason.fresh.reason, (id) => ({
            id,
            ...effect.fresh,
            ...reason.fresh,
          }))
          return {
            definition: added.framework,
            to: thingPath(framework.key, 'rules', added.id),
          }
        },
      }
    },
    fields: (field) => (
      <>
        {effectFields(framework, locale)(field)}
        {reasonFields(framework, locale)(field)}
      </>
    ),
  }
}

/** Takes a rule away. */
export const removeRulePiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'rules', 'weghalen')
  if (!at?.removal) return null
  const { thing, locale, t, removal } = at
  return {
    ...at.shared,
    title: t.removeRuleTitle,
    lead: say(thing.reason, locale),
    submit: t.remove.rules,
    values: {},
    part: at.partOf((rule) => rule),
    read: () => ({
      ok: true,
      apply: (now) => ({ definition: removal.apply(now), to: editPath(framework.key) }),
    }),
    fields: () => null,
  }
}
