import { formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { areaById, areaLabel } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { noticesByIds } from '../store.ts'
import { texts } from '../texts.ts'

/** `/bekendmakingen/{nummer}`: one official notice in short, with the way to the publication that decides. */
export async function showNotice(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const id = c.req.param('bekendmaking') ?? ''
  const notice = (await noticesByIds(act.db, [id])).get(id)
  if (!notice) throw new NotFound('notice')
  const area = notice.area_id === null ? null : await areaById(act.db, notice.area_id)
  const last = notice.last_day_to_object
  const place = [area && areaLabel(area, locale), notice.address].filter(Boolean).join(', ')
  return page(
    c,
    { title: notice.title, current: 'areas' },
    <>
      <PageHeading kicker={t.title} title={notice.title} />
      <DefinitionList
        items={[
          { term: t.published, value: formatDay(notice.published_on, locale, 'long') },
          ...(notice.rubric ? [{ term: t.rubric, value: notice.rubric }] : []),
          ...(place === '' ? [] : [{ term: t.place, value: place }]),
          ...(notice.summary
            ? [{ term: t.summary, value: <span lang={langOfWords(locale)}>{notice.summary}</span> }]
            : []),
        ]}
      />
      <Section title={t.object}>
        {last === null ? (
          <p>{t.stages[notice.stage]}</p>
        ) : (
          <p>
            <strong>{t.objectUntil(formatDay(last, locale, 'long'))}</strong> {t.reckoned}
          </p>
        )}
        <Notice tone="warning">
          <p>{t.warning}</p>
        </Notice>
        <div class="button-row">
          <LinkButton href={notice.url}>{t.read}</LinkButton>
        </div>
      </Section>
      {area && (
        <p>
          <a href={paths.area(area.slug)}>{t.toArea(areaLabel(area, locale))}</a>
        </p>
      )}
    </>,
  )
}
