import { type Decision, decisionsOf, type OpenedCase, timelineFor } from '../../cases/index.ts'
import {
  CommitmentTable,
  type CommitmentView,
  commitmentsOfCase,
  viewCommitments,
} from '../../commitments/index.ts'
import type { Act } from '../../kit/act.ts'
import { filesByIds } from '../../kit/files.ts'
import { type Area, allAreas } from '../../places/index.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { Timeline } from '../../ui/timeline/timeline.tsx'
import { publicAddress } from '../rules.ts'
import { type Initiative, initiativesByIds } from '../store.ts'
import { texts } from '../texts.ts'
import { DecisionText } from './decision.tsx'
import { factsOf, type WhoTakesPart, whoTakesPart } from './facts.tsx'
import { type Files, News, othersIn, timelineEntries } from './timeline.tsx'

/** What everyone sees of an initiative besides its text, or will see after the look by the team. */
export interface PublicFace extends WhoTakesPart {
  readonly opened: OpenedCase
  readonly initiative: Initiative
  readonly areas: ReadonlyMap<string, Area>
  readonly items: Awaited<ReturnType<typeof timelineFor>>
  readonly files: Files
  readonly decisions: readonly Decision[]
  readonly commitments: readonly CommitmentView[]
  readonly linked: ReadonlyMap<string, Initiative>
  /** Its house number is among what everyone sees. */
  readonly showsHouse: boolean
}

/** Reads what everyone sees, whoever asks. */
export async function publicFaceOf(
  act: Act,
  opened: OpenedCase,
  initiative: Initiative,
): Promise<PublicFace> {
  const { db } = act
  const caseId = opened.file.id
  const items = await timelineFor(act, opened, ['everyone'])
  const linkedIds = othersIn(items)
  const [files, areas, decisions, promises, linked, who] = await Promise.all([
    filesByIds(
      db,
      items.flatMap((item) => item.fileIds),
    ),
    allAreas(db),
    decisionsOf(db, caseId),
    commitmentsOfCase(db, caseId),
    initiativesByIds(db, linkedIds),
    whoTakesPart(act, opened.parties),
  ])
  const { address, home_bound } = initiative
  return {
    ...who,
    opened,
    initiative,
    items,
    areas: new Map(areas.map((area) => [area.id, area])),
    files: new Map(files.map((file) => [file.id, file])),
    decisions: items.some(({ event }) => event.type === 'decision_taken') ? decisions : [],
    commitments: await viewCommitments(
      act,
      promises.filter((one) => one.for_everyone),
      'everyone',
    ),
    linked: new Map([...linked].filter(([, one]) => one.public)),
    showsHouse: !home_bound && publicAddress(address, false) !== publicAddress(address, true),
  }
}

/** All of it in the order of the page of the plan, for who judges whether it may be there. */
export function PublicParts({ act, face }: { readonly act: Act; readonly face: PublicFace }) {
  const { locale } = act
  const t = texts(locale).detail
  const { initiative, opened, items, files } = face
  const news = items.filter(({ event }) => event.type === 'update_posted').toReversed()
  const entries = timelineEntries({
    opened,
    items: items.filter(({ event }) => event.type !== 'update_posted'),
    files,
    locale,
    linked: face.linked,
  })
  return (
    <>
      <Section title={t.facts}>
        <DefinitionList items={factsOf({ ...face, seesParties: false }, locale)} />
        {initiative.home_bound && <p class="small">{t.homeBound}</p>}
      </Section>
      {face.decisions.length > 0 && (
        <Section title={t.decisions}>
          {face.decisions.map((decision) => (
            <DecisionText key={decision.id} act={act} process={opened.process} decision={decision} />
          ))}
        </Section>
      )}
      {face.commitments.length > 0 && (
        <Section title={t.commitments}>
          <CommitmentTable
            locale={locale}
            commitments={face.commitments}
            caption={t.commitments}
            captionHidden
            withinCase
          />
        </Section>
      )}
      {news.length > 0 && (
        <Section title={t.news}>
          <News items={news} files={files} locale={locale} title={initiative.title} />
        </Section>
      )}
      <Section title={t.timeline}>
        <Disclosure summary={t.publicEvents(entries.length)}>
          <Timeline locale={locale} level={3} entries={entries} />
        </Disclosure>
      </Section>
    </>
  )
}
