import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
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
import { dayText, emailText, longText, numberText, oneOf, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { organisationsByIds, peopleByIds } from '../../people/index.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { ErrorSummary, Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import {
  addMaintainer,
  agree,
  answerOffer,
  endMaintainer,
  enterForOnce,
  enterHowItStands,
  handleConcern,
  showLesson,
  startKeeping,
} from '../actions.ts'
import { concernsOf, roles } from '../rules.ts'
import { type CheckIn, checkInsOf, type KeptWish, maintainersOf, openOffers } from '../store.ts'
import { texts } from '../texts.ts'
import { answerWords, wordsOfAnswers } from '../words.ts'
import { type Asked, keptAsked } from './asked.ts'
import { DeskForms, type NamedMaintainer } from './desk-forms.tsx'

/** `/werk/volhouden/{nummer}`: one wish that goes on, with what can be done about it. */
export const showKeptWish = async (c: Ctx): Promise<Response> => onePage(c, await keptAsked(c), freshForm())

async function onePage(c: Ctx, asked: Asked, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).desk
  const { initiative, kept } = asked
  const done = c.req.query('klaar') ?? ''
  return page(
    c,
    {
      title: formTitle(`${initiative.title} (${initiative.number})`, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: t.title, href: paths.deskKeptWishes() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {Object.hasOwn(t.saved, done) && (
        <Notice tone="success" announce title={t.saved[done as keyof typeof t.saved]} />
      )}
      <PageHeading kicker={initiative.number} title={initiative.title} lang={langOfWords(locale)} />
      {kept !== null && (await Kept(act, asked, kept, form))}
      {asked.mayBegin && (
        <>
          <p>{t.beginText(initiative.title)}</p>
          <Form action={paths.deskKeptWish(initiative.number)}>
            <OnceToken token={newOnceToken()} />
            <FormActions submit={t.begin} name="doe" value="begin" />
          </Form>
        </>
      )}
    </>,
    formStatus(form.errors),
  )
}

async function Kept(act: Act, asked: Asked, kept: KeptWish, form: FormState) {
  const { locale } = act
  const t = texts(locale).desk
  const { initiative } = asked
  const [checkIns, maintainers, offers] = await Promise.all([
    checkInsOf(act.db, kept.case_id),
    namedMaintainers(act, kept.case_id),
    openOffers(act.db, kept.case_id),
  ])
  const concerns = concernsOf(
    {
      ...kept,
      maintainers: maintainers.filter(({ ended_on }) => ended_on === null).length,
      offers: offers.length,
      unhandled:
        checkIns.find(({ answer, handled_on }) => answer !== null && handled_on === null)?.answer ?? null,
      waiting_since:
        checkIns.findLast(({ answer, handled_on }) => answer === null && handled_on === null)?.asked_on ??
        null,
    },
    dayOf(act.now),
  )
  return (
    <div class="with-aside">
      <div class="flow">
        {concerns.length > 0 && (
          <Notice tone="warning" title={t.attention}>
            <ul>
              {concerns.map((concern) => (
                <li key={concern}>{t.concerns[concern]}</li>
              ))}
            </ul>
          </Notice>
        )}
        <DeskForms
          act={act}
          number={initiative.number}
          kept={kept}
          form={form}
          concerns={concerns}
          maintainers={maintainers}
          offers={offers}
        />
        <Said act={act} checkIns={checkIns} />
      </div>
      <Section title={t.facts}>
        <DefinitionList
          items={[
            { term: t.since, value: formatDay(kept.starts_on, locale, 'long') },
            {
              term: t.standing,
              value:
                kept.standing && kept.seen_on
                  ? t.seen(texts(locale).standings[kept.standing], formatDay(kept.seen_on, locale))
                  : t.notSeen,
            },
            ...(kept.next_on ? [{ term: t.next, value: formatDay(kept.next_on, locale, 'long') }] : []),
          ]}
        />
        <p>
          <a href={paths.deskCase(initiative.number)}>{t.toCase}</a>
          <br />
          <a href={paths.initiative(initiative.number, initiative.slug)}>{t.toPublic}</a>
        </p>
      </Section>
    </div>
  )
}

async function namedMaintainers(act: Act, caseId: string): Promise<readonly NamedMaintainer[]> {
  const t = texts(act.locale).desk
  const all = await maintainersOf(act.db, caseId)
  const [people, organisations] = await Promise.all([
    peopleByIds(
      act.db,
      all.map(({ person_id }) => person_id),
    ),
    organisationsByIds(
      act.db,
      all.map(({ organisation_id }) => organisation_id),
    ),
  ])
  return all.map((one) => {
    const name = people.get(one.person_id ?? '')?.name ?? t.erased
    const organisation = organisations.get(one.organisation_id ?? '')?.name
    return { ...one, name: organisation ? t.forOrganisation(name, organisation) : name }
  })
}

/** What was asked and said, the latest first. */
function Said({ act, checkIns }: { readonly act: Act; readonly checkIns: readonly CheckIn[] }) {
  const { locale } = act
  const t = texts(locale).desk
  if (checkIns.length === 0) return null
  const day = (value: string) => formatDay(value, locale, 'medium')
  return (
    <Section title={t.asked}>
      <ul>
        {checkIns.map(({ id, asked_on, answered_on, answer, note, entered_by }) => (
          <li key={id}>
            {t.askedOn(day(asked_on))}:{' '}
            {answer && answered_on
              ? t.answered(day(answered_on), texts(locale).standings[answer])
              : t.noAnswer}
            {entered_by && `, ${t.byTelephone}`}
            {note && <blockquote lang={langOfWords(locale)}>{note}</blockquote>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const answerSchema = z.object({
  antwoord: oneOf(wordsOfAnswers),
  opmerking: longText(500).optional(),
  wie: z.string().optional(),
})
const addSchema = z.object({
  naam: shortText(150),
  email: emailText(),
  rol: oneOf(roles),
  organisatie: shortText(150).optional(),
  tot: dayText().optional(),
})
const agreeSchema = z.object({
  afspraak: longText(3000).optional(),
  loopt_tot: dayText().optional(),
  maanden: numberText({ min: 1, max: 60 }),
})
const lessonSchema = z.object({ les: longText(1000) })
const offerSchema = z.object({ aanbod: z.uuid() })

type Done = (klaar: string, work: (act: Act) => Promise<void>) => Promise<Response>

/** Does what the button says. */
export async function changeKeptWish(c: Ctx): Promise<Response> {
  const asked = await keptAsked(c)
  const { act } = c.var
  const { number, case_id: caseId } = asked.initiative
  const input = await readForm(c)
  const done: Done = async (klaar, work) =>
    redirect(
      c,
      await once(act, input, async (act) => {
        await work(act)
        return paths.deskKeptWish(number, { klaar })
      }),
    )
  switch (valueIn(input.text, 'doe')) {
    case 'begin':
      return done('begonnen', (act) => startKeeping(act, caseId))
    case 'gedaan':
      return done('gedaan', (act) => handleConcern(act, caseId))
    case 'eraf': {
      const wie = z.uuid().safeParse(valueIn(input.text, 'wie'))
      if (!wie.success) throw new NotFound('maintainer')
      return done('eraf', (act) => endMaintainer(act, caseId, wie.data))
    }
    case 'eenmalig':
      return done('eenmalig', (act) => enterForOnce(act, caseId))
    case 'antwoord':
      return enterAnswer(c, asked, input, done)
    case 'erbij':
      return add(c, asked, input, done)
    case 'afspraak':
      return enterAgreement(c, asked, input, done)
    case 'les': {
      const parsed = parseForm(lessonSchema, input, act.locale, { les: texts(act.locale).desk.lesson })
      if (!parsed.ok) return onePage(c, asked, parsed)
      return done('les', (act) => showLesson(act, caseId, parsed.value.les.trim()))
    }
    case 'ja':
    case 'samen':
    case 'nee': {
      const parsed = parseForm(offerSchema, input, act.locale, {})
      if (!parsed.ok) throw new NotFound('offer')
      const said = valueIn(input.text, 'doe')
      const answer = { offerId: parsed.value.aanbod, accepts: said !== 'nee', replaces: said === 'ja' }
      return done(answer.accepts ? 'ja' : 'nee', (act) => answerOffer(act, caseId, answer))
    }
    default:
      throw new NotFound('deed')
  }
}

function enterAnswer(c: Ctx, asked: Asked, input: FormInput, done: Done) {
  const { act } = c.var
  const t = texts(act.locale)
  const labels = { antwoord: t.own.howTitle, opmerking: t.own.note, wie: t.desk.said }
  const parsed = parseForm(answerSchema, input, act.locale, labels)
  if (!parsed.ok) return onePage(c, asked, parsed)
  const { antwoord, opmerking, wie } = parsed.value
  const given = { answer: answerWords[antwoord], note: opmerking ?? null, maintainerId: wie ?? null }
  return done('antwoord', (act) => enterHowItStands(act, asked.initiative.case_id, given))
}

async function add(c: Ctx, asked: Asked, input: FormInput, done: Done) {
  const { act } = c.var
  const t = texts(act.locale)
  const labels = {
    naam: t.own.name,
    email: t.own.email,
    rol: t.own.role,
    organisatie: t.desk.organisation,
    tot: t.desk.untilDay,
  }
  const parsed = parseForm(addSchema, input, act.locale, labels)
  if (!parsed.ok) return onePage(c, asked, parsed)
  const { naam: name, email, rol: role, organisatie: organisation, tot: untilDay } = parsed.value
  if (untilDay !== undefined && untilDay < dayOf(act.now))
    return onePage(c, asked, withError(input.text, 'tot', t.desk.past))
  try {
    return await done('erbij', (act) =>
      addMaintainer(act, asked.initiative.case_id, {
        ...{ name, email, role },
        organisation: organisation ?? null,
        untilDay: untilDay ?? null,
      }),
    )
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return onePage(c, asked, withError(input.text, 'email', error.message))
  }
}

function enterAgreement(c: Ctx, asked: Asked, input: FormInput, done: Done) {
  const { act } = c.var
  const t = texts(act.locale).desk
  const labels = { afspraak: t.agreement, loopt_tot: t.agreedUntil, maanden: t.every }
  const parsed = parseForm(agreeSchema, input, act.locale, labels)
  if (!parsed.ok) return onePage(c, asked, parsed)
  const { afspraak, loopt_tot: until, maanden } = parsed.value
  return done('afspraak', (act) =>
    agree(act, asked.initiative.case_id, {
      agreement: afspraak ?? null,
      agreed_until: until ?? null,
      every_months: maanden,
    }),
  )
}
