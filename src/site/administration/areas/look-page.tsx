import { type FormInput, valueIn } from '../../../kit/form.ts'
import type { Ctx } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { newOnceToken } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import type {
  AreaImport,
  FileArea,
  ImportPlan,
  KnownArea,
  LookedAt,
  PlannedArea,
  Reading,
} from '../../../places/index.ts'
import { Button } from '../../../ui/button/button.tsx'
import {
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  RadioGroup,
  Select,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { MapLegend } from '../../../ui/schematic-map/schematic-map.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { casesIn } from './list.tsx'
import { AreasMap } from './map.tsx'
import { ReadingForm, readingFields } from './reading-form.tsx'
import type { RoleHere } from './roles.ts'
import type { AreaUse } from './store.ts'
import { texts } from './texts.ts'
import { areaCrumbs } from './upload.tsx'

export const fateField = (areaId: string): string => `wat-${areaId}`

const mostRows = 400
/** More areas than this that the file has not are decided about together. */
const mostFates = 60

interface Shown {
  readonly found: AreaImport
  readonly areas: readonly FileArea[]
  readonly reading: Reading
  readonly looked: LookedAt
  readonly useOf: (id: string) => AreaUse
  readonly rolesOf: (id: string) => readonly RoleHere[]
  readonly refused: { readonly input: FormInput; readonly message: string } | null
}

/** What a file holds, how it is read, what it would do, and the buttons that do it. */
export function lookPage(c: Ctx, shown: Shown): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale)
  const { found, areas, reading, looked, refused } = shown
  const { plan } = looked
  const isSame = plan.added.length + plan.changed.length + plan.missing.length === 0
  return page(
    c,
    {
      title: t.lookTitle,
      error: refused !== null,
      current: 'administration',
      wide: true,
      breadcrumbs: areaCrumbs(locale),
    },
    <>
      {refused && <ErrorSummary errors={{ niveau: refused.message }} locale={locale} />}
      <PageHeading title={t.lookTitle} lead={t.lookLead(found.file_name)} />
      <ReadingForm areas={areas} reading={reading} action={paths.importedAreas(found.id)} locale={locale} />
      {plan.problems.length > 0 ? (
        <Notice tone="error" title={t.wrong}>
          <ul>
            {plan.problems.map((problem) => (
              <li>
                {'amount' in problem
                  ? t.problems[problem.code](problem.amount)
                  : t.problems[problem.code](problem.name)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Section title={t.summary}>
          <Sums plan={plan} locale={locale} />
          <PlanMap plan={plan} locale={locale} />
        </Section>
      )}
      <PlanTable looked={looked} locale={locale} />
      <Form action={paths.importedAreas(found.id)} wide>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="gezien" value={looked.version} />
        {readingFields(reading).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        {plan.problems.length === 0 && <Missing {...shown} locale={locale} />}
        {plan.problems.length === 0 && !isSame && (
          <FormActions submit={t.confirm} name="doen" value="inlezen">
            <Button kind="secondary" name="doen" value="weg">
              {t.drop}
            </Button>
          </FormActions>
        )}
        {(plan.problems.length > 0 || isSame) && (
          <>
            {isSame && plan.problems.length === 0 && <p>{t.nothing}</p>}
            <FormActions submit={t.drop} name="doen" value="weg" kind="secondary" />
          </>
        )}
      </Form>
    </>,
    refused ? 422 : 200,
  )
}

function Sums({ plan, locale }: { readonly plan: ImportPlan; readonly locale: Locale }) {
  const t = texts(locale)
  const amounts = { added: plan.added, changed: plan.changed, same: plan.same, missing: plan.missing }
  const withoutJury = plan.added.filter(({ level, juryCode }) => level === 'district' && juryCode === null)
  return (
    <>
      <ul>
        {Object.entries(amounts).map(([kind, { length }]) => (
          <li key={kind}>{t.sums[kind as keyof typeof amounts](length)}</li>
        ))}
        {plan.water.length > 0 && <li>{t.water(plan.water.length)}</li>}
      </ul>
      {plan.homeless.length > 0 && <p>{t.homeless(namesOf(plan.homeless))}</p>}
      {withoutJury.length > 0 && <p>{t.noJury(namesOf(withoutJury))}</p>}
    </>
  )
}

const namesOf = (areas: readonly { readonly name: string }[]): string =>
  `${areas
    .slice(0, 20)
    .map(({ name }) => name)
    .join(', ')}${areas.length > 20 ? ' …' : ''}`

function PlanMap({ plan, locale }: { readonly plan: ImportPlan; readonly locale: Locale }) {
  const { kinds, legend, planMap } = texts(locale)
  const drawn = [
    ...plan.missing.map((area) => ({ area, weight: 1, detail: kinds.missing }) as const),
    ...plan.same.map((area) => ({ area, weight: 0, detail: kinds.same }) as const),
    ...plan.changed.map(({ planned }) => ({ area: planned, weight: 2, detail: kinds.changed }) as const),
    ...plan.added.map((area) => ({ area, weight: 3, detail: kinds.added }) as const),
  ]
  const used = new Set(drawn.map(({ weight }) => weight))
  const items = [
    { weight: 3, label: kinds.added },
    { weight: 2, label: kinds.changed },
    { weight: 1, label: kinds.missing },
    { weight: 0, label: kinds.same },
  ] as const
  return (
    <>
      <AreasMap label={planMap} areas={drawn} />
      <MapLegend title={legend} items={items.filter(({ weight }) => used.has(weight))} />
    </>
  )
}

interface Row {
  readonly area: Pick<PlannedArea, 'code' | 'name' | 'level' | 'population'>
  readonly above: string
  readonly happens: string
}

function rowsOf({ plan, known }: LookedAt, locale: Locale): readonly Row[] {
  const t = texts(locale)
  const all = [...plan.added, ...plan.changed.map(({ planned }) => planned), ...known]
  const nameOf = (code: string | null) => all.find((one) => one.code === code)?.name ?? t.nowhere
  const byId = (id: string | null) => known.find((one) => one.id === id)?.name ?? t.nowhere
  const above = ({ level, parentCode, juryCode }: PlannedArea) =>
    level === 'jury_area' ? '' : nameOf(level === 'district' ? juryCode : parentCode)
  return [
    ...plan.added.map((area) => ({ area, above: above(area), happens: t.kinds.added })),
    ...plan.changed.map(({ area, planned, changes }) => ({
      area: planned,
      above: above(planned),
      happens: `${t.kinds.changed}: ${changes
        .map((change) => (change === 'name' ? t.was(area.name, planned.name) : t.changes[change]))
        .join(', ')}`,
    })),
    ...plan.same.map((area) => ({
      area,
      above: area.level === 'jury_area' ? '' : byId(area.parent_id ?? area.jury_area_id),
      happens: t.kinds.same,
    })),
  ]
}

function PlanTable({ looked, locale }: { readonly looked: LookedAt; readonly locale: Locale }) {
  const t = texts(locale)
  const rows = rowsOf(looked, locale)
  return (
    <Section title={t.listTitle}>
      {rows.length > mostRows && <p>{t.shown(mostRows, rows.length)}</p>}
      <Table
        locale={locale}
        caption={t.listTitle}
        captionHidden
        rows={rows.slice(0, mostRows)}
        rowKey={({ area }) => `${area.code} ${area.name}`}
        columns={[
          { key: 'name', title: t.name, rowHeader: true, cell: ({ area }) => area.name },
          { key: 'code', title: t.code, cell: ({ area }) => area.code },
          { key: 'level', title: t.level, cell: ({ area }) => t.levels[area.level] },
          { key: 'in', title: t.liesIn, cell: ({ above }) => above },
          {
            key: 'people',
            title: t.population,
            numeric: true,
            cell: ({ area }) => area.population?.toLocaleString(locale) ?? '',
          },
          { key: 'happens', title: t.happens, cell: ({ happens }) => happens },
        ]}
      />
    </Section>
  )
}

/** What the file has not, what hangs on it, and what becomes of it. */
function Missing({ looked: { plan }, useOf, rolesOf, refused, locale }: Shown & { readonly locale: Locale }) {
  const t = texts(locale)
  if (plan.missing.length === 0) return null
  const values = refused?.input.text ?? {}
  const each = plan.missing.length <= mostFates
  const heirs = (area: KnownArea) =>
    [...plan.added, ...plan.changed.map(({ planned }) => planned), ...plan.same]
      .filter(({ level }) => level === area.level)
      .map(({ code, name }) => ({ value: `in:${code}`, label: t.goesUpIn(name) }))
  return (
    <Section title={t.amountOf(t.missingTitle, plan.missing.length)}>
      <p>{t.missingLead}</p>
      <RadioGroup
        name="allemaal"
        locale={locale}
        label={t.fateAll}
        values={valueIn(values, 'allemaal') ? values : { allemaal: ['keep'] }}
        options={[
          { value: 'keep', label: t.fates.keep },
          { value: 'retire', label: t.fates.retire },
          ...(each ? [{ value: 'each', label: t.fates.each }] : []),
        ]}
      />
      {each ? (
        plan.missing.map((area) => (
          <Select
            key={area.id}
            name={fateField(area.id)}
            locale={locale}
            label={t.fateOf(area.name)}
            hint={t.hangs(casesIn(useOf(area.id), locale), useOf(area.id).promises, rolesOf(area.id).length)}
            values={values}
            optional="unsaid"
            empty={t.fate.keep}
            options={[{ value: 'retire', label: t.fate.retire }, ...heirs(area)]}
          />
        ))
      ) : (
        <p>{namesOf(plan.missing)}</p>
      )}
    </Section>
  )
}
