import {
  type Activity,
  AnswerBox,
  type Answered,
  type Contribution,
  contributionVoicesOf,
  countsOf,
  groupSizes,
  headingOf,
  listAnsweredAlone,
  ownContributions,
  publishedActivitiesOf,
} from '../../activities/index.ts'
import { answerAnchor, PromiseLines } from '../../commitments/index.ts'
import { formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import {
  currentPlans,
  DutchOnly,
  type Project,
  ProjectTitle,
  projectBySlug,
  projectTrail,
  type ReportLinksOf,
} from '../../projects/index.ts'
import { Heading, PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Meter } from '../../ui/meter/meter.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { answersFor, outcomeBadge, promisesWith } from '../answered.ts'
import { type Response as Answer, type Group, groupResponsesOf, groupsOf, latestAlone } from '../store.ts'
import { texts } from '../texts.ts'

/** Answered by themselves: the latest are shown; all of them stand in the list of their activity. */
const mostAlone = 100

/** `/meedoen/{naam}/terugkoppeling`: what was done with what people put in; one's own first. */
export const showAnswers =
  (reportsOf: ReportLinksOf) =>
  (c: Ctx): Promise<Response> =>
    answersPage(c, reportsOf)

async function answersPage(c: Ctx, reportsOf: ReportLinksOf): Promise<Response> {
  const { act } = c.var
  const { locale, db, actor } = act
  const project = await projectBySlug(db, c.req.param('slug') ?? '')
  if (!project || project.published_on === null) throw new NotFound('project')
  const activities = await publishedActivitiesOf(db, project.id)
  const ids = activities.map(({ id }) => id)
  const [counts, groups, sizes, responses, aloneIds, plans, [report], own] = await Promise.all([
    countsOf(db, ids),
    groupsOf(db, ids),
    groupSizes(db, ids),
    groupResponsesOf(db, ids),
    latestAlone(db, ids, mostAlone),
    currentPlans(db, [project.id]),
    reportsOf(act, project),
    actor.personId === null
      ? []
      : ownContributions(db, {
          voices: contributionVoicesOf(act, { email: actor.email, personId: actor.personId }),
          personId: actor.personId,
          projectId: project.id,
        }),
  ])
  const written = own.filter(({ kind }) => kind !== 'support')
  const alone = await listAnsweredAlone(db, aloneIds)
  const answers = await answersFor(act, [...written, ...alone])
  const promises = await promisesWith(act, responses)
  const t = texts(locale)
  const feedbackOn = plans.get(project.id)?.plan.feedbackOn ?? null
  const total = [...counts.values()].reduce((sum, one) => sum + one.total, 0)
  const open = [...counts.values()].reduce((sum, one) => sum + one.open, 0)
  return page(
    c,
    {
      title: `${t.public.title}: ${project.title}`,
      description: t.public.description,
      current: 'projects',
      breadcrumbs: projectTrail(project, locale),
    },
    <>
      <PageHeading
        kicker={<ProjectTitle project={project} locale={locale} />}
        title={t.public.title}
        lead={t.public.lead(project.title)}
      />
      <DutchOnly locale={locale} />
      {report && (
        <p>
          <a href={report.href}>{report.label}</a>
        </p>
      )}
      {total === 0 ? (
        <p>{t.public.none}</p>
      ) : (
        <Meter
          label={t.public.title}
          value={total - open}
          max={total}
          valueText={t.progress(total - open, total)}
          tone={open === 0 ? 'good' : 'active'}
        />
      )}
      {open > 0 && feedbackOn !== null && <p>{t.public.promise(formatDay(feedbackOn, locale))}</p>}
      {written.length > 0 && (
        <OwnSection
          project={project}
          activities={activities}
          own={written}
          answers={answers}
          locale={locale}
        />
      )}
      {activities.map((activity) => (
        <ActivitySection
          key={activity.id}
          project={project}
          activity={activity}
          groups={groups.filter(({ activity_id }) => activity_id === activity.id)}
          sizes={sizes}
          responses={responses.filter(({ activity_id }) => activity_id === activity.id)}
          alone={alone.filter(({ activity_id }) => activity_id === activity.id)}
          answers={answers}
          promises={promises}
          locale={locale}
        />
      ))}
      <PrintSource locale={locale} address={absolute(act, paths.projectAnswers(project.slug))} />
    </>,
  )
}

/** What who is signed in put in, each with its own answer. */
function OwnSection(props: {
  readonly project: Project
  readonly activities: readonly Activity[]
  readonly own: readonly Contribution[]
  readonly answers: ReadonlyMap<string, Answered>
  readonly locale: Locale
}) {
  const { project, activities, own, answers, locale } = props
  const t = texts(locale).public
  return (
    <Section title={t.own} id="van-mij">
      <ul class="plain-list stack">
        {own.map((one) => {
          const activity = activities.find(({ id }) => id === one.activity_id)
          const answered = answers.get(one.id)
          const isShown = one.state === 'shown' && one.target_id === null
          const words = headingOf(one)
          return (
            <li key={one.id} class="flow">
              <Heading level={3}>
                {activity && isShown ? (
                  <a href={paths.contribution(project.slug, activity.slug, one.nr)}>{words}</a>
                ) : (
                  words
                )}
              </Heading>
              {answered ? (
                <AnswerBox answered={answered} locale={locale} />
              ) : (
                <p>
                  <StatusBadge tone="wait">{t.waits}</StatusBadge>
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** The groups of an activity with what was done with them, then what was answered by itself. */
function ActivitySection(props: {
  readonly project: Project
  readonly activity: Activity
  readonly groups: readonly Group[]
  readonly sizes: ReadonlyMap<string, number>
  readonly responses: readonly Answer[]
  readonly alone: readonly Contribution[]
  readonly answers: ReadonlyMap<string, Answered>
  readonly promises: Awaited<ReturnType<typeof promisesWith>>
  readonly locale: Locale
}) {
  const { project, activity, groups, sizes, responses, alone, answers, promises, locale } = props
  const t = texts(locale).public
  const lang = langOfWords(locale)
  const answered = groups.flatMap((group) => {
    const now = responses.find(({ group_id }) => group_id === group.id)
    return now ? [{ group, now }] : []
  })
  return (
    <Section
      title={<span lang={lang}>{activity.title}</span>}
      more={{ href: paths.activity(project.slug, activity.slug), label: t.see }}
    >
      <p lang={lang}>{activity.question}</p>
      {answered.length === 0 && alone.length === 0 && <p>{t.noAnswers}</p>}
      {answered.map(({ group, now }) => {
        const { label, tone } = outcomeBadge(now, locale)
        return (
          <article key={group.id} class="card" id={answerAnchor(group.id)}>
            <div class="card__body flow">
              <StatusBadge tone={tone}>{label}</StatusBadge>
              <Heading level={3} class="card__title">
                <span lang={lang}>{group.name}</span> ({t.size(sizes.get(group.id) ?? 0)})
              </Heading>
              <p class="keep-lines" lang={lang}>
                {group.summary}
              </p>
              <p class="keep-lines" lang={lang}>
                {now.reasons}
              </p>
              <PromiseLines promises={promises.get(group.id) ?? []} locale={locale} />
            </div>
          </article>
        )
      })}
      {alone.length > 0 && <Heading level={3}>{t.alone}</Heading>}
      <ul class="plain-list stack">
        {alone.map((one) => {
          const given = answers.get(one.id)
          return (
            <li key={one.id} class="flow" id={answerAnchor(one.id)}>
              <Heading level={4}>
                {one.target_id === null ? (
                  <a href={paths.contribution(project.slug, activity.slug, one.nr)} lang={lang}>
                    {headingOf(one)}
                  </a>
                ) : (
                  <span lang={lang}>{headingOf(one)}</span>
                )}
              </Heading>
              {given && <AnswerBox answered={given} locale={locale} />}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
