import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { texts } from '../texts.ts'
import { DutchOnly } from './dutch-only.tsx'
import { ExampleNotice, LevelResult } from './level-view.tsx'
import { Differences, linesOf, WholePlan } from './plan-view.tsx'
import { reachShown } from './reach-public.ts'
import { projectTrail } from './title.tsx'

/** `/meedoen/{naam}/plan`: the whole plan, what is different from the version before, and older versions (`?versie=`). */
export async function showPublicPlan(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const shown = await reachShown(c)
  const { project, published, current } = shown
  if (shown.byNumber) return redirect(c, paths.projectPlan(project.slug))
  const asked = c.req.query('versie')
  const version = asked ? published.find((one) => String(one.version) === asked) : current
  if (!version) throw new NotFound('version')
  const before = published.find((one) => one.version < version.version)
  const chosen = await shown.levelOf(version)
  const lines = linesOf(version.plan, chosen, locale)
  const day = (moment: Date | null): string => (moment ? formatDay(dayOf(moment), locale) : '')
  const agreed = shown.agreedAt.get(version.id)
  return page(
    c,
    {
      title: t.plan.title(project.title),
      description: t.plan.lead(version.version, day(version.published_at)),
      current: 'projects',
      breadcrumbs: projectTrail(project, locale),
    },
    <>
      <PageHeading
        kicker={t.one.number(project.number)}
        title={t.plan.title(project.title)}
        lead={t.plan.lead(version.version, day(version.published_at))}
      />
      {version !== current && (
        <Notice tone="warning" title={t.plan.older}>
          <p>
            <a href={paths.projectPlan(project.slug)}>{t.plan.newest}</a>
          </p>
        </Notice>
      )}
      {chosen && <ExampleNotice framework={chosen.framework} locale={locale} />}
      {agreed && <p>{t.plan.checked(day(agreed))}</p>}
      {before && (
        <Section title={t.plan.changes(before.version)} id="verschil">
          {version.change_note && (
            <p class="keep-lines" lang={langOfWords(locale)}>
              {version.change_note}
            </p>
          )}
          <Differences
            before={linesOf(before.plan, await shown.levelOf(before), locale)}
            after={lines}
            version={before.version}
            locale={locale}
          />
        </Section>
      )}
      <Section title={t.one.plan}>
        <DutchOnly locale={locale} />
        <WholePlan lines={lines} locale={locale} />
      </Section>
      {chosen && (
        <Section title={t.one.why} id="waarom">
          <LevelResult chosen={chosen} locale={locale} />
        </Section>
      )}
      {published.length > 1 && (
        <Section title={t.plan.versions}>
          <ul>
            {published.map((one) => (
              <li key={one.id}>
                <a
                  href={paths.projectPlan(project.slug, { versie: String(one.version) })}
                  aria-current={one === version ? 'page' : undefined}
                >
                  {t.plan.version(one.version, day(one.published_at))}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.projectPlan(project.slug))} />
    </>,
  )
}
