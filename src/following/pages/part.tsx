import type { Initiative } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { ownFollower } from '../actions.ts'
import { followedBy } from '../store.ts'
import { texts } from '../texts.ts'
import { inWords } from '../things.ts'

/** The way to follow an area, or whatever one likes. */
export const FollowLink = ({ locale, area }: { readonly locale: Locale; readonly area?: string }) => (
  <a href={paths.follow({ gebied: area })}>{texts(locale).follow}</a>
)

/** On the page of a plan that everybody sees: the way to follow it. */
export async function followOnCase(act: Act, initiative: Initiative) {
  if (!initiative.public) return null
  return (
    <p class="no-print">
      <a href={paths.follow({ initiatief: initiative.number })}>{texts(act.locale).followPlan}</a>
    </p>
  )
}

/** What somebody follows at the address of their account, for their own page. */
export async function myFollowing(act: Act) {
  const follower = await ownFollower(act)
  const t = texts(act.locale)
  if (!follower)
    return (
      <Section title={t.mine.title}>
        <p>{t.mine.none}</p>
        <p>
          <FollowLink locale={act.locale} />
        </p>
      </Section>
    )
  const words = await inWords(act, await followedBy(act.db, follower.id))
  return (
    <Section title={t.mine.title}>
      {words.length > 0 ? (
        <ul>
          {words.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        <p>{t.manage.none}</p>
      )}
      <div class="button-row">
        <LinkButton kind="secondary" href={paths.myFollowing()}>
          {t.mine.open}
        </LinkButton>
      </div>
    </Section>
  )
}
