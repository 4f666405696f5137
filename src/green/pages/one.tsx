import { z } from 'zod'
import { openedCase } from '../../cases/index.ts'
import { type Initiative, initiativeById, takeFiles } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay, isDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import {
  type FormInput,
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { longText, moneyText, oneOf, ticked, uploadedFiles } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { type Person, peopleByIds } from '../../people/index.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { ErrorSummary } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { Person as PersonCard } from '../../ui/person/person.tsx'
import {
  finishGreen,
  grounds,
  keepGreenCost,
  moveToNextYear,
  notLaid,
  ownWords,
  PlanRefused,
  planGreen,
  refuseGreen,
} from '../actions.ts'
import { otherWays } from '../ask.tsx'
import { mustWorkOnGreen } from '../rights.ts'
import { stageOf } from '../rules.ts'
import { type GreenLine, inspectionsOf, lineByNumber, type Upkeep, upkeepOf } from '../store.ts'
import { texts } from '../texts.ts'
import { isKeeperDeed, KeeperForms, readForKeeper } from './for-keeper.tsx'
import { OneForms } from './one-forms.tsx'
import { checkWords, standing, weekInWords } from './words.ts'

interface One {
  readonly line: GreenLine
  readonly initiative: Initiative
  readonly initiator: Person | null
  readonly plan: string | null
  readonly isPublic: boolean
}

async function oneAsked(c: Ctx): Promise<One> {
  const { act } = c.var
  await mustWorkOnGreen(act)
  const number = c.req.param('number') ?? ''
  const line = /^\d{4}-\d{4,9}$/.test(number) ? await lineByNumber(act.db, number) : null
  const initiative = line ? await initiativeById(act.db, line.case_id) : null
  if (!line || !initiative) throw new NotFound('green request')
  const { parties, state } = await openedCase(act, line.case_id)
  const initiatorId = parties.find(({ role }) => role === 'initiator')?.person_id ?? null
  const people = await peopleByIds(act.db, [initiatorId])
  return {
    line,
    initiative,
    initiator: people.get(initiatorId ?? '') ?? null,
    plan: ownWords(initiative),
    isPublic: state.consentOn !== null,
  }
}

/** `/werk/groen/{nummer}`: one request, with what can be done about it now. */
export const showOne = async (c: Ctx): Promise<Response> => onePage(c, await oneAsked(c), freshForm())

async function onePage(c: Ctx, one: One, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).one
  const { line, initiator } = one
  const saved = c.req.query('klaar') ?? ''
  return page(
    c,
    {
      title: formTitle(`${line.title} (${line.number})`, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: texts(locale).desk.title, href: paths.deskGreen() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {Object.hasOwn(t.saved, saved) && (
        <Notice tone="success" announce title={t.saved[saved as keyof typeof t.saved]} />
      )}
      <PageHeading kicker={line.number} title={line.title} lead={standing(act, line)} />
      <div class="with-aside">
        <div class="flow">
          <OneForms
            act={act}
            stage={stageOf(line)}
            line={line}
            form={form}
            otherWay={(await otherWays(act)).map((way) => `${way.title}. ${way.text}`).join('\n')}
          />
          <Keepers act={act} line={line} form={form} keepers={await keepersOf(act, line.case_id)} />
        </div>
        <div class="flow">
          <Section title={t.facts}>
            <Facts act={act} one={one} />
            <p>
              <a href={paths.deskCase(line.number)}>{t.toCase}</a>
            </p>
          </Section>
          {initiator && (
            <Section title={t.contact}>
              <PersonCard
                locale={locale}
                name={initiator.name}
                relation={t.contact}
                {...(initiator.phone ? { telephone: initiator.phone } : {})}
                {...(initiator.email ? { email: initiator.email } : {})}
              />
            </Section>
          )}
        </div>
      </div>
    </>,
    formStatus(form.errors),
  )
}

function Facts({ act, one }: { readonly act: Act; readonly one: One }) {
  const { locale } = act
  const t = texts(locale).one
  const { line } = one
  const facade = line.what === 'facade_garden'
  return (
    <DefinitionList
      items={[
        { term: t.what, value: texts(locale).what[line.what] },
        { term: t.where, value: line.address ?? t.unknown },
        {
          term: t.asked,
          value: line.submitted_on ? formatDay(line.submitted_on, locale, 'long') : t.unknown,
        },
        ...(facade
          ? [
              { term: t.owner, value: line.owner ? t.owners[line.owner] : t.unknown },
              { term: t.pavement, value: line.pavement_cm ? t.cm(line.pavement_cm) : t.unknown },
              { term: texts(locale).desk.checks, value: checkWords(act, line) || t.unknown },
            ]
          : [{ term: t.years, value: line.years ? t.yearsText(line.years) : t.open }]),
        ...(one.plan ? [{ term: t.plan, value: one.plan }] : []),
        ...(line.week ? [{ term: t.week, value: weekInWords(line.week, locale) }] : []),
        { term: t.list, value: String(line.list_year) },
        { term: t.onMap, value: one.isPublic ? t.mapYes : t.mapNo },
      ]}
    />
  )
}

interface Keeper {
  readonly upkeep: Upkeep
  readonly name: string | null
  readonly asked: Awaited<ReturnType<typeof inspectionsOf>>
}

async function keepersOf(act: Act, caseId: string): Promise<readonly Keeper[]> {
  const all = await upkeepOf(act.db, caseId)
  const people = await peopleByIds(
    act.db,
    all.map(({ person_id }) => person_id),
  )
  const asked = await inspectionsOf(
    act.db,
    all.map(({ id }) => id),
  )
  return all.map((upkeep) => ({
    upkeep,
    name: people.get(upkeep.person_id ?? '')?.name ?? null,
    asked: asked.filter(({ upkeep_id }) => upkeep_id === upkeep.id),
  }))
}

function Keepers(props: {
  readonly act: Act
  readonly line: GreenLine
  readonly form: FormState
  readonly keepers: readonly Keeper[]
}) {
  const { act, line, form, keepers } = props
  const { locale } = act
  const t = texts(locale).one
  if (keepers.length === 0) return null
  const day = (value: string) => formatDay(value, locale, 'medium')
  const now = keepers.find(({ upkeep }) => upkeep.ended_on === null)?.upkeep
  return (
    <Section title={t.upkeepTitle}>
      <ul>
        {keepers.map(({ upkeep, name, asked }) => (
          <li key={upkeep.id}>
            {upkeep.ended_on && upkeep.ended_as
              ? t.keptUntil(
                  name ?? t.nobody,
                  day(upkeep.starts_on),
                  day(upkeep.ended_on),
                  t.ended[upkeep.ended_as],
                )
              : t.keeps(name ?? t.nobody, day(upkeep.starts_on), upkeep.ends_on ? day(upkeep.ends_on) : null)}
            {upkeep.end_reason && <blockquote>{upkeep.end_reason}</blockquote>}
            {asked.length > 0 && (
              <ul>
                {asked.map((one) => (
                  <li key={one.id}>
                    {t.askedHow(day(one.asked_on))}: {one.answer ? t.answered[one.answer] : t.noAnswer}
                    {one.note && ` (${one.note})`}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {now && <KeeperForms act={act} action={paths.deskGreenOne(line.number)} upkeep={now} form={form} />}
    </Section>
  )
}

/** As much as the database takes for one place. */
const mostCostCents = 100_000_00

const doneSchema = z.object({
  na: uploadedFiles(1),
  voor: uploadedFiles(1),
  resultaat: longText(1000),
  kosten: moneyText({ max: mostCostCents }).optional(),
})
const costSchema = z.object({ kosten: moneyText({ max: mostCostCents }).optional() })
const notSchema = z.object({ gebeurd: longText(1000) })
const refuseSchema = z.object({
  reden: longText(2000),
  grond: oneOf(grounds),
  anders: longText(1000).optional(),
  geen_anders: ticked(),
})

/** Plans, finishes, refuses, moves to next year, or says what a keeper said: the button says which. */
export async function changeOne(c: Ctx): Promise<Response> {
  const { act } = c.var
  const one = await oneAsked(c)
  const input = await readForm(c)
  const t = texts(act.locale).one
  const { case_id: caseId, number } = one.line
  const done = async (klaar: string, work: (act: Act) => Promise<unknown>): Promise<Response> => {
    try {
      const path = await once(act, input, async (act) => {
        await work(act)
        return paths.deskGreenOne(number, { klaar })
      })
      return redirect(c, path)
    } catch (error) {
      if (!(error instanceof PlanRefused)) throw error
      return onePage(c, one, withError(input.text, 'week', error.message))
    }
  }
  const deed = valueIn(input.text, 'doe')
  if (isKeeperDeed(deed)) {
    const read = readForKeeper(act, input, deed)
    return read.ok ? done(deed, (act) => read.work(act, caseId)) : onePage(c, one, read)
  }
  switch (deed) {
    case 'plan': {
      const week = valueIn(input.text, 'week')
      if (!isDay(week))
        return onePage(c, one, withError(input.text, 'week', texts(act.locale).desk.noWeekChosen))
      return done('gepland', (act) => planGreen(act, { caseIds: [caseId], week }))
    }
    case 'volgend_jaar':
      return done('volgend_jaar', (act) => moveToNextYear(act, caseId))
    case 'klaar':
      return finish(c, one, input, done)
    case 'kosten': {
      const parsed = parseForm(costSchema, input, act.locale, { kosten: t.cost })
      if (!parsed.ok) return onePage(c, one, parsed)
      const cents = parsed.value.kosten ?? null
      return done('kosten', (act) => keepGreenCost(act, { caseId, cents }))
    }
    case 'niet': {
      const parsed = parseForm(notSchema, input, act.locale, { gebeurd: t.notReason })
      if (!parsed.ok) return onePage(c, one, parsed)
      return done('niet', (act) => notLaid(act, { caseId, reason: parsed.value.gebeurd }))
    }
    case 'weiger':
      return refuse(c, one, input, done)
    default:
      throw new NotFound('deed')
  }
}

type Done = (klaar: string, work: (act: Act) => Promise<unknown>) => Promise<Response>

async function finish(c: Ctx, one: One, input: FormInput, done: Done): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).one
  const parsed = parseForm(doneSchema, input, act.locale, {
    na: t.after,
    voor: t.before,
    resultaat: t.result,
    kosten: t.cost,
  })
  if (!parsed.ok) return onePage(c, one, parsed)
  const { na, voor, resultaat, kosten } = parsed.value
  if (na.length === 0) return onePage(c, one, withError(input.text, 'na', t.afterMissing))
  const after = await takeFiles(act, na, { imagesOnly: true })
  if (!after.ok) return onePage(c, one, withError(input.text, 'na', after.message))
  const before = await takeFiles(act, voor, { imagesOnly: true })
  if (!before.ok) return onePage(c, one, withError(input.text, 'voor', before.message))
  return done('klaar', (act) =>
    finishGreen(act, {
      caseId: one.line.case_id,
      result: resultaat,
      beforePhotoId: before.files[0]?.id ?? null,
      afterPhotoId: after.files[0]?.id ?? '',
      costCents: kosten ?? null,
    }),
  )
}

async function refuse(c: Ctx, one: One, input: FormInput, done: Done): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).one
  const labels = { reden: t.reason, grond: t.ground, anders: t.otherWay, geen_anders: t.noOther }
  const parsed = parseForm(refuseSchema, input, act.locale, labels)
  if (!parsed.ok) return onePage(c, one, parsed)
  const { reden, grond, anders, geen_anders: none } = parsed.value
  if (reden.trim().length < 20) return onePage(c, one, withError(input.text, 'reden', t.reasonShort))
  if (!none && !anders) return onePage(c, one, withError(input.text, 'anders', t.otherMissing))
  return done('geweigerd', async (act) => {
    const decided = await refuseGreen(act, {
      caseId: one.line.case_id,
      ground: grond,
      reason: reden,
      otherWay: none ? null : (anders ?? null),
    })
    if (!decided.ok) throw new Error(`The refusal has faults: ${decided.faults.join(', ')}`)
  })
}
