import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormInput, parseForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { dayText, longText, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  agreeOnWeighing,
  askWeighing,
  callOffWeighing,
  departFromWeighing,
  recordTalk,
  releaseWeighing,
  seatAssessor,
  stepBack,
} from '../actions.ts'
import type { texts as weighingTexts } from '../texts.ts'
import { texts } from '../texts.ts'
import { weighingPage } from './one.tsx'
import { type Reached, reachWeighing } from './reach.ts'
import { outcomeOf } from './share-forms.tsx'

type Texts = ReturnType<typeof weighingTexts>

/** One thing that the page can do: its fields, what it does with them, and where a refusal is shown. */
interface Deed<S extends z.ZodObject> {
  readonly schema: S
  readonly labels: (t: Texts) => Readonly<Record<string, string>>
  readonly klaar: string
  readonly faultField: string
  readonly work: (act: Act, value: z.output<S>, reached: Reached) => Promise<unknown>
}

const deed = <S extends z.ZodObject>(one: Deed<S>): Deed<S> => one

const seatDeed = (seat: 1 | 2) =>
  deed({
    schema: z.object({ [`beoordelaar_${seat}`]: z.uuid() }),
    labels: (t) => ({ [`beoordelaar_${seat}`]: t.manage.person }),
    klaar: 'ander',
    faultField: `beoordelaar_${seat}`,
    work: (act, value, { opened }) =>
      seatAssessor(act, {
        caseId: opened.file.id,
        seat,
        personId: String(value[`beoordelaar_${seat}`]),
      }),
  })

const deeds = {
  vraag: deed({
    schema: z.object({ eerste: z.uuid(), tweede: z.uuid(), datum: dayText() }),
    labels: (t) => ({ eerste: t.ask.first, tweede: t.ask.second, datum: t.ask.due }),
    klaar: 'gevraagd',
    faultField: 'tweede',
    work: (act, { eerste, tweede, datum }, { opened }) =>
      askWeighing(act, { caseId: opened.file.id, assessorIds: [eerste, tweede], due: datum }),
  }),
  beoordelaar_1: seatDeed(1),
  beoordelaar_2: seatDeed(2),
  stop: deed({
    schema: z.object({}),
    labels: () => ({}),
    klaar: 'stopt',
    faultField: 'doe',
    work: (act, _, { opened }) => stepBack(act, { caseId: opened.file.id }),
  }),
  vervalt: deed({
    schema: z.object({ niet_door: longText(1000) }),
    labels: (t) => ({ niet_door: t.manage.callOffReason }),
    klaar: 'vervalt',
    faultField: 'niet_door',
    work: (act, value, { opened }) =>
      callOffWeighing(act, { caseId: opened.file.id, reason: value.niet_door }),
  }),
  gesprek: deed({
    schema: z.object({ gesprek: longText(3000) }),
    labels: (t) => ({ gesprek: t.talk.label }),
    klaar: 'gesprek',
    faultField: 'gesprek',
    work: (act, { gesprek }, { opened }) => recordTalk(act, { caseId: opened.file.id, note: gesprek }),
  }),
  akkoord: deed({
    schema: z.object({ gezien: shortText(50) }),
    labels: () => ({}),
    klaar: 'akkoord',
    faultField: 'doe',
    work: (act, { gezien }, { opened }) => agreeOnWeighing(act, { caseId: opened.file.id, seen: gezien }),
  }),
  deel: deed({
    schema: z.object({
      woorden: longText(3000).optional(),
      uitkomst: shortText(100),
      waarom: longText(2000).optional(),
    }),
    labels: (t) => ({ uitkomst: t.share.outcome, waarom: t.share.reason }),
    klaar: 'gedeeld',
    faultField: 'waarom',
    work: (act, { woorden, uitkomst, waarom }, { opened, found }) => {
      const follows = found !== null && uitkomst === outcomeOf(found)
      return releaseWeighing(act, {
        caseId: opened.file.id,
        text: woorden ?? null,
        other: follows ? null : { outcome: uitkomst, reason: waarom ?? '' },
      })
    },
  }),
  wijk_af: deed({
    schema: z.object({ uitkomst: shortText(100), waarom: longText(2000) }),
    labels: (t) => ({ uitkomst: t.share.other, waarom: t.share.reason }),
    klaar: 'afgeweken',
    faultField: 'waarom',
    work: (act, { uitkomst, waarom }, { opened }) =>
      departFromWeighing(act, { caseId: opened.file.id, outcome: uitkomst, reason: waarom }),
  }),
}

/** Asks, names somebody, talks, agrees, shares: the button says which. */
export async function changeWeighing(c: Ctx): Promise<Response> {
  const reached = await reachWeighing(c)
  const input = await readForm(c)
  const doe = valueIn(input.text, 'doe')
  if (!Object.hasOwn(deeds, doe)) throw new NotFound('deed')
  return doDeed(c, reached, input, deeds[doe as keyof typeof deeds] as unknown as Deed<z.ZodObject>)
}

async function doDeed(c: Ctx, reached: Reached, input: FormInput, one: Deed<z.ZodObject>): Promise<Response> {
  const { act } = c.var
  const parsed = parseForm(one.schema, input, act.locale, one.labels(texts(act.locale)))
  if (!parsed.ok) return weighingPage(c, reached, parsed)
  try {
    const path = await once(act, input, async (act) => {
      await one.work(act, parsed.value, reached)
      // Who stepped back, and does not work on the case, may not read on.
      if (one.klaar === 'stopt' && !reached.handles) return paths.desk()
      return paths.weighing(reached.number, { klaar: one.klaar })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return weighingPage(c, await reachWeighing(c), withError(input.text, one.faultField, error.message))
  }
}
