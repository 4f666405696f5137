import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { ownLook } from '../../kit/own.ts'
import { inLanguage } from '../../kit/query.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { embedded } from '../../ui/embedded.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { openUntil } from '../public.ts'
import { standingOf } from '../rules.ts'
import type { Project } from '../store.ts'
import { texts } from '../texts.ts'
import { ownerName, standingBadge, summaryFor } from '../words.ts'
import { areasInWords } from './card.tsx'
import { reachShown } from './reach-public.ts'

/** `/meedoen/{naam}/kaartje`: how it stands, what it is about and the way to it, for a frame in another site. */
export async function showProjectCard(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const t = texts(locale)
  const { project, current } = await reachShown(c)
  const { plan } = current
  const today = dayOf(act.now)
  const standing = standingOf(project, plan, today)
  const until = standing === 'open' ? openUntil(plan, today) : null
  const summary = summaryFor(project, locale)
  const { label, tone } = standingBadge(standing, locale)
  const facts = [
    ...(until === null ? [] : [t.list.until(formatDay(until, locale))]),
    areasInWords(project.area_ids, await allAreas(act.db), locale),
    ownerName(project, municipality, locale),
  ]
  return embedded(
    c,
    { title: project.title, sheet: ownLook().stylesheet },
    <article class="card">
      <div class="card__body">
        <StatusBadge tone={tone ?? 'active'}>{label}</StatusBadge>
        <h1 class="utrecht-heading-3 card__title">
          <a href={absolute(act, paths.project(project.slug))}>{project.title}</a>
        </h1>
        <ul class="card__facts">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        <div class="card__text">
          <p lang={summary.lang}>{summary.text}</p>
        </div>
      </div>
    </article>,
  )
}

/** How somebody puts the project in their own site: a line to copy. */
export function EmbedProject({
  act,
  project,
  locale,
}: {
  readonly act: Act
  readonly project: Project
  readonly locale: Locale
}) {
  const t = texts(locale).one.embed
  const card = paths.projectCard(project.slug, inLanguage(locale))
  const title = project.title.replace(/[<>&"]/g, '')
  const line = `<iframe src="${absolute(act, card)}" title="${title}" width="100%" height="340" loading="lazy"></iframe>`
  return (
    <Disclosure summary={t.title}>
      <p>{t.text}</p>
      <pre class="keep-lines" tabIndex={0}>
        <code>{line}</code>
      </pre>
      <p>
        <a href={card}>{t.see}</a>
      </p>
    </Disclosure>
  )
}
