import { z } from 'zod'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { emailText, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  invitationDays,
  invitationsToSee,
  inviteForRole,
  isOfficialRole,
  isRole,
  resendInvitation,
  roleNames,
  roles,
  rolesToInvite,
  withdrawInvitation,
} from '../../people/index.ts'
import { allAreas } from '../../places/index.ts'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  Select,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { DeskTabs } from '../desk/home/shared.tsx'
import { OpenInvitations, openOnes } from './list.tsx'
import { texts } from './texts.ts'

const schema = z.object({
  name: shortText(120),
  email: emailText(),
  role: z.enum(roleNames as [string, ...string[]]),
  area: z.uuid().optional(),
  language: z.enum(['nl', 'en']),
  jobTitle: shortText(120).optional(),
  department: shortText(120).optional(),
})

export const showInvitations = (c: Ctx): Promise<Response> =>
  invitationsPage(c, freshForm({ language: 'nl' }))

/** `/werk/uitnodigingen`: inviting somebody for a role, and who has not answered yet. */
async function invitationsPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const mine = rolesToInvite(act.actor)
  const areas = (await allAreas(act.db)).filter(({ level }) => level !== 'neighbourhood')
  const open = await openOnes(c)
  const done = t.done[c.req.query('klaar') ?? '']
  const field = bindFields(form, locale)
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), current: 'desk', wide: true },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead} />
      <DeskTabs act={act} current="invitations" />
      {done && <Notice tone="success" announce title={done} />}
      <Section title={t.open}>
        <OpenInvitations c={c} open={open} />
      </Section>
      <Section title={t.formTitle}>
        <p>{t.formLead(invitationDays)}</p>
        <Form action={paths.invitations()} label={t.formTitle}>
          <OnceToken token={newOnceToken()} />
          <TextInput {...field('name')} label={t.name} autocomplete="off" />
          <TextInput {...field('email')} label={t.email} type="email" autocomplete="off" />
          <Select
            {...field('role')}
            label={t.role}
            options={mine.map((role) => ({ value: role, label: say(roles[role], locale) }))}
          />
          <Select
            {...field('area')}
            label={t.area}
            hint={t.areaHint}
            optional
            options={areas.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {mine.some(isOfficialRole) && (
            <>
              <TextInput {...field('jobTitle')} label={t.jobTitle} hint={t.jobTitleHint} optional />
              <TextInput {...field('department')} label={t.department} optional />
            </>
          )}
          <RadioGroup
            {...field('language')}
            label={t.language}
            options={[
              { value: 'nl', label: t.languages.nl },
              { value: 'en', label: t.languages.en },
            ]}
          />
          <FormActions submit={t.invite} name="doen" value="uitnodigen" />
        </Form>
      </Section>
    </>,
    formStatus(form.errors),
  )
}

export async function changeInvitations(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const input = await readForm(c)
  const done = (what: string): string => `${paths.invitations()}?klaar=${what}`
  try {
    switch (valueIn(input.text, 'doen')) {
      case 'uitnodigen': {
        const { name, email, role, area, language, jobTitle, department } = t
        const labels = { name, email, role, area, language, jobTitle, department }
        const parsed = parseForm(schema, input, act.locale, labels)
        if (!parsed.ok) return invitationsPage(c, parsed)
        const chosen = parsed.value
        if (!isRole(chosen.role)) return invitationsPage(c, freshForm())
        const scope = await areaOf(c, chosen.area)
        if (chosen.area && !scope) return invitationsPage(c, withError(input.text, 'area', t.noArea))
        const given = { ...chosen, role: chosen.role, locale: chosen.language, scope }
        const path = await once(act, input, async (act) => {
          await inviteForRole(act, {
            ...given,
            jobTitle: chosen.jobTitle ?? null,
            department: chosen.department ?? null,
          })
          return done('verstuurd')
        })
        return redirect(c, path)
      }
      case 'opnieuw': {
        const id = z.uuid().catch(nobody).parse(valueIn(input.text, 'uitnodiging'))
        const invitation = (await invitationsToSee(act)).find((one) => one.id === id)
        const scope = await areaOf(c, invitation?.scope_id)
        await resendInvitation(act, { id, scopeName: scope?.name ?? null })
        return redirect(c, done('opnieuw'))
      }
      case 'intrekken':
        await withdrawInvitation(act, z.uuid().catch(nobody).parse(valueIn(input.text, 'uitnodiging')))
        return redirect(c, done('ingetrokken'))
      default:
        return redirect(c, paths.invitations())
    }
  } catch (error) {
    if (error instanceof Conflict) return invitationsPage(c, withError(input.text, 'email', error.message))
    throw error
  }
}

const nobody = '00000000-0000-0000-0000-000000000000'

async function areaOf(c: Ctx, id: string | null | undefined) {
  const area = id ? (await allAreas(c.var.act.db)).find((one) => one.id === id) : undefined
  return area ? { id: area.id, name: area.name } : null
}
