import { z } from 'zod'
import { Conflict } from '../../kit/errors.ts'
import { acceptedTypes, acceptFile, filesByIds } from '../../kit/files.ts'
import { type FormState, freshForm, parseForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { shortText, uploadedFile } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button/button.tsx'
import { bindFields, FileInput, Form, FormActions, OnceToken, TextInput } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { addDocuments, removeDocument } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { documentsOf } from '../store.ts'
import { DoneNotice, projectPage } from './frame.tsx'
import { type Reached, reachToWork } from './reach.ts'

const schema = z.object({ title: shortText(160), file: uploadedFile() })
const uuid = z.uuid()

/** `/werk/projecten/{nummer}/documenten`: what everybody may read with a project. */
export async function showDocuments(c: Ctx): Promise<Response> {
  return documentsPage(c, await reachToWork(c), freshForm())
}

async function documentsPage(c: Ctx, { project }: Reached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = deskTexts(locale).documents
  const documents = await documentsOf(act.db, project.id)
  const files = await filesByIds(
    act.db,
    documents.map(({ file_id }) => file_id),
  )
  const nameOf = (id: string): string => files.find((file) => file.id === id)?.name ?? ''
  const field = bindFields(form, locale)
  const action = paths.deskProjectPart(project.number, 'documents')
  return projectPage(c, project, {
    title: t.title,
    lead: t.lead,
    form,
    body: (
      <>
        <DoneNotice c={c} locale={locale} />
        <Form action={action} label={t.add} files>
          <OnceToken token={newOnceToken()} />
          <TextInput {...field('title')} label={t.name} />
          <FileInput {...field('file')} label={t.file} accept={acceptedTypes} />
          <FormActions submit={t.add} />
        </Form>
        <Section title={t.shown}>
          {documents.length === 0 && <p>{t.none}</p>}
          {documents.map(({ id, title, file_id }) => (
            <Form key={id} action={action} label={`${t.remove}: ${title}`}>
              <OnceToken token={newOnceToken()} />
              <p>
                <a href={paths.file(file_id, nameOf(file_id))}>{title}</a>
              </p>
              <Button kind="secondary" name="weg" value={id} about={title}>
                {t.remove}
              </Button>
            </Form>
          ))}
        </Section>
      </>
    ),
  })
}

export async function submitDocuments(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToWork(c)
  const { id, number } = reached.project
  const input = await readForm(c)
  const t = deskTexts(act.locale).documents
  const back = (klaar: string): string => `${paths.deskProjectPart(number, 'documents')}?klaar=${klaar}`
  const gone = uuid.safeParse(valueIn(input.text, 'weg'))
  if (gone.success) {
    return redirect(
      c,
      await once(act, input, async (act) => {
        await removeDocument(act, id, gone.data)
        return back('weg')
      }),
    )
  }
  const parsed = parseForm(schema, input, act.locale, { title: t.name, file: t.file })
  if (!parsed.ok) return documentsPage(c, reached, parsed)
  try {
    const path = await once(act, input, async (act) => {
      const accepted = await acceptFile(act, parsed.value.file)
      if (!accepted.ok) throw new Conflict(t.refusals[accepted.reason])
      await addDocuments(act, id, [{ file_id: accepted.file.id, title: parsed.value.title }])
      return back('bewaard')
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return documentsPage(c, reached, withError(input.text, 'file', error.message))
  }
}
