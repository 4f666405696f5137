import type { Db } from '../kit/db.ts'
import { everyone, type Findable, type FindableSource, putFindable } from '../kit/search.ts'
import { paths } from '../paths.ts'
import {
  type AdviceRequest,
  type Panel,
  type Point,
  panelById,
  pointsByRequest,
  publicPanels,
  publicRequests,
  requestById,
} from './store.ts'

/** Keeps what people find in step with a group that was changed. */
export async function panelFindable(db: Db, panelId: string): Promise<void> {
  const panel = await panelById(db, panelId)
  if (panel?.published_on) await putFindable(db, ofPanel(panel))
}

/** The same for what a group was asked, with its advice and our answer. */
export async function adviceFindable(db: Db, requestId: string): Promise<void> {
  const request = await requestById(db, requestId)
  const panel = request && (await panelById(db, request.panel_id))
  if (!request || !panel?.published_on) return
  const points = (await pointsByRequest(db, [requestId])).get(requestId) ?? []
  await putFindable(db, ofRequest({ ...request, slug: panel.slug, panel_name: panel.name }, points))
}

const ofPanel = (panel: Panel): Findable => ({
  kind: 'panel',
  id: panel.id,
  locale: null,
  path: paths.panel(panel.slug),
  title: panel.name,
  summary: panel.purpose,
  text: [panel.asked_for, panel.not_for, panel.recruits_text].filter(Boolean).join(' '),
  audience: [everyone],
  areaId: panel.area_id,
  at: panel.changed_at,
})

const ofRequest = (
  request: AdviceRequest & { readonly slug: string; readonly panel_name: string },
  points: readonly Point[],
): Findable => ({
  kind: 'advice',
  id: request.id,
  locale: null,
  path: paths.panelRequest(request.slug, request.nr),
  title: request.title,
  summary: request.question,
  text: [
    request.panel_name,
    request.advice,
    request.answer,
    request.withdrawn_reason,
    ...points.flatMap(({ point, reasons }) => [point, reasons]),
  ]
    .filter(Boolean)
    .join(' '),
  audience: [everyone],
  areaId: null,
  at: request.answered_at ?? request.advised_at ?? request.asked_at,
})

/** All groups that everybody may see and what they were asked, for building the index anew. */
export const panelsToFind: FindableSource = async function* (db) {
  for (const panel of await publicPanels(db)) yield ofPanel(panel)
  const requests = await publicRequests(db)
  const points = await pointsByRequest(
    db,
    requests.map(({ id }) => id),
  )
  for (const request of requests) yield ofRequest(request, points.get(request.id) ?? [])
}
