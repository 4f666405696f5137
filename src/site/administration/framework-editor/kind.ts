import { currentForm } from '../../../forms/index.ts'
import {
  checkFramework,
  type FrameworkDefinition,
  type FrameworkFault,
  type FrameworkList,
  frameworkFacts,
  frameworkSchema,
  nameFaultsOf,
  publishedFramework,
  publishFramework,
  thingIn,
  versionsOf,
} from '../../../frameworks/index.ts'
import { doorFrameworkFaults, doorFrameworkKey, ideaFormKey } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Locale, type Localised, say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import type { DraftFault, DraftKind, Version } from '../drafts/kind.ts'
import { draftKinds } from '../drafts/rules.ts'
import { texts } from './texts.ts'

/** Address of a page of the editor of a framework. */
export const editPath = (key: string, part?: string): string => paths.draft(draftKinds.framework, key, part)

/** The word in the address for the things of each list. */
export const listWords = {
  questions: 'vraag',
  sums: 'som',
  outcomes: 'uitkomst',
  rules: 'regel',
  flags: 'waarschuwing',
  methods: 'manier',
} as const satisfies Record<FrameworkList, string>

/** Address of one thing of a list. */
export const thingPath = (key: string, list: FrameworkList, id: string, part?: string): string =>
  editPath(key, `${listWords[list]}/${id}${part ? `/${part}` : ''}`)

const isList = (name: string): name is FrameworkList => Object.hasOwn(listWords, name)

/** What a fault is about, in words: the question, the rule by its number. */
function nameOf(
  framework: FrameworkDefinition,
  list: FrameworkList,
  id: string,
  locale: Locale,
): string | null {
  const t = texts(locale)
  const thing = thingIn(framework, list, id)
  if (!thing) return null
  if (list === 'rules') return t.ruleNumber(framework.rules.findIndex((rule) => rule.id === id) + 1)
  const words: Localised | null =
    'text' in thing ? thing.text : 'title' in thing ? thing.title : 'name' in thing ? thing.name : null
  return words && `${t.thing[list]} "${say(words, locale)}"`
}

function inEditor(framework: FrameworkDefinition, { where, message }: FrameworkFault): DraftFault {
  const [list = '', id = ''] = where.split('.')
  if (!isList(list) || !thingIn(framework, list, id)) return { message, href: null }
  const said = (locale: Locale): string => {
    const name = nameOf(framework, list, id, locale)
    return name ? `${name}: ${say(message, locale)}` : say(message, locale)
  }
  return { message: { nl: said('nl'), en: said('en') }, href: thingPath(framework.key, list, id) }
}

async function inForce(act: Act, key: string, at: 0 | 1): Promise<Version<FrameworkDefinition> | null> {
  const asked = (await versionsOf(act.db, key))[at]
  const found = asked && (await publishedFramework(act.db, key, asked.version))
  return found ? { version: found.definition.version, definition: found.definition } : null
}

/** Beside the form of an idea, where this framework points out its way. */
async function checkAround(act: Act, framework: FrameworkDefinition): Promise<readonly DraftFault[]> {
  if (framework.key !== doorFrameworkKey) return []
  const { form } = await currentForm(act.db, ideaFormKey)
  return doorFrameworkFaults(framework, form).map(({ message, question }) => ({
    message,
    href: question ? thingPath(framework.key, 'questions', question) : null,
  }))
}

/** What can be said at once while somebody types; whether every outcome can be reached takes trying all answers. */
export const quickCheck = (framework: FrameworkDefinition): readonly DraftFault[] =>
  nameFaultsOf(framework).map((fault) => inEditor(framework, fault))

/** Frameworks: what was weighed keeps its version; what is weighed from now on follows the newest. */
export const frameworkKind: DraftKind<FrameworkDefinition> = {
  name: 'framework',
  read: (stored) => frameworkSchema.parse(stored),
  current: (act, key) => inForce(act, key, 0),
  previous: (act, key) => inForce(act, key, 1),
  check: (framework) => {
    const result = checkFramework(framework)
    return result.ok ? [] : result.faults.map((fault) => inEditor(framework, fault))
  },
  checkAround,
  facts: frameworkFacts,
  publish: async (act, definition, by) => {
    const published = await publishFramework(act, { definition, by })
    if (published.ok) return published.version
    throw new Conflict(published.faults.map(({ message }) => say(message, act.locale)).join(' '))
  },
  title: (framework, locale) => say(framework.title, locale),
  consequence: { nl: texts('nl').consequence, en: texts('en').consequence },
  published: (key) => paths.administerFramework(key),
  trial: (key) => ({
    href: editPath(key, 'proberen'),
    label: { nl: texts('nl').try, en: texts('en').try },
  }),
}
