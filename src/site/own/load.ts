import type { Db } from '../../kit/db.ts'
import { setOwnLook } from '../../kit/own.ts'
import { paths } from '../../paths.ts'
import { newestOwnVersions } from './store.ts'
import { ownTextsSchema, sayOwnTexts } from './texts.ts'
import { themeSchema } from './theme.ts'

/** The one theme of the municipality. */
export const themeKey = 'site'

/** All texts of the municipality's own together. */
export const textsKey = 'site'

/** Loads what the municipality made its own into this process: at the start, and when it changed. */
export async function loadOwn(db: Db): Promise<void> {
  const versions = await newestOwnVersions(db)
  const stored = versions.find(({ kind, key }) => kind === 'theme' && key === themeKey)
  const theme = stored && themeSchema.safeParse(stored.definition)
  setOwnLook(
    stored && theme?.success
      ? {
          stylesheet: paths.themeSheet(stored.version),
          name: theme.data.name,
          color: theme.data.light.accent,
        }
      : null,
  )
  const words = versions.find(({ kind, key }) => kind === 'texts' && key === textsKey)
  const own = ownTextsSchema.safeParse(words?.definition ?? {})
  sayOwnTexts(own.success ? own.data : {})
}
