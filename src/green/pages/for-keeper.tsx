import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { Conflict } from '../../kit/errors.ts'
import { type FormInput, type FormState, parseForm } from '../../kit/form.ts'
import { longText, oneOf } from '../../kit/form-fields.ts'
import { newOnceToken } from '../../kit/once.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { bindFields, Form, FormActions, OnceToken, RadioGroup, TextArea } from '../../ui/form/index.ts'
import { answerHowItStands, giveBack, goOn } from '../actions.ts'
import { inspectionAnswers, keptOf, type Upkeep } from '../store.ts'
import { texts } from '../texts.ts'

const answerSchema = z.object({ antwoord: oneOf(inspectionAnswers), opmerking: longText(300).optional() })
const backSchema = z.object({ waarom: longText(500).optional() })

const deeds = ['antwoord', 'langer', 'terug'] as const
export type KeeperDeed = (typeof deeds)[number]
export const isKeeperDeed = (value: string): value is KeeperDeed =>
  (deeds as readonly string[]).includes(value)

/** What a keeper can do by the link of a mail, for who calls or writes instead. */
export function KeeperForms(props: {
  readonly act: Act
  readonly action: string
  readonly upkeep: Upkeep
  readonly form: FormState
}) {
  const { action, upkeep, form } = props
  const { locale } = props.act
  const { one, upkeep: theirs } = texts(locale)
  const t = one.forKeeper
  const field = bindFields(form, locale)
  return (
    <Disclosure
      summary={t.title}
      open={['antwoord', 'opmerking', 'waarom'].some((name) => Object.hasOwn(form.errors, name))}
    >
      <p>{t.lead}</p>
      <Form action={action} label={theirs.howTitle}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...field('antwoord')}
          label={theirs.howTitle}
          options={inspectionAnswers.map((value) => ({ value, label: t.answers[value] }))}
        />
        <TextArea {...field('opmerking')} label={t.note} max={300} rows={2} optional />
        <FormActions submit={t.answer} name="doe" value="antwoord" kind="secondary" />
      </Form>
      {upkeep.ends_on !== null && (
        <Form action={action} label={t.goOn}>
          <OnceToken token={newOnceToken()} />
          <FormActions submit={t.goOn} name="doe" value="langer" kind="secondary" />
        </Form>
      )}
      <Form action={action} label={t.giveBack}>
        <OnceToken token={newOnceToken()} />
        <TextArea {...field('waarom')} label={t.reason} max={500} rows={2} optional />
        <FormActions submit={t.giveBack} name="doe" value="terug" kind="secondary" />
      </Form>
    </Disclosure>
  )
}

/**
 * Reads what the keeper said: what to do with it, or the form with its faults. Who may was checked before.
 * @throws Conflict when nobody keeps it up any more
 */
export function readForKeeper(
  act: Act,
  input: FormInput,
  deed: KeeperDeed,
):
  | { readonly ok: true; readonly work: (act: Act, caseId: string) => Promise<void> }
  | (FormState & { ok: false }) {
  const t = texts(act.locale)
  const labels = {
    antwoord: t.upkeep.howTitle,
    opmerking: t.one.forKeeper.note,
    waarom: t.one.forKeeper.reason,
  }
  const of = (deed: (act: Act, upkeepId: string) => Promise<void>) => async (act: Act, caseId: string) => {
    const upkeep = await keptOf(act.db, caseId)
    if (!upkeep) throw new Conflict(t.upkeep.hasEnded)
    await deed(act, upkeep.id)
  }
  if (deed === 'langer') return { ok: true, work: of(goOn) }
  if (deed === 'terug') {
    const parsed = parseForm(backSchema, input, act.locale, labels)
    if (!parsed.ok) return parsed
    const reason = parsed.value.waarom ?? null
    return { ok: true, work: of((act, id) => giveBack(act, id, { reason, neighbour: null })) }
  }
  const parsed = parseForm(answerSchema, input, act.locale, labels)
  if (!parsed.ok) return parsed
  const { antwoord: answer, opmerking } = parsed.value
  return { ok: true, work: of((act, id) => answerHowItStands(act, id, { answer, note: opmerking ?? null })) }
}
