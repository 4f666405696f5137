import { z } from 'zod'
import { departmentAdvice, renameDepartmentOfAdvice } from '../../../cases/index.ts'
import { inTransaction } from '../../../kit/act.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { Conflict } from '../../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../../kit/form.ts'
import { emailText, shortText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { slugOf } from '../../../kit/slug.ts'
import { paths } from '../../../paths.ts'
import {
  endRole,
  grantRole,
  hasRoleAlready,
  isRole,
  type Membership,
  renameDepartment,
  roles,
} from '../../../people/index.ts'
import { Button } from '../../../ui/button/button.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  Select,
  TextInput,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { mustLeaveNothing } from '../leaving/nothing-left.ts'
import { allGroups, groupAt, mustNotBeMissed, type ShownGroup } from './groups.ts'
import { texts } from './texts.ts'

const addSchema = z.object({ naam: shortText(120), email: emailText(), rol: z.string().optional() })
const renameSchema = z.object({ nieuw: shortText(100) })

/** `/beheer/groepen/{groep}`: who is in a group and was, what it is needed for, and what can be changed. */
export async function showGroup(c: Ctx): Promise<Response> {
  const group = await groupAt(c.var.act, c.req.param('groep') ?? '')
  return groupPage(c, group, freshForm({ nieuw: group.department }))
}

async function groupPage(c: Ctx, group: ShownGroup, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const field = bindFields(form, locale)
  const action = paths.administerGroup(group.key)
  const open = group.department === null ? [] : await departmentAdvice(act.db, group.department)
  return page(
    c,
    {
      title: formTitle(group.name, form.errors, locale),
      current: 'administration',
      breadcrumbs: [
        { href: paths.administration(), title: t.administration },
        { href: paths.administerGroups(), title: t.title },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {c.req.query('klaar') && <Notice tone="success" announce title={t.saved} />}
      <PageHeading title={group.name} />
      <Section title={t.work}>
        {group.work.length === 0 ? (
          <p>{t.workNone}</p>
        ) : (
          <ul>
            {group.work.map(({ process, step }) => (
              <li key={`${process} ${step}`}>{t.workLine(process, step)}</li>
            ))}
          </ul>
        )}
        {open.length > 0 && <p>{t.open(open.length)}</p>}
      </Section>
      <Section title={t.present}>
        {group.present.length === 0 ? (
          <p>{t.nobody}</p>
        ) : (
          <Members members={group.present} caption={t.present} action={action} locale={locale} />
        )}
      </Section>
      <Section title={t.add}>
        <Form action={action} label={t.add}>
          <OnceToken token={newOnceToken()} />
          <TextInput {...field('naam')} label={t.name} autocomplete="off" />
          <TextInput {...field('email')} label={t.email} type="email" hint={t.addHint} autocomplete="off" />
          {group.roles.length > 1 && (
            <Select
              {...field('rol')}
              label={t.role}
              options={group.roles.map((role) => ({ value: role, label: say(roles[role], locale) }))}
            />
          )}
          <FormActions submit={t.addSubmit} name="doen" value="erbij" />
        </Form>
      </Section>
      {group.department !== null && (
        <Section title={t.rename}>
          <p>{t.renameHint}</p>
          <Form action={action} label={t.rename}>
            <OnceToken token={newOnceToken()} />
            <TextInput {...field('nieuw')} label={t.newName} autocomplete="off" />
            <FormActions submit={t.renameSubmit} name="doen" value="hernoem" kind="secondary" />
          </Form>
        </Section>
      )}
      {group.former.length > 0 && (
        <Section title={t.former}>
          <Members members={group.former} caption={t.former} locale={locale} />
        </Section>
      )}
    </>,
    formStatus(form.errors),
  )
}

/** Who is in a group, with since when; with `action` each can be taken out. */
function Members({
  members,
  caption,
  action,
  locale,
}: {
  readonly members: readonly Membership[]
  readonly caption: string
  readonly action?: string
  readonly locale: Locale
}) {
  const t = texts(locale)
  const day = (at: Date) => formatDay(dayOf(at), locale)
  return (
    <Table
      locale={locale}
      caption={caption}
      captionHidden
      rows={members}
      rowKey={({ grantId }) => grantId}
      columns={[
        {
          key: 'who',
          title: t.person,
          rowHeader: true,
          cell: ({ personId, name }) => <a href={paths.administerPerson(personId)}>{name}</a>,
        },
        {
          key: 'role',
          title: t.role,
          cell: ({ role }) => (isRole(role) ? say(roles[role], locale) : role),
        },
        { key: 'since', title: t.since, cell: ({ since }) => day(since) },
        action
          ? {
              key: 'end',
              title: t.end,
              cell: ({ grantId, name }) => (
                <Form action={action} label={`${t.end}: ${name}`}>
                  <OnceToken token={newOnceToken()} />
                  <HiddenField name="rol-van" value={grantId} />
                  <Button kind="quiet" name="doen" value="eruit" about={name}>
                    {t.end}
                  </Button>
                </Form>
              ),
            }
          : { key: 'until', title: t.until, cell: ({ until }) => (until ? day(until) : '') },
      ]}
    />
  )
}

/** Adds somebody, takes somebody out, or gives a department another name. */
export async function changeGroup(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const group = await groupAt(act, c.req.param('groep') ?? '')
  const input = await readForm(c)
  const again = (form: FormState): Promise<Response> => groupPage(c, group, form)
  const done = `${paths.administerGroup(group.key)}?klaar=ja`
  switch (valueIn(input.text, 'doen')) {
    case 'erbij': {
      const parsed = parseForm(addSchema, input, act.locale, { naam: t.name, email: t.email, rol: t.role })
      if (!parsed.ok) return again(parsed)
      const { naam: name, email, rol } = parsed.value
      const role = group.roles.find((one) => one === rol) ?? group.roles[0]!
      const { areaId, department } = group
      if (await hasRoleAlready(act, { email, role, areaId }))
        return again(withError(input.text, 'email', t.already))
      const path = await once(act, input, async (act) => {
        await grantRole(act, { name, email, role, areaId, department })
        return done
      })
      return redirect(c, path)
    }
    case 'eruit': {
      const grantId = valueIn(input.text, 'rol-van')
      if (!group.present.some((one) => one.grantId === grantId)) return again(freshForm())
      try {
        const path = await once(act, input, async (act) => {
          await mustLeaveNothing(act, grantId)
          await mustNotBeMissed(act, grantId)
          await endRole(act, grantId)
          return group.present.length > 1 ? done : paths.administerGroups()
        })
        return redirect(c, path)
      } catch (error) {
        if (error instanceof Conflict) return again(withError(input.text, 'naam', error.message))
        throw error
      }
    }
    case 'hernoem': {
      const parsed = parseForm(renameSchema, input, act.locale, { nieuw: t.newName })
      if (!parsed.ok || group.department === null) return again(parsed.ok ? freshForm() : parsed)
      const names = { from: group.department, to: parsed.value.nieuw }
      const key = `afdeling-${slugOf(names.to)}`
      if (key !== group.key && (await allGroups(act)).some((one) => one.key === key))
        return again(withError(input.text, 'nieuw', t.nameTaken))
      const path = await once(act, input, (act) =>
        inTransaction(act, async (act) => {
          await renameDepartment(act, names)
          await renameDepartmentOfAdvice(act, names)
          return `${paths.administerGroup(key)}?klaar=ja`
        }),
      )
      return redirect(c, path)
    }
    default:
      return again(freshForm())
  }
}
