import type { ComponentChildren } from 'preact'
import {
  type Advice,
  adviceOf,
  type Decision,
  decisionsOf,
  isPublic,
  partiesOf,
  pictureOf,
  type Requirement,
  requirementsOf,
  sentenceOf,
  timelineFor,
} from '../../cases/index.ts'
import {
  CommitmentBadge,
  CommitmentTable,
  type CommitmentView,
  commitmentsOfCase,
  maySeeCommitment,
  viewCommitments,
} from '../../commitments/index.ts'
import { ApplicationPanel, applyingTexts, type MoneyOfCase, moneyOfCase } from '../../funds/index.ts'
import { roundOfCase } from '../../juries/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { filesByIds } from '../../kit/files.ts'
import type { Ctx } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { type Person, peopleByIds } from '../../people/index.ts'
import { type Area, allAreas } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { ProcessPicture } from '../../ui/process-picture/process-picture.tsx'
import { Timeline } from '../../ui/timeline/timeline.tsx'
import { texts as coApplicantTexts } from '../co-applicants/texts.ts'
import { readAddress } from '../schema.ts'
import type { Initiative } from '../store.ts'
import { type Edit, editOf, initiativesByIds, linkedWith, type Related, sameSubject } from '../store.ts'
import { type SupportBefore, supportBefore, supportOfPlan } from '../support/facts.ts'
import { SupportPart } from '../support/part.tsx'
import type { SupportCount } from '../support/rules.ts'
import { texts } from '../texts.ts'
import { ApplyInvitation } from './apply.tsx'
import { RoundAheadSection } from './apply-parts.tsx'
import { areaName, kindName } from './card.tsx'
import { type CityMap, cityMap } from './city-map.tsx'
import { DecisionText } from './decision.tsx'
import { Aside, Requirements, SharedAdvice, Story } from './detail-parts.tsx'
import { type WhoTakesPart, whoTakesPart } from './facts.tsx'
import { type Merged, MergedNotice, mergedOf } from './merged.tsx'
import { type NowLine, NowLines, type NowPart, nowOf } from './now.tsx'
import { doneNotice, NextAction } from './party-frame.tsx'
import { type Reached, reach } from './reach.ts'
import { type Files, News, othersIn, timelineEntries } from './timeline.tsx'

/** Events shown at once; a case of a year has many, and the newest tell most. */
const shownEvents = 8

/** Everything the page shows; the same number of queries for every initiative. */
export interface DetailData extends Reached, WhoTakesPart {
  readonly items: Awaited<ReturnType<typeof timelineFor>>
  readonly files: Files
  readonly areas: ReadonlyMap<string, Area>
  readonly city: CityMap
  readonly decisions: readonly Decision[]
  readonly commitments: readonly CommitmentView[]
  /** Advice that the guide shared, and all that advisers require; for the parties only. */
  readonly advice: readonly Advice[]
  readonly requirements: readonly Requirement[]
  readonly linked: readonly Related[]
  readonly linkedById: ReadonlyMap<string, Initiative>
  readonly similar: readonly Initiative[]
  /** The plan in which it goes on, and those that go on in it. */
  readonly merged: Merged
  /** Who answers now, by name for the parties only. */
  readonly contact: Person | null
  readonly edit: Edit | null
  /** What was granted; for the parties only. */
  readonly money: readonly MoneyOfCase[]
  /** How many are for and against; null for a kind where that is not asked. */
  readonly support: SupportCount | null
  /** Of what the plan grew from. */
  readonly before: SupportBefore | null
}

const similarShown = 3

async function read(act: Act, reached: Reached): Promise<DetailData> {
  const { initiative, opened } = reached
  const { db } = act
  const caseId = opened.file.id
  const items = await timelineFor(act, opened)
  const linkedIds = othersIn(items)
  const fileIds = [
    ...items.flatMap((item) => item.fileIds),
    ...(initiative.photo_id ? [initiative.photo_id] : []),
  ]
  const [files, areas, city, decisions, promises, linked, similar, parties, support, before] =
    await Promise.all([
      filesByIds(db, fileIds),
      allAreas(db),
      cityMap(db),
      decisionsOf(db, caseId),
      commitmentsOfCase(db, caseId),
      linkedWith(db, caseId),
      sameSubject(db, initiative, similarShown),
      partiesOf(db, caseId),
      supportOfPlan(act, initiative),
      supportBefore(act, caseId),
    ])
  const visible = promises.filter((one) => maySeeCommitment(act.actor, one, opened.relations))
  const [commitments, who, people, shared, named, edit, money, merged] = await Promise.all([
    viewCommitments(act, visible, reached.seesParties ? 'parties' : 'everyone'),
    whoTakesPart(act, parties),
    reached.seesParties ? peopleByIds(db, [opened.contactId]) : new Map<string, Person>(),
    reached.seesParties ? sharedAdvice(act, caseId) : { advice: [], requirements: [] },
    initiativesByIds(db, linkedIds),
    reached.seesParties ? editOf(db, caseId) : null,
    reached.seesParties ? moneyOfCase(act, caseId) : [],
    mergedOf(act, opened),
  ])
  const byId = new Map([...named].filter(([, one]) => one.public))
  return {
    ...reached,
    items,
    files: new Map(files.map((file) => [file.id, file])),
    areas: new Map(areas.map((area) => [area.id, area])),
    city,
    decisions: items.some(({ event }) => event.type === 'decision_taken') ? decisions : [],
    commitments,
    ...shared,
    linked,
    linkedById: byId,
    merged,
    similar: similar.filter((one) => !linked.some((other) => other.initiative.case_id === one.case_id)),
    ...who,
    contact: people.get(opened.contactId ?? '') ?? null,
    edit,
    money,
    support,
    before,
  }
}

/** What advisers say, once the guide shared it in plain words; and what they require, always. */
export async function sharedAdvice(
  act: Act,
  caseId: string,
): Promise<Pick<DetailData, 'advice' | 'requirements'>> {
  const [all, requirements] = await Promise.all([adviceOf(act.db, caseId), requirementsOf(act.db, caseId)])
  return { advice: all.filter((one) => one.released_on !== null), requirements }
}

/** What somebody who takes part finds on the page besides, from who comes after this room; null for nothing. */
export type PartyPart = (act: Act, caseId: string) => Promise<ComponentChildren>
/** The same for whoever sees the page. */
export type PublicPart = (act: Act, initiative: Initiative) => Promise<ComponentChildren>

/** `/initiatieven/{nummer}-{slug}`: one page for everyone, with more on it for who takes part. */
export const initiativePage =
  (parts: PageParts) =>
  (c: Ctx): Promise<Response> =>
    showInitiative(c, parts)

interface PageParts {
  readonly forEveryone: readonly PublicPart[]
  readonly forParties: readonly PartyPart[]
  readonly now: readonly NowPart[]
}

async function showInitiative(c: Ctx, { forEveryone, forParties, now }: PageParts): Promise<Response> {
  const { act } = c.var
  const address = readAddress(c.req.param('address') ?? '')
  const reached = await reach(act, address?.number ?? '')
  const { initiative } = reached
  if (address?.slug !== initiative.slug) {
    const { search } = new URL(c.req.url)
    return c.redirect(`${paths.initiative(initiative.number, initiative.slug)}${search}`, 301)
  }
  const parts = reached.isParty
    ? await Promise.all(forParties.map((part) => part(act, reached.opened.file.id)))
    : []
  const panel = reached.isParty
    ? await ApplicationPanel(act, reached.opened, moneyReader(act, reached))
    : null
  const looks = panel ? await roundOfCase(act, reached.opened.file, reached.opened.state.pauses) : null
  const money = panel ?? (reached.speaks ? await ApplyInvitation(act, reached) : null)
  const caseId = reached.opened.file.id
  const lines = reached.speaks ? ((await nowOf(act, now, [caseId])).get(caseId) ?? []) : []
  return pageOf(
    c,
    await read(act, reached),
    lines,
    <>
      {await Promise.all(forEveryone.map((part) => part(act, initiative)))}
      {money}
      <RoundAheadSection looks={looks ?? []} locale={act.locale} />
      {parts}
    </>,
  )
}

/** What the applicant can do with the application: supply what is missing, or stop. */
function moneyReader(act: Act, { opened, initiative, speaks }: Reached) {
  const t = applyingTexts(act.locale).panel
  return {
    isApplicant: true,
    actions: speaks && (
      <>
        {opened.state.pausedUntil !== null && (
          <p>
            <a href={paths.initiativeMessages(initiative.number)}>{t.answer}</a>
          </p>
        )}
        <p>
          <a href={paths.coApplicants(initiative.number)}>{coApplicantTexts(act.locale).title}</a>
        </p>
        <p>
          <LinkButton kind="secondary" href={paths.initiativeWithdrawApplication(initiative.number)}>
            {t.withdraw}
          </LinkButton>
        </p>
      </>
    ),
  }
}

/** `/mijn/zaken/{nummer}`: where letters lead; the page itself is the initiative's. */
export async function leadToInitiative(c: Ctx): Promise<Response> {
  const { initiative } = await reach(c.var.act, c.req.param('number') ?? '')
  const { search } = new URL(c.req.url)
  return c.redirect(`${paths.initiative(initiative.number, initiative.slug)}${search}`, 303)
}

function pageOf(
  c: Ctx,
  data: DetailData,
  lines: readonly NowLine[],
  part: ComponentChildren,
): Response | Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).detail
  const { initiative, opened, items, isParty, speaks } = data
  const { process, state } = opened
  const standing = sentenceOf(process, state, locale, dayOf(act.now), {
    audience: speaks ? 'initiator' : 'everyone',
    contactName: isParty ? (data.contact?.name ?? null) : null,
    isAsked: lines.some(({ href }) => href !== undefined),
  })
  // Whose turn it is says little while the municipality owes what it promised.
  const late = data.commitments
    .filter(({ ownerKind, state }) => ownerKind === 'municipality' && state.status === 'late')
    .toSorted((a, b) => b.state.daysLate - a.state.daysLate)[0]
  const news = items.filter(({ event }) => event.type === 'update_posted').reverse()
  const entries = timelineEntries({
    opened,
    items: items.filter(({ event }) => event.type !== 'update_posted'),
    files: data.files,
    locale,
    linked: data.linkedById,
  })
  const kicker = [
    kindName(initiative.kind, locale),
    areaName(initiative, data.areas, locale),
    initiative.number,
  ]
  return page(
    c,
    {
      title: `${initiative.title} (${initiative.number})`,
      description: initiative.summary,
      current: 'initiatives',
      breadcrumbs: [{ title: texts(locale).list.title, href: paths.initiatives() }],
      alternates: initiative.public
        ? [
            {
              type: 'application/json',
              title: initiative.title,
              href: paths.api('initiatieven', initiative.number),
            },
          ]
        : [],
    },
    <>
      {doneNotice(c, data)}
      {!isPublic(state) && (
        <Notice tone="info">
          <p>{t.notPublic}</p>
        </Notice>
      )}
      <MergedNotice merged={data.merged} locale={locale} />
      <PageHeading
        kicker={kicker.join(' · ')}
        title={initiative.title}
        lead={initiative.summary}
        lang={langOfWords(locale)}
      />
      <NowBox
        status={standing.status}
        tone={late ? 'bad' : standing.tone}
        action={isParty ? <NextAction data={data} locale={locale} /> : undefined}
      >
        {late && (
          <p>
            <a href="#toezeggingen">{t.promiseLate}</a> <CommitmentBadge state={late.state} locale={locale} />
          </p>
        )}
        <NowLines lines={lines} />
        {standing.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </NowBox>
      <Section title={t.where}>
        <ProcessPicture
          locale={locale}
          steps={pictureOf(process, state, locale)}
          branchesNote={state.endedOn === null ? t.branches : undefined}
          of={speaks ? undefined : t.thePlan}
        />
      </Section>
      {part}
      <div class="with-aside">
        <div class="flow">
          <Story data={data} locale={locale} />
          <SupportPart
            act={act}
            initiative={initiative}
            count={data.support}
            before={data.before}
            isParty={isParty}
            readsReasons={isParty || data.handles}
          />
          {data.decisions.length > 0 && (
            <Section title={t.decisions} id="besluit">
              {data.decisions.map((decision) => (
                <DecisionText
                  key={decision.id}
                  act={act}
                  letterHref={paths.decisionLetter(initiative.number, decision.id)}
                  process={process}
                  decision={decision}
                />
              ))}
            </Section>
          )}
          {(data.commitments.length > 0 || (state.endedOn === null && initiative.kind !== 'green')) && (
            <Section title={t.commitments} id="toezeggingen">
              {data.commitments.length > 0 ? (
                <CommitmentTable
                  locale={locale}
                  commitments={data.commitments}
                  caption={t.commitments}
                  captionHidden
                  withinCase
                />
              ) : (
                <p>{t.noCommitments}</p>
              )}
            </Section>
          )}
          {data.advice.length > 0 && <SharedAdvice data={data} locale={locale} />}
          {data.requirements.length > 0 && <Requirements data={data} locale={locale} />}
          {news.length > 0 && (
            <Section title={t.news} id="nieuws">
              <News items={news} files={data.files} locale={locale} title={initiative.title} />
            </Section>
          )}
          <Section title={t.timeline} id="tijdlijn">
            <Timeline locale={locale} level={3} entries={entries.slice(0, shownEvents)} />
            {entries.length > shownEvents && (
              <Disclosure summary={t.earlier(entries.length - shownEvents)}>
                <Timeline locale={locale} level={3} entries={entries.slice(shownEvents)} />
              </Disclosure>
            )}
          </Section>
        </div>
        <Aside act={act} data={data} />
      </div>
      <PrintSource locale={locale} address={paths.initiative(initiative.number, initiative.slug)} />
    </>,
  )
}
