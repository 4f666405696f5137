import { draftInHand, formPaths, sectionsFor } from '../../../forms/index.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { storyOf, titleOf } from '../idea.ts'
import { placeInWords } from '../mails.ts'
import { findRoute } from '../route.ts'
import { formKey } from '../sender.ts'
import { texts } from '../texts.ts'
import { Reach, type Story, StoryText } from './story.tsx'
import { Reasons } from './way.tsx'

const pages = formPaths(paths.tellIdea())

/**
 * `/idee/elders`, while somebody is still telling: this belongs elsewhere, and why. They choose: we send it on, they
 * arrange it themselves with the text they typed, or they go on with it as an initiative.
 */
export async function showElsewhere(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const draft = await draftInHand(c, formKey)
  if (!draft) return redirect(c, pages.start())
  const route = await findRoute(act, draft.answers)
  const sections = sectionsFor(draft.form, draft.answers)
  const here = sections.findIndex((section) => section.key === draft.section?.key)
  const next = sections[here + 1]
  const goOn = next ? pages.section(next.slug) : pages.check()
  const to = route.elsewhere
  if (!to) return redirect(c, goOn)
  const t = texts(locale).aside
  const name = say(to.name, locale)
  const story: Story = {
    title: titleOf(draft.answers),
    text: storyOf(draft.answers),
    place: await placeInWords(act, draft.answers),
  }
  return page(
    c,
    { title: `${name} - ${t.kicker}`, current: 'idea' },
    <>
      <PageHeading kicker={t.kicker} title={name} lead={say(to.text, locale)} />
      <Section title={t.why}>
        <Reasons route={route} />
      </Section>
      <Section title={t.options}>
        <div class="columns">
          <article class="flow">
            <h3>{t.forYou}</h3>
            <p>{t.forYouText(Math.max(1, sections.length - here - 1))}</p>
            <div class="button-row no-print">
              <LinkButton href={goOn} iconEnd="arrow-right">
                {t.goOn}
              </LinkButton>
            </div>
          </article>
          <article class="flow">
            <h3>{t.yourself}</h3>
            <p>{t.yourselfText}</p>
            <Reach to={to} story={story} locale={locale} />
          </article>
          <article class="flow">
            <h3>{t.still}</h3>
            <p>{t.stillText}</p>
            <p>
              <a href={pages.section(draft.section?.slug ?? sections[0]!.slug)}>{t.change}</a>
            </p>
          </article>
        </div>
      </Section>
      <Disclosure summary={t.text}>
        <StoryText story={story} locale={locale} />
      </Disclosure>
    </>,
  )
}
