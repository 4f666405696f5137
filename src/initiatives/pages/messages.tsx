import { z } from 'zod'
import {
  answerRequest,
  type ConversationItem,
  conversationFor,
  markConversationRead,
  openRequestFor,
  postMessage,
} from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay, formatMoment } from '../../kit/dates.ts'
import { acceptedTypes, filesByIds } from '../../kit/files.ts'
import { type FormState, freshForm, parseForm, readForm, withError } from '../../kit/form.ts'
import { longText, ticked, uploadedFiles } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, onceSaid } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { peopleByIds } from '../../people/index.ts'
import { Conversation } from '../../ui/conversation/conversation.tsx'
import {
  bindFields,
  Checkbox,
  FileInput,
  Form,
  FormActions,
  OnceToken,
  TextArea,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { partyTexts } from '../party-texts.ts'
import { afterwards, partyPage, takeFiles } from './party-frame.tsx'
import { type Reached, reachToDo } from './reach.ts'
import { Attached } from './timeline.tsx'

const longest = 5000

const schema = z.object({ text: longText(longest), answers: ticked(), files: uploadedFiles(5) })

export async function showMessages(c: Ctx): Promise<Response> {
  const reached = await reachToDo(c, 'write')
  const shown = await messagesPage(c, reached, freshForm())
  await markConversationRead(c.var.act, reached.initiative.case_id)
  return shown
}

async function messagesPage(c: Ctx, reached: Reached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { initiative, opened } = reached
  const words = partyTexts(locale)
  const t = words.messagesPage
  const all = await conversationFor(act, opened)
  const people = await peopleByIds(act.db, [...all.map((item) => item.author_id), opened.contactId])
  const contact = people.get(opened.contactId ?? '')
  const field = bindFields(form, locale)
  const { pausedUntil } = opened.state
  const asked = pausedUntil !== null && reached.speaks
  const request = asked ? await openRequestFor(act, opened) : null
  // What we wait for now stands above the conversation.
  const open = request === null ? undefined : all.findLast(({ isRequest }) => isRequest)
  const items = all.filter((item) => item !== open)
  return partyPage(c, reached, {
    title: words.messages,
    lead: reached.isParty && contact ? t.lead(contact.name) : t.leadNobody,
    form,
    body: (
      <>
        {asked && (
          <Notice tone="warning" title={t.asked}>
            {request && <p class="keep-lines">{request}</p>}
            <p>{t.askedText(formatDay(pausedUntil, locale, 'long'))}</p>
          </Notice>
        )}
        {items.length === 0 ? (
          <p>{t.empty}</p>
        ) : (
          <Conversation locale={locale} messages={await told(act, reached, items, people)} />
        )}
        <Section title={t.write} id="schrijf">
          <Form action={paths.initiativeMessages(initiative.number)} files>
            <OnceToken token={newOnceToken()} />
            <TextArea {...field('text')} label={words.form.text} max={longest} />
            <FileInput
              accept={acceptedTypes}
              {...field('files')}
              label={words.form.files}
              optional
              multiple
            />
            {asked && (
              <Checkbox
                {...field('answers')}
                values={form.values.text ? form.values : { answers: ['ja'] }}
                label={t.answer}
                hint={t.answerHint}
                optional="unsaid"
              />
            )}
            <FormActions submit={t.send} />
          </Form>
        </Section>
      </>
    ),
  })
}

type People = Awaited<ReturnType<typeof peopleByIds>>

async function told(
  act: Act,
  { opened }: Reached,
  items: readonly ConversationItem[],
  people: People,
): Promise<Parameters<typeof Conversation>[0]['messages']> {
  const { locale } = act
  const t = partyTexts(locale).messagesPage
  const files = await filesByIds(
    act.db,
    items.flatMap((item) => item.fileIds),
  )
  const byId = new Map(files.map((file) => [file.id, file]))
  return items.map((item) => {
    const added = item.fileIds.flatMap((id) => byId.get(id) ?? [])
    const nameless = item.side === 'initiator' ? t.someone : t.municipality
    return {
      key: item.id,
      author: people.get(item.author_id ?? '')?.name ?? nameless,
      mine: item.author_id !== null && item.author_id === act.actor.personId,
      when: formatMoment(item.at, locale),
      dateTime: dayOf(item.at),
      text: item.text ?? t.erased,
      byMail: item.via === 'email' ? { quoted: item.quoted } : undefined,
      files:
        added.length > 0 ? <Attached files={added} locale={locale} title={opened.file.title} /> : undefined,
    }
  })
}

export async function sendMessage(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToDo(c, 'write')
  const input = await readForm(c)
  const t = partyTexts(act.locale)
  const parsed = parseForm(schema, input, act.locale, { text: t.form.text, files: t.form.files })
  if (!parsed.ok) return messagesPage(c, reached, parsed)
  const taken = await takeFiles(act, parsed.value.files)
  if (!taken.ok) return messagesPage(c, reached, withError(input.text, 'files', taken.message))
  const { initiative, opened } = reached
  const answers = parsed.value.answers && reached.speaks && opened.state.pausedUntil !== null
  const path = await onceSaid(act, input, c.req.path, async (act) => {
    const message = {
      caseId: initiative.case_id,
      text: parsed.value.text,
      fileIds: taken.files.map(({ id }) => id),
    }
    await (answers ? answerRequest(act, message) : postMessage(act, message))
    return afterwards(paths.initiativeMessages(initiative.number), answers ? 'antwoord' : 'bericht')
  })
  return redirect(c, path)
}
