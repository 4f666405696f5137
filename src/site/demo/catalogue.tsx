import type { Ctx } from '../../kit/http.ts'
import { catalogueBody } from '../../ui/catalogue.tsx'
import { page } from '../../ui/page.tsx'

/** Every part of the interface in every state. */
export const showCatalogue = (c: Ctx): Response | Promise<Response> =>
  page(c, { title: 'UI', wide: true }, catalogueBody(c.var.act.locale))
