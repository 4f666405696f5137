import { adoptFramework, publishedFramework } from '../../../frameworks/index.ts'
import { paths } from '../../../paths.ts'
import type { Adoptable } from '../drafts/adopt.tsx'
import { texts } from './texts.ts'

/** Frameworks are examples until a decision of the municipality adopts them. */
export const adoptableFramework: Adoptable = {
  example: async (act, key) => {
    const current = await publishedFramework(act.db, key)
    return current && current.status !== 'adopted' ? current.definition : null
  },
  adopt: adoptFramework,
  places: {
    all: paths.administerFrameworks,
    one: (key) => paths.administerFramework(key),
    adoption: paths.adoptFramework,
  },
  texts,
}
