import { type Day, dayOf, formatDay } from '../../kit/dates.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import type { Municipality } from '../../kit/municipality.ts'
import { isOpenMeeting, whenWords } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Card, CardList } from '../../ui/card/card.tsx'
import { type Definition, DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { Sides } from '../../ui/sides/sides.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { ProjectFacts } from '../facts.ts'
import type { ChosenLevel } from '../level.ts'
import { isOver, openWays } from '../rules.ts'
import type { Plan, ProjectState, Standing, Way } from '../schema.ts'
import type { Answering, Move, Project, ProjectMeeting } from '../store.ts'
import { texts } from '../texts.ts'
import { decisionDay, feedbackDay, ownerName, standingBadge, wayDays } from '../words.ts'
import { ExampleNotice, OutcomeLine } from './level-view.tsx'

/** What people wrote is Dutch. */
const Written = ({ text, locale }: { readonly text: string; readonly locale: Locale }) => (
  <span class="keep-lines" lang={langOfWords(locale)}>
    {text}
  </span>
)

const Words = (props: { readonly text: string; readonly locale: Locale }) => (
  <p>
    <Written {...props} />
  </p>
)

const written = (term: string, text: string, locale: Locale): readonly Definition[] =>
  text.trim() === '' ? [] : [{ term, value: <Written text={text} locale={locale} /> }]

/** The next moment on which people can take part. */
const nextWay = ({ ways }: Plan, today: Day): Way | undefined =>
  ways
    .filter(({ from }) => from !== null && from > today)
    .sort((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1))[0]

/** The next moment, by the plan or by a meeting that was planned since: a meeting knows its day best. */
function nextMoment(
  plan: Plan,
  {
    meetings,
    now,
    locale,
  }: { readonly meetings: readonly ProjectMeeting[]; readonly now: Date; readonly locale: Locale },
): { readonly what: string; readonly when: string } | null {
  const way = nextWay(plan, dayOf(now))
  const meeting = meetings.find(({ status, starts_at }) => isOpenMeeting(status) && starts_at > now)
  if (meeting && (!way?.from || dayOf(meeting.starts_at) <= way.from)) {
    return { what: meeting.title ?? '', when: whenWords(meeting, locale) }
  }
  return way ? { what: way.what, when: wayDays(way, locale) } : null
}

/** Where it stands, what comes next and when. */
export function StandNow(props: {
  readonly plan: Plan
  readonly meetings: readonly ProjectMeeting[]
  readonly now: Date
  readonly standing: Standing
  readonly answering: Answering
  readonly slug: string
  readonly locale: Locale
}) {
  const { plan, standing, answering, locale } = props
  const t = texts(locale).one
  const isAnswered = standing === 'answering' && answering.owed > 0 && answering.open === 0
  const { label, tone } = isAnswered
    ? { label: t.now.allAnswered, tone: 'good' as const }
    : standingBadge(standing, locale)
  const soon = nextWay(plan, dayOf(props.now))
  const next = nextMoment(plan, props)
  const isRunning = ['soon', 'open', 'running'].includes(standing)
  const words: Readonly<Record<Standing, string>> = {
    ...t.now,
    soon: t.now.soon(soon?.from ? formatDay(soon.from, locale) : null),
    answering: answeringWords(plan, answering, dayOf(props.now), locale),
  }
  return (
    <NowBox
      status={label}
      tone={tone}
      action={standing === 'open' && <LinkButton href="#nu-open">{t.takePart}</LinkButton>}
    >
      <p>{words[standing]}</p>
      {isRunning && standing !== 'soon' && next && <p>{t.next(next.what, next.when)}</p>}
      {(standing === 'answering' || standing === 'closed') && answering.owed > answering.open && (
        <p>
          <a href={paths.projectAnswers(props.slug)}>{t.now.read}</a>
        </p>
      )}
    </NowBox>
  )
}

/** That everything is answered, or by when; where that day is past, how much still waits. */
function answeringWords(plan: Plan, { owed, open }: Answering, today: Day, locale: Locale): string {
  const t = texts(locale).one.now
  if (owed > 0 && open === 0) return t.answered
  const by = feedbackDay(plan, locale) || null
  return open > 0 && by !== null && plan.feedbackOn !== null && plan.feedbackOn < today
    ? t.answerLate(by, open, owed)
    : t.answering(by)
}

interface WaysProps {
  readonly plan: Plan
  readonly state: ProjectState
  readonly today: Day
  readonly locale: Locale
}

/** What people can do today, with where to go; nothing where there is nothing. */
export function OpenNow({ plan, state, facts, today, locale }: WaysProps & { readonly facts: ProjectFacts }) {
  const carriedOut = facts.activities.map(({ wayKey }) => wayKey)
  const open = state === 'running' ? openWays(plan, today).filter(({ key }) => !carriedOut.includes(key)) : []
  const activities = facts.activities.filter(({ isOpen }) => isOpen)
  const evaluation = facts.evaluation?.isOpen ? facts.evaluation : null
  if (open.length === 0 && activities.length === 0 && !evaluation) return null
  const t = texts(locale).one
  const lang = langOfWords(locale)
  const cards = [
    ...activities.map((activity) => ({ ...activity, lang })),
    ...(evaluation ? [{ ...evaluation, question: null, amount: null, lang: undefined }] : []),
  ]
  return (
    <Section title={t.openNow} id="nu-open">
      <CardList>
        {cards.map(({ title, lang, question, href, until, amount }) => (
          <Card
            key={href}
            title={title}
            lang={lang}
            href={href}
            level={3}
            facts={[t.openUntil(formatDay(until, locale)), ...(amount === null ? [] : [amount])]}
          >
            {question !== null && <p lang={lang}>{question}</p>}
          </Card>
        ))}
      </CardList>
      {open.length > 0 && (
        <ul>
          {open.map((way) => (
            <li key={way.key} lang={lang}>
              <strong>{way.what}</strong>: {way.where} ({wayDays(way, locale)})
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** What people put in so far, and what was done with it. */
export function Activities(props: {
  readonly slug: string
  readonly facts: ProjectFacts
  readonly locale: Locale
}) {
  const { slug, facts, locale } = props
  const t = texts(locale).one
  const begun = facts.activities.filter(({ hasBegun }) => hasBegun)
  if (begun.length === 0) return null
  // What is open stands above, with as much.
  const past = begun.filter(({ isOpen }) => !isOpen)
  return (
    <Section title={t.putIn} id="inbreng">
      {past.length > 0 && (
        <ul>
          {past.map(({ title, href, amount }) => (
            <li key={href}>
              <a href={href} lang={langOfWords(locale)}>
                {title}
              </a>
              {amount !== null && `: ${amount}`}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={paths.projectAnswers(slug)}>{t.answers}</a>
      </p>
    </Section>
  )
}

/** All ways to take part with their days, and what people need to know before they do. */
export function TakePart({ plan, state, locale }: WaysProps) {
  const words = texts(locale)
  const t = words.one
  const title = isOver(state) ? t.over.ways : t.ways
  const lang = langOfWords(locale)
  return (
    <Section title={title} id="meedoen">
      <Table
        locale={locale}
        caption={title}
        captionHidden
        rows={plan.ways}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'what',
            title: t.what,
            rowHeader: true,
            cell: ({ what }) => <span lang={lang}>{what}</span>,
          },
          { key: 'when', title: t.when, cell: (way) => wayDays(way, locale) },
          { key: 'where', title: t.where, cell: ({ where }) => <span lang={lang}>{where}</span> },
          { key: 'how', title: t.how, cell: ({ reach }) => words.reaches[reach] },
        ]}
      />
      <Disclosure summary={t.beforehand}>
        <DefinitionList
          items={[
            ...written(t.use, plan.use, locale),
            ...(isOver(state)
              ? []
              : written(
                  t.feedback,
                  [feedbackDay(plan, locale), plan.feedbackHow].filter(Boolean).join('. '),
                  locale,
                )),
            ...written(t.accessibility, plan.accessibility, locale),
            ...written(t.languages, plan.languages, locale),
            ...written(t.safety, plan.safety, locale),
            ...written(t.privacy, plan.privacy, locale),
          ]}
        />
      </Disclosure>
    </Section>
  )
}

/** What it is about, what can change and what is fixed, who decides when, and how much influence people have. */
export function Room(props: {
  readonly plan: Plan
  readonly chosen: ChosenLevel | null
  readonly slug: string
  /** The project is finished or stopped: it is told in the past. */
  readonly over: boolean
  readonly locale: Locale
}) {
  const { plan, chosen, slug, locale } = props
  const words = texts(locale).one
  const t = props.over ? { ...words, ...words.over } : words
  return (
    <>
      <Section title={t.goal}>
        <p>
          <Written text={plan.goal} locale={locale} />
        </p>
      </Section>
      <Section title={t.room} id="ruimte">
        <Sides
          level={3}
          sides={[
            {
              title: t.open,
              icon: 'chat',
              tone: 'open',
              children: <Words text={plan.open} locale={locale} />,
            },
            {
              title: t.fixed,
              icon: 'lock',
              tone: 'closed',
              children: <Words text={plan.fixed} locale={locale} />,
            },
          ]}
        />
      </Section>
      <Section title={t.decides}>
        <DefinitionList
          items={[
            ...written(t.decision, plan.decision, locale),
            ...written(t.decider, plan.decider, locale),
            ...(decisionDay(plan, locale) ? [{ term: t.decisionOn, value: decisionDay(plan, locale) }] : []),
          ]}
        />
      </Section>
      {chosen && (
        <Section title={t.influence} id="invloed">
          <ExampleNotice framework={chosen.framework} locale={locale} level={3} />
          <OutcomeLine chosen={chosen} locale={locale} />
          {plan.exception && <DefinitionList items={written(t.exception, plan.exception, locale)} />}
          <p>
            <a href={`${paths.projectPlan(slug)}#waarom`}>{t.why}</a>
          </p>
        </Section>
      )}
    </>
  )
}

/** What came of it and what was learned; or why it was stopped. */
export function Outcome(props: {
  readonly project: Project
  readonly moves: readonly Move[]
  readonly locale: Locale
}) {
  const { project, moves, locale } = props
  const t = texts(locale).one
  const last = moves.at(-1)
  if (!isOver(project.state) || !last) return null
  return (
    <>
      {last.body && (
        <Section title={project.state === 'closed' ? t.outcome : t.stopped} id="uitkomst">
          <p>
            <Written text={last.body} locale={locale} />
          </p>
        </Section>
      )}
      {last.lessons && (
        <Section title={t.lessons} id="lessen">
          <p>
            <Written text={last.lessons} locale={locale} />
          </p>
        </Section>
      )}
    </>
  )
}

/** The participation report, once it is there. */
export function Report({
  facts,
  locale,
}: {
  readonly facts: Pick<ProjectFacts, 'reports' | 'evaluation'>
  readonly locale: Locale
}) {
  const [newest] = facts.reports
  const evaluation = facts.evaluation?.isOpen ? null : facts.evaluation
  if (!newest && !evaluation) return null
  return (
    <Section title={texts(locale).one.report} id="verslag">
      {newest && (
        <p>
          <a href={newest.href}>{newest.label}</a>
        </p>
      )}
      {evaluation && (
        <p>
          <a href={evaluation.href}>{evaluation.title}</a>
        </p>
      )}
    </Section>
  )
}

/** Whose project it is, and who answers for what. */
export function Owner(props: {
  readonly project: Project
  readonly agreedAt: Date | null
  readonly municipality: Municipality
  readonly locale: Locale
}) {
  const { project, agreedAt, municipality, locale } = props
  const t = texts(locale).one
  const isOutside = project.owner_kind === 'outside'
  return (
    <Section title={t.owner}>
      {isOutside ? (
        <>
          <p>{t.ownerOutside(project.owner_name ?? '')}</p>
          <p>{t.ownerContact(project.owner_contact ?? '')}</p>
          {agreedAt && <p>{t.ownerChecked(formatDay(dayOf(agreedAt), locale))}</p>}
        </>
      ) : (
        <>
          <p>{t.ownerMunicipality}</p>
          <p>{[ownerName(project, municipality, locale), project.department].filter(Boolean).join(', ')}</p>
        </>
      )}
    </Section>
  )
}
