import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { mayMakePanels, mayServe } from '../rights.ts'
import { type AdviceRequest, type Panel, panelBySlug, requestByNr } from '../store.ts'

/** The group of the address, as everybody may see it; who works here sees it before it is published. */
export async function reachPublic(c: Ctx): Promise<Panel> {
  const { act } = c.var
  const panel = await panelBySlug(act.db, c.req.param('paneel') ?? '')
  if (!panel || (panel.published_on === null && !mayMakePanels(act))) throw new NotFound('panel')
  return panel
}

/** The group of an address at the desk, and whether who is signed in serves it. */
export async function reachDesk(c: Ctx): Promise<{ readonly panel: Panel; readonly serves: boolean }> {
  const panel = await panelBySlug(c.var.act.db, c.req.param('paneel') ?? '')
  if (!panel) throw new NotFound('panel')
  return { panel, serves: await mayServe(c.var.act, panel) }
}

/** The same, for who serves it; to anybody else the page does not exist. */
export async function reachToServe(c: Ctx): Promise<Panel> {
  const { panel, serves } = await reachDesk(c)
  if (!serves) throw new NotFound('panel')
  return panel
}

/** The question with the number of the address. */
export async function reachRequest(c: Ctx, panel: Panel): Promise<AdviceRequest> {
  const nr = /^[1-9]\d{0,5}$/.exec(c.req.param('advies') ?? '')?.[0]
  const request = nr === undefined ? null : await requestByNr(c.var.act.db, panel.id, Number(nr))
  if (!request) throw new NotFound('panel request')
  return request
}
