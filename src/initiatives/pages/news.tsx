import { z } from 'zod'
import { postUpdate } from '../../cases/index.ts'
import { type FormState, freshForm, parseForm, readForm, withError } from '../../kit/form.ts'
import { longText, oneOf, uploadedFiles } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, onceSaid } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  FileInput,
  Form,
  FormActions,
  leaveField,
  OnceToken,
  PersonalDataCheck,
  personalDataErrors,
  RadioGroup,
  TextArea,
} from '../../ui/form/index.ts'
import { partyTexts } from '../party-texts.ts'
import { acceptedPictures, afterwards, initiativePath, partyPage, takeFiles } from './party-frame.tsx'
import { type Reached, reachToDo } from './reach.ts'

const longest = 3000

const schema = z.object({
  text: longText(longest),
  photos: uploadedFiles(6),
  who: oneOf(['everyone', 'parties']),
})

export const showNewsForm = async (c: Ctx): Promise<Response> =>
  newsPage(c, await reachToDo(c, 'write'), freshForm({ who: 'everyone' }))

function newsPage(c: Ctx, reached: Reached, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const words = partyTexts(locale)
  const t = words.newsPage
  const field = bindFields(form, locale)
  return partyPage(c, reached, {
    title: words.news,
    lead: t.lead,
    form,
    body: (
      <Form action={paths.initiativeNews(reached.initiative.number)} files>
        <OnceToken token={newOnceToken()} />
        <TextArea {...field('text')} label={t.text} hint={t.textHint} max={longest} />
        <FileInput
          accept={acceptedPictures}
          {...field('photos')}
          label={words.form.photos}
          hint={words.form.photosHint}
          optional
          multiple
          imagesOnly
        />
        <RadioGroup
          {...field('who')}
          label={t.who}
          options={[
            { value: 'everyone', label: t.everyone },
            { value: 'parties', label: t.parties },
          ]}
        />
        {form.errors[leaveField] && (
          <PersonalDataCheck form={form} words={[form.values.text?.[0]]} locale={locale} />
        )}
        <FormActions submit={t.submit} />
      </Form>
    ),
  })
}

export async function postNews(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToDo(c, 'write')
  const input = await readForm(c)
  const words = partyTexts(act.locale)
  const t = words.newsPage
  const parsed = parseForm(schema, input, act.locale, { text: t.text, who: t.who, photos: words.form.photos })
  if (!parsed.ok) return newsPage(c, reached, parsed)
  const errors =
    parsed.value.who === 'everyone' ? personalDataErrors(input, [parsed.value.text], act.locale) : {}
  if (Object.keys(errors).length > 0) return newsPage(c, reached, { values: input.text, errors })
  const taken = await takeFiles(act, parsed.value.photos, { imagesOnly: true })
  if (!taken.ok) return newsPage(c, reached, withError(input.text, 'photos', taken.message))
  const { text, who } = parsed.value
  const path = await onceSaid(act, input, c.req.path, async (act) => {
    const fileIds = taken.files.map(({ id }) => id)
    await postUpdate(act, { caseId: reached.initiative.case_id, text, fileIds, visibility: who })
    return afterwards(initiativePath(reached), 'nieuws')
  })
  return redirect(c, path)
}
