import { z } from 'zod'
import { appointGuide, casesByIds } from '../../../cases/index.ts'
import { type FormInput, readForm, valueIn, withError } from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { langOfWords } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { Form, FormActions, HiddenField, OnceToken } from '../../../ui/form/index.ts'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { guideField, ideasOnPage, inboxPage, pickField, reasonsOf } from './inbox.tsx'
import { ideasOf } from './inbox-data.ts'
import { texts } from './texts.ts'

interface Choice {
  readonly caseId: string
  readonly guideId: string
}

/** The ideas that were ticked, each with the guide chosen beside it; an empty guide was not chosen. */
function choicesIn({ text }: FormInput): readonly Choice[] {
  const uuid = z.uuid()
  return Object.keys(text)
    .flatMap((name) => (name.startsWith('kies-') && valueIn(text, name) ? [name.slice(5)] : []))
    .filter((caseId) => uuid.safeParse(caseId).success)
    .slice(0, ideasOnPage)
    .map((caseId) => ({ caseId, guideId: uuid.catch('').parse(valueIn(text, guideField(caseId))) }))
}

/** Appoints guides for the chosen ideas: first a page that says how many and who, then the deed. */
export async function appointGuides(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).appoint
  const input = await readForm(c)
  const choices = choicesIn(input)
  const incomplete = choices.find((choice) => choice.guideId === '')
  if (choices.length === 0) return inboxPage(c, withError(input.text, 'kies', t.nothing))
  if (incomplete) return inboxPage(c, withError(input.text, guideField(incomplete.caseId), t.noPerson))
  if (valueIn(input.text, 'bevestig') !== 'ja') return confirmPage(c, choices)
  const path = await once(act, input, async (act) => {
    const files = await casesByIds(
      act.db,
      choices.map((choice) => choice.caseId),
    )
    // Somebody else may have been quicker: an idea that has a guide by now keeps that one.
    const open = choices.filter(({ caseId }) => {
      const file = files.get(caseId)
      return file !== undefined && file.guide_id === null && file.state !== 'ended'
    })
    for (const choice of open) await appointGuide(act, choice)
    return paths.deskInbox({ klaar: String(open.length) })
  })
  return redirect(c, path)
}

async function confirmPage(c: Ctx, choices: readonly Choice[]): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).appoint
  const files = await casesByIds(
    act.db,
    choices.map((choice) => choice.caseId),
  )
  const ideas = await ideasOf(
    act,
    choices.flatMap((choice) => files.get(choice.caseId) ?? []),
    true,
  )
  const rows = ideas.flatMap((idea) => {
    const guideId = choices.find((choice) => choice.caseId === idea.file.id)?.guideId
    const guide = idea.suggestions.find((suggestion) => suggestion.id === guideId)
    return guide ? [{ file: idea.file, guide }] : []
  })
  return page(
    c,
    { title: t.title(rows.length), current: 'desk', wide: true },
    <>
      <PageHeading title={t.title(rows.length)} lead={t.check} />
      <Table
        locale={locale}
        caption={t.caption}
        captionHidden
        rows={rows}
        rowKey={({ file }) => file.id}
        columns={[
          {
            key: 'idea',
            title: t.idea,
            rowHeader: true,
            cell: ({ file }) => (
              <>
                {file.number} <span lang={langOfWords(locale)}>{file.title}</span>
              </>
            ),
          },
          { key: 'guide', title: t.guide, cell: ({ guide }) => guide.person.name },
          {
            key: 'why',
            title: t.why,
            cell: ({ guide }) => reasonsOf(guide, locale).join(', ') || t.whyOwn,
          },
        ]}
      />
      <Form action={paths.appointGuides()}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="bevestig" value="ja" />
        {rows.map(({ file, guide }) => (
          <>
            <HiddenField name={pickField(file.id)} value="ja" />
            <HiddenField name={guideField(file.id)} value={guide.id} />
          </>
        ))}
        <FormActions submit={t.confirm(rows.length)}>
          <LinkButton kind="quiet" href={paths.deskInbox()}>
            {t.back}
          </LinkButton>
        </FormActions>
      </Form>
    </>,
  )
}
