import { z } from 'zod'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { dayText, emailText, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import {
  absencesFrom,
  cancelAbsence,
  endRole,
  grantRole,
  hasRoleAlready,
  isRole,
  officerRoster,
  passwordText,
  peopleByIds,
  peopleWithRoles,
  planOfficer,
  recordAbsence,
  roleNames,
  roles,
} from '../../people/index.ts'
import { allAreas } from '../../places/index.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/button/button.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import {
  bindFields,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  Select,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { OpenInvitations, openOnes } from '../invitations/list.tsx'
import { texts as invitationTexts } from '../invitations/texts.ts'
import { mustNotBeMissed } from './groups/groups.ts'
import { mustLeaveNothing } from './leaving/nothing-left.ts'
import { plannedLeaves } from './leaving/store.ts'
import { texts as leavingTexts } from './leaving/texts.ts'
import { texts } from './texts.ts'

const roleSchema = z.object({
  name: shortText(120),
  email: emailText(),
  role: z.enum(roleNames as [string, ...string[]]),
  area: z.uuid().optional(),
  jobTitle: shortText(120).optional(),
  department: shortText(120).optional(),
  password: passwordText().optional(),
})

const absenceSchema = z.object({
  person: z.uuid(),
  substitute: z.uuid().optional(),
  firstDay: dayText(),
  lastDay: dayText(),
})

export const showPeople = (c: Ctx): Promise<Response> => peoplePage(c, freshForm())

async function peoplePage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale).people
  const [staff, absences, roster, areas] = await Promise.all([
    peopleWithRoles(db),
    absencesFrom(db, dayOf(act.now)),
    officerRoster(db),
    allAreas(db),
  ])
  const invitations = await openOnes(c)
  const leaves = await plannedLeaves(db)
  // Who is away may have no role any more.
  const away = await peopleByIds(
    db,
    absences.map(({ person_id }) => person_id),
  )
  const nameOf = new Map([...away.values(), ...staff].map(({ id, name }) => [id, name]))
  const staffOptions = staff.map((member) => ({ value: member.id, label: member.name }))
  const areaName = new Map(areas.map((area) => [area.id, area.name]))
  const areaOptions = areas
    .filter((area) => area.level !== 'neighbourhood' && area.retired_on === null)
    .map((area) => ({ value: area.id, label: area.name }))
  const roleName = (role: string) => (isRole(role) ? say(roles[role], locale) : role)
  const scopeOf = (scopeId: string | null) => (scopeId ? (areaName.get(scopeId) ?? scopeId) : t.wholeCity)
  // Somebody may have a role for two areas: the scope tells which one a button ends.
  const roleInFull = (role: string, scopeId: string | null) => `${roleName(role)} (${scopeOf(scopeId)})`
  const asked = (c.req.query('zoek') ?? '').slice(0, 100)
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean)
  const all = staff.flatMap((member) => member.grants.map((grant) => ({ member, grant })))
  const ending = all.find(({ grant }) => grant.id === c.req.query('einde'))
  const grants = all.filter(({ member, grant }) => {
    const { name, email, job_title, department } = member
    const parts = [name, email, job_title, department, roleInFull(grant.role, grant.scopeId)]
    const text = parts.join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const field = bindFields(form, locale)
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), current: 'administration', wide: true },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.intro} />
      {c.req.query('klaar') && <Notice tone="success" announce title={t.saved} />}
      {ending && (
        <Notice
          tone="warning"
          title={`${t.endRole(roleInFull(ending.grant.role, ending.grant.scopeId), ending.member.name)}?`}
        >
          <p>{t.endMeans}</p>
          <Form action={paths.administerPeople()} label={t.end}>
            <input type="hidden" name="grant" value={ending.grant.id} />
            <ButtonRow>
              <Button name="doen" value="beeindigen">
                {t.endYes}
              </Button>
              <a href={paths.administerPeople()}>{t.endNo}</a>
            </ButtonRow>
          </Form>
        </Notice>
      )}
      <FilterBar
        locale={locale}
        action={paths.administerPeople()}
        label={t.search}
        resetHref={paths.administerPeople()}
        active={asked === '' ? [] : [{ label: asked, removeHref: paths.administerPeople() }]}
      >
        <TextInput
          name="zoek"
          type="search"
          locale={locale}
          label={t.searchFor}
          hint={t.searchHint}
          values={{ zoek: [asked] }}
          optional="unsaid"
        />
      </FilterBar>
      <p role="status">{t.found(grants.length)}</p>
      <Table
        locale={locale}
        caption={t.title}
        captionHidden
        rows={grants}
        rowKey={({ grant }) => grant.id}
        columns={[
          {
            key: 'name',
            title: t.person,
            rowHeader: true,
            cell: ({ member }) => <a href={paths.administerPerson(member.id)}>{member.name}</a>,
          },
          { key: 'job', title: t.jobTitle, cell: ({ member }) => member.job_title ?? '' },
          { key: 'role', title: t.role, cell: ({ grant }) => roleName(grant.role) },
          {
            key: 'scope',
            title: t.scope,
            cell: ({ grant }) => scopeOf(grant.scopeId),
          },
          {
            key: 'source',
            title: t.source,
            cell: ({ grant }) => (grant.group ? t.byGroup(grant.group) : t.sources[grant.source]),
          },
          {
            key: 'end',
            title: t.end,
            cell: ({ member, grant }) => (
              <a href={paths.administerPeople({ einde: grant.id })}>
                {t.end}
                <span class="visually-hidden">
                  : {roleInFull(grant.role, grant.scopeId)}, {member.name}
                </span>
              </a>
            ),
          },
        ]}
      />
      {leaves.length > 0 && (
        <Section title={leavingTexts(locale).listTitle}>
          <ul>
            {leaves.map(({ id, person_id, from_day }) => (
              <li key={id}>
                <a href={paths.handOver(person_id)}>
                  {leavingTexts(locale).planned(
                    nameOf.get(person_id) ?? '',
                    formatDay(from_day, locale, 'long'),
                  )}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={invitationTexts(locale).open}>
        <OpenInvitations c={c} open={invitations} />
        <LinkButton kind="secondary" href={paths.invitations()}>
          {invitationTexts(locale).formTitle}
        </LinkButton>
      </Section>
      <Section title={t.addTitle}>
        <p>{t.addIntro}</p>
        <Form action={paths.administerPeople()}>
          <TextInput {...field('name')} label={t.name} autocomplete="off" />
          <TextInput {...field('email')} label={t.email} type="email" autocomplete="off" />
          <TextInput {...field('jobTitle')} label={t.jobTitle} hint={t.jobTitleHint} optional />
          <TextInput {...field('department')} label={t.department} optional />
          <Select
            {...field('role')}
            label={t.role}
            options={roleNames.map((role) => ({ value: role, label: roleName(role) }))}
          />
          <Select {...field('area')} label={t.area} hint={t.wholeCity} optional options={areaOptions} />
          <TextInput
            {...field('password')}
            label={t.password}
            hint={t.passwordHint}
            type="password"
            autocomplete="new-password"
            optional
          />
          <FormActions submit={t.give} name="doen" value="geven" />
        </Form>
      </Section>
      <Section title={t.absenceTitle}>
        <p>{t.absenceIntro}</p>
        {absences.length === 0 ? (
          <p>{t.noAbsence}</p>
        ) : (
          <Table
            locale={locale}
            caption={t.absenceTitle}
            captionHidden
            rows={absences}
            rowKey={(absence) => absence.id}
            columns={[
              {
                key: 'name',
                title: t.person,
                rowHeader: true,
                cell: (one) => nameOf.get(one.person_id) ?? '',
              },
              { key: 'first', title: t.firstDay, cell: (one) => formatDay(one.first_day, locale, 'long') },
              { key: 'last', title: t.lastDay, cell: (one) => formatDay(one.last_day, locale, 'long') },
              {
                key: 'substitute',
                title: t.substitute,
                cell: (one) => nameOf.get(one.substitute_id ?? '') ?? t.noSubstitute,
              },
              {
                key: 'remove',
                title: t.removeAbsence,
                cell: (one) => (
                  <Form
                    action={paths.administerPeople()}
                    label={`${t.removeAbsence}: ${nameOf.get(one.person_id) ?? ''}`}
                  >
                    <input type="hidden" name="absence" value={one.id} />
                    <Button kind="quiet" name="doen" value="terug" about={nameOf.get(one.person_id) ?? ''}>
                      {t.removeAbsence}
                    </Button>
                  </Form>
                ),
              },
            ]}
          />
        )}
        <Form action={paths.administerPeople()} label={t.addAbsence}>
          <Select {...field('person')} label={t.person} options={staffOptions} />
          <Select {...field('substitute')} label={t.substitute} options={staffOptions} optional />
          <DateInput {...field('firstDay')} label={t.firstDay} />
          <DateInput {...field('lastDay')} label={t.lastDay} />
          <FormActions submit={t.addAbsence} name="doen" value="afwezig" kind="secondary" />
        </Form>
      </Section>
      <Section title={t.rosterTitle}>
        <p>{t.rosterIntro}</p>
        <Form action={paths.administerPeople()} label={t.rosterTitle}>
          {[1, 2, 3, 4, 5].map((weekday) => (
            <Select
              name={`dag-${weekday}`}
              locale={locale}
              values={{ [`dag-${weekday}`]: [roster.get(weekday) ?? ''] }}
              label={texts(locale).weekdays[weekday - 1] ?? ''}
              options={staffOptions}
            />
          ))}
          <FormActions submit={t.save} name="doen" value="rooster" kind="secondary" />
        </Form>
      </Section>
    </>,
    formStatus(form.errors),
  )
}

export async function changePeople(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).people
  const input = await readForm(c)
  const { name, email, role, area, jobTitle, department, password, person, substitute, firstDay, lastDay } = t
  const labels = {
    ...{ name, email, role, area, jobTitle, department, password },
    ...{ person, substitute, firstDay, lastDay },
  }
  const done = () => redirect(c, `${paths.administerPeople()}?klaar=ja`)
  switch (input.text.doen?.[0]) {
    case 'geven': {
      const parsed = parseForm(roleSchema, input, act.locale, labels)
      if (!parsed.ok) return peoplePage(c, parsed)
      const { role, area, jobTitle, department, password, ...person } = parsed.value
      if (!isRole(role)) return peoplePage(c, freshForm())
      if (await hasRoleAlready(act, { email: person.email, role, areaId: area ?? null }))
        return peoplePage(c, withError(input.text, 'role', t.already))
      try {
        await grantRole(act, {
          ...person,
          role,
          areaId: area ?? null,
          jobTitle: jobTitle ?? null,
          department: department ?? null,
          password: password ?? null,
        })
      } catch (error) {
        if (error instanceof Conflict) return peoplePage(c, withError(input.text, 'password', error.message))
        throw error
      }
      return done()
    }
    case 'beeindigen': {
      try {
        await mustLeaveNothing(act, input.text.grant?.[0] ?? '')
        await mustNotBeMissed(act, input.text.grant?.[0] ?? '')
        await endRole(act, z.uuid().catch('').parse(input.text.grant?.[0]))
      } catch (error) {
        if (error instanceof Conflict) return peoplePage(c, withError(input.text, 'role', error.message))
        throw error
      }
      return done()
    }
    case 'afwezig': {
      const parsed = parseForm(absenceSchema, input, act.locale, labels)
      if (!parsed.ok) return peoplePage(c, parsed)
      const { person, substitute, firstDay, lastDay } = parsed.value
      if (lastDay < firstDay) return peoplePage(c, withError(input.text, 'lastDay', t.lastBeforeFirst))
      if (substitute === person) return peoplePage(c, withError(input.text, 'substitute', t.sameSubstitute))
      await recordAbsence(act, { personId: person, substituteId: substitute ?? null, firstDay, lastDay })
      return done()
    }
    case 'terug':
      await cancelAbsence(act, z.uuid().catch('').parse(input.text.absence?.[0]))
      return done()
    case 'rooster': {
      const staff = new Set((await peopleWithRoles(act.db)).map((member) => member.id))
      for (const weekday of [1, 2, 3, 4, 5]) {
        const personId = input.text[`dag-${weekday}`]?.[0]
        if (personId && staff.has(personId)) await planOfficer(act, weekday, personId)
      }
      return done()
    }
    default:
      return peoplePage(c, freshForm())
  }
}
