import { type Ceiling, ceilingsOf, RoomMeter, roomIn, runningOn, type Scheme } from '../../funds/index.ts'
import {
  cardContext,
  clocksId,
  InitiativeCards,
  isKind,
  type Kind,
  kindSlugs,
  listPublic,
  runningProgresses,
  scopeOf,
} from '../../initiatives/index.ts'
import {
  allJuries,
  decisionsOfJury,
  districtsOf,
  type Jury,
  juryName,
  type PublicDecision,
  quarterInWords,
  quarterOf,
  quartersOf,
  type Round,
  roundScheme,
  runningRounds,
  sittingMembers,
} from '../../juries/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { meetingById } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { Amount, amountInWords } from '../../ui/amount/amount.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { Card, CardList } from '../../ui/card/card.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { RoundNow, Rules, tellWish } from './wishes-round.tsx'
import { wishesTexts as texts } from './wishes-texts.ts'

const shownCards = 6
const newest = { sort: 'changed', from: null, limit: shownCards } as const
/** So many quarters stand in the table of an area; its jury has all of them. */
const shownQuarters = 8

/** The kind of plan whose money juries divide; a municipality without such a scheme has wishes all the same. */
const kindOf = (scheme: Scheme | null): Kind => scheme?.serves.find(isKind) ?? 'neighbourhood_wish'

/** `/wijkwensen`: per area until when one can send a wish and how much money is left, and what was done with it. */
export async function showWishes(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale)
  const [juries, rounds, scheme, areas] = await Promise.all([
    allJuries(act),
    runningRounds(db),
    roundScheme(act),
    allAreas(db),
  ])
  const kind = kindOf(scheme)
  const ceilings = scheme ? runningOn(await ceilingsOf(db, scheme.key), dayOf(act.now)) : []
  const done = await listPublic(db, { kind, progresses: ['completed'] }, newest)
  const context = await cardContext(act, done, areas)
  return page(
    c,
    { title: t.title, description: t.description },
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={<LinkButton href={tellWish()}>{t.tell}</LinkButton>}
      />
      {juries.length > 0 ? (
        <Section title={t.areas}>
          <CardList>
            {juries.map((jury) => (
              <Card
                key={jury.slug}
                title={juryName(jury, locale)}
                href={paths.wishesOf(jury.slug)}
                level={3}
                scene="city"
                facts={[
                  closesInWords(openRound(rounds, jury), locale),
                  moneyInWords(ceilingsHere(ceilings, jury), locale),
                ]}
              >
                <p>{districtsOf(jury, areas, locale)}</p>
              </Card>
            ))}
          </CardList>
        </Section>
      ) : (
        <EmptyState
          title={t.none}
          level={2}
          scene="meeting"
          instead={<LinkButton href={tellWish()}>{t.tell}</LinkButton>}
        >
          <p>{t.noneText}</p>
        </EmptyState>
      )}
      <Section title={t.granted} more={{ href: paths.initiatives({ soort: kind }), label: t.grantedAll }}>
        {done.length > 0 ? (
          <InitiativeCards initiatives={done} context={context} level={3} />
        ) : (
          <p>{t.grantedNone}</p>
        )}
      </Section>
      <Section title={t.how}>
        <ul>
          <li>
            <a href={paths.process(kindSlugs[kind])}>{t.process}</a>
          </li>
          {kind === 'neighbourhood_wish' && (
            <li>
              <a href={`${paths.process(kindSlugs[kind])}#${clocksId}`}>{t.clocks}</a>
            </li>
          )}
          {scheme && (
            <li>
              <a href={paths.scheme(scheme.slug)}>{t.rules}</a>
            </li>
          )}
          <li>
            <a href={paths.juries()}>{t.juries}</a>
          </li>
        </ul>
      </Section>
    </>,
  )
}

/** `/wijkwensen/{gebied}`: the round that is open, the money that is left, the wishes and what was decided by quarter. */
export async function showWishesOf(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale)
  const juries = await allJuries(act)
  const jury = juries.find(({ slug }) => slug === c.req.param('slug'))
  if (!jury) throw new NotFound()
  const [rounds, scheme, areas, decisions] = await Promise.all([
    runningRounds(db),
    roundScheme(act),
    allAreas(db),
    decisionsOfJury(act, jury),
  ])
  const kind = kindOf(scheme)
  const here = { kind, districtIds: scopeOf(areas, jury.area.slug).districtIds ?? undefined }
  const [ceilings, running, done] = await Promise.all([
    scheme ? ceilingsOf(db, scheme.key) : [],
    listPublic(db, { ...here, progresses: runningProgresses }, newest),
    listPublic(db, { ...here, progresses: ['completed'] }, newest),
  ])
  const context = await cardContext(act, [...running, ...done], areas)
  const open = openRound(rounds, jury)
  const meeting = open?.meeting_id ? await meetingById(db, open.meeting_id) : null
  const districts = districtsOf(jury, areas, locale)
  const name = juryName(jury, locale)
  return page(
    c,
    {
      title: `${t.title}: ${name}`,
      description: t.description,
      breadcrumbs: [{ title: t.title, href: paths.wishes() }],
    },
    <>
      <PageHeading
        kicker={t.kicker}
        title={name}
        lead={districts === '' ? t.leadPlain : t.leadArea(districts)}
      />
      <RoundNow
        area={jury.area.slug}
        open={open}
        judging={rounds.find(({ area_id, state }) => area_id === jury.area.id && state === 'judging')}
        meeting={meeting}
        act={act}
        scheme={scheme}
        ceilings={ceilingsHere(ceilings, jury)}
      />
      <Rules scheme={scheme} locale={locale} />
      <Section title={t.money}>
        <Money act={act} ceilings={ceilingsHere(runningOn(ceilings, dayOf(act.now)), jury)} />
        {scheme && (
          <p>
            <a href={paths.scheme(scheme.slug)}>{t.moneyMore}</a>
          </p>
        )}
      </Section>
      <Section
        title={t.running}
        more={{
          href: paths.initiatives({ soort: kind, gebied: jury.area.slug }),
          label: t.all,
        }}
      >
        {running.length > 0 ? (
          <InitiativeCards initiatives={running} context={context} level={3} />
        ) : (
          <p>{t.runningNone}</p>
        )}
      </Section>
      <Section title={t.done}>
        {done.length > 0 ? (
          <InitiativeCards initiatives={done} context={context} level={3} />
        ) : (
          <p>{t.doneNone}</p>
        )}
      </Section>
      <Section title={t.decisions}>
        <Quarters jury={jury} decisions={decisions} locale={locale} />
      </Section>
      <Section title={t.jury}>
        <p>{t.juryText(sittingMembers(jury, dayOf(act.now)).length)}</p>
        <p>
          <a href={paths.jury(jury.slug)}>{t.toJury}</a>
        </p>
      </Section>
      {juries.length > 1 && (
        <Section title={t.others}>
          <ul>
            {juries
              .filter(({ slug }) => slug !== jury.slug)
              .map((other) => (
                <li key={other.slug}>
                  <a href={paths.wishesOf(other.slug)}>{juryName(other, locale)}</a>
                </li>
              ))}
          </ul>
        </Section>
      )}
    </>,
  )
}

/** The round that takes wishes now. */
const openRound = (rounds: readonly Round[], jury: Jury): Round | undefined =>
  rounds.find(({ area_id, state }) => area_id === jury.area.id && state === 'collecting')

/** The money of this area, and that of the whole city when there is any. */
const ceilingsHere = (running: readonly Ceiling[], jury: Jury): readonly Ceiling[] =>
  running.filter(({ area_id }) => area_id === null || area_id === jury.area.id)

const closesInWords = (round: Round | undefined, locale: Locale): string =>
  round ? texts(locale).untilDay(formatDay(round.closes_on, locale)) : texts(locale).betweenRounds

function moneyInWords(ceilings: readonly Ceiling[], locale: Locale): string {
  if (ceilings.length === 0) return texts(locale).noMoney
  const left = ceilings.reduce((sum, { balance }) => sum + roomIn(balance), 0)
  return texts(locale).left(amountInWords(left, locale))
}

function Money({ act, ceilings }: { readonly act: Act; readonly ceilings: readonly Ceiling[] }) {
  const { locale } = act
  const t = texts(locale)
  if (ceilings.length === 0) return <p>{t.moneyNone}</p>
  return (
    <>
      {ceilings.map(({ id, balance, from_day, until_day }) => (
        <RoomMeter
          key={id}
          label={`${formatDay(from_day, locale)} – ${formatDay(until_day, locale)}`}
          balance={balance}
          locale={locale}
        />
      ))}
      <p class="small">{t.moneyMeans}</p>
    </>
  )
}

function Quarters(props: {
  readonly jury: Jury
  readonly decisions: readonly PublicDecision[]
  readonly locale: Locale
}) {
  const { jury, decisions, locale } = props
  const t = texts(locale)
  if (decisions.length === 0) return <p>{t.decisionsNone}</p>
  const rows = quartersOf(decisions)
    .slice(0, shownQuarters)
    .map((quarter) => {
      const within = decisions.filter(({ day }) => quarterOf(day) === quarter)
      const granted = within.flatMap((one) => (one.granted ? [one.granted] : []))
      return {
        quarter,
        wishes: within.length,
        yes: granted.length,
        cents: granted.reduce((sum, cents) => sum + cents, 0),
      }
    })
  return (
    <Table
      locale={locale}
      caption={t.caption}
      captionHidden
      rows={rows}
      rowKey={({ quarter }) => quarter}
      columns={[
        {
          key: 'quarter',
          title: t.columns.quarter,
          rowHeader: true,
          cell: ({ quarter }) => (
            <a href={paths.juryDecisions(jury.slug, { kwartaal: quarter })}>
              {quarterInWords(quarter, locale)}
            </a>
          ),
        },
        { key: 'wishes', title: t.columns.wishes, numeric: true, cell: ({ wishes }) => String(wishes) },
        { key: 'yes', title: t.columns.yes, numeric: true, cell: ({ yes }) => String(yes) },
        {
          key: 'granted',
          title: t.columns.granted,
          numeric: true,
          cell: ({ cents }) => <Amount cents={cents} locale={locale} />,
        },
      ]}
    />
  )
}
