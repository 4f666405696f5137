import { formatDay } from '../../../kit/dates.ts'
import { type FormState, formStatus, formTitle } from '../../../kit/form.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { newOnceToken } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { isRole, peopleWithRoles, roleNames, roles, type StaffMember } from '../../../people/index.ts'
import { areaLabel, type KnownArea } from '../../../places/index.ts'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import {
  bindFields,
  Checkbox,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  NumberInput,
  OnceToken,
  Select,
  TextInput,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { casesIn } from './list.tsx'
import { AreasMap } from './map.tsx'
import { optionsOf } from './options.ts'
import { type RoleHere, rolesAround } from './roles.ts'
import { type AreaUse, usesOfAreas } from './store.ts'
import { texts } from './texts.ts'
import { areaCrumbs } from './upload.tsx'

type Bind = ReturnType<typeof bindFields>

interface Parts {
  readonly area: KnownArea
  readonly known: readonly KnownArea[]
  readonly field: Bind
  readonly locale: Locale
}

/** One area: what hangs on it, who works there, and the forms that change it. */
export async function areaPage(
  c: Ctx,
  area: KnownArea,
  known: readonly KnownArea[],
  form: FormState,
): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const use = (await usesOfAreas(act.db))(area.id)
  const parts = { area, known, field: bindFields(form, locale), locale }
  const siblings = known.filter((one) => one.level === area.level && one.retired_on === null)
  return page(
    c,
    {
      title: formTitle(areaLabel(area, locale), form.errors, locale),
      current: 'administration',
      breadcrumbs: areaCrumbs(locale),
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {c.req.query('klaar') && <Notice tone="success" announce title={t.saved} />}
      <PageHeading title={areaLabel(area, locale)} lead={t.areaLead(t.levels[area.level], area.code)} />
      {area.retired_on !== null && (
        <Notice tone="info" title={t.isRetired(formatDay(area.retired_on, locale, 'long'))}>
          <p>{t.isRetiredText}</p>
        </Notice>
      )}
      <AreasMap
        label={area.name}
        areas={[
          ...siblings.filter(({ id }) => id !== area.id).map((one) => ({ area: one })),
          { area, chosen: true },
        ]}
      />
      {area.geometry === null && area.level !== 'jury_area' && <p>{t.noBorder}</p>}
      <Facts {...parts} use={use} />
      <People
        {...parts}
        here={await rolesAround(act, known, area.id)}
        staff={await peopleWithRoles(act.db)}
      />
      {area.retired_on === null ? <Changes {...parts} use={use} /> : <BringBack {...parts} />}
    </>,
    formStatus(form.errors),
  )
}

function Facts({ area, known, use, locale }: Parts & { readonly use: AreaUse }) {
  const t = texts(locale)
  const above = known.find(({ id }) => id === (area.parent_id ?? area.jury_area_id))
  const into = known.find(({ id }) => id === area.merged_into)
  return (
    <Section title={t.facts}>
      <DefinitionList
        items={[
          { term: t.cases, value: casesIn(use, locale) },
          { term: t.promises, value: String(use.promises) },
          {
            term: t.liesIn,
            value: above ? (
              <a href={paths.administerArea(above.id)}>{areaLabel(above, locale)}</a>
            ) : (
              t.nowhere
            ),
          },
          ...(into
            ? [{ term: t.goesOn, value: <a href={paths.administerArea(into.id)}>{into.name}</a> }]
            : []),
        ]}
      />
      <p>
        <a href={paths.area(area.slug)}>{t.publicPage}</a>
      </p>
    </Section>
  )
}

function People({
  area,
  known,
  field,
  locale,
  here,
  staff,
}: Parts & { readonly here: readonly RoleHere[]; readonly staff: readonly StaffMember[] }) {
  const t = texts(locale)
  const nameOf = (id: string) => {
    const one = known.find((other) => other.id === id)
    return one ? areaLabel(one, locale) : ''
  }
  const roleName = (role: string) => (isRole(role) ? say(roles[role], locale) : role)
  return (
    <Section title={t.people}>
      {here.length === 0 ? (
        <p>{t.peopleNone}</p>
      ) : (
        <ul>
          {here.map((one) => (
            <li key={one.grantId}>
              <a href={paths.administerPerson(one.personId)}>{one.name}</a>,{' '}
              {t.peopleFor(roleName(one.role), nameOf(one.areaId))}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={paths.administerPeople()}>{t.managePeople}</a>
      </p>
      {area.retired_on === null && area.level !== 'neighbourhood' && (
        <Disclosure summary={t.give} open={Boolean(field('wie').error ?? field('rol').error)}>
          <Form action={paths.administerArea(area.id)} label={t.give}>
            <OnceToken token={newOnceToken()} />
            <Select
              {...field('wie')}
              label={t.person}
              options={staff.map(({ id, name, job_title }) => ({
                value: id,
                label: job_title ? `${name}, ${job_title}` : name,
              }))}
            />
            <Select
              {...field('rol')}
              label={t.role}
              options={roleNames.map((role) => ({ value: role, label: roleName(role) }))}
            />
            <FormActions submit={t.giveSubmit} name="doen" value="rol" kind="secondary" />
          </Form>
        </Disclosure>
      )}
    </Section>
  )
}

function Changes({ use, ...parts }: Parts & { readonly use: AreaUse }) {
  const { area, known, field, locale } = parts
  const t = texts(locale)
  const action = paths.administerArea(area.id)
  const living = known.filter(({ parent_id, retired_on }) => parent_id === area.id && retired_on === null)
  const others = optionsOf(known, area.level, area.id)
  return (
    <>
      <Section title={t.edit}>
        <Form action={action} label={t.edit}>
          <OnceToken token={newOnceToken()} />
          <TextInput {...field('naam')} label={t.name} hint={t.editHint} autocomplete="off" />
          {area.level !== 'jury_area' && <NumberInput {...field('inwoners')} label={t.population} optional />}
          {area.level === 'neighbourhood' && (
            <Select {...field('wijk')} label={t.parent} optional options={optionsOf(known, 'district')} />
          )}
          {area.level === 'district' && (
            <Select
              {...field('regiegroep')}
              label={t.jury}
              optional
              empty={t.juryNone}
              options={optionsOf(known, 'jury_area')}
            />
          )}
          {area.level === 'jury_area' && (
            <CheckboxGroup
              {...field('wijken')}
              label={t.districts}
              optional
              options={optionsOf(known, 'district')}
            />
          )}
          <FormActions submit={t.save} name="doen" value="bewaren" />
        </Form>
      </Section>
      {area.level !== 'municipality' && others.length > 0 && (
        <Section title={t.merge}>
          <p>{t.mergeText}</p>
          <p>{t.rolesStay}</p>
          <Form action={action} label={t.merge}>
            <OnceToken token={newOnceToken()} />
            <Select {...field('samen')} label={t.mergeInto} options={others} />
            <Checkbox {...field('zekerSamen')} label={t.sure} />
            <FormActions submit={t.mergeSubmit} name="doen" value="samenvoegen" kind="danger" />
          </Form>
        </Section>
      )}
      {area.level !== 'municipality' && (
        <Section title={t.retire}>
          <p>{t.retireText}</p>
          {living.length > 0 && <p>{t.retireParts(living.length)}</p>}
          {use.cases > 0 && <p>{`${t.cases}: ${casesIn(use, locale)}.`}</p>}
          <Form action={action} label={t.retire}>
            <OnceToken token={newOnceToken()} />
            <Checkbox {...field('zekerWeg')} label={t.sure} />
            <FormActions submit={t.retireSubmit} name="doen" value="vervallen" kind="danger" />
          </Form>
        </Section>
      )}
    </>
  )
}

function BringBack({ area, known, locale }: Parts) {
  const t = texts(locale)
  const into = known.find(({ id }) => id === area.merged_into)
  return (
    <Section title={t.bringBack}>
      {into && <p>{t.bringBackText(into.name)}</p>}
      <Form action={paths.administerArea(area.id)} label={t.bringBack}>
        <OnceToken token={newOnceToken()} />
        <FormActions submit={t.bringBack} name="doen" value="terug" kind="secondary" />
      </Form>
    </Section>
  )
}
