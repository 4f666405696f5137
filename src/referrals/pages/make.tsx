import { z } from 'zod'
import { mayHandle, openedCase } from '../../cases/index.ts'
import { type Initiative, initiativeByNumber } from '../../initiatives/index.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { dayText, emailText, longText, oneOf, phoneText, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import { type Partner, referOn } from '../actions.ts'
import { type KnownPartner, knownPartners } from '../partners.ts'
import { dueOf, outcomeOf, referralKinds } from '../rules.ts'
import { referralsOf } from '../store.ts'
import { texts } from '../texts.ts'

/** How long the story is that can go along. */
const mostHanded = 2000

/** The plan of the address, for who works on it. */
async function planAsked(c: Ctx): Promise<Initiative> {
  const { act } = c.var
  const number = c.req.param('number') ?? ''
  const initiative = /^\d{4}-\d{4,9}$/.test(number) ? await initiativeByNumber(act.db, number) : null
  if (!initiative) throw new NotFound('initiative')
  const { relations } = await openedCase(act, initiative.case_id)
  if (!mayHandle(act.actor, relations)) throw new Forbidden()
  return initiative
}

/** A web address; without https in front it is understood too. */
const pageText = z
  .string()
  .transform((text) => (/^https?:\/\//i.test(text) ? text : `https://${text}`))
  .pipe(z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(500))

const schema = z.object({
  partner: shortText(60).optional(),
  naam: shortText(200).optional(),
  soort: oneOf(referralKinds).optional(),
  functie: shortText(200).optional(),
  telefoon: phoneText().optional(),
  email: emailText().optional(),
  pagina: pageText.optional(),
  verhaal: longText(mostHanded),
  toestemming: oneOf(['vragen', 'met-naam', 'verhaal']),
  gezegd: dayText().optional(),
  uiterlijk: dayText(),
})
type Typed = z.output<typeof schema>

const consentWords = { 'met-naam': 'with_name', verhaal: 'story_only' } as const

/** `/werk/doorverwijzen/{nummer}`: sends somebody on, and follows it. */
export async function showRefer(c: Ctx): Promise<Response> {
  const initiative = await planAsked(c)
  const { act } = c.var
  return referPage(
    c,
    initiative,
    freshForm({
      verhaal: initiative.story.length > mostHanded ? initiative.summary : initiative.story,
      uiterlijk: dueOf(dayOf(act.now), act.municipality.referrals),
    }),
  )
}

async function referPage(c: Ctx, initiative: Initiative, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).make
  const field = bindFields(form, locale)
  const sent = await referralsOf(act.db, initiative.case_id)
  const partners = await knownPartners(act)
  return page(
    c,
    {
      title: formTitle(t.title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [
        { title: initiative.title, href: paths.deskCase(initiative.number), lang: langOfWords(locale) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading kicker={initiative.number} title={t.title} lead={t.lead} />
      <Form action={paths.referOn(initiative.number)} label={t.title}>
        <OnceToken token={newOnceToken()} />
        <Select
          {...field('partner')}
          label={t.partner}
          hint={t.partnerHint}
          empty={t.partnerNone}
          options={partners}
        />
        <TextInput {...field('naam')} label={t.name} hint={t.nameHint} optional />
        <RadioGroup
          {...field('soort')}
          label={t.kind}
          hint={t.kindHint}
          options={referralKinds.map((value) => ({ value, label: texts(locale).kinds[value] }))}
          optional
        />
        <Section title={t.reach}>
          <p>{t.reachText}</p>
          <TextInput {...field('functie')} label={t.jobTitle} hint={t.jobTitleHint} optional />
          <TextInput {...field('telefoon')} label={t.phone} type="tel" optional />
          <TextInput {...field('email')} label={t.email} hint={t.emailHint} type="email" optional />
          <TextInput {...field('pagina')} label={t.page} optional />
        </Section>
        <TextArea {...field('verhaal')} label={t.handed} hint={t.handedHint} max={mostHanded} rows={6} />
        <RadioGroup
          {...field('toestemming')}
          label={t.consent}
          options={[
            { value: 'vragen', label: t.consents.ask },
            { value: 'met-naam', label: t.consents.with_name },
            { value: 'verhaal', label: t.consents.story_only },
          ]}
        />
        <DateInput {...field('gezegd')} label={t.saidOn} hint={t.saidOnHint} optional />
        <DateInput {...field('uiterlijk')} label={t.due} />
        <FormActions submit={t.send} />
      </Form>
      {sent.length > 0 && (
        <Section title={t.sent}>
          <TaskList
            tasks={sent.map((referral) => ({
              key: referral.id,
              title: referral.to_name ?? texts(locale).somebody,
              href: paths.deskReferral(referral.id),
              facts: [
                formatDay(referral.made_on, locale),
                texts(locale).outcomes[outcomeOf(referral, dayOf(act.now))],
              ],
            }))}
          />
        </Section>
      )}
    </>,
    formStatus(form.errors),
  )
}

export async function sendRefer(c: Ctx): Promise<Response> {
  const { act } = c.var
  const initiative = await planAsked(c)
  const t = texts(act.locale).make
  const input = await readForm(c)
  const labels = {
    ...{ partner: t.partner, naam: t.name, soort: t.kind, functie: t.jobTitle, telefoon: t.phone },
    ...{ email: t.email, pagina: t.page, verhaal: t.handed, toestemming: t.consent, gezegd: t.saidOn },
    uiterlijk: t.due,
  }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return referPage(c, initiative, parsed)
  const refuse = (name: string, words: string) => referPage(c, initiative, withError(input.text, name, words))
  const typed = parsed.value
  const known = (await knownPartners(act)).find(({ value }) => value === typed.partner)
  if (typed.partner !== undefined && !known) return refuse('partner', t.nameMissing)
  const to = partnerOf(typed, known)
  if (to === null) return refuse('partner', t.nameMissing)
  const kind = typed.soort ?? known?.kind
  if (kind === undefined) return refuse('soort', t.kindMissing)
  if (to.phone === null && to.email === null && to.page === null) return refuse('telefoon', t.reachMissing)
  const { toestemming, gezegd, uiterlijk } = typed
  const today = dayOf(act.now)
  if (toestemming !== 'vragen' && gezegd === undefined) return refuse('gezegd', t.saidMissing)
  if (gezegd !== undefined && gezegd > today) return refuse('gezegd', t.saidLater)
  if (uiterlijk < today) return refuse('uiterlijk', t.past)
  const consent =
    toestemming === 'vragen' || gezegd === undefined ? null : { says: consentWords[toestemming], on: gezegd }
  const path = await once(act, input, async (act) => {
    const id = await referOn(act, {
      ...{ caseId: initiative.case_id, kind, to, handed: typed.verhaal },
      ...{ consent, dueOn: uiterlijk },
    })
    return paths.deskReferral(id, { klaar: consent === null ? 'gevraagd' : 'verwezen' })
  })
  return redirect(c, path)
}

/** Who was chosen or typed; what was typed about how to reach them goes before what is known. Null without a name. */
function partnerOf(typed: Typed, known: KnownPartner | undefined): Partner | null {
  const name = known?.name ?? typed.naam
  if (name === undefined) return null
  return {
    name,
    jobTitle: typed.functie ?? null,
    phone: typed.telefoon ?? known?.phone ?? null,
    email: typed.email ?? known?.email ?? null,
    page: typed.pagina ?? known?.page ?? null,
    organisationId: known?.organisationId ?? null,
    sourceId: known?.sourceId ?? null,
  }
}
