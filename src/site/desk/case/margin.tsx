import type { ComponentChildren } from 'preact'
import type { Act } from '../../../kit/act.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { type DeskAction, paths } from '../../../paths.ts'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { Heading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Parties, WhoDoesWhat } from './margin-people.tsx'
import { Terms } from './margin-terms.tsx'
import type { DeskCase } from './open.ts'
import { isPossible, toRelease, toRemind } from './possible.ts'
import { texts } from './texts.ts'

export interface MarginProps {
  readonly act: Act
  readonly found: DeskCase
}

/** What only staff see and do. The overview shows all of it, the other views what is needed there. */
export function Margin({
  act,
  found,
  full,
  children,
}: MarginProps & { readonly full: boolean; readonly children?: ComponentChildren }) {
  return (
    <div class="flow">
      <Actions act={act} found={found} open={!full} />
      <StuckNotice act={act} found={found} />
      <WhoDoesWhat act={act} found={found} />
      {full && (
        <>
          <Terms act={act} found={found} />
          <Parties act={act} found={found} />
          {found.seesStaffSide && <AdviceSummary act={act} found={found} />}
          <Site act={act} found={found} />
          {children}
          {found.seesStaffSide && <Archive act={act} found={found} />}
        </>
      )}
    </div>
  )
}

type Group = 'contact' | 'course' | 'people' | 'advice' | 'rest'

const groups: readonly (readonly [Group, readonly DeskAction[]])[] = [
  ['contact', ['post_update', 'add_note']],
  [
    'course',
    [
      'complete_step',
      'check_application',
      'decide_application',
      'withdraw_application',
      'take_decision',
      'plan_decision',
      'answer_feasibility',
      'pause',
      'resume',
      'extend',
      'complete_case',
    ],
  ],
  ['people', ['appoint_guide', 'set_substitute', 'add_party']],
  ['advice', ['ask_advice', 'remind_advice', 'release_advice']],
  ['rest', ['review_publication', 'add_files', 'set_zaaknummer', 'link', 'withdraw', 'reopen']],
]

/** Everything this person can do with the case now, as links. */
function Actions({ act, found, open }: MarginProps & { readonly open: boolean }) {
  const t = texts(act.locale).actions
  const { opened, advice, application } = found
  const { number } = opened.file
  const situation = { opened, advice, actor: act.actor, today: dayOf(act.now), application }
  const links = (group: Group, keys: readonly DeskAction[]) => {
    const own = keys
      .filter((key) => isPossible(key, situation))
      .map((key) => ({ href: paths.deskCaseAction(number, key), label: t.labels[key] }))
    // Who may write a note works on the case, and can do these too.
    if (!isPossible('add_note', situation)) return own
    const running = opened.state.status !== 'ended'
    if (group === 'contact') {
      return [
        { href: paths.deskCase(number, 'conversation'), label: t.conversation },
        ...(running ? [{ href: paths.newMeeting(number), label: t.meeting }] : []),
        { href: paths.composeInfoPack(number), label: t.pack },
        ...(act.municipality.support.kinds.includes(opened.file.kind)
          ? [{ href: paths.supportOverview(number), label: t.support }]
          : []),
        ...own,
      ]
    }
    if (group === 'rest') {
      const { kind } = opened.file
      const goesOn = opened.state.end === 'completed' && kind in act.municipality.continuity
      return [
        ...own,
        { href: paths.referOn(number), label: t.refer },
        ...(running ? [{ href: paths.mergeCase(number), label: t.merge }] : []),
        ...(kind === 'city_wish' ? [] : [{ href: paths.growWish(number), label: t.grow }]),
        ...(goesOn ? [{ href: paths.deskKeptWish(number), label: t.keptWish }] : []),
      ]
    }
    if (group !== 'advice') return own
    return [
      ...own,
      ...(opened.file.kind === 'city_wish' ? [{ href: paths.weighing(number), label: t.weighing }] : []),
      { href: paths.newCommitment(number), label: t.commitment },
    ]
  }
  const shown = groups
    .map(([group, keys]) => ({ group, links: links(group, keys) }))
    .filter((one) => one.links.length > 0)
  if (shown.length === 0) return null
  return (
    <Disclosure summary={t.title} open={open}>
      {shown.map(({ group, links }) => (
        <div key={group}>
          <Heading level={3} class="small">
            {t.groups[group]}
          </Heading>
          <ul class="plain-list">
            {links.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Disclosure>
  )
}

function StuckNotice({ act, found }: MarginProps) {
  const t = texts(act.locale).margin
  const open = found.stuck.filter((request) => request.answered_on === null)
  return (
    <>
      {open.map((request) => (
        <Notice key={request.id} tone="warning" title={t.stuck}>
          <p>{t.stuckOpen(formatDay(request.due_day, act.locale, 'long'))}</p>
        </Notice>
      ))}
    </>
  )
}

function AdviceSummary({ act, found }: MarginProps) {
  const t = texts(act.locale).margin
  const { advice, opened } = found
  const today = dayOf(act.now)
  const waiting = toRemind(advice)
  const late = waiting.filter((request) => request.due_day < today).length
  const toShare = toRelease(advice).length
  return (
    <Section
      title={t.advice}
      level={3}
      {...(advice.length > 0
        ? { more: { href: paths.deskCase(opened.file.number, 'advice'), label: t.allAdvice } }
        : {})}
    >
      {advice.length === 0 ? (
        <p>{t.adviceNone}</p>
      ) : (
        <p>
          {t.adviceCount(advice.length - waiting.length, advice.length)} {late > 0 && t.adviceLate(late)}{' '}
          {toShare > 0 && t.adviceToShare(toShare)}
        </p>
      )}
    </Section>
  )
}

function Site({ act, found }: MarginProps) {
  const t = texts(act.locale).margin
  const { opened, facts, initiative } = found
  const { state, relations } = opened
  const isShown = relations.isPublic
  const standing = facts.looksAsked
    ? isShown
      ? t.siteStates.edited
      : t.siteStates.waits
    : isShown
      ? t.siteStates.public
      : state.publishedOn !== null
        ? t.siteStates.ended
        : initiative?.declined_public_at
          ? t.siteStates.declined
          : t.siteStates.none
  return (
    <Section title={t.site} level={3}>
      <p>{standing}</p>
    </Section>
  )
}

function Archive({ act, found }: MarginProps) {
  const t = texts(act.locale).margin
  const { opened, advice } = found
  const { number } = opened.file
  const situation = { opened, advice, actor: act.actor, today: dayOf(act.now) }
  return (
    <Section title={t.record} level={3}>
      <p>
        {t.number}: <strong>{number}</strong>
        <br />
        {t.zaaknummer}: {opened.state.zaaknummer ?? t.noZaaknummer}{' '}
        {isPossible('set_zaaknummer', situation) && (
          <a href={paths.deskCaseAction(number, 'set_zaaknummer')}>
            {t.change}
            <span class="visually-hidden"> {t.zaaknummer}</span>
          </a>
        )}
      </p>
      <p>
        <a href={paths.dossier(number)} download="">
          {t.dossier}
        </a>
      </p>
    </Section>
  )
}
