import { z } from 'zod'
import { formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import {
  isRole,
  type Person,
  peopleWithRoles,
  personById,
  resetSecondFactor,
  roles,
  type SignInFacts,
  signInFactsOf,
} from '../../people/index.ts'
import { allAreas } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Form, FormActions } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { plannedLeaveOf } from './leaving/store.ts'
import { texts as leavingTexts } from './leaving/texts.ts'
import { texts } from './texts.ts'

/** Somebody with a role, by the address of the page. */
export async function memberAt(c: Ctx): Promise<Person> {
  const { act } = c.var
  const id = z.uuid().safeParse(c.req.param('id'))
  const person = id.success ? await personById(act.db, id.data) : null
  if (!person) throw new NotFound()
  return person
}

/** `/beheer/mensen/{id}`: what somebody may do and how they sign in, for who helps them when they are stuck. */
export async function showPerson(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const { person: t, people } = texts(locale)
  const person = await memberAt(c)
  const facts = await signInFactsOf(act, person.id)
  const leaving = leavingTexts(locale)
  const plan = await plannedLeaveOf(db, person.id)
  const done = leaving.done[c.req.query('klaar') ?? '']
  const areaName = new Map((await allAreas(db)).map((area) => [area.id, area.name]))
  const grants = (await peopleWithRoles(db)).find(({ id }) => id === person.id)?.grants ?? []
  const scopeOf = (id: string | null) => (id ? (areaName.get(id) ?? id) : people.wholeCity)
  return page(
    c,
    {
      title: person.name,
      current: 'administration',
      breadcrumbs: [
        { href: paths.administration(), title: texts(locale).home.title },
        { href: paths.administerPeople(), title: people.title },
      ],
    },
    <>
      <PageHeading title={person.name} lead={person.job_title ?? undefined} />
      {c.req.query('klaar') === 'vertrokken' && (
        <Notice tone="success" announce title={t.left(person.name)} />
      )}
      {done && <Notice tone="success" announce title={done} />}
      {c.req.query('klaar') === 'gewist' && <Notice tone="success" announce title={t.resetDone} />}
      <Section title={t.rolesTitle}>
        {grants.length === 0 ? (
          <p>{t.noRoles}</p>
        ) : (
          <ul>
            {grants.map(({ id, role, scopeId }) => (
              <li key={id}>
                {isRole(role) ? say(roles[role], locale) : role} ({scopeOf(scopeId)})
              </li>
            ))}
          </ul>
        )}
      </Section>
      {grants.length > 0 && person.id !== act.actor.personId && (
        <Section title={t.leaveTitle}>
          <p>{plan ? leaving.planned(person.name, formatDay(plan.from_day, locale, 'long')) : t.leaveText}</p>
          <LinkButton kind="secondary" href={paths.handOver(person.id)}>
            {plan ? leaving.see : t.leave}
          </LinkButton>
        </Section>
      )}
      <Section title={t.signInTitle}>
        <DefinitionList
          items={[
            { term: t.passkeys, value: String(facts.passkeys) },
            { term: t.app, value: facts.hasApp ? t.on : t.off },
            { term: t.codesLeft, value: String(facts.codesLeft) },
            { term: t.sessions, value: String(facts.sessions) },
          ]}
        />
        <Reset person={person} facts={facts} c={c} />
      </Section>
    </>,
  )
}

function Reset({
  person,
  facts,
  c,
}: {
  readonly person: Person
  readonly facts: SignInFacts
  readonly c: Ctx
}) {
  const { act } = c.var
  const t = texts(act.locale).person
  if (person.id === act.actor.personId) return <p>{t.notYourself}</p>
  if (!facts.hasApp && facts.passkeys === 0) return <p>{t.nothingToReset}</p>
  return (
    <>
      <p>{t.resetText}</p>
      <Form action={paths.resetSecondFactor(person.id)} label={t.reset}>
        <FormActions submit={t.reset} kind="danger" />
      </Form>
    </>
  )
}

/** Takes somebody's second step away, who lost it. */
export async function resetPerson(c: Ctx): Promise<Response> {
  const person = await memberAt(c)
  await resetSecondFactor(c.var.act, person.id)
  return redirect(c, `${paths.administerPerson(person.id)}?klaar=gewist`)
}
