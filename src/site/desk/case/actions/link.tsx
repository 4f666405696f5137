import { z } from 'zod'
import { maySee, type OpenedCase, openedCaseByNumber } from '../../../../cases/index.ts'
import { initiativeById, linkInitiatives, plansAlike } from '../../../../initiatives/index.ts'
import type { Act } from '../../../../kit/act.ts'
import { Conflict, NotFound } from '../../../../kit/errors.ts'
import { longText, oneOf, shortText } from '../../../../kit/form-fields.ts'
import { RadioGroup, TextArea, TextInput } from '../../../../ui/form/index.ts'
import { caseAction } from '../action-page.tsx'

const relations = ['grew_from', 'similar'] as const

/** In the place of a number among the choices: the number is filled in below. */
const another = 'ander'

/** Plans to choose from: those like this one first, then those of the same people. */
async function candidatesOf(act: Act, opened: OpenedCase) {
  const initiative = await initiativeById(act.db, opened.file.id)
  if (!initiative) return []
  const { alike, samePeople } = await plansAlike(act, opened, initiative)
  return [...alike, ...samePeople].map(({ initiative: { number, title } }) => ({ number, title }))
}

const chosen = (kies: string | undefined): string | undefined => (kies === another ? undefined : kies)

/** Ties an initiative to another: one grew from the other, or they look alike. */
export const linkRoutes = caseAction({
  key: 'link',
  words: ({ t }) => t.link,
  schema: () =>
    z.object({
      kies: shortText(20).optional(),
      ander: shortText(20).optional(),
      relatie: oneOf(relations),
      reden: longText(1000).optional(),
    }),
  labels: (t) => ({ kies: t.link.which, ander: t.link.number, relatie: t.link.relation }),
  prepare: candidatesOf,
  fields: (field, { known, t }) => (
    <>
      {known.length > 0 && (
        <RadioGroup
          {...field('kies')}
          label={t.link.which}
          options={[
            ...known.map(({ number, title }) => ({ value: number, label: `${title} (${number})` })),
            { value: another, label: t.link.other, hint: t.link.otherHint },
          ]}
        />
      )}
      <TextInput
        {...field('ander')}
        label={t.link.number}
        hint={t.link.numberHint}
        autocomplete="off"
        width="medium"
        optional={known.length > 0}
      />
      <RadioGroup
        {...field('relatie')}
        label={t.link.relation}
        options={relations.map((value) => ({ value, label: t.link.relations[value] }))}
      />
      <TextArea {...field('reden')} label={t.link.reason} max={1000} rows={4} optional />
    </>
  ),
  check: ({ kies, ander }, { opened, t }): Readonly<Record<string, string>> => {
    const number = chosen(kies) ?? ander
    if (number === undefined) return { ander: t.link.nothing }
    if (chosen(kies) !== undefined && ander !== undefined && ander !== kies) return { ander: t.link.both }
    return number === opened.file.number ? { ander: t.link.itself } : {}
  },
  work: async (act, { kies, ander, relatie, reden }, { opened, t }) => {
    const other = await openedCaseByNumber(act, chosen(kies) ?? ander ?? '').catch((error: unknown) => {
      if (error instanceof NotFound) return null
      throw error
    })
    // Whether a number exists is told only to who may know.
    if (!other || !maySee(act.actor, other.relations)) throw new Conflict(t.link.notFound)
    await linkInitiatives(act, {
      fromId: opened.file.id,
      toId: other.file.id,
      relation: relatie,
      reason: reden ?? null,
    })
  },
  faultField: 'ander',
})
