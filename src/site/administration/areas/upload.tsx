import { maxFileMegabytes } from '../../../kit/files.ts'
import {
  FormRefused,
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  readForm,
  withError,
} from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { type FileFault, keepAreaFile, mostAreas, readAreaFile } from '../../../places/index.ts'
import { bindFields, ErrorSummary, FileInput, Form, FormActions, OnceToken } from '../../../ui/form/index.ts'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { texts } from './texts.ts'

/** `/beheer/gebieden/inlezen`: sends a file with areas, to look at first. */
export const showAreaUpload = (c: Ctx): Response | Promise<Response> => uploadPage(c, freshForm(), [])

function uploadPage(c: Ctx, form: FormState, faults: readonly string[]): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale)
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.uploadTitle, form.errors, locale),
      current: 'administration',
      breadcrumbs: areaCrumbs(locale),
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.uploadTitle} lead={t.uploadLead} />
      {faults.length > 1 && (
        <Notice tone="error" title={t.wrong}>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Form action={paths.importAreas()} files>
        <OnceToken token={newOnceToken()} />
        <FileInput
          {...field('bestand')}
          label={t.fileLabel}
          hint={t.fileHint}
          accept=".geojson,.json,application/geo+json,application/json"
          kinds={t.fileKinds}
        />
        <FormActions submit={t.look} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export const areaCrumbs = (locale: Locale) => [
  { href: paths.administration(), title: texts(locale).administration },
  { href: paths.administerAreas(), title: texts(locale).title },
]

/** What is wrong with a file, in words that say what to do. */
export function faultText(fault: FileFault, locale: Locale): string {
  const t = texts(locale).faults
  switch (fault.code) {
    case 'too_many':
      return t.too_many(mostAreas)
    case 'open_ring':
    case 'short_ring':
    case 'no_numbers':
    case 'flat':
      return t[fault.code](fault.area)
    default:
      return t[fault.code]
  }
}

/** Reads the file and leads to what is in it; a file that cannot be read is explained. */
export async function uploadAreas(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const refuse = (...messages: readonly string[]) =>
    uploadPage(c, withError({}, 'bestand', messages[0] ?? t.fileMissing), messages)
  try {
    const input = await readForm(c)
    const [upload] = input.files.bestand ?? []
    if (!upload) return refuse(t.fileMissing)
    if (upload.tooLarge) return refuse(t.tooLarge(maxFileMegabytes))
    const read = readAreaFile(upload.bytes)
    if (!read.ok) return refuse(...read.faults.map((fault) => faultText(fault, act.locale)))
    const path = await once(act, input, async (act) =>
      paths.importedAreas(await keepAreaFile(act, upload.name || 'geojson', read.file)),
    )
    return redirect(c, path)
  } catch (error) {
    if (error instanceof FormRefused && error.status === 413) return refuse(t.tooLarge(maxFileMegabytes))
    throw error
  }
}
