import type { JSX } from 'preact'
import type { Locale } from '../../../kit/locale.ts'
import { say } from '../../../kit/locale.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { Icon } from '../../../ui/icon/icon.tsx'
import type { Elsewhere } from '../route.ts'
import { mailLink } from '../rules.ts'
import { texts } from '../texts.ts'

/** What somebody told, to read, copy or print. */
export interface Story {
  readonly title: string
  readonly text: string
  readonly place: string | null
}

const asText = ({ title, text, place }: Story, placeLabel: string): string =>
  [title, text, place ? `${placeLabel}: ${place}` : ''].filter(Boolean).join('\n\n')

/** The story as one block of text. */
export function StoryText({
  story,
  locale,
}: {
  readonly story: Story
  readonly locale: Locale
}): JSX.Element {
  return (
    <blockquote>
      <p class="keep-lines">{asText(story, texts(locale).sentOn.place)}</p>
    </blockquote>
  )
}

/** Every way to reach the place where a story belongs, with the story in the mail. */
export function Reach(props: {
  readonly to: Elsewhere
  readonly story: Story
  readonly locale: Locale
}): JSX.Element {
  const { to, story, locale } = props
  const t = texts(locale).aside
  const mail = mailLink(to.email, story.title, asText(story, texts(locale).sentOn.place))
  return (
    <>
      <p>
        <Icon name="phone" /> {t.call}{' '}
        <a href={`tel:${to.telephone.replace(/[^\d+]/g, '')}`}>{to.telephone}</a>
      </p>
      {to.links.map(({ label, url }) => (
        <p key={url}>
          <Icon name="arrow-right" /> <a href={url}>{say(label, locale)}</a>
        </p>
      ))}
      <div class="button-row no-print">
        <LinkButton kind="secondary" href={mail} icon="mail">
          {t.mail(say(to.name, locale))}
        </LinkButton>
      </div>
    </>
  )
}
