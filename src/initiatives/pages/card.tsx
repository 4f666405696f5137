import type { Act } from '../../kit/act.ts'
import { type Day, dayOf, formatDay } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { filesByIds, type StoredFile } from '../../kit/files.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { type Area, allAreas } from '../../places/index.ts'
import { Card, CardList } from '../../ui/card/card.tsx'
import type { HeadingLevel } from '../../ui/heading/heading.tsx'
import type { Tone } from '../../ui/status/status.tsx'
import type { Scene } from '../../ui/vignette/scenes.tsx'
import { isKind, isSubject, type Progress, type Subject } from '../schema.ts'
import type { ListedInitiative } from '../store.ts'
import { texts } from '../texts.ts'

const scenes: Readonly<Record<Subject, Scene>> = {
  green: 'green',
  food: 'food',
  meeting: 'meeting',
  play: 'play',
  sport: 'sport',
  culture: 'art',
  care: 'meeting',
  traffic: 'mobility',
  energy_water: 'energy',
  safety: 'city',
  other: 'city',
}

/** The drawing of a subject. */
export const sceneOfSubject = (subject: string | undefined): Scene =>
  subject !== undefined && isSubject(subject) ? scenes[subject] : 'city'

/** The drawing that stands in for a photo. */
export function sceneOf(initiative: Pick<ListedInitiative, 'kind' | 'subject'>): Scene {
  const { kind, subject } = initiative
  if (kind === 'neighbourhood_wish' && subject === 'meeting') return 'party'
  return sceneOfSubject(subject)
}

export const kindName = (kind: string, locale: Locale): string =>
  isKind(kind) ? texts(locale).kinds[kind] : kind

export const subjectName = (subject: string, locale: Locale): string =>
  isSubject(subject) ? texts(locale).subjects[subject] : subject

/** What cards need to know beyond the initiatives themselves; the same two queries for any number of them. */
export interface CardContext {
  readonly locale: Locale
  readonly today: Day
  readonly areas: ReadonlyMap<string, Area>
  readonly photos: ReadonlyMap<string, StoredFile>
}

export async function cardContext(
  act: Act,
  initiatives: readonly ListedInitiative[],
  known?: readonly Area[],
): Promise<CardContext> {
  const areas = known ?? (await allAreas(act.db))
  return {
    locale: act.locale,
    today: dayOf(act.now),
    areas: new Map(areas.map((area) => [area.id, area])),
    photos: await photosOf(act.db, initiatives),
  }
}

export async function photosOf(
  db: Db,
  initiatives: readonly ListedInitiative[],
): Promise<ReadonlyMap<string, StoredFile>> {
  const ids = initiatives.flatMap(({ photo_id }) => (photo_id === null ? [] : [photo_id]))
  const files = await filesByIds(db, ids)
  return new Map([...files].map((file) => [file.id, file]))
}

export const areaName = (
  initiative: Pick<ListedInitiative, 'district_id' | 'neighbourhood_id'>,
  areas: ReadonlyMap<string, Area>,
  locale: Locale,
): string => areas.get(initiative.district_id ?? '')?.name ?? texts(locale).wholeCity

const tones: Readonly<Record<Progress, Tone>> = {
  idea: 'active',
  intake: 'active',
  assessment: 'active',
  decision: 'active',
  agreements: 'active',
  execution: 'active',
  completed: 'good',
  stopped: 'neutral',
}

/** The state of a card in a few words: late is said first, in public too. */
export function cardStatus(
  initiative: ListedInitiative,
  today: Day,
  locale: Locale,
): { readonly label: string; readonly tone: Tone } {
  const t = texts(locale)
  const { progress, answer_due: due } = initiative
  const label = t.progress[progress]
  if (initiative.waiting) return { label: `${label}: ${t.waiting}`, tone: 'wait' }
  if (due !== null && due < today) return { label: `${label}: ${t.late}`, tone: 'bad' }
  return { label, tone: tones[progress] }
}

/** What there is to know about the day, in one sentence. */
export function dayLine(initiative: ListedInitiative, today: Day, locale: Locale): string | null {
  const t = texts(locale)
  const { progress, answer_due: due, ended_on: ended } = initiative
  const day = (value: Day) => formatDay(value, locale, 'medium')
  if (progress === 'completed') return ended ? t.finishedOn(day(ended)) : null
  if (progress === 'stopped') return ended ? t.stoppedOn(day(ended)) : null
  if (due === null || initiative.waiting) return null
  if (progress === 'execution') return due < today ? t.readyWasDue(day(due)) : t.readyBy(day(due))
  return due < today ? t.stepWasDue(day(due)) : t.stepDoneBy(day(due))
}

/** One initiative in a list. */
export function InitiativeCard({
  initiative,
  context,
  level,
}: {
  readonly initiative: ListedInitiative
  readonly context: CardContext
  readonly level: HeadingLevel
}) {
  const { locale, today, areas, photos } = context
  const photo = photos.get(initiative.photo_id ?? '')
  return (
    <Card
      title={initiative.title}
      lang={langOfWords(locale)}
      href={paths.initiative(initiative.number, initiative.slug)}
      level={level}
      status={cardStatus(initiative, today, locale)}
      facts={[kindName(initiative.kind, locale), areaName(initiative, areas, locale), initiative.number]}
      scene={sceneOf(initiative)}
      picture={
        photo && {
          src: paths.file(photo.id, photo.name),
          alt: initiative.photo_description ?? '',
          width: photo.width ?? 320,
          height: photo.height ?? 130,
        }
      }
    >
      {dayLine(initiative, today, locale)}
    </Card>
  )
}

export function InitiativeCards({
  initiatives,
  context,
  level,
}: {
  readonly initiatives: readonly ListedInitiative[]
  readonly context: CardContext
  readonly level: HeadingLevel
}) {
  return (
    <CardList>
      {initiatives.map((initiative) => (
        <InitiativeCard key={initiative.case_id} initiative={initiative} context={context} level={level} />
      ))}
    </CardList>
  )
}
