import type { Act } from '../../../kit/act.ts'
import { type Day, formatDay, formatMoment } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { paths } from '../../../paths.ts'
import { peopleByIds } from '../../../people/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { draftFor } from './actions.ts'
import { kindNamed } from './kinds.ts'
import { draftKinds } from './rules.ts'
import { allDrafts } from './store.ts'
import { texts } from './texts.ts'

interface TitledDraft {
  readonly title: string
  readonly href: string
  readonly by: string
  readonly changedAt: Date
  readonly fromDay: Day | null
}

/** Everything that is being prepared, with its name. */
export async function titledDrafts(act: Act): Promise<readonly TitledDraft[]> {
  const drafts = await allDrafts(act.db)
  const people = await peopleByIds(
    act.db,
    drafts.map(({ changed_by }) => changed_by),
  )
  const found = await Promise.all(
    drafts.map(async ({ kind: name, key, changed_by, changed_at, from_day }) => {
      const kind = kindNamed(name)
      const draft = kind && (await draftFor(act, kind, key))
      if (!kind || !draft) return []
      return [
        {
          title: kind.title(draft.definition, act.locale),
          href: paths.draft(draftKinds[name], key),
          by: people.get(changed_by)?.name ?? texts(act.locale).somebody,
          changedAt: changed_at,
          fromDay: from_day,
        },
      ]
    }),
  )
  return found.flat()
}

/** The drafts with who changed them last, or when they go in. */
export function InPreparation({ c, drafts }: { readonly c: Ctx; readonly drafts: readonly TitledDraft[] }) {
  const { locale } = c.var.act
  const t = texts(locale)
  if (drafts.length === 0) return null
  return (
    <Section title={t.inPreparation}>
      <ul>
        {drafts.map(({ title, href, by, changedAt, fromDay }) => (
          <li>
            <a href={href}>{title}</a>.{' '}
            {fromDay === null
              ? t.lastChange(by, formatMoment(changedAt, locale))
              : `${t.planned(formatDay(fromDay, locale, 'long'))}.`}
          </li>
        ))}
      </ul>
    </Section>
  )
}
