import { z } from 'zod'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { readForm } from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { type AreaImport, importById, undoImport, whyNotUndone } from '../../../places/index.ts'
import { Form, FormActions, OnceToken } from '../../../ui/form/index.ts'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { texts } from './texts.ts'
import { areaCrumbs } from './upload.tsx'

async function takenImport(c: Ctx): Promise<AreaImport> {
  const id = z.uuid().safeParse(c.req.param('id'))
  const found = id.success ? await importById(c.var.act.db, id.data) : null
  if (!found) throw new NotFound()
  return found
}

/** `/beheer/gebieden/inlezen/{id}/ongedaan`: what taking it back does, or why that is no longer possible. */
export async function showUndo(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const found = await takenImport(c)
  const reason = await whyNotUndone(act, found.id)
  const what = t.counts(found.added, found.changed, found.retired)
  return page(
    c,
    { title: t.undoTitle, current: 'administration', breadcrumbs: areaCrumbs(act.locale) },
    <>
      <PageHeading title={t.undoTitle} {...(reason ? {} : { lead: t.undoLead(found.file_name, what) })} />
      {reason ? (
        <Notice tone="warning" title={t.whyNot[reason]} />
      ) : (
        <Form action={paths.undoAreaImport(found.id)}>
          <OnceToken token={newOnceToken()} />
          <FormActions submit={t.undoSure} kind="danger" />
        </Form>
      )}
    </>,
  )
}

export async function undoTaken(c: Ctx): Promise<Response> {
  const { act } = c.var
  const found = await takenImport(c)
  const input = await readForm(c)
  try {
    const path = await once(act, input, async (act) => {
      await undoImport(act, found.id)
      return `${paths.administerAreas()}?klaar=undone`
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof Conflict) return showUndo(c)
    throw error
  }
}
