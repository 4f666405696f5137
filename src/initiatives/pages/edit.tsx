import { z } from 'zod'
import { type FormState, freshForm, parseForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { longText, shortText, ticked, uploadedFile } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  Checkbox,
  FileInput,
  Form,
  FormActions,
  leaveField,
  OnceToken,
  PersonalDataCheck,
  personalDataErrors,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { editInitiative } from '../edit.ts'
import { partyTexts } from '../party-texts.ts'
import { editOf } from '../store.ts'
import { acceptedPictures, afterwards, partyPage, takeFiles, withinOf } from './party-frame.tsx'
import { type Reached, reachToDo } from './reach.ts'

const lengths = { title: 150, summary: 400, story: 8000, description: 300 }

const schema = z.object({
  title: shortText(lengths.title),
  summary: longText(lengths.summary),
  story: longText(lengths.story),
  photo: uploadedFile().optional(),
  photo_description: shortText(lengths.description).optional(),
  remove_photo: ticked(),
})

export async function showEdit(c: Ctx): Promise<Response> {
  const reached = await reachToDo(c, 'edit')
  const edit = await editOf(c.var.act.db, reached.initiative.case_id)
  const { title, summary, story, photo_description } = edit ?? reached.initiative
  return editPage(c, reached, freshForm({ title, summary, story, photo_description }), edit !== null)
}

function editPage(c: Ctx, reached: Reached, form: FormState, waits: boolean): Response | Promise<Response> {
  const { locale } = c.var.act
  const words = partyTexts(locale)
  const t = words.editPage
  const field = bindFields(form, locale)
  const { initiative, opened, handles } = reached
  return partyPage(c, reached, {
    title: words.edit,
    lead: opened.state.publishedOn !== null && !handles ? t.leadPublic(withinOf(reached, locale)) : t.lead,
    form,
    body: (
      <>
        {waits && (
          <Notice>
            <p>{t.waits}</p>
          </Notice>
        )}
        <Form action={paths.initiativeEdit(initiative.number)} files>
          <OnceToken token={newOnceToken()} />
          <TextInput {...field('title')} label={t.title} />
          <TextArea
            {...field('summary')}
            label={t.summary}
            hint={t.summaryHint}
            max={lengths.summary}
            rows={3}
          />
          <TextArea {...field('story')} label={t.story} hint={t.storyHint} max={lengths.story} rows={12} />
          <FileInput
            accept={acceptedPictures}
            {...field('photo')}
            label={t.photo}
            hint={initiative.photo_id ? t.photoHint : words.form.photosHint}
            optional
            imagesOnly
          />
          <TextInput
            {...field('photo_description')}
            label={t.photoDescription}
            hint={t.photoDescriptionHint}
            optional
          />
          {initiative.photo_id && (
            <Checkbox {...field('remove_photo')} label={t.removePhoto} optional="unsaid" />
          )}
          {form.errors[leaveField] && <PersonalDataCheck form={form} words={wordsIn(form)} locale={locale} />}
          <FormActions submit={t.submit} />
        </Form>
      </>
    ),
  })
}

/** What everybody may come to read. */
const wordsIn = ({ values }: Pick<FormState, 'values'>): readonly string[] =>
  ['title', 'summary', 'story', 'photo_description'].map((name) => valueIn(values, name))

export async function saveEdit(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToDo(c, 'edit')
  const caseId = reached.initiative.case_id
  const input = await readForm(c)
  const t = partyTexts(act.locale).editPage
  const again = (form: FormState) => editPage(c, reached, form, false)
  const parsed = parseForm(schema, input, act.locale, {
    title: t.title,
    summary: t.summary,
    story: t.story,
    photo: t.photo,
    photo_description: t.photoDescription,
  })
  if (!parsed.ok) return again(parsed)
  const errors = personalDataErrors(input, wordsIn({ values: input.text }), act.locale)
  if (Object.keys(errors).length > 0) return again({ values: input.text, errors })
  const { photo, photo_description: description, remove_photo: remove, ...words } = parsed.value
  if (photo && description === undefined) {
    return again(withError(input.text, 'photo_description', t.photoDescriptionMissing))
  }
  const taken = await takeFiles(act, photo ? [photo] : [], { imagesOnly: true })
  if (!taken.ok) return again(withError(input.text, 'photo', taken.message))
  const current = (await editOf(act.db, caseId))?.photo_id ?? reached.initiative.photo_id
  const fileId = taken.files[0]?.id ?? (remove ? null : current)
  const path = await once(act, input, async (act) => {
    const outcome = await editInitiative(act, {
      caseId,
      ...words,
      photo: fileId === null ? null : { fileId, description: description ?? null },
    })
    // The title may have changed, and with it the address: the number alone leads there.
    return afterwards(paths.myCase(reached.initiative.number), outcome === 'waits' ? 'wacht' : 'aangepast')
  })
  return redirect(c, path)
}
