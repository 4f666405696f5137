import { z } from 'zod'
import { type Initiative, initiativeByNumber, subjectName, subjects } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import {
  type FormInput,
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { emailText, oneOf, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { personById, visitorAddress } from '../../people/index.ts'
import { type Area, allAreas, areaChoices, areaLabel } from '../../places/index.ts'
import { type Project, projectByNumber } from '../../projects/index.ts'
import {
  bindFields,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  RadioGroup,
  Select,
  TextInput,
} from '../../ui/form/index.ts'
import { Heading, PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { askToFollow, followSignedIn, pointOfPlace } from '../actions.ts'
import { confirmDays, isPlace, type Pace, radii, type Thing } from '../rules.ts'
import { texts } from '../texts.ts'

const usualRadius = '500'
const rhythms = ['week', 'meteen'] as const
const paceOf: Readonly<Record<(typeof rhythms)[number], Pace>> = { week: 'weekly', meteen: 'at_once' }
export const rhythmOf = (pace: Pace): string => (pace === 'weekly' ? 'week' : 'meteen')
export const rhythmSchema = z.object({ ritme: oneOf(rhythms).transform((word) => paceOf[word]) })

export const rhythmOptions = (locale: Act['locale']) =>
  rhythms.map((value) => ({ value, label: texts(locale).paces[paceOf[value]] }))

const schema = z.object({
  plek: shortText(80).optional(),
  straal: oneOf(radii.map(String) as [string, ...string[]]).optional(),
  gebied: shortText(100).optional(),
  onderwerp: oneOf(subjects).optional(),
  volg_initiatief: shortText(20).optional(),
  volg_project: shortText(20).optional(),
  ...rhythmSchema.shape,
})

const labelsOf = (locale: Act['locale']) => {
  const t = texts(locale)
  const { place, radius, area, subject } = t.things
  return { plek: place, straal: radius, gebied: area, onderwerp: subject, ritme: t.pace, email: t.email }
}

/** `/volgen`: somebody chooses what to follow. The address may name an area, a subject, a plan or a project to begin with. */
export const showFollow = (c: Ctx): Promise<Response> =>
  followPage(
    c,
    freshForm({
      straal: usualRadius,
      ritme: 'week',
      plek: c.req.query('plek'),
      gebied: c.req.query('gebied'),
      onderwerp: c.req.query('onderwerp'),
      initiatief: c.req.query('initiatief'),
      volg_initiatief: c.req.query('initiatief'),
      project: c.req.query('project'),
      volg_project: c.req.query('project'),
    }),
  )

/** The plan that the form offers to follow: one that is on the site. */
async function planOf(act: Act, number: string | undefined): Promise<Initiative | null> {
  const plan = number === undefined ? null : await initiativeByNumber(act.db, number)
  return plan?.public ? plan : null
}

/** The project that the form offers to follow: one that everybody may see. */
async function projectOf(act: Act, number: string | undefined): Promise<Project | null> {
  const project = number === undefined ? null : await projectByNumber(act.db, number)
  return project?.published_on ? project : null
}

/** The areas to choose from, with one more when it was asked for: a neighbourhood has a page, too. */
function choicesFor(areas: readonly Area[], asked: string | undefined, locale: Act['locale']) {
  const usual = areaChoices(areas, locale)
  const area = areas.find(({ slug, retired_on }) => slug === asked && retired_on === null)
  if (!area || usual.some(({ value }) => value === asked)) return usual
  return [{ value: area.slug, label: areaLabel(area, locale) }, ...usual]
}

/** The address of who is signed in; undefined for who is not, null for an account without one. */
async function ownAddress(act: Act): Promise<string | null | undefined> {
  const { personId } = act.actor
  return personId === null ? undefined : ((await personById(act.db, personId))?.email ?? null)
}

async function followPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const [areas, plan, project, email] = await Promise.all([
    allAreas(act.db),
    planOf(act, form.values.initiatief?.[0]),
    projectOf(act, form.values.project?.[0]),
    ownAddress(act),
  ])
  const field = bindFields(form, locale)
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), description: t.description, current: 'areas' },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <Done c={c} />
      <PageHeading title={t.title} lead={t.lead} />
      <Section title={t.told.title}>
        <ul>
          {t.told.list.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {(act.municipality.notices.sru_url !== '' || act.settings.demo) && <li>{t.told.notices}</li>}
        </ul>
        <p>{t.told.only}</p>
      </Section>
      {email === null ? (
        <Notice title={t.noEmail}>
          <p>
            <a href={paths.myDetails()}>{t.toDetails}</a>
          </p>
        </Notice>
      ) : (
        <Form action={paths.follow()} label={t.title}>
          <OnceToken token={newOnceToken()} />
          <Heading level={2}>{t.things.title}</Heading>
          <p>{t.things.hint}</p>
          {plan && (
            <>
              <HiddenField name="initiatief" value={plan.number} />
              <Checkbox
                {...field('volg_initiatief')}
                value={plan.number}
                label={t.things.initiative(plan.title)}
                optional="unsaid"
              />
            </>
          )}
          {project && (
            <>
              <HiddenField name="project" value={project.number} />
              <Checkbox
                {...field('volg_project')}
                value={project.number}
                label={t.things.project(project.title)}
                optional="unsaid"
              />
            </>
          )}
          <TextInput {...field('plek')} label={t.things.place} hint={t.things.placeHint} optional="unsaid" />
          <RadioGroup
            {...field('straal')}
            label={t.things.radius}
            options={radii.map((metres) => ({ value: String(metres), label: t.metres(metres) }))}
            optional="unsaid"
          />
          <Select
            {...field('gebied')}
            label={t.things.area}
            options={choicesFor(areas, form.values.gebied?.[0], locale)}
            optional="unsaid"
          />
          <Select
            {...field('onderwerp')}
            label={t.things.subject}
            options={subjects.map((value) => ({ value, label: subjectName(value, locale) }))}
            optional="unsaid"
          />
          <RadioGroup {...field('ritme')} label={t.pace} options={rhythmOptions(locale)} />
          {email === undefined ? (
            <TextInput
              {...field('email')}
              label={t.email}
              why={t.emailWhy}
              type="email"
              autocomplete="email"
            />
          ) : (
            <p>{t.signedIn(email)}</p>
          )}
          <p class="small">{t.keep}</p>
          <FormActions submit={t.submit} />
        </Form>
      )}
    </>,
    formStatus(form.errors),
  )
}

/** What was done just now. */
function Done({ c }: { readonly c: Ctx }) {
  const { act } = c.var
  const { done, demoMailbox } = texts(act.locale)
  const what = c.req.query('klaar')
  if (what === 'gewist') return <Notice tone="success" announce title={done.erased} />
  if (what !== 'mail') return null
  return (
    <Notice tone="success" announce title={done.mail}>
      <p>{done.mailText(confirmDays)}</p>
      {act.settings.demo && (
        <p>
          {demoMailbox} <a href={paths.demoMailbox()}>{paths.demoMailbox()}</a>
        </p>
      )}
    </Notice>
  )
}

/** Asks for the mail with the link; who is signed in follows at once. */
export async function sendFollow(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const input = await readForm(c)
  const isSignedIn = act.actor.personId !== null
  const parsed = parseForm(schema, input, locale, labelsOf(locale))
  const address = isSignedIn
    ? null
    : parseForm(z.object({ email: emailText() }), input, locale, labelsOf(locale))
  if (!parsed.ok || address?.ok === false) {
    const errors = {
      ...(parsed.ok ? {} : parsed.errors),
      ...(address?.ok === false ? address.errors : {}),
    }
    return followPage(c, { values: input.text, errors })
  }
  const { plek, ritme: pace } = parsed.value
  if (plek !== undefined && !isPlace(plek))
    return followPage(c, withError(input.text, 'plek', t.things.badPlace))
  const things = await thingsIn(act, parsed.value)
  if (things.length === 0) return followPage(c, withError(input.text, firstField(input), t.things.none))
  if (isSignedIn && (await ownAddress(act)) === null) return followPage(c, freshForm())
  const path = await once(act, input, async (act) => {
    if (address === null) {
      await followSignedIn(act, { pace, things })
      return paths.myFollowing({ klaar: 'bevestigd' })
    }
    const visitor = visitorAddress(c)
    await askToFollow(act, { email: address.value.email, pace, things, visitor })
    return paths.follow({ klaar: 'mail' })
  })
  return redirect(c, path)
}

const firstField = ({ text }: FormInput): string =>
  text.project ? 'volg_project' : text.initiatief ? 'volg_initiatief' : 'plek'

async function thingsIn(act: Act, chosen: z.output<typeof schema>): Promise<readonly Thing[]> {
  const { plek, straal, gebied, onderwerp } = chosen
  const [areas, plan, project] = await Promise.all([
    allAreas(act.db),
    planOf(act, chosen.volg_initiatief),
    projectOf(act, chosen.volg_project),
  ])
  const area = areas.find(({ slug, retired_on }) => slug === gebied && retired_on === null)
  const radius = Number(straal ?? usualRadius)
  return [
    ...(plan ? [{ what: 'initiative', caseId: plan.case_id } as const] : []),
    ...(project ? [{ what: 'project', projectId: project.id } as const] : []),
    ...(plek ? [{ what: 'place', place: plek, point: await pointOfPlace(act, plek), radius } as const] : []),
    ...(area ? [{ what: 'area', areaId: area.id } as const] : []),
    ...(onderwerp ? [{ what: 'subject', subject: onderwerp } as const] : []),
  ]
}
