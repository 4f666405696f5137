import { z } from 'zod'
import { activitiesByIds } from '../../activities/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { dayText, longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { projectMeetingsByIds } from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import {
  bindFields,
  Checkbox,
  DateInput,
  Form,
  FormActions,
  OnceToken,
  TextArea,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { declineOthers, endPanel, publishPanel, seekPanelMembers } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { endsSoon, isActive, isDigital, takesMembers } from '../rules.ts'
import {
  type AdviceRequest,
  countMembers,
  type Invitation,
  invitationsOf,
  type Member,
  membersOf,
  type Panel,
  requestsOf,
} from '../store.ts'
import { texts } from '../texts.ts'
import { panelPage } from './desk-frame.tsx'
import { Applicants, Members } from './desk-members.tsx'
import { adviceShown, panelBadge, requestBadge, requestDay } from './parts.tsx'
import { reachDesk, reachToServe } from './reach.ts'

/** `/werk/panels/{naam}`: how a group stands, who are in it, what it was asked, and what there is to do. */
export async function showDeskPanel(c: Ctx): Promise<Response> {
  const { panel, serves } = await reachDesk(c)
  return deskPage(c, panel, serves, freshForm())
}

async function deskPage(c: Ctx, panel: Panel, serves: boolean, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = deskTexts(locale).one
  const digital = isDigital(panel)
  const [amount, members, waiting, gone, requests, invitations] = await Promise.all([
    countMembers(db, panel.id),
    digital ? [] : membersOf(db, panel.id),
    serves && !digital ? membersOf(db, panel.id, ['applied']) : [],
    serves && !digital ? membersOf(db, panel.id, ['ended']) : [],
    digital ? [] : requestsOf(db, panel.id),
    invitationsOf(db, panel.id),
  ])
  const active = isActive(panel)
  const titles = await titlesOf(act, invitations)
  return panelPage(c, panel, {
    title: panel.name,
    form,
    body: (
      <>
        <Stand act={act} panel={panel} amount={amount} members={members} serves={serves} />
        {!digital && (
          <Section title={t.advice} id="adviezen">
            <Requests c={c} panel={panel} requests={requests} />
            {active && (
              <p>
                <LinkButton href={paths.askPanel(panel.slug)} kind="secondary">
                  {t.ask}
                </LinkButton>
              </p>
            )}
          </Section>
        )}
        {serves && !digital && <Applicants act={act} panel={panel} waiting={waiting} form={form} />}
        {serves && !digital && <Members act={act} panel={panel} members={members} gone={gone} />}
        {serves && !digital && active && <Recruit act={act} panel={panel} form={form} />}
        <Section title={t.invitations} id="uitnodigingen">
          {invitations.length === 0 ? (
            <p>{t.invitationsNone}</p>
          ) : (
            <ul>
              {invitations.map(({ id, amount, sent_at, activity_id, meeting_id }) => (
                <li key={id}>
                  {t.invitationLine(
                    titles.get(activity_id ?? meeting_id ?? '') ?? t.somethingGone,
                    amount,
                    formatDay(dayOf(sent_at), locale),
                  )}
                </li>
              ))}
            </ul>
          )}
          {serves && active && (
            <p>
              <LinkButton href={paths.invitePanel(panel.slug)} kind="secondary">
                {t.invite}
              </LinkButton>
            </p>
          )}
        </Section>
        {serves && active && <End act={act} panel={panel} form={form} />}
      </>
    ),
  })
}

/** What members were invited to, by its identifier. */
async function titlesOf(act: Act, invitations: readonly Invitation[]): Promise<ReadonlyMap<string, string>> {
  const ids = (of: (one: Invitation) => string | null): readonly string[] =>
    invitations.flatMap((one) => of(one) ?? [])
  const [activities, meetings] = await Promise.all([
    activitiesByIds(
      act.db,
      ids(({ activity_id }) => activity_id),
    ),
    projectMeetingsByIds(
      act.db,
      ids(({ meeting_id }) => meeting_id),
    ),
  ])
  return new Map([...activities, ...meetings].map(({ id, title }) => [id, title]))
}

/** Whether it is on the site, how many are in it, and where one goes from here. */
function Stand(props: {
  readonly act: Act
  readonly panel: Panel
  readonly amount: number
  readonly members: readonly Member[]
  readonly serves: boolean
}) {
  const { panel, amount, members, serves } = props
  const { locale, now } = props.act
  const t = deskTexts(locale).one
  const today = dayOf(now)
  const badge = panelBadge(panel, today, locale)
  const missing = (panel.seats_min ?? 0) - amount
  const ending = members.filter((one) => endsSoon(one, today)).length
  const isDraft = panel.published_on === null
  return (
    <NowBox
      status={badge?.label ?? deskTexts(locale).standings.active}
      tone={badge?.tone ?? 'active'}
      action={
        serves &&
        isDraft && (
          <Form action={paths.deskPanel(panel.slug)} label={t.publish}>
            <OnceToken token={newOnceToken()} />
            <FormActions submit={t.publish} name="doe" value="publiceer" />
          </Form>
        )
      }
    >
      <p>{texts(locale).kinds[panel.kind]}</p>
      {isDraft && <p>{t.publishLead}</p>}
      <p>
        {panel.seats_min !== null && panel.seats_max !== null
          ? t.stand(amount, panel.seats_min, panel.seats_max)
          : t.standDigital(amount)}
      </p>
      {isActive(panel) && missing > 0 && <p>{t.tooFew(missing)}</p>}
      {ending > 0 && <p>{t.ending(ending)}</p>}
      <ul>
        <li>
          <a href={paths.panel(panel.slug)}>{t.publicPage}</a>
        </li>
        {serves && (
          <li>
            <a href={paths.editPanel(panel.slug)}>{t.change}</a>
          </li>
        )}
      </ul>
    </NowBox>
  )
}

function Requests(props: {
  readonly c: Ctx
  readonly panel: Panel
  readonly requests: readonly AdviceRequest[]
}) {
  const { panel, requests, c } = props
  const { locale, now } = c.var.act
  if (requests.length === 0) return <p>{deskTexts(locale).one.adviceNone}</p>
  const { shown, tabs } = adviceShown(c, requests, (query) => paths.deskPanel(panel.slug, query))
  return (
    <>
      {tabs}
      {shown.length === 0 && <p>{texts(locale).one.adviceNoneHere}</p>}
      <ul>
        {shown.map((request) => (
          <li key={request.id}>
            <a href={paths.deskPanelRequest(panel.slug, request.nr)}>{request.title}</a>:{' '}
            {requestBadge(request, dayOf(now), locale).label}. {requestDay(request, locale)}.
          </li>
        ))}
      </ul>
    </>
  )
}

/** Looking for members: until when, and whom. */
function Recruit(props: { readonly act: Act; readonly panel: Panel; readonly form: FormState }) {
  const { panel } = props
  const { locale, now } = props.act
  const t = deskTexts(locale).one
  const values =
    valueIn(props.form.values, 'doe') === 'werving'
      ? props.form
      : freshForm({ tot: panel.recruits_until, wie: panel.recruits_text })
  const field = bindFields(values, locale)
  return (
    <Section title={t.recruit} id="werving">
      <p>{t.recruitLead}</p>
      <p>
        {panel.recruits_until !== null && takesMembers(panel, dayOf(now))
          ? t.recruitNow(formatDay(panel.recruits_until, locale))
          : t.recruitNot}
      </p>
      <Form action={paths.deskPanel(panel.slug)} label={t.recruit}>
        <OnceToken token={newOnceToken()} />
        <DateInput {...field('tot')} label={t.until} hint={t.untilHint} optional="unsaid" />
        <TextArea {...field('wie')} label={t.words} max={1000} rows={3} optional />
        <FormActions submit={t.saveRecruit} name="doe" value="werving" kind="secondary" />
      </Form>
    </Section>
  )
}

function End(props: { readonly act: Act; readonly panel: Panel; readonly form: FormState }) {
  const { locale } = props.act
  const t = deskTexts(locale).one
  return (
    <Section title={t.end} id="stoppen">
      <p>{t.endLead}</p>
      <Form action={paths.deskPanel(props.panel.slug)} label={t.end}>
        <OnceToken token={newOnceToken()} />
        <Checkbox {...bindFields(props.form, locale)('zeker')} label={t.endSure} />
        <FormActions submit={t.end} name="doe" value="stop" kind="danger" />
      </Form>
    </Section>
  )
}

const recruitSchema = z.object({ tot: dayText().optional(), wie: longText(1000).optional() })
const wordSchema = z.object({ woord: longText(1000).optional() })
/** Where a refusal is shown, by what was done. */
const errorFields: Readonly<Record<string, string>> = {
  ...{ werving: 'tot', 'anderen-afwijzen': 'woord', stop: 'zeker' },
}

/** One of the forms of the page was sent; `doe` says which. */
export async function submitDeskPanel(c: Ctx): Promise<Response> {
  const { act } = c.var
  const panel = await reachToServe(c)
  const input = await readForm(c)
  const { locale } = act
  const t = deskTexts(locale).one
  const doe = valueIn(input.text, 'doe')
  const parsed =
    doe === 'werving'
      ? parseForm(recruitSchema, input, locale, { tot: t.until, wie: t.words })
      : parseForm(wordSchema, input, locale, { woord: t.word })
  if (!parsed.ok) return deskPage(c, panel, true, parsed)
  if (doe === 'stop' && valueIn(input.text, 'zeker') === '')
    return deskPage(c, panel, true, withError(input.text, 'zeker', t.endUnsure))
  const value: { tot?: string | undefined; wie?: string | undefined; woord?: string | undefined } =
    parsed.value
  const after = (klaar: string): string => paths.deskPanel(panel.slug, { klaar })
  try {
    const path = await once(act, input, async (act) => {
      switch (doe) {
        case 'publiceer':
          await publishPanel(act, panel.id)
          return after('gepubliceerd')
        case 'werving':
          await seekPanelMembers(act, panel.id, { until: value.tot ?? null, text: value.wie ?? null })
          return after('werving')
        case 'anderen-afwijzen':
          await declineOthers(act, panel.id, value.woord ?? null)
          return after('afgewezen')
        case 'stop':
          await endPanel(act, panel.id)
          return after('gestopt')
        default:
          return paths.deskPanel(panel.slug)
      }
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return deskPage(c, panel, true, withError(input.text, errorFields[doe] ?? 'zeker', error.message))
  }
}
