import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { themeKey } from './load.ts'
import { ownVersion } from './store.ts'
import { themeCss, themeSchema } from './theme.ts'

/** `/huisstijl/3.css`: a published theme. It never changes, so browsers keep it. */
export async function showThemeSheet(c: Ctx): Promise<Response> {
  const [, number] = /^(\d{1,6})\.css$/.exec(c.req.param('bestand') ?? '') ?? []
  const version = number ? await ownVersion(c.var.act.db, 'theme', themeKey, Number(number)) : null
  if (!version) throw new NotFound()
  c.header('Cache-Control', 'public, max-age=31536000, immutable')
  c.header('Content-Type', 'text/css; charset=utf-8')
  return c.body(themeCss(themeSchema.parse(version.definition)))
}
