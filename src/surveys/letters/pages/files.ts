import { dayOf, momentAt } from '../../../kit/dates.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Ctx } from '../../../kit/http.ts'
import { absolute } from '../../../kit/mail.ts'
import { renderPdf } from '../../../kit/pdf.ts'
import { giveSheet } from '../../../kit/sheet.ts'
import { paths } from '../../../paths.ts'
import { openLetters } from '../actions.ts'
import { lettersAsBlocks } from '../letter.ts'
import { inGroups } from '../rules.ts'
import { texts } from '../texts.ts'
import { reachMailing } from './one.tsx'
import { factsFor } from './preview.tsx'

/** Letters of one PDF: more of them take too long at once. */
export const partSize = 200

/** A mailing that is printed: ready, and not erased; with whether it is about the second letters. */
async function reachPrinted(c: Ctx) {
  const reached = await reachMailing(c)
  const { mailing } = reached
  const isReminder = c.req.query('soort') === 'herinnering'
  if (mailing.ready_at === null || mailing.erased_at !== null) throw new NotFound('letters')
  if (isReminder && mailing.reminded_at === null) throw new NotFound('letters')
  const t = texts('nl').letter
  const name = `${reached.activity.slug}-${isReminder ? t.reminderFileName : t.fileName}`
  return { ...reached, isReminder, name }
}

/** `.../adressen.csv` and `.xlsx`: a row for each letter, with the code and where to type it. */
export async function giveMergeFile(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { mailing, isReminder, name } = await reachPrinted(c)
  const letters = await openLetters(act, mailing, { reminders: isReminder })
  const address = absolute(act, paths.letterCode())
  c.header('Cache-Control', 'no-store')
  return giveSheet(c, {
    title: name,
    columns: texts(act.locale).one.sheet.columns,
    rows: letters.map(({ street, number, addition, postcode, place, code }) => [
      ...[street, number, addition, postcode, place, inGroups(code), address],
    ]),
  })
}

/** `.../brieven.pdf`: the letters to print, a part at a time. */
export async function giveLetters(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { activity, mailing, isReminder, name } = await reachPrinted(c)
  const part = Number(/^[1-9]\d{0,3}$/.exec(c.req.query('deel') ?? '1')?.[0] ?? 1)
  const choice = { reminders: isReminder, from: (part - 1) * partSize, most: partSize }
  const letters = await openLetters(act, mailing, choice)
  if (letters.length === 0) throw new NotFound('letters')
  const facts = factsFor(c, { activity, mailing, isReminder })
  const bytes = await renderPdf({
    title: mailing.subject,
    locale: 'nl',
    at: momentAt(dayOf(act.now), '12:00'),
    footer: texts('nl').letter.footer,
    isLetters: true,
    blocks: await lettersAsBlocks(facts, letters, (code) =>
      absolute(act, paths.letterCodeOf(inGroups(code))),
    ),
  })
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="${name}${part > 1 ? `-${part}` : ''}.pdf"`)
  c.header('Cache-Control', 'no-store')
  return c.body(new Uint8Array(bytes))
}
