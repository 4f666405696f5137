import { subjectName } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { personById } from '../../people/index.ts'
import { allAreas } from '../../places/index.ts'
import { projectById, projectTexts } from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Card, CardList } from '../../ui/card/card.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { Tags } from '../../ui/tags/tags.tsx'
import { codeOf } from '../mails.ts'
import { mayMakePanels } from '../rights.ts'
import { isActive, isDigital, takesMembers } from '../rules.ts'
import {
  type AdviceRequest,
  countMembers,
  invitationsOf,
  type Member,
  memberByEmail,
  namedMembers,
  type Panel,
  requestsOf,
} from '../store.ts'
import { texts } from '../texts.ts'
import { adviceShown, panelBadge, requestBadge, requestDay } from './parts.tsx'
import { reachPublic } from './reach.ts'

/** `/meedenken/{naam}`: what a group is for, whether one can join, who are in it, and what it advised. */
export async function showPanel(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale)
  const panel = await reachPublic(c)
  const digital = isDigital(panel)
  const [amount, named, requests, invitations, project, areas, own] = await Promise.all([
    countMembers(db, panel.id),
    digital ? null : namedMembers(db, [panel.id]),
    digital ? [] : requestsOf(db, panel.id),
    digital ? invitationsOf(db, panel.id) : [],
    panel.project_id === null ? null : projectById(db, panel.project_id),
    allAreas(db),
    ownMembership(act, panel),
  ])
  const lang = langOfWords(locale)
  const area = areas.find(({ id }) => id === panel.area_id)
  const chosen = areas.filter(({ id }) => panel.area_ids.includes(id)).map(({ name }) => name)
  return page(
    c,
    {
      title: panel.name,
      description: panel.purpose.slice(0, 160),
      current: 'projects',
      breadcrumbs: [
        { title: projectTexts(locale).title, href: paths.projects() },
        { title: t.title, href: paths.panels() },
      ],
    },
    <>
      <PageHeading
        kicker={t.kinds[panel.kind]}
        title={<span lang={lang}>{panel.name}</span>}
        actions={mayMakePanels(act) && <a href={paths.deskPanel(panel.slug)}>{t.one.edit}</a>}
      />
      <Stand act={act} panel={panel} />
      {own && (
        <p>
          <a href={paths.panelMember(codeOf(act, own))}>{t.one.yours}</a>
        </p>
      )}
      <div class="with-aside">
        <div class="flow">
          {(
            [
              [t.one.purpose, panel.purpose],
              [t.one.askedFor, panel.asked_for],
              [t.one.notFor, panel.not_for],
            ] as const
          ).map(([title, words]) => (
            <Section key={title} title={title}>
              <p class="keep-lines" lang={lang}>
                {words}
              </p>
            </Section>
          ))}
          {!digital && <Advice requests={requests} panel={panel} c={c} />}
        </div>
        <aside class="stack stack-loose">
          <Members panel={panel} amount={amount} named={named?.get(panel.id) ?? []} act={act} />
          {digital && invitations.length > 0 && <p>{t.one.invited(invitations.length)}</p>}
          {project?.published_on && (
            <Section title={t.one.project}>
              <p>
                <a href={paths.project(project.slug)} lang={lang}>
                  {project.title}
                </a>
              </p>
            </Section>
          )}
          <Section title={digital ? t.one.areas : t.one.area}>
            <p>{digital ? chosen.join(', ') || t.one.everywhere : (area?.name ?? t.one.everywhere)}</p>
          </Section>
          {panel.subjects.length > 0 && (
            <Section title={t.one.subjects}>
              <Tags
                label={t.one.subjects}
                tags={panel.subjects.map((subject) => ({ label: subjectName(subject, locale) }))}
              />
            </Section>
          )}
          <Section title={t.one.contact} id="contact">
            <p class="keep-lines" lang={lang}>
              {panel.contact}
            </p>
          </Section>
        </aside>
      </div>
      <PrintSource locale={locale} address={absolute(act, paths.panel(panel.slug))} />
    </>,
  )
}

/** The place of who is signed in in this group. */
async function ownMembership(act: Act, panel: Panel): Promise<Member | null> {
  const { personId } = act.actor
  const person = personId === null ? null : await personById(act.db, personId)
  return person?.email ? memberByEmail(act.db, panel.id, person.email) : null
}

/** Whether one can join or apply now. */
function Stand({ act, panel }: { readonly act: Act; readonly panel: Panel }) {
  const { locale } = act
  const t = texts(locale).one
  const today = dayOf(act.now)
  const badge = panelBadge(panel, today, locale)
  if (panel.ended_on !== null)
    return (
      <NowBox status={badge?.label ?? ''} tone="neutral">
        <p>{t.ended(formatDay(panel.ended_on, locale))}</p>
      </NowBox>
    )
  if (!isActive(panel))
    return (
      <NowBox status={t.draft} tone="wait">
        <p>{t.draftText}</p>
      </NowBox>
    )
  const digital = isDigital(panel)
  if (!takesMembers(panel, today))
    return (
      <NowBox status={t.full} tone="neutral">
        <p>{t.fullText}</p>
      </NowBox>
    )
  return (
    <NowBox
      status={digital ? t.open : t.seeks}
      tone="good"
      action={<LinkButton href={paths.joinPanel(panel.slug)}>{digital ? t.join : t.apply}</LinkButton>}
    >
      {digital ? (
        <p>{t.openText}</p>
      ) : (
        <>
          {panel.recruits_text && (
            <p class="keep-lines" lang={langOfWords(locale)}>
              {panel.recruits_text}
            </p>
          )}
          {panel.recruits_until && <p>{t.seeksUntil(formatDay(panel.recruits_until, locale))}</p>}
        </>
      )}
    </NowBox>
  )
}

/** Who are in it: by name only who agreed to that. */
function Members(props: {
  readonly act: Act
  readonly panel: Panel
  readonly amount: number
  readonly named: readonly Member[]
}) {
  const { panel, amount, named } = props
  const { locale } = props.act
  const words = texts(locale)
  const t = words.one
  return (
    <Section title={t.members} id="leden">
      <p>{t.membersAre(amount)}</p>
      {named.length > 0 && (
        <ul>
          {named.map(({ id, name, part, until_day }) => (
            <li key={id}>
              {name}
              {part !== 'member' && `, ${words.parts[part].toLowerCase()}`}
              {until_day && `, ${t.untilMonth(formatDay(until_day, locale, 'month'))}`}
            </li>
          ))}
        </ul>
      )}
      {named.length > 0 && named.length < amount && <p>{t.unnamed(amount - named.length)}</p>}
      {panel.seats_min !== null && panel.seats_max !== null && panel.term_months !== null && (
        <p class="small">{t.seats(panel.seats_min, panel.seats_max, panel.term_months)}</p>
      )}
    </Section>
  )
}

function Advice(props: {
  readonly c: Ctx
  readonly panel: Panel
  readonly requests: readonly AdviceRequest[]
}) {
  const { panel, requests, c } = props
  const { locale, now } = c.var.act
  const t = texts(locale).one
  const { shown, tabs } = adviceShown(c, requests, (query) => paths.panel(panel.slug, query))
  return (
    <Section title={t.advice} id="adviezen">
      {requests.length === 0 ? (
        <p>{t.adviceNone}</p>
      ) : (
        <>
          <p>{t.adviceLead}</p>
          {tabs}
          {shown.length === 0 && <p>{t.adviceNoneHere}</p>}
          <CardList>
            {shown.map((request) => (
              <Card
                key={request.id}
                title={request.title}
                lang={langOfWords(locale)}
                href={paths.panelRequest(panel.slug, request.nr)}
                level={3}
                status={requestBadge(request, dayOf(now), locale)}
                facts={[requestDay(request, locale)]}
              />
            ))}
          </CardList>
        </>
      )}
    </Section>
  )
}
