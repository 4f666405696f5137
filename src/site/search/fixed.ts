import { currentProcesses } from '../../cases/index.ts'
import { isKind, kindSlugs } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import type { Db } from '../../kit/db.ts'
import { type Locale, locales, say } from '../../kit/locale.ts'
import type { Municipality } from '../../kit/municipality.ts'
import { everyone, type Findable, type FindableSource, putFindable } from '../../kit/search.ts'
import { paths } from '../../paths.ts'
import { texts } from './texts.ts'

type Page = Pick<Findable, 'title' | 'summary' | 'text'> & { readonly path: string }

/** Pages with words of the configuration, in both languages: how things work, what the municipality states. */
export const fixedPages = (municipality: Municipality): FindableSource =>
  async function* (db) {
    for (const locale of locales) {
      for (const one of await pagesIn(db, municipality, locale)) {
        const { path, title, summary, text } = one
        const thing: Findable = {
          kind: 'page',
          id: `${path}:${locale}`,
          locale,
          path,
          title,
          summary,
          text,
          audience: [everyone],
          areaId: null,
          at: new Date(0),
        }
        yield thing
      }
    }
  }

async function pagesIn(db: Db, municipality: Municipality, locale: Locale): Promise<readonly Page[]> {
  const t = texts(locale).pages
  const { privacy, accessibility } = municipality
  const processes = (await currentProcesses(db)).flatMap(({ process }) =>
    isKind(process.kind)
      ? [
          {
            path: paths.process(kindSlugs[process.kind]),
            title: t.process(say(process.title, locale)),
            summary: say(process.summary, locale),
            text: [
              ...process.steps.map((step) => `${say(step.title, locale)} ${say(step.explanation, locale)}`),
              t.processWords,
            ].join(' '),
          },
        ]
      : [],
  )
  return [
    ...processes,
    { path: paths.tellIdea(), ...t.idea },
    { path: paths.simpleGreen(), ...t.green },
    { path: paths.involveNeighbours(), ...t.neighbours },
    { path: paths.commitments(), ...t.commitments, text: '' },
    { path: paths.wishes(), ...t.wishes },
    { path: paths.juries(), ...t.juries },
    { path: paths.schemes(), ...t.schemes, text: '' },
    { path: paths.findMoney(), ...t.findMoney, text: '' },
    { path: paths.spots(), ...t.spots, text: '' },
    { path: paths.doables(), ...t.doables },
    { path: paths.projects(), ...t.projects, text: '' },
    { path: paths.panels(), ...t.panels },
    { path: paths.loanItems(), ...t.lending },
    { path: paths.figures(), ...t.figures, text: '' },
    { path: paths.frameworks(), ...t.frameworks, text: '' },
    {
      path: paths.privacy(),
      ...t.privacy,
      text: privacy.sections.map(({ title, text }) => `${say(title, locale)} ${say(text, locale)}`).join(' '),
    },
    { path: paths.accessibility(), ...t.accessibility, text: say(accessibility.explanation, locale) },
  ]
}

/** Keeps what people find in step with the configuration. */
export async function findableFollowsConfiguration({ db, municipality }: Act): Promise<void> {
  for await (const thing of fixedPages(municipality)(db)) await putFindable(db, thing)
}
