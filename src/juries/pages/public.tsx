import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay, formatMoment } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Card, CardList } from '../../ui/card/card.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import {
  allJuries,
  districtsOf,
  type Jury,
  juryAsked,
  juryName,
  roundRulesOf,
  roundScheme,
  sittingMembers,
} from '../jury.ts'
import { type RoundData, roundData } from '../round-data.ts'
import { sitsOn } from '../rules.ts'
import { type Round, roundsOf, runningRounds } from '../store.ts'
import { texts } from '../texts.ts'
import { longDay } from '../words.ts'

/** So many rounds stand on the page of a jury; the others are one link away. */
const mostRounds = 8

export const isSeeking = ({ facts }: Jury, act: Act): boolean =>
  facts.seeks_until !== null && facts.seeks_until >= dayOf(act.now)

/** `/juries`: every jury, whether it looks for members, and until when wishes go into its next round. */
export async function showJuries(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const [juries, rounds, scheme] = await Promise.all([
    allJuries(act),
    runningRounds(act.db),
    roundScheme(act),
  ])
  const today = dayOf(act.now)
  return page(
    c,
    { title: t.list.title, description: t.list.lead },
    <>
      <PageHeading title={t.list.title} lead={t.list.lead} />
      <p>{t.list.text}</p>
      {juries.length > 0 ? (
        <CardList>
          {juries.map((jury) => {
            const next = nextOf(rounds, jury)
            return (
              <Card
                key={jury.slug}
                title={juryName(jury, locale)}
                href={paths.jury(jury.slug)}
                level={2}
                scene="meeting"
                status={isSeeking(jury, act) ? { label: t.list.seeks, tone: 'good' } : undefined}
                facts={[
                  t.list.members(sittingMembers(jury, today).length),
                  ...(next ? [t.list.next(formatDay(next.closes_on, locale))] : []),
                ]}
              />
            )
          })}
        </CardList>
      ) : (
        <EmptyState
          title={t.list.none}
          level={2}
          scene="meeting"
          instead={<LinkButton href={paths.tellIdea()}>{t.list.tell}</LinkButton>}
        >
          <p>{t.list.noneText}</p>
        </EmptyState>
      )}
      {scheme && (
        <p>
          <a href={paths.scheme(scheme.slug)}>{t.list.money}</a>
        </p>
      )}
    </>,
  )
}

const nextOf = (rounds: readonly Round[], jury: Jury): Round | undefined =>
  rounds.find(({ area_id, state }) => area_id === jury.area.id && state === 'collecting')

/** `/juries/{slug}`: who are in it by number, how it judges, its rounds, and whether one can join. */
export async function showJury(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale)
  const jury = await juryAsked(act, c.req.param('slug'))
  const today = dayOf(act.now)
  const [scheme, rounds, areas] = await Promise.all([
    roundScheme(act),
    roundsOf(db, jury.area.id),
    allAreas(db),
  ])
  const rules = roundRulesOf(scheme)
  const members = sittingMembers(jury, today)
  const substitutes = jury.members.filter((one) => one.part === 'substitute' && sitsOn(one, today))
  const ends = members.flatMap(({ untilDay }) => (untilDay === null ? [] : [untilDay])).sort()
  const districts = districtsOf(jury, areas, locale)
  const held = rounds.filter(({ state }) => state !== 'cancelled')
  const shown = c.req.query('rondes') === 'alle' ? held : held.slice(0, mostRounds)
  const data = await roundData(act, shown)
  const { team } = act.municipality
  return page(
    c,
    {
      title: juryName(jury, locale),
      breadcrumbs: [{ title: t.list.title, href: paths.juries() }],
    },
    <>
      <PageHeading
        title={juryName(jury, locale)}
        lead={districts === '' ? t.one.leadPlain : t.one.lead(districts)}
      />
      {isSeeking(jury, act) && (
        <Notice title={t.one.vacancy}>
          <p>{t.one.vacancyText}</p>
          {jury.facts.seeks_text && <p class="keep-lines">{jury.facts.seeks_text}</p>}
          <p>{t.one.vacancyUntil(longDay(jury.facts.seeks_until ?? '', locale))}</p>
          <p class="no-print">
            <LinkButton href={paths.joinJury(jury.slug)}>{t.one.join}</LinkButton>
          </p>
        </Notice>
      )}
      <Section title={t.one.rounds}>
        {shown.length > 0 ? <Rounds act={act} rounds={shown} data={data} /> : <p>{t.one.roundsNone}</p>}
        {held.length > shown.length && (
          <p>
            <a href={paths.jury(jury.slug, { rondes: 'alle' })}>{t.one.allRounds(held.length)}</a>
          </p>
        )}
      </Section>
      <Section title={t.one.decisions}>
        <p>
          <a href={paths.wishesOf(jury.slug)}>{t.one.toWishes}</a>
        </p>
        <p>
          <a href={paths.juryDecisions(jury.slug)}>{t.one.toDecisions}</a>
        </p>
      </Section>
      <Section title={t.one.who}>
        <p>
          {t.one.count(members.length, substitutes.length)}{' '}
          {t.one.size(rules.members.min, rules.members.max, rules.term_years)}{' '}
          {ends[0] && t.one.endsNext(longDay(ends[0], locale))}
        </p>
      </Section>
      <Section title={t.one.how}>
        <ul>
          {scheme && <li>{scheme.decided_by.jury === 'decides' ? t.one.decides : t.one.advises}</li>}
          <li>{rules.vote === 'secret' ? t.one.voteSecret : t.one.voteOpen}</li>
          <li>{t.one.quorum(rules.quorum)}</li>
          <li>{t.one.ties[rules.ties]}</li>
          <li>{t.one.order[rules.order]}</li>
        </ul>
        {scheme && (
          <p>
            <a href={paths.scheme(scheme.slug)}>
              {t.one.scheme}: {say(scheme.title, locale)}
            </a>
          </p>
        )}
      </Section>
      <Section title={t.one.contact}>
        <p>{t.one.contactText(team.telephone, team.email)}</p>
      </Section>
    </>,
  )
}

/** Rounds with their days; also at the desk, where `href` leads into each. */
export function Rounds(props: {
  readonly act: Act
  readonly rounds: readonly Round[]
  readonly data: RoundData
  readonly href?: (round: Round) => string
}) {
  const { act, rounds, data, href } = props
  const { locale } = act
  const t = texts(locale)
  const meets = ({ meeting_id, written }: Round): string => {
    const meeting = data.meetings.get(meeting_id ?? '')
    if (written || !meeting) return t.one.written
    return `${formatMoment(meeting.starts_at, locale, 'medium')}, ${meeting.place}`
  }
  return (
    <Table
      locale={locale}
      caption={t.one.caption}
      captionHidden
      rows={rounds}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'round',
          title: t.one.columns.round,
          rowHeader: true,
          cell: (round) => (href ? <a href={href(round)}>{t.round(round.number)}</a> : t.round(round.number)),
        },
        { key: 'state', title: t.one.columns.state, cell: ({ state }) => t.states[state] },
        {
          key: 'closes',
          title: t.one.columns.closes,
          cell: ({ closes_on }) => formatDay(closes_on, locale),
        },
        { key: 'meets', title: t.one.columns.meets, cell: meets },
        {
          key: 'wishes',
          title: t.one.columns.wishes,
          numeric: true,
          cell: ({ id, state }) => (state === 'collecting' ? '–' : String(data.wishes.get(id) ?? 0)),
        },
      ]}
    />
  )
}
