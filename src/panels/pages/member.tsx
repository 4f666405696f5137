import { z } from 'zod'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, valueIn } from '../../kit/form.ts'
import { ticked } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { bindFields, Checkbox, Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { page } from '../../ui/page.tsx'
import { changeMembership, confirmJoining, leaveByClick, leavePanel, memberBehind } from '../actions.ts'
import { endsSoon, isAsked, isDigital } from '../rules.ts'
import { type Member, type Panel, panelById, requestsOf } from '../store.ts'
import { texts } from '../texts.ts'
import { ChoiceFields, choicesOf, chosenOf, requestBadge, requestDay } from './parts.tsx'

/** Who has the link of this address, and their group. */
export async function reachMember(
  c: Ctx,
): Promise<{ readonly code: string; readonly member: Member; readonly panel: Panel }> {
  const code = c.req.param('code') ?? ''
  const member = await memberBehind(c.var.act, code)
  const panel = await panelById(c.var.act.db, member.panel_id)
  if (!panel) throw new NotFound('panel')
  return { code, member, panel }
}

/** `/meedenken/lid/{code}`: behind the link of the mails. To open it changes nothing: mail scanners do. */
export async function showPanelMember(c: Ctx): Promise<Response> {
  try {
    const reached = await reachMember(c)
    return reached.member.state === 'asked' ? await confirmPage(c, reached) : await memberPage(c, reached)
  } catch (error) {
    if (error instanceof NotFound) return gonePage(c, 404)
    throw error
  }
}

type Reached = Awaited<ReturnType<typeof reachMember>>

function confirmPage(c: Ctx, { code, panel, member }: Reached, problem?: string) {
  const { locale } = c.var.act
  const t = texts(locale)
  return page(
    c,
    { title: t.member.confirmTitle, current: 'projects' },
    <>
      <PageHeading title={t.member.confirmTitle} lead={t.member.confirmLead(panel.name)} />
      {problem && <Notice tone="warning" announce title={problem} />}
      {member.name && <p>{member.name}</p>}
      {member.motivation && <p class="keep-lines">{member.motivation}</p>}
      <Form action={paths.panelMember(code)} label={t.member.confirmTitle}>
        <OnceToken token={newOnceToken()} />
        <FormActions submit={t.member.confirm} name="doe" value="bevestig" />
      </Form>
    </>,
    problem ? 409 : 200,
  )
}

async function memberPage(c: Ctx, reached: Reached): Promise<Response> {
  const { code, member, panel } = reached
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.member
  const digital = isDigital(panel)
  const isMember = member.state === 'member'
  const said: Readonly<Record<string, string>> = t.done
  const done = c.req.query('klaar') ?? ''
  const form: FormState = {
    ...freshForm(),
    values: {
      onderwerpen: [...member.subjects],
      wijken: [...member.area_ids],
      toon: member.shows_name ? ['ja'] : [],
    },
  }
  return page(
    c,
    {
      title: t.title(panel.name),
      current: 'projects',
      breadcrumbs: [
        { title: words.title, href: paths.panels() },
        { title: panel.name, href: paths.panel(panel.slug) },
      ],
    },
    <>
      {Object.hasOwn(said, done) && <Notice tone="success" announce title={said[done] ?? ''} />}
      <PageHeading title={t.title(panel.name)} lead={t.address(member.email)} />
      <Stand c={c} reached={reached} />
      {!digital && isMember && (await Requests({ c, reached }))}
      {isMember && (
        <Section title={digital ? t.choices : t.shown}>
          <Form action={paths.panelMember(code)} label={digital ? t.choices : t.shown}>
            <OnceToken token={newOnceToken()} />
            {digital ? (
              <ChoiceFields
                choices={await choicesOf(act, panel)}
                form={form}
                locale={locale}
                labels={words.join}
              />
            ) : (
              <Checkbox {...bindFields(form, locale)('toon')} label={t.showsName} optional="unsaid" />
            )}
            <FormActions submit={t.save} name="doe" value="bewaar" kind="secondary" />
          </Form>
        </Section>
      )}
      {member.motivation && (
        <Section title={t.motivation}>
          <p class="keep-lines">{member.motivation}</p>
        </Section>
      )}
      {(isMember || member.state === 'applied') && (
        <Section title={t.stopTitle} id="stoppen">
          <p>{digital || !isMember ? t.stopText : t.stopSeatText}</p>
          <Form action={paths.panelMember(code)} label={t.stopTitle}>
            <OnceToken token={newOnceToken()} />
            <FormActions submit={isMember ? t.stop : t.withdraw} name="doe" value="stop" kind="danger" />
          </Form>
        </Section>
      )}
    </>,
  )
}

/** How somebody stands with the group, and until when. */
function Stand({ c, reached: { member, panel } }: { readonly c: Ctx; readonly reached: Reached }) {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.member
  const { state, from_day, until_day, ended_on } = member
  const day = (one: string): string => formatDay(one, locale, 'long')
  return (
    <NowBox
      status={t.stand[state]}
      tone={state === 'member' ? 'good' : state === 'applied' ? 'active' : 'neutral'}
    >
      {state === 'applied' && <p>{t.appliedText}</p>}
      {state === 'member' && isDigital(panel) && <p>{t.digitalText}</p>}
      {state === 'member' && from_day && until_day && (
        <p>{t.term(words.parts[member.part], day(from_day), day(until_day))}</p>
      )}
      {endsSoon(member, dayOf(act.now)) && <p>{t.soon}</p>}
      {ended_on && <p>{t.over(day(ended_on))}</p>}
    </NowBox>
  )
}

/** What the group was asked; the chair and the secretary give the advice. */
async function Requests({
  c,
  reached: { code, member, panel },
}: {
  readonly c: Ctx
  readonly reached: Reached
}) {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const requests = await requestsOf(act.db, panel.id)
  return (
    <Section title={words.member.requests}>
      {requests.length === 0 ? (
        <p>{words.one.adviceNone}</p>
      ) : (
        <ul>
          {requests.map((request) => (
            <li key={request.id}>
              <a href={paths.panelRequest(panel.slug, request.nr)} lang={langOfWords(locale)}>
                {request.title}
              </a>
              : {requestBadge(request, dayOf(act.now), locale).label}. {requestDay(request, locale)}.
              {member.part !== 'member' && isAsked(request) && (
                <>
                  {' '}
                  <a href={paths.givePanelAdvice(code, request.nr)}>
                    {words.member.give}
                    <span class="visually-hidden">: {request.title}</span>
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Stopped, or never there. */
export function gonePage(c: Ctx, status: 200 | 404, title?: string): Response | Promise<Response> {
  const t = texts(c.var.act.locale).member
  return page(
    c,
    { title: title ?? t.gone, current: 'projects' },
    <>
      <PageHeading title={title ?? t.gone} lead={title ? undefined : t.goneText} />
      <div class="button-row">
        <LinkButton href={paths.panels()}>{t.again}</LinkButton>
      </div>
    </>,
    status,
  )
}

const schema = z.object({
  onderwerpen: z.array(z.string()).default([]),
  wijken: z.array(z.string()).default([]),
  toon: ticked(),
})

/** Confirms, changes what somebody is asked about, or stops. */
export async function changePanelMember(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const doe = valueIn(input.text, 'doe')
  let reached: Reached
  try {
    reached = await reachMember(c)
  } catch (error) {
    if (error instanceof NotFound) return gonePage(c, doe === 'stop' ? 200 : 404)
    throw error
  }
  const { code, panel } = reached
  const after = (klaar: string): string => paths.panelMember(code, { klaar })
  try {
    if (doe === 'stop') {
      await leavePanel(act, code)
      const t = texts(act.locale).member
      return gonePage(c, 200, isDigital(panel) || reached.member.state !== 'member' ? t.stopped : t.left)
    }
    const parsed = parseForm(schema, input, act.locale)
    if (doe !== 'bevestig' && (doe !== 'bewaar' || !parsed.ok)) return redirect(c, paths.panelMember(code))
    const path = await once(act, input, async (act) => {
      if (doe === 'bevestig') {
        await confirmJoining(act, code)
        return after('bevestigd')
      }
      if (parsed.ok) {
        const chosen = chosenOf(await choicesOf(act, panel), parsed.value)
        await changeMembership(act, code, { ...chosen, showsName: parsed.value.toon })
      }
      return after('bewaard')
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof NotFound) return gonePage(c, 404)
    if (error instanceof Conflict) return confirmPage(c, reached, error.message)
    throw error
  }
}

/** `/meedenken/lid/{code}/stoppen` opened by hand: a mail program posts here, people have a page. */
export const showStopPanel = (c: Ctx): Response =>
  redirect(c, paths.panelMember(encodeURIComponent(c.req.param('code') ?? '')))

/** One click in a mail program. It shows nothing of the answer, and asks again when it missed it. */
export async function stopPanelByClick(c: Ctx): Promise<Response> {
  await leaveByClick(c.var.act, c.req.param('code') ?? '')
  return gonePage(c, 200)
}
