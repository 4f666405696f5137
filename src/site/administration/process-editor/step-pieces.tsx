import { z } from 'zod'
import {
  caseTexts,
  changeStep,
  letterWords,
  type Process,
  type Step,
  stepActors,
  stepOf,
  unknownWords,
} from '../../../cases/index.ts'
import { parseForm, withError } from '../../../kit/form.ts'
import { longText, numberText } from '../../../kit/form-fields.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { CheckboxGroup, NumberInput, RadioGroup, Select } from '../../../ui/form/index.ts'
import {
  BothLanguages,
  bothLabels,
  bothLong,
  bothShort,
  bothValues,
  lineValues,
  readLines,
} from '../drafts/both.tsx'
import type { MakePiece, Understood } from '../drafts/piece.tsx'
import { texts as draftTexts } from '../drafts/texts.ts'
import { editPath } from './kind.ts'
import { LetterPreview } from './letter-preview.tsx'
import { texts } from './texts.ts'

export const termUnits = ['working_days', 'days', 'weeks', 'months', 'years'] as const
export const termKinds = ['service', 'legal'] as const
const counts = ['step', 'submission'] as const
/** Whether the Algemene termijnenwet applies: as usual for this kind of term, always, or never. */
const acts = ['gewoon', 'ja', 'nee'] as const

/** The step in the address with what every piece of it shares. */
function stepAt(c: Ctx, process: Process, part: string) {
  const step = stepOf(process, c.req.param('stap') ?? '')
  if (!step) return null
  const { locale } = c.var.act
  const title = say(step.title, locale)
  const home = editPath(process.key, `stap/${step.key}`)
  const shared = {
    path: `${home}/${part}`,
    back: { href: home, label: texts(locale).backToStep(title) },
  }
  const partOf = (pick: (step: Step) => unknown) => (now: Process) => {
    const found = stepOf(now, step.key)
    return found ? pick(found) : null
  }
  const changed = (change: (step: Step) => Step): Understood<Process> => ({
    ok: true,
    apply: (now) => ({ definition: changeStep(now, step.key, change) }),
  })
  return { step, locale, title, shared, partOf, changed }
}

/** Name, what happens now and explanation. */
export const wordsPiece: MakePiece<Process> = (c, process) => {
  const at = stepAt(c, process, 'woorden')
  if (!at) return null
  const { step, locale } = at
  const t = texts(locale)
  const schema = z.object({
    ...bothShort('title', 80),
    ...bothShort('doing', 160),
    ...bothLong('explanation'),
  })
  const labels = {
    ...bothLabels('title', t.title, locale),
    ...bothLabels('doing', t.doing, locale),
    ...bothLabels('explanation', t.explanation, locale),
  }
  return {
    ...at.shared,
    title: t.words,
    lead: t.wordsLead,
    values: {
      ...bothValues('title', step.title),
      ...bothValues('doing', step.doing),
      ...bothValues('explanation', step.explanation),
    },
    part: at.partOf(({ title, doing, explanation }) => ({ title, doing, explanation })),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, labels)
      if (!parsed.ok) return parsed
      const value = parsed.value
      return at.changed((step) => ({
        ...step,
        title: { nl: value.title_nl, en: value.title_en },
        doing: { nl: value.doing_nl, en: value.doing_en },
        explanation: { nl: value.explanation_nl, en: value.explanation_en },
      }))
    },
    fields: (field) => (
      <>
        <BothLanguages field={field} name="title" label={t.title} locale={locale} />
        <BothLanguages field={field} name="doing" label={t.doing} hint={t.doingHint} locale={locale} />
        <BothLanguages field={field} name="explanation" label={t.explanation} rows={5} locale={locale} />
      </>
    ),
  }
}

/** Fields of a term, with who is to act where that is asked too. */
export const termFields = {
  length: numberText({ min: 1, max: 999 }),
  unit: z.enum(termUnits),
  kind: z.enum(termKinds),
}

export const actorOptions = (locale: Locale) =>
  stepActors.map((actor) => ({ value: actor, label: caseTexts(locale).actors[actor] }))
export const unitOptions = (locale: Locale) =>
  termUnits.map((unit) => ({ value: unit, label: texts(locale).units[unit] }))
export const kindOptions = (locale: Locale) =>
  termKinds.map((kind) => ({ value: kind, label: texts(locale).kinds[kind] }))

/** Who is to act, and how long that may take. */
export const termPiece: MakePiece<Process> = (c, process) => {
  const at = stepAt(c, process, 'termijn')
  if (!at) return null
  const { step, locale } = at
  const t = texts(locale)
  const schema = z.object({
    actor: z.enum(stepActors),
    ...termFields,
    counts: z.enum(counts),
    act: z.enum(acts).default('gewoon'),
  })
  const labels = {
    actor: t.actor,
    length: t.length,
    unit: t.unit,
    kind: t.kind,
    counts: t.countsFrom,
    act: t.act,
  }
  return {
    ...at.shared,
    title: t.who,
    lead: t.whoLead,
    values: {
      actor: [step.actor],
      length: [String(step.term.length)],
      unit: [step.term.unit],
      kind: [step.term.kind],
      counts: [step.counts_from],
      act: [step.term.general_act === undefined ? 'gewoon' : step.term.general_act ? 'ja' : 'nee'],
    },
    part: at.partOf(({ actor, term, counts_from }) => ({ actor, term, counts_from })),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, labels)
      if (!parsed.ok) return parsed
      const { actor, length, unit, kind, counts: counts_from, act } = parsed.value
      return at.changed((step) => ({
        ...step,
        actor,
        counts_from,
        term: { length, unit, kind, ...(act === 'gewoon' ? {} : { general_act: act === 'ja' }) },
      }))
    },
    fields: (field) => (
      <>
        <Select {...field('actor')} label={t.actor} options={actorOptions(locale)} />
        <NumberInput {...field('length')} label={t.length} />
        <Select {...field('unit')} label={t.unit} options={unitOptions(locale)} />
        <RadioGroup {...field('kind')} label={t.kind} options={kindOptions(locale)} />
        <RadioGroup
          {...field('counts')}
          label={t.countsFrom}
          options={counts.map((from) => ({ value: from, label: t.counts[from] }))}
        />
        <RadioGroup
          {...field('act')}
          label={t.act}
          hint={t.actHint}
          options={acts.map((act) => ({ value: act, label: t.acts[act] }))}
        />
      </>
    ),
  }
}

/** What the initiator delivers: a line for each thing. */
export const needsPiece: MakePiece<Process> = (c, process) => {
  const at = stepAt(c, process, 'aanleveren')
  if (!at) return null
  const { step, locale } = at
  const t = texts(locale)
  const schema = z.object({ needs_nl: longText().optional(), needs_en: longText().optional() })
  return {
    ...at.shared,
    title: t.needs,
    lead: t.needsLead,
    values: lineValues('needs', step.needs),
    part: at.partOf(({ needs }) => needs),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, bothLabels('needs', t.needs, locale))
      if (!parsed.ok) return parsed
      const needs = readLines(parsed.value, 'needs')
      if (!needs) return withError(input.text, 'needs_en', draftTexts(locale).uneven)
      return at.changed((step) => ({ ...step, needs: [...needs] }))
    },
    fields: (field) => (
      <BothLanguages field={field} name="needs" label={t.needs} rows={5} locale={locale} optional />
    ),
  }
}

const wordsInBraces = (locale: Locale): string =>
  Object.values(letterWords)
    .map((word) => `{${say(word, locale)}}`)
    .join(', ')

/** The letter with which the step begins. */
export const letterPiece: MakePiece<Process> = (c, process) => {
  const at = stepAt(c, process, 'brief')
  if (!at) return null
  const { step, locale } = at
  const t = texts(locale)
  const schema = z.object({ letter_nl: longText(3000).optional(), letter_en: longText(3000).optional() })
  const words = `${wordsInBraces('nl')} / ${wordsInBraces('en')}`
  return {
    ...at.shared,
    title: t.letter,
    lead: t.letterLead,
    values: bothValues('letter', step.letter),
    part: at.partOf(({ letter }) => letter ?? null),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, bothLabels('letter', t.letterLabel, locale))
      if (!parsed.ok) return parsed
      const { letter_nl: nl, letter_en: en } = parsed.value
      if ((nl === undefined) !== (en === undefined))
        return withError(input.text, nl === undefined ? 'letter_nl' : 'letter_en', t.letterBoth)
      if (nl === undefined || en === undefined) return at.changed(({ letter: _, ...step }) => step)
      const letter = { nl, en }
      const [unknown] = unknownWords(letter)
      if (unknown)
        return withError(input.text, `letter_${unknown.locale}`, t.letterUnknown(`{${unknown.word}}`))
      return at.changed((step) => ({ ...step, letter }))
    },
    fields: (field) => (
      <>
        <p>{t.letterWords(words)}</p>
        {process.steps[0]?.key === step.key && <p>{t.letterFirst}</p>}
        <BothLanguages
          field={field}
          name="letter"
          label={t.letterLabel}
          hint={t.letterHint}
          rows={7}
          locale={locale}
          optional
        />
      </>
    ),
    preview: (shown) => <LetterPreview process={shown} step={step.key} act={c.var.act} />,
  }
}

/** Which decision finishes the step, whatever its outcome. */
export const decisionPiece: MakePiece<Process> = (c, process) => {
  const at = stepAt(c, process, 'besluit')
  if (!at) return null
  const { step, locale } = at
  const t = texts(locale)
  const types = process.decision_types
  const schema = z.object({ decisions: z.array(z.string().max(60)).default([]) })
  return {
    ...at.shared,
    title: t.decision,
    lead: t.decisionLead,
    values: { decisions: step.asks_decision },
    part: at.partOf(({ asks_decision }) => asks_decision),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, { decisions: t.decisionLabel })
      if (!parsed.ok) return parsed
      const chosen = types.map(({ key }) => key).filter((key) => parsed.value.decisions.includes(key))
      return at.changed((step) => ({ ...step, asks_decision: chosen }))
    },
    fields: (field) => (
      <CheckboxGroup
        {...field('decisions')}
        label={t.decisionLabel}
        optional
        options={types.map((type) => ({ value: type.key, label: say(type.title, locale) }))}
      />
    ),
  }
}
