import { draftInHand, formPaths } from '../../forms/index.ts'
import { type Ctx, type Handler, redirect } from '../../kit/http.ts'
import { greenSlugs, paths } from '../../paths.ts'
import type { What } from '../rules.ts'

/** `/groen/geveltuin`: on with what was begun, else the conditions first. */
export const showConditions =
  (what: What): Handler =>
  async (c: Ctx) => {
    const draft = await draftInHand(c, what)
    const pages = formPaths(paths.askGreen(what))
    return redirect(
      c,
      draft?.section ? pages.section(draft.section.slug) : `${paths.simpleGreen()}#${greenSlugs[what]}`,
    )
  }
