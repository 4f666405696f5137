import { cityMap, DrawnCity } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, type Day, dayOf, formatDay, isDay } from '../../kit/dates.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  readForm,
  valueIn,
  valuesIn,
  withError,
} from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { type Area, allAreas } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  Select,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { handleConcern, ownWords, PlanRefused, planGreen } from '../actions.ts'
import { mustWorkOnGreen } from '../rights.ts'
import { askAgainDays, isOverdue, mondayOf, plansWithOthers, stageOf, weekNumber } from '../rules.ts'
import { concerns, endedSince, type GreenLine, linesByIds, openLines } from '../store.ts'
import { texts } from '../texts.ts'
import { thisYear, yearOf, yearRule } from '../year.ts'
import { Worries, Years } from './desk-parts.tsx'
import { checkWords, districtsOf, standing, verdictNow, weekInWords, weekOptions } from './words.ts'

const mostLines = 200
const chosenField = 'kies'
/** Not the name of the filter: two fields of one name would share their label. */
const weekField = 'plan_week'

interface Chosen {
  readonly area: Area | undefined
  readonly week: Day | undefined
}

function chosenIn(c: Ctx, areas: readonly Area[]): Chosen {
  const week = c.req.query('week') ?? ''
  return {
    area: areas.find(({ slug, level }) => slug === c.req.query('gebied') && level !== 'municipality'),
    week: isDay(week) ? mondayOf(week) : undefined,
  }
}

/** `/werk/groen`: what came in, what is planned, and who looks after it; map and list, by area and week. */
export const showGreen = (c: Ctx): Promise<Response> => listPage(c, freshForm())

async function listPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  await mustWorkOnGreen(act)
  const { db, locale } = act
  const t = texts(locale).desk
  const areas = await allAreas(db)
  const chosen = chosenIn(c, areas)
  const today = dayOf(act.now)
  const filter = {
    districtIds: districtsOf(areas, chosen.area),
    week: chosen.week,
    passedBefore: mondayOf(today),
  }
  const silentSince = addDays(dayOf(act.now), -askAgainDays)
  const [found, years, city, worries, free] = await Promise.all([
    openLines(db, filter, mostLines + 1),
    yearOf(act, thisYear(act)),
    cityMap(db),
    concerns(db, silentSince),
    endedSince(db, addDays(dayOf(act.now), -365)),
  ])
  const named = new Map(
    (
      await linesByIds(
        db,
        [...worries, ...free].map(({ case_id }) => case_id),
      )
    ).map((one) => [one.case_id, one]),
  )
  const lines = found.slice(0, mostLines)
  const planned = [...new Set(lines.flatMap(({ week }) => (week ? [week] : [])))].sort()
  const overdue = lines.filter((line) => isOverdue(line, today)).length
  const done = c.req.query('klaar') ?? ''
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), current: 'desk', wide: true },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {/^\d+$/.test(done) && (
        <Notice tone="success" announce title={t.planned(Number(done))}>
          <p>{t.plannedText}</p>
        </Notice>
      )}
      {done === 'gedaan' && <Notice tone="success" announce title={t.handledDone} />}
      <PageHeading title={t.title} lead={t.lead} />
      <div class="row no-print">
        <LinkButton kind="secondary" href={paths.enterGreen('facade_garden')}>
          {t.enterFacade}
        </LinkButton>
        <LinkButton kind="secondary" href={paths.enterGreen('adopted_green')}>
          {t.enterAdopted}
        </LinkButton>
      </div>
      <Filters act={act} areas={areas} chosen={chosen} planned={planned} />
      <Section title={t.listTitle} id="lijst">
        {overdue > 0 && (
          <Notice tone="warning" title={t.overdueTitle(overdue)}>
            <p>{t.overdueText}</p>
          </Notice>
        )}
        {lines.length > 0 ? (
          <>
            <PlanForm act={act} lines={lines} form={form} />
            {found.length > mostLines && <p>{t.most(mostLines)}</p>}
          </>
        ) : (
          <EmptyState
            title={t.none}
            level={3}
            instead={
              <LinkButton kind="secondary" href={paths.initiatives({ soort: 'green' })}>
                {texts(locale).start.onList}
              </LinkButton>
            }
          >
            <p>{t.noneText}</p>
          </EmptyState>
        )}
      </Section>
      {planned.length > 0 && (
        <Section title={t.routes}>
          <ul>
            {planned.map((week) => (
              <li key={week}>
                <a href={paths.greenRoute({ week, gebied: chosen.area?.slug })}>
                  {t.routeOf(weekNumber(week))}, {formatDay(week, locale, 'day_month')}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Worries act={act} worries={worries} free={free} named={named} />
      <Section title={t.mapTitle}>
        <DrawnCity
          city={city}
          label={t.mapLabel(lines.length)}
          chosen={filter.districtIds ?? []}
          points={lines.flatMap(({ case_id, lon, lat, title, number }) =>
            lon === null || lat === null
              ? []
              : [{ key: case_id, lon, lat, label: title, href: paths.deskGreenOne(number) }],
          )}
        />
        <p class="small">{t.noPoint}</p>
      </Section>
      <Years act={act} years={years} rule={await yearRule(act)} />
    </>,
    formStatus(form.errors),
  )
}

function Filters(props: {
  readonly act: Act
  readonly areas: readonly Area[]
  readonly chosen: Chosen
  readonly planned: readonly Day[]
}) {
  const { act, areas, chosen, planned } = props
  const { locale } = act
  const t = texts(locale).desk
  const values = {
    ...(chosen.area ? { gebied: [chosen.area.slug] } : {}),
    ...(chosen.week ? { week: [chosen.week] } : {}),
  }
  const field = bindFields({ values, errors: {} }, locale)
  const weeks = [...new Set([...planned, ...(chosen.week ? [chosen.week] : [])])].sort()
  return (
    <FilterBar locale={locale} label={t.filter} action={paths.deskGreen()} resetHref={paths.deskGreen()}>
      <Select
        {...field('gebied')}
        label={t.area}
        empty={t.allAreas}
        options={areas
          .filter(
            ({ level, retired_on }) => (level === 'jury_area' || level === 'district') && retired_on === null,
          )
          .map(({ slug, name }) => ({ value: slug, label: name }))}
        optional="unsaid"
      />
      <Select
        {...field('week')}
        label={t.week}
        empty={t.allWeeks}
        options={weeks.map((week) => ({ value: week, label: weekInWords(week, locale) }))}
        optional="unsaid"
      />
    </FilterBar>
  )
}

/** The list, with a choice on every line: several are planned at once. */
function PlanForm(props: {
  readonly act: Act
  readonly lines: readonly GreenLine[]
  readonly form: FormState
}) {
  const { act, lines, form } = props
  const { locale } = act
  const t = texts(locale).desk
  const ticked = valuesIn(form.values, chosenField)
  return (
    <Form action={paths.deskGreen()} wide label={t.planTitle}>
      <OnceToken token={newOnceToken()} />
      <HiddenField name="doe" value="plan" />
      <Table
        locale={locale}
        caption={t.listTitle}
        captionHidden
        rows={lines}
        rowKey={({ case_id }) => case_id}
        columns={[
          {
            key: 'choose',
            title: t.choose,
            cell: (line) => <Choice act={act} line={line} isTicked={ticked.includes(line.case_id)} />,
          },
          {
            key: 'request',
            title: t.request,
            rowHeader: true,
            cell: ({ number, title }) => (
              <a href={paths.deskGreenOne(number)}>
                {number} {title}
              </a>
            ),
          },
          { key: 'place', title: t.place, cell: ({ address }) => address ?? '–' },
          {
            key: 'state',
            title: t.state,
            cell: (line) =>
              isOverdue(line, dayOf(act.now)) ? (
                <StatusBadge tone="bad">{standing(act, line)}</StatusBadge>
              ) : (
                standing(act, line)
              ),
          },
          {
            key: 'checks',
            title: t.checks,
            cell: (line) => {
              const words = ownWords(line)
              if (words === null) return checkWords(act, line) || '–'
              return (
                <>
                  {checkWords(act, line)}
                  <Disclosure summary={t.words}>
                    <p class="keep-lines">{words}</p>
                  </Disclosure>
                </>
              )
            },
          },
        ]}
      />
      <h3>{t.planTitle}</h3>
      <Select
        {...bindFields(form, locale)(weekField)}
        label={t.planWeek}
        hint={t.planHintMany}
        options={weekOptions(act)}
      />
      <FormActions submit={t.plan} />
    </Form>
  )
}

/** A box to tick, where it can be planned together with others; else in words why not. */
function Choice(props: { readonly act: Act; readonly line: GreenLine; readonly isTicked: boolean }) {
  const { act, line, isTicked } = props
  const { case_id, number, title } = line
  const t = texts(act.locale).desk
  const stage = stageOf(line)
  if (!plansWithOthers(stage, verdictNow(act, line)))
    return <span class="small">{stage === 'waiting' ? t.notYet : t.notTogether}</span>
  return (
    <div class="choice">
      <input
        class="utrecht-checkbox utrecht-checkbox--html-input choice__input"
        type="checkbox"
        id={`kies-${number}`}
        name={chosenField}
        value={case_id}
        checked={isTicked}
      />
      <label class="choice__label" for={`kies-${number}`}>
        {t.choose} <span class="visually-hidden">{title}</span>
      </label>
    </div>
  )
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Plans what was chosen, all in one week; or notes that something was dealt with. */
export async function changeGreen(c: Ctx): Promise<Response> {
  const { act } = c.var
  await mustWorkOnGreen(act)
  const t = texts(act.locale).desk
  const input = await readForm(c)
  const inspection = valueIn(input.text, 'inspectie')
  if (valueIn(input.text, 'doe') === 'gedaan' && uuid.test(inspection)) {
    const path = await once(act, input, async (act) => {
      await handleConcern(act, inspection)
      return paths.deskGreen({ klaar: 'gedaan' })
    })
    return redirect(c, path)
  }
  const caseIds = valuesIn(input.text, chosenField)
    .filter((id) => uuid.test(id))
    .slice(0, mostLines)
  const week = valueIn(input.text, weekField)
  if (caseIds.length === 0) return listPage(c, withError(input.text, 'lijst', t.nothing))
  if (!isDay(week)) return listPage(c, withError(input.text, weekField, t.noWeekChosen))
  try {
    const path = await once(act, input, async (act) => {
      await planGreen(act, { caseIds, week, inBulk: true })
      return paths.deskGreen({ klaar: String(caseIds.length) })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof PlanRefused)) throw error
    return listPage(c, withError(input.text, weekField, error.message))
  }
}
