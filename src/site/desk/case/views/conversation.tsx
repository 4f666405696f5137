import { z } from 'zod'
import { conversationFor, mayHandle, postMessage } from '../../../../cases/index.ts'
import { Attached } from '../../../../initiatives/index.ts'
import { dayOf, formatMoment } from '../../../../kit/dates.ts'
import { Forbidden } from '../../../../kit/errors.ts'
import { filesByIds, type StoredFile } from '../../../../kit/files.ts'
import { type FormState, freshForm, parseForm, readForm } from '../../../../kit/form.ts'
import { longText } from '../../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../../kit/http.ts'
import { newOnceToken, onceSaid } from '../../../../kit/once.ts'
import { paths } from '../../../../paths.ts'
import { peopleByIds } from '../../../../people/index.ts'
import { Conversation } from '../../../../ui/conversation/conversation.tsx'
import { bindFields, Form, FormActions, OnceToken, TextArea } from '../../../../ui/form/index.ts'
import { Section } from '../../../../ui/heading/heading.tsx'
import { FilesField, filesField, takeFormFiles } from '../files.tsx'
import { casePage } from '../frame.tsx'
import { openOnDesk, readDeskCase } from '../open.ts'
import { texts } from '../texts.ts'

const longest = 5000
const schema = z.object({ bericht: longText(longest) })

export const showConversation = (c: Ctx): Promise<Response> => conversationPage(c, freshForm(), [])

/** The one conversation of the case, with a field to write in it. */
async function conversationPage(c: Ctx, form: FormState, kept: readonly StoredFile[]): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).conversation
  const found = await readDeskCase(act, await openOnDesk(c))
  const { opened } = found
  const items = await conversationFor(act, opened)
  const people = await peopleByIds(
    act.db,
    items.map((item) => item.author_id),
  )
  const files = new Map(
    (
      await filesByIds(
        act.db,
        items.flatMap((item) => item.fileIds),
      )
    ).map((file) => [file.id, file]),
  )
  const field = bindFields(form, locale)
  return casePage(c, found, {
    view: 'conversation',
    errors: form.errors,
    record: (
      <>
        {items.length === 0 ? (
          <p>{t.empty}</p>
        ) : (
          <Conversation
            locale={locale}
            messages={items.map((item) => {
              const added = item.fileIds.flatMap((id) => files.get(id) ?? [])
              const nameless = item.side === 'initiator' ? t.initiator : t.municipality
              return {
                key: item.id,
                author: people.get(item.author_id ?? '')?.name ?? nameless,
                mine: item.author_id !== null && item.author_id === act.actor.personId,
                when: formatMoment(item.at, locale),
                dateTime: dayOf(item.at),
                text: item.text ?? t.erased,
                byMail: item.via === 'email' ? { quoted: item.quoted } : undefined,
                files:
                  added.length > 0 ? (
                    <Attached files={added} locale={locale} title={opened.file.title} />
                  ) : undefined,
              }
            })}
          />
        )}
        {mayHandle(act.actor, opened.relations) ? (
          <Section title={t.write} id="schrijf">
            <p>{t.writeLead}</p>
            <Form action={paths.deskCase(opened.file.number, 'conversation')} files>
              <OnceToken token={newOnceToken()} />
              <TextArea {...field('bericht')} label={t.text} max={longest} />
              <FilesField field={field} kept={kept} imagesOnly={false} />
              <FormActions submit={t.send} />
            </Form>
          </Section>
        ) : (
          <p>{t.notYours}</p>
        )}
      </>
    ),
  })
}

export async function sendMessage(c: Ctx): Promise<Response> {
  const { act } = c.var
  const opened = await openOnDesk(c)
  if (!mayHandle(act.actor, opened.relations)) throw new Forbidden()
  const input = await readForm(c)
  const { files, fault } = await takeFormFiles(act, input, false)
  const parsed = parseForm(schema, input, act.locale, { bericht: texts(act.locale).conversation.text })
  if (!parsed.ok || fault) {
    const errors = { ...(parsed.ok ? {} : parsed.errors), ...(fault ? { [filesField]: fault } : {}) }
    return conversationPage(c, { values: input.text, errors }, files)
  }
  const { id, number } = opened.file
  const path = await onceSaid(act, input, c.req.path, async (act) => {
    await postMessage(act, {
      caseId: id,
      text: parsed.value.bericht,
      fileIds: files.map((file) => file.id),
    })
    return paths.deskCase(number, 'conversation', { klaar: 'message' })
  })
  return redirect(c, path)
}
