import { takeFiles } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { acceptedTypes, filesByIds, type StoredFile } from '../../../kit/files.ts'
import { type FormInput, valuesIn } from '../../../kit/form.ts'
import { type bindFields, CheckboxGroup, FileInput } from '../../../ui/form/index.ts'
import { texts } from './texts.ts'

/** Names of the fields for files: new ones, and those that came with an earlier try. */
export const filesField = 'bestanden'
export const keptField = 'bewaard'

const mostFiles = 10
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export interface TakenFiles {
  readonly files: readonly StoredFile[]
  /** What is wrong with one that we could not use. */
  readonly fault: string | null
}

export const noFiles: TakenFiles = { files: [], fault: null }

/**
 * Takes what came with a form, before the form itself is judged: a browser does not send files again after an
 * error, so that what is good is kept.
 */
export async function takeFormFiles(act: Act, input: FormInput, imagesOnly: boolean): Promise<TakenFiles> {
  const ids = valuesIn(input.text, keptField).filter((id) => uuid.test(id))
  const earlier = ids.length === 0 ? [] : await filesByIds(act.db, ids)
  const files = earlier.filter((file) => file.owner_id === act.actor.personId)
  let fault: string | null = null
  for (const upload of input.files[filesField] ?? []) {
    if (files.length === mostFiles) {
      fault ??= texts(act.locale).form.tooManyFiles(mostFiles)
      break
    }
    const taken = await takeFiles(act, [upload], { imagesOnly })
    if (taken.ok) files.push(...taken.files)
    // A file that is too large is named by the form itself.
    else if (!upload.tooLarge) fault ??= taken.message
  }
  return { files, fault }
}

/** Fields to send files along, with those of an earlier try ticked. */
export function FilesField({
  field,
  kept,
  imagesOnly,
  optional = true,
}: {
  readonly field: ReturnType<typeof bindFields>
  readonly kept: readonly StoredFile[]
  readonly imagesOnly: boolean
  readonly optional?: boolean
}) {
  const bound = field(filesField)
  const t = texts(bound.locale).form
  return (
    <>
      {kept.length > 0 && (
        <CheckboxGroup
          {...field(keptField)}
          values={{ [keptField]: kept.map((file) => file.id) }}
          label={t.keptFiles}
          options={kept.map((file) => ({ value: file.id, label: file.name }))}
          optional="unsaid"
        />
      )}
      <FileInput
        {...bound}
        label={imagesOnly ? t.photos : t.files}
        accept={imagesOnly ? '.jpg,.jpeg,.png,.webp' : acceptedTypes}
        imagesOnly={imagesOnly}
        multiple
        optional={optional}
      />
    </>
  )
}
