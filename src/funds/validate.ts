import type { Localised } from '../kit/locale.ts'
import { type Scheme, schemeSchema } from './schema.ts'

/** What is not right about a scheme, in words, and where. */
export interface SchemeFault {
  readonly where: string
  readonly message: Localised
}

export type CheckedScheme =
  | { readonly ok: true; readonly scheme: Scheme }
  | { readonly ok: false; readonly faults: readonly SchemeFault[] }

/** Checks shape and meaning of a scheme before it is published. */
export function checkScheme(input: unknown): CheckedScheme {
  const parsed = schemeSchema.safeParse(input)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({
      where: path.join('.'),
      message: { nl: `Dit klopt nog niet: ${message}`, en: `This is not right yet: ${message}` },
    }))
    return { ok: false, faults }
  }
  const scheme = parsed.data
  const faults = [
    ...twice(scheme),
    ...rulesTwice(scheme),
    ...amounts(scheme),
    ...jury(scheme),
    ...dates(scheme),
  ]
  return faults.length > 0 ? { ok: false, faults } : { ok: true, scheme }
}

function twice(scheme: Scheme): readonly SchemeFault[] {
  const lists = [
    ['criteria', scheme.criteria],
    ['refusal_grounds', scheme.refusal_grounds],
  ] as const
  return lists.flatMap(([where, list]) =>
    list
      .filter(({ key }, index) => list.findIndex((one) => one.key === key) !== index)
      .map(({ title }) => ({
        where,
        message: { nl: `"${title.nl}" staat er twee keer.`, en: `"${title.en}" is there twice.` },
      })),
  )
}

function amounts({ amounts, accountability, rules }: Scheme): readonly SchemeFault[] {
  const faults: SchemeFault[] = []
  if (amounts.min_cents > amounts.max_cents)
    faults.push({
      where: 'amounts',
      message: {
        nl: 'Het laagste bedrag is hoger dan het hoogste.',
        en: 'The lowest amount is higher than the highest.',
      },
    })
  if (accountability.evidence_above_cents < accountability.settled_at_once_up_to_cents)
    faults.push({
      where: 'accountability',
      message: {
        nl: 'Wat meteen is vastgesteld, vraagt geen bewijzen.',
        en: 'What is settled at once asks for no proof.',
      },
    })
  for (const rule of rules)
    if (rule.kind === 'legal_entity_above' && rule.cents >= amounts.max_cents)
      faults.push({
        where: 'rules',
        message: {
          nl: 'De grens voor een rechtspersoon ligt boven het hoogste bedrag.',
          en: 'The limit for a legal entity lies above the highest amount.',
        },
      })
  return faults
}

/** Each rule once: two limits for one thing would both be said. */
const rulesTwice = ({ rules }: Scheme): readonly SchemeFault[] =>
  rules.some(({ kind }, at) => rules.findIndex((one) => one.kind === kind) !== at)
    ? [
        {
          where: 'rules',
          message: { nl: 'Dezelfde regel staat er twee keer.', en: 'The same rule is there twice.' },
        },
      ]
    : []

/** A jury divides in rounds; who has no jury cannot let it advise. */
function jury({ allocation, decided_by, round }: Scheme): readonly SchemeFault[] {
  const faults: SchemeFault[] = []
  if (round && round.members.min > round.members.max)
    faults.push({
      where: 'round',
      message: {
        nl: 'De regiegroep heeft hoogstens minder leden dan ten minste.',
        en: 'The jury has fewer members at most than at least.',
      },
    })
  if (round && round.quorum > round.members.min)
    faults.push({
      where: 'round',
      message: {
        nl: 'Er moeten meer leden stemmen dan de regiegroep ten minste heeft.',
        en: 'More members must vote than the jury has at least.',
      },
    })
  if (round?.vote === 'secret' && round.ties === 'chair')
    faults.push({
      where: 'round',
      message: {
        nl: 'Bij een geheime stemming weet niemand wat de voorzitter stemde. Kies een andere regel bij gelijke stemmen.',
        en: 'In a secret vote nobody knows what the chair voted. Choose another rule for a tie.',
      },
    })
  if (allocation === 'round' && decided_by.jury === 'none')
    faults.push({
      where: 'decided_by',
      message: { nl: 'Een ronde heeft een regiegroep nodig.', en: 'A round needs a jury.' },
    })
  if (allocation === 'receipt' && decided_by.jury !== 'none')
    faults.push({
      where: 'allocation',
      message: {
        nl: 'Op volgorde van binnenkomst weegt een regiegroep niet mee.',
        en: 'In order of receipt a jury has no say.',
      },
    })
  return faults
}

function dates({ rules }: Scheme): readonly SchemeFault[] {
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return rules.flatMap((rule) =>
    rule.kind === 'latest_day_in_year' && rule.day > (longest[rule.month - 1] ?? 0)
      ? [
          {
            where: 'rules',
            message: { nl: 'Die dag bestaat niet.', en: 'That day does not exist.' },
          },
        ]
      : [],
  )
}
