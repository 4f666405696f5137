import { z } from 'zod'
import { addFiles, addNote, postUpdate } from '../../../../cases/index.ts'
import { Conflict } from '../../../../kit/errors.ts'
import { longText, oneOf } from '../../../../kit/form-fields.ts'
import { RadioGroup, TextArea } from '../../../../ui/form/index.ts'
import { caseAction, nothingNeeded } from '../action-page.tsx'
import { filesField } from '../files.tsx'

const readers = ['everyone', 'parties'] as const

/** News about how it goes, with photos. */
export const postUpdateRoutes = caseAction({
  key: 'post_update',
  words: ({ t }) => t.update,
  schema: () => z.object({ nieuws: longText(5000), wie: oneOf(readers) }),
  labels: (t) => ({ nieuws: t.update.text, wie: t.update.visibility }),
  prepare: nothingNeeded,
  fields: (field, { t }) => (
    <>
      <TextArea {...field('nieuws')} label={t.update.text} max={5000} />
      <RadioGroup
        {...field('wie')}
        label={t.update.visibility}
        options={readers.map((value) => ({ value, label: t.update[value] }))}
      />
    </>
  ),
  files: 'photos',
  isSaid: true,
  shown: ({ nieuws, wie }) => (wie === 'everyone' ? [nieuws] : []),
  work: (act, { nieuws, wie }, { opened }, files) =>
    postUpdate(act, {
      caseId: opened.file.id,
      text: nieuws,
      visibility: wie,
      fileIds: files.map(({ id }) => id),
    }),
  faultField: 'nieuws',
})

/** A note that only staff read. */
export const addNoteRoutes = caseAction({
  key: 'add_note',
  words: ({ t }) => t.note,
  schema: () => z.object({ notitie: longText(5000) }),
  labels: (t) => ({ notitie: t.note.text }),
  prepare: nothingNeeded,
  fields: (field, { t }) => <TextArea {...field('notitie')} label={t.note.text} max={5000} />,
  files: 'any',
  isSaid: true,
  work: (act, { notitie }, { opened }, files) =>
    addNote(act, { caseId: opened.file.id, text: notitie, fileIds: files.map(({ id }) => id) }),
  faultField: 'notitie',
})

/** Files without words, such as a plan or a budget. */
export const addFilesRoutes = caseAction({
  key: 'add_files',
  words: ({ t }) => t.addFiles,
  schema: () => z.object({ [filesField]: z.unknown().optional() }),
  prepare: nothingNeeded,
  fields: () => null,
  files: 'any',
  work: async (act, _, { opened, t }, files) => {
    if (files.length === 0) throw new Conflict(t.addFiles.missing)
    await addFiles(act, { caseId: opened.file.id, fileIds: files.map(({ id }) => id) })
  },
  faultField: filesField,
  view: 'files',
})
