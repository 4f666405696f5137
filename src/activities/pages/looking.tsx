import { formatDay } from '../../kit/dates.ts'
import { Conflict, Forbidden } from '../../kit/errors.ts'
import { type FormState, freshForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { offsetOf, pageAsked, pageRead } from '../../kit/paging.ts'
import { paths } from '../../paths.ts'
import { mayLookAfter, projectPage } from '../../projects/index.ts'
import { answerBy, incidentTexts, safetyTexts } from '../../safety/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { bindFields, Form, FormActions, HiddenField, OnceToken, TextArea } from '../../ui/form/index.ts'
import { Heading } from '../../ui/heading/heading.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { lookAfter, lookAgain } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { mayLookAgain } from '../rules.ts'
import type { Deed } from '../schema.ts'
import {
  type Appeal,
  appealsOf,
  type Contribution,
  type Look,
  latestLooks,
  listToLookAt,
  openReports,
  type Report,
} from '../store.ts'
import { texts } from '../texts.ts'
import { byLine } from '../words.ts'
import { type DeskReached, reachActivity } from './desk-reach.ts'
import { DeskDone } from './list-desk.tsx'

const perPage = 30
const deeds = ['released', 'kept', 'hidden', 'put_back'] as const satisfies readonly Deed[]

/** `.../activiteiten/{activiteit}/toezicht`: what was reported, waits to be read, or is kept from others. */
export async function showLooking(c: Ctx): Promise<Response> {
  return lookingPage(c, await reachActivity(c), freshForm())
}

async function lookingPage(c: Ctx, reached: DeskReached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const { project, activity } = reached
  const canLook = mayLookAfter(act.actor, project, reached.people)
  const t = deskTexts(locale).look
  const asked = pageAsked(c.req.query('pagina'))
  const listed = await listToLookAt(db, activity.id, {
    ...{ offset: offsetOf(asked, perPage), limit: perPage + 1 },
  })
  const shown = pageRead(listed, asked, perPage)
  const found = shown.items
  const here = (number: number): string =>
    paths.deskActivityPart(project.number, activity.slug, 'toezicht', {
      pagina: number === 1 ? '' : String(number),
    })
  const pageAt = (number: number | null): string | undefined => (number === null ? undefined : here(number))
  const ids = found.map(({ id }) => id)
  const [reports, looks, appeals] = await Promise.all([
    openReports(db, ids),
    latestLooks(db, ids),
    appealsOf(db, ids),
  ])
  return projectPage(c, project, {
    title: t.title,
    lead: t.lead,
    form,
    body: (
      <>
        <DeskDone c={c} locale={locale} />
        <p>
          <a href={paths.deskActivity(project.number, activity.slug)}>{activity.title}</a>
        </p>
        {found.length === 0 && <p>{t.none}</p>}
        <p>
          <a href={paths.blocks()}>{t.blocks}</a>
        </p>
        <ul class="plain-list stack stack-loose">
          {found.map((one) => (
            <li key={one.id} class="flow">
              <Item
                one={one}
                state={stateOf(one)}
                reports={reports.filter(({ contribution_id }) => contribution_id === one.id)}
                look={looks.get(one.id)}
                appeal={appeals.get(one.id)}
                action={here(shown.number)}
                block={paths.blockWriter(project.number, activity.slug, one.nr)}
                answerDays={act.municipality.safety.answer_days}
                incident={
                  canLook ? paths.newIncident(paths.answerOne(project.number, activity.slug, one.nr)) : null
                }
                canLook={canLook}
                personId={act.actor.personId}
                form={valueIn(form.values, 'id') === one.id ? form : freshForm()}
                locale={locale}
              />
            </li>
          ))}
        </ul>
        <Pagination locale={locale} previous={pageAt(shown.previous)} next={pageAt(shown.next)} />
      </>
    ),
  })
}

const stateOf = (one: {
  readonly state: string
  readonly is_reported: boolean
  readonly is_appealed: boolean
}) => {
  if (one.state === 'hidden') return one.is_appealed ? 'appealed' : 'hidden'
  return one.is_reported ? 'reported' : 'held'
}

function Item(props: {
  readonly one: Contribution
  readonly state: ReturnType<typeof stateOf>
  readonly reports: readonly Report[]
  readonly look: Look | undefined
  readonly appeal: Appeal | undefined
  readonly action: string
  readonly block: string
  readonly answerDays: number
  /** Where an incident with it is reported. */
  readonly incident: string | null
  readonly canLook: boolean
  readonly personId: string | null
  readonly form: FormState
  readonly locale: Locale
}) {
  const { one, state, reports, look, appeal, action, answerDays, canLook, personId, form, locale } = props
  const t = deskTexts(locale).look
  const deed = ({ reported: 'kept', held: 'released', hidden: 'put_back', appealed: 'put_back' } as const)[
    state
  ]
  const kinds = texts(locale).report.kinds
  return (
    <>
      <Heading level={2}>{t.one(one.nr)}</Heading>
      <p>
        <StatusBadge tone={state === 'hidden' ? 'neutral' : 'wait'}>{t.states[state]}</StatusBadge>
      </p>
      <blockquote>
        <p class="keep-lines">{[one.title, one.body].filter(Boolean).join('\n')}</p>
        <p class="small">{byLine(one, locale)}</p>
      </blockquote>
      {reports.length > 0 && (
        <>
          <p>{t.reports}:</p>
          <ul>
            {reports.map(({ id, kind, body }) => (
              <li key={id}>{[kinds[kind], body].filter(Boolean).join(': ')}</li>
            ))}
          </ul>
        </>
      )}
      {one.state === 'hidden' && look?.reason && (
        <p>
          {t.hiddenWhy}: {look.reason}
        </p>
      )}
      {one.state === 'hidden' && appeal?.look_id === look?.id && appeal?.outcome === 'stays' && (
        <p>
          {t.stayed}: {appeal.reply}
        </p>
      )}
      {state === 'appealed' && (
        <>
          <p>
            {t.appeal}. {appeal && t.appealBy(formatDay(answerBy(appeal.at, answerDays), locale))}
          </p>
          <blockquote>
            <p class="keep-lines">{appeal?.body ?? t.appealNoReason}</p>
          </blockquote>
          {look && mayLookAgain({ personId }, look) ? (
            <Form action={action} label={`${t.again}: ${t.one(one.nr)}`}>
              <OnceToken token={newOnceToken()} />
              <HiddenField name="id" value={one.id} />
              <TextArea
                {...bindFields(form, locale)(`antwoord_${one.nr}`)}
                label={t.reply}
                hint={t.replyHint}
                max={1000}
                rows={3}
                optional="unsaid"
              />
              <div class="button-row">
                <Button name="doe" value="opnieuw_terug" about={t.one(one.nr)}>
                  {t.againPutBack}
                </Button>
                <Button kind="secondary" name="doe" value="opnieuw_verborgen" about={t.one(one.nr)}>
                  {t.againStays}
                </Button>
              </div>
            </Form>
          ) : (
            <p>{t.forAnother}</p>
          )}
        </>
      )}
      {canLook && !(state === 'appealed' && look && mayLookAgain({ personId }, look)) && (
        <>
          <Form action={action} label={`${t[deed]}: ${t.one(one.nr)}`}>
            <OnceToken token={newOnceToken()} />
            <HiddenField name="id" value={one.id} />
            <Button kind="secondary" name="doe" value={deed} about={t.one(one.nr)}>
              {t[deed]}
            </Button>
          </Form>
          {one.state !== 'hidden' && (
            <Disclosure summary={`${t.hide}: ${t.one(one.nr)}`} open={Object.keys(form.errors).length > 0}>
              <Form action={action} label={`${t.hide}: ${t.one(one.nr)}`}>
                <OnceToken token={newOnceToken()} />
                <HiddenField name="id" value={one.id} />
                <TextArea
                  {...bindFields(form, locale)(`reden_${one.nr}`)}
                  label={t.reason}
                  max={1000}
                  rows={3}
                />
                <FormActions submit={t.hide} name="doe" value="hidden" kind="secondary" />
              </Form>
            </Disclosure>
          )}
          <ul>
            {one.state !== 'held' && (
              <li>
                <a href={props.block} aria-label={`${safetyTexts(locale).block.link}: ${t.one(one.nr)}`}>
                  {safetyTexts(locale).block.link}
                </a>
              </li>
            )}
            {props.incident !== null && (
              <li>
                <a
                  href={props.incident}
                  aria-label={`${incidentTexts(locale).list.report}: ${t.one(one.nr)}`}
                >
                  {incidentTexts(locale).list.report}
                </a>
              </li>
            )}
          </ul>
        </>
      )}
    </>
  )
}

/** Lets it stand, puts it on the page, hides it with a reason, puts it back, or decides after a second look. */
export async function submitLooking(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachActivity(c)
  const { project, activity } = reached
  const input = await readForm(c)
  const id = valueIn(input.text, 'id')
  const doe = valueIn(input.text, 'doe')
  const deed = deeds.find((one) => one === doe)
  const outcome = ({ opnieuw_terug: 'put_back', opnieuw_verborgen: 'stays' } as const)[doe] ?? null
  const [one] = await listToLookAt(act.db, activity.id, { offset: 0, limit: 1, only: id })
  const here = (klaar?: string) =>
    paths.deskActivityPart(project.number, activity.slug, 'toezicht', { klaar })
  // Somebody else dealt with it while the page was open: it says how things stand.
  if (!one || !(deed || outcome)) return redirect(c, here())
  if (deed && !mayLookAfter(act.actor, project, reached.people)) throw new Forbidden()
  // A second look that waits for somebody else is decided as such, so that the writer is told who looked.
  if (deed && !reached.canWork && stateOf(one) === 'appealed') {
    const look = (await latestLooks(act.db, [one.id])).get(one.id)
    if (look && mayLookAgain(act.actor, look)) throw new Forbidden()
  }
  const field = `${deed ? 'reden' : 'antwoord'}_${one.nr}`
  const said = valueIn(input.text, field).slice(0, 1000)
  try {
    const path = await once(act, input, async (act) => {
      if (deed) await lookAfter(act, one.id, { deed, reason: said })
      else if (outcome) await lookAgain(act, one.id, { outcome, reply: said })
      return here(deed ?? outcome ?? undefined)
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return lookingPage(c, reached, withError(input.text, field, error.message))
  }
}
