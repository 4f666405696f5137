import { z } from 'zod'
import { maySee, openedCaseByNumber } from '../../../../cases/index.ts'
import { linkInitiatives } from '../../../../initiatives/index.ts'
import { Conflict, NotFound } from '../../../../kit/errors.ts'
import { longText, oneOf, shortText } from '../../../../kit/form-fields.ts'
import { RadioGroup, TextArea, TextInput } from '../../../../ui/form/index.ts'
import { caseAction, nothingNeeded } from '../action-page.tsx'

const relations = ['grew_from', 'similar'] as const

/** Ties an initiative to another: one grew from the other, or they look alike. */
export const linkRoutes = caseAction({
  key: 'link',
  words: ({ t }) => t.link,
  schema: () =>
    z.object({ ander: shortText(20), relatie: oneOf(relations), reden: longText(1000).optional() }),
  labels: (t) => ({ ander: t.link.number, relatie: t.link.relation }),
  prepare: nothingNeeded,
  fields: (field, { t }) => (
    <>
      <TextInput
        {...field('ander')}
        label={t.link.number}
        hint={t.link.numberHint}
        autocomplete="off"
        width="medium"
      />
      <RadioGroup
        {...field('relatie')}
        label={t.link.relation}
        options={relations.map((value) => ({ value, label: t.link.relations[value] }))}
      />
      <TextArea {...field('reden')} label={t.link.reason} max={1000} rows={4} optional />
    </>
  ),
  check: ({ ander }, { opened, t }) => (ander === opened.file.number ? { ander: t.link.itself } : {}),
  work: async (act, { ander, relatie, reden }, { opened, t }) => {
    const other = await openedCaseByNumber(act, ander).catch((error: unknown) => {
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
