import { z } from 'zod'
import { roundOrders, type Scheme, schemeTexts, tieRules, usualRound } from '../../../funds/index.ts'
import { parseForm } from '../../../kit/form.ts'
import { numberText, yesOrNo } from '../../../kit/form-fields.ts'
import { NumberInput, RadioGroup, YesNo } from '../../../ui/form/index.ts'
import { BothLanguages, bothIfAny, bothLabels, bothValues, halfWritten, readBoth } from '../drafts/both.tsx'
import type { MakePiece } from '../drafts/piece.tsx'
import { sharedBy } from './general-pieces.tsx'
import { texts } from './texts.ts'

const votes = ['open', 'secret'] as const
const people = () => numberText({ min: 1, max: 50 })
const roundSchema = z.object({
  least: people(),
  most: people(),
  years: numberText({ min: 1, max: 10 }),
  vote: z.enum(votes),
  quorum: people(),
  highest: numberText({ min: 2, max: 10 }),
  ties: z.enum(tieRules),
  order: z.enum(roundOrders),
  partly: yesOrNo(),
})

export const hasJury = ({ decided_by }: Scheme): boolean => decided_by.jury !== 'none'

/** How a jury works under this scheme; where the scheme did not say it yet, what is usual stands there. */
export const roundPiece: MakePiece<Scheme> = (c, scheme) => {
  if (!hasJury(scheme)) return null
  const { locale } = c.var.act
  const t = schemeTexts(locale).round
  const { members, term_years, vote, quorum, highest_score, ties, order, partly } = scheme.round ?? usualRound
  const options = <K extends string>(values: readonly K[], words: Readonly<Record<K, string>>) =>
    values.map((value) => ({ value, label: words[value] }))
  return {
    ...sharedBy(scheme, 'regiegroep', locale),
    title: schemeTexts(locale).parts.round,
    lead: texts(locale).roundLead,
    values: {
      least: [String(members.min)],
      most: [String(members.max)],
      years: [String(term_years)],
      vote: [vote],
      quorum: [String(quorum)],
      highest: [String(highest_score)],
      ties: [ties],
      order: [order],
      partly: [partly ? 'ja' : 'nee'],
    },
    part: ({ round }) => round ?? null,
    read: (input) => {
      const { least, most, years, vote, quorum, highest, ties, order, partly } = t
      const labels = { least, most, years, vote, quorum, highest, ties, order, partly }
      const parsed = parseForm(roundSchema, input, locale, labels)
      if (!parsed.ok) return parsed
      const { value } = parsed
      const round = {
        members: { min: value.least, max: value.most },
        term_years: value.years,
        vote: value.vote,
        quorum: value.quorum,
        highest_score: value.highest,
        ties: value.ties,
        order: value.order,
        partly: value.partly,
      }
      return { ok: true, apply: (now) => ({ definition: { ...now, round } }) }
    },
    fields: (field) => (
      <>
        <NumberInput {...field('least')} label={t.least} />
        <NumberInput {...field('most')} label={t.most} />
        <NumberInput {...field('years')} label={t.years} />
        <RadioGroup {...field('vote')} label={t.vote} options={options(votes, t.votes)} />
        <NumberInput {...field('quorum')} label={t.quorum} hint={t.quorumHint} />
        <NumberInput {...field('highest')} label={t.highest} hint={t.highestHint} />
        <RadioGroup {...field('ties')} label={t.ties} options={options(tieRules, t.tieRules)} />
        <RadioGroup {...field('order')} label={t.order} options={options(roundOrders, t.orders)} />
        <YesNo {...field('partly')} label={t.partly} />
      </>
    ),
  }
}

const scopes = ['municipality', 'jury_area'] as const
const placesSchema = z.object({
  on: yesOrNo(),
  places: numberText({ min: 1, max: 100_000 }).optional(),
  per: z.enum(scopes).optional(),
  ...bothIfAny('why', 600),
})

/** How many places there are a year, for a scheme under which something is laid instead of paid. */
export const placesPiece: MakePiece<Scheme> = (c, scheme) => {
  const { locale } = c.var.act
  const t = schemeTexts(locale)
  const words = texts(locale)
  const { yearly } = scheme
  return {
    ...sharedBy(scheme, 'plekken', locale),
    title: t.parts.places,
    lead: words.placesLead,
    values: {
      on: [yearly ? 'ja' : 'nee'],
      per: [yearly?.per ?? 'municipality'],
      ...(yearly ? { places: [String(yearly.places)], ...bothValues('why', yearly.explanation) } : {}),
    },
    part: (now) => now.yearly ?? null,
    read: (input) => {
      const parsed = parseForm(placesSchema, input, locale, {
        on: words.placesOn,
        places: words.places,
        per: words.placesPer,
        ...bothLabels('why', t.yearlyExplanation, locale),
      })
      if (!parsed.ok) return parsed
      const { on, places, per } = parsed.value
      if (!on) return { ok: true, apply: ({ yearly: _, ...now }) => ({ definition: now }) }
      const half = halfWritten(input, ['why'], locale)
      if (half) return half
      const explanation = readBoth(parsed.value, 'why')
      if (places === undefined || per === undefined || !explanation) {
        const missing = [
          ...(places === undefined ? ['places'] : []),
          ...(per === undefined ? ['per'] : []),
          ...(explanation ? [] : ['why_nl', 'why_en']),
        ]
        const errors = Object.fromEntries(missing.map((name) => [name, words.placesMissing]))
        return { ok: false, values: input.text, errors }
      }
      return { ok: true, apply: (now) => ({ definition: { ...now, yearly: { places, per, explanation } } }) }
    },
    fields: (field) => (
      <>
        <YesNo {...field('on')} label={words.placesOn} />
        <NumberInput {...field('places')} label={words.places} optional="unsaid" />
        <RadioGroup
          {...field('per')}
          label={words.placesPer}
          options={scopes.map((value) => ({ value, label: t.ceilings[value] }))}
        />
        <BothLanguages field={field} name="why" label={t.yearlyExplanation} rows={3} locale={locale} />
      </>
    ),
  }
}
