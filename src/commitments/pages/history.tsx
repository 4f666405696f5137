import { caseTexts } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { filesByIds, type StoredFile } from '../../kit/files.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { FileList } from '../../ui/file-list/file-list.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { Photos } from '../../ui/photo/photo.tsx'
import type { StoredEntry } from '../store.ts'
import { texts } from '../texts.ts'
import { bodiesOf } from '../words.ts'

/** The words and files of what happened to a promise. */
export interface HistoryData {
  readonly entries: readonly StoredEntry[]
  readonly bodies: Awaited<ReturnType<typeof bodiesOf>>
  readonly files: readonly StoredFile[]
}

export async function readHistory({ db }: Act, entries: readonly StoredEntry[]): Promise<HistoryData> {
  const [bodies, files] = await Promise.all([
    bodiesOf(
      db,
      [],
      entries.flatMap(({ textId, wordsId }) => {
        const id = textId ?? wordsId
        return id === null ? [] : { id, isOwn: wordsId !== null }
      }),
    ),
    filesByIds(
      db,
      entries.flatMap((entry) => entry.fileIds),
    ),
  ])
  return { entries, bodies, files }
}

/** Everything that happened to a promise, with what was written and shown at the time. */
export function History({ data, locale }: { readonly data: HistoryData; readonly locale: Locale }) {
  const { entries, bodies, files } = data
  return (
    <Section title={texts(locale).one.history}>
      <ol class="plain-list stack">
        {entries.map((entry) => (
          <li class="flow">
            <p>
              <strong>{entryWords(entry, locale)}</strong>{' '}
              <span class="small">({formatDay(entry.on, locale)})</span>
            </p>
            {entry.type === 'ended' && <p>{caseTexts(locale).endedBecause[entry.because]}</p>}
            {(entry.textId ?? entry.wordsId) && (
              <p class="keep-lines">
                {bodies.get(entry.textId ?? entry.wordsId ?? '') ?? texts(locale).erased}
              </p>
            )}
            <Evidence files={files.filter((file) => entry.fileIds.includes(file.id))} locale={locale} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function entryWords(entry: StoredEntry, locale: Locale): string {
  const t = texts(locale).one.events
  if (entry.type === 'kept') return t.kept(formatDay(entry.keptOn, locale))
  if (entry.type === 'withdrawn' || entry.type === 'ended') return t[entry.type](formatDay(entry.on, locale))
  return t[entry.type](formatDay(entry.due, locale))
}

/** Photos are seen at once; other files are links. */
function Evidence({ files, locale }: { readonly files: readonly StoredFile[]; readonly locale: Locale }) {
  const photos = files.filter((file) => file.width !== null)
  const others = files.filter((file) => file.width === null)
  return (
    <>
      {photos.length > 0 && (
        <Photos
          photos={photos.map(({ id, name, width, height }, index) => ({
            src: paths.file(id, name),
            alt: texts(locale).one.evidencePhoto(index + 1),
            width: width ?? undefined,
            height: height ?? undefined,
          }))}
        />
      )}
      {others.length > 0 && (
        <FileList
          locale={locale}
          files={others.map(({ id, name, bytes }) => ({
            name,
            href: paths.file(id, name),
            kind: name.replace(/^.*\./, '').toUpperCase(),
            bytes,
          }))}
        />
      )}
    </>
  )
}
