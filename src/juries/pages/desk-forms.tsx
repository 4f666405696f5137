import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import type { FormState } from '../../kit/form.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { peopleByIds, peopleWithRoles } from '../../people/index.ts'
import { Button, LinkButton } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import {
  bindFields,
  DateInput,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  Select,
  TextArea,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import type { Jury } from '../jury.ts'
import { type Candidate, openCandidates } from '../store.ts'
import { texts } from '../texts.ts'

/** Filled with what is known, unless this form was refused. */
const known = (form: FormState, values: Readonly<Record<string, string | null>>): FormState =>
  Object.keys(form.errors).length > 0
    ? form
    : {
        values: Object.fromEntries(Object.entries(values).map(([key, one]) => [key, one ? [one] : []])),
        errors: {},
      }

/** Until when a jury looks for members, and for whom. */
export function VacancyForm(props: { readonly act: Act; readonly jury: Jury; readonly form: FormState }) {
  const { act, jury } = props
  const { locale } = act
  const t = texts(locale).desk
  const { seeks_until, seeks_text } = jury.facts
  const field = bindFields(known(props.form, { until: seeks_until, words: seeks_text }), locale)
  return (
    <Disclosure summary={t.vacancy} open={Object.keys(props.form.errors).length > 0}>
      <p>{t.vacancyText}</p>
      <Form action={paths.deskJury(jury.slug)} label={t.vacancy}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="doen" value="vacature" />
        <DateInput {...field('until')} label={t.vacancyUntil} min={dayOf(act.now)} optional />
        <TextArea
          {...field('words')}
          label={t.vacancyWords}
          hint={t.vacancyHint}
          max={1000}
          rows={3}
          optional
        />
        <FormActions submit={t.vacancyButton} />
      </Form>
    </Disclosure>
  )
}

/** Which official of the team is the secretary. */
export function SecretaryForm(props: {
  readonly act: Act
  readonly jury: Jury
  readonly work: ServeWork
  readonly form: FormState
}) {
  const { act, jury, work } = props
  const { locale } = act
  const t = texts(locale).desk
  const field = bindFields(known(props.form, { secretary: jury.facts.secretary_id }), locale)
  return (
    <Disclosure summary={t.secretary}>
      <Form action={paths.deskJury(jury.slug)} label={t.secretary}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="doen" value="secretaris" />
        <Select
          {...field('secretary')}
          label={t.secretaryField}
          options={work.team.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormActions submit={t.secretaryButton} />
      </Form>
    </Disclosure>
  )
}

/** What who serves a jury needs besides. */
export interface ServeWork {
  readonly team: readonly { readonly id: string; readonly name: string }[]
  readonly candidates: readonly (Candidate & { readonly name: string; readonly email: string | null })[]
}

export async function serveWork(act: Act, jury: Jury): Promise<ServeWork> {
  const staff = await peopleWithRoles(act.db)
  const candidates = await openCandidates(act.db, jury.area.id)
  const people = await peopleByIds(
    act.db,
    candidates.map(({ person_id }) => person_id),
  )
  return {
    team: staff.filter(({ grants }) =>
      grants.some(({ role }) => role === 'team_member' || role === 'coordinator'),
    ),
    candidates: candidates.flatMap((one) => {
      const person = people.get(one.person_id)
      return person ? [{ ...one, name: person.name, email: person.email }] : []
    }),
  }
}

/** Who wants to be in the jury, with what they wrote; to invite or to disappoint. */
export function Candidates(props: {
  readonly act: Act
  readonly jury: Jury
  readonly work: ServeWork
  readonly mayInvite: boolean
}) {
  const { act, jury, work, mayInvite } = props
  const { locale } = act
  const t = texts(locale).desk
  return (
    <Section title={t.candidates}>
      {work.candidates.length === 0 && <p>{t.candidatesNone}</p>}
      <ul class="plain-list stack">
        {work.candidates.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{one.name}</strong>, {formatDay(dayOf(one.received_at), locale)}
              {one.email && `, ${one.email}`}
            </p>
            <p class="keep-lines">{one.motivation}</p>
            <Form action={paths.deskJury(jury.slug)} label={one.name}>
              <OnceToken token={newOnceToken()} />
              <HiddenField name="kandidaat" value={one.id} />
              <div class="row">
                {mayInvite && (
                  <Button name="doen" value="uitnodigen" about={one.name}>
                    {t.invite}
                  </Button>
                )}
                <Button kind="secondary" name="doen" value="afwijzen" about={one.name}>
                  {t.decline}
                </Button>
              </div>
            </Form>
            <p class="small">
              {!mayInvite && `${t.inviteNote} `}
              {t.declineNote}
            </p>
          </li>
        ))}
      </ul>
      {mayInvite && (
        <p>
          <LinkButton kind="secondary" href={paths.invitations()}>
            {t.inviteOthers}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}
