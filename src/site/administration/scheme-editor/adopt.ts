import { adoptScheme, currentScheme } from '../../../funds/index.ts'
import { paths } from '../../../paths.ts'
import type { Adoptable } from '../drafts/adopt.tsx'
import { texts } from './texts.ts'

/** Schemes are examples until a decision of the municipality adopts them. */
export const adoptableScheme: Adoptable = {
  example: async (act, key) => {
    const { scheme, status } = await currentScheme(act, key)
    return status === 'adopted' ? null : scheme
  },
  adopt: adoptScheme,
  places: {
    all: paths.administerSchemes,
    one: (key) => paths.administerScheme(key),
    adoption: paths.adoptScheme,
  },
  texts,
}
