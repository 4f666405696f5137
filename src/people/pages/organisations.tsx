import { z } from 'zod'
import { Conflict, NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { emailText, oneOf, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button/button.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  Select,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { addOrganisation, inviteMember, leaveOrganisation, organisationKinds } from '../organisations.ts'
import { membersOf, organisationsOf } from '../store.ts'
import { texts } from '../texts.ts'

const addSchema = z.object({ name: shortText(150), kind: oneOf(organisationKinds) })
const inviteSchema = z.object({ organisation: z.uuid(), email: emailText() })

export const showOrganisations = (c: Ctx): Promise<Response> => organisationsPage(c, freshForm())

async function organisationsPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).organisations
  const mine = await organisationsOf(act.db, act.actor.personId ?? '')
  const members = await Promise.all(mine.map((organisation) => membersOf(act.db, organisation.id)))
  const field = bindFields(form, locale)
  const done = c.req.query('klaar')
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), current: 'mine' },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.intro} />
      {done === 'uitgenodigd' && <Notice tone="success" announce title={t.invited} />}
      {done === 'lid' && <Notice tone="success" announce title={t.joined} />}
      {done === 'vertrokken' && <Notice tone="success" announce title={t.left} />}
      {mine.length === 0 && <p>{t.none}</p>}
      {mine.map((organisation, index) => (
        <Section title={organisation.name}>
          <h3>{t.members}</h3>
          <ul>
            {members[index]?.map((member) => (
              <li>{`${member.name} (${member.role === 'contact' ? t.contact : t.member})`}</li>
            ))}
          </ul>
          {organisation.role === 'contact' && (
            <Form action={paths.myOrganisations()} label={t.inviteTitle(organisation.name)}>
              <OnceToken token={newOnceToken()} />
              <input type="hidden" name="organisation" value={organisation.id} />
              <TextInput
                {...field(`email-${organisation.id}`)}
                label={t.inviteTitle(organisation.name)}
                hint={t.email}
                type="email"
              />
              <FormActions submit={t.invite} name="doen" value="uitnodigen" kind="secondary" />
            </Form>
          )}
          <Form action={paths.myOrganisations()} label={`${t.leave}: ${organisation.name}`}>
            <input type="hidden" name="organisation" value={organisation.id} />
            <Button kind="quiet" name="doen" value="verlaten" about={organisation.name}>
              {t.leave}
            </Button>
          </Form>
        </Section>
      ))}
      <Section title={t.addTitle}>
        <Form action={paths.myOrganisations()}>
          <OnceToken token={newOnceToken()} />
          <TextInput {...field('name')} label={t.name} autocomplete="organization" />
          <Select
            {...field('kind')}
            label={t.kind}
            options={organisationKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
          />
          <FormActions submit={t.add} name="doen" value="toevoegen" />
        </Form>
      </Section>
    </>,
    formStatus(form.errors),
  )
}

export async function changeOrganisations(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).organisations
  const input = await readForm(c)
  const what = input.text.doen?.[0]
  const organisationId = z.uuid().safeParse(input.text.organisation?.[0])
  try {
    if (what === 'toevoegen') {
      const parsed = parseForm(addSchema, input, act.locale, { name: t.name, kind: t.kind })
      if (!parsed.ok) return organisationsPage(c, parsed)
      const path = await once(act, input, async (act) => {
        await addOrganisation(act, parsed.value)
        return paths.myOrganisations()
      })
      return redirect(c, path)
    }
    if (!organisationId.success) throw new NotFound()
    if (what === 'uitnodigen') {
      const name = `email-${organisationId.data}`
      const parsed = parseForm(
        inviteSchema.pick({ email: true }),
        { ...input, text: { email: input.text[name] ?? [] } },
        act.locale,
        { email: t.email },
      )
      if (!parsed.ok) return organisationsPage(c, withError(input.text, name, parsed.errors.email ?? ''))
      const path = await once(act, input, async (act) => {
        await inviteMember(act, { organisationId: organisationId.data, email: parsed.value.email })
        return `${paths.myOrganisations()}?klaar=uitgenodigd`
      })
      return redirect(c, path)
    }
    await leaveOrganisation(act, organisationId.data)
    return redirect(c, `${paths.myOrganisations()}?klaar=vertrokken`)
  } catch (error) {
    if (error instanceof Conflict) return organisationsPage(c, withError(input.text, 'name', error.message))
    throw error
  }
}
