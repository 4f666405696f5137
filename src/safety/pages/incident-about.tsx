import type { Act } from '../../kit/act.ts'
import { formatMoment } from '../../kit/dates.ts'
import { type FormState, valueIn } from '../../kit/form.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { mayEnter, peopleByIds } from '../../people/index.ts'
import { bindFields, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { incidentTexts } from '../incident-texts.ts'
import { aboutOf } from '../rules.ts'
import { longestOfIncident } from '../schema.ts'
import type { Incident } from '../store.ts'
import { additionsOf } from '../store.ts'

/** What an incident is about, as a link for who gets there; nothing where it stands by itself. */
export function AboutIncident({ act, path }: { readonly act: Act; readonly path: string | null }) {
  const about = aboutOf(path)
  if (!about) return null
  const t = incidentTexts(act.locale).about
  const words = about.kind === 'block' ? t.block : t.contribution(about.nr, about.project)
  const opens = mayEnter(about.kind === 'block' ? 'moderation' : 'projects', act.actor)
  return (
    <p>
      {t.label}: {opens ? <a href={about.path}>{words}</a> : words}
    </p>
  )
}

/** What was added later, and the form with which who reported it or follows it up adds something. */
export async function additions(act: Act, incident: Incident, form: FormState, canAdd: boolean) {
  const { locale, db } = act
  const t = incidentTexts(locale).add
  const added = await additionsOf(db, incident.id)
  if (added.length === 0 && !canAdd) return null
  const people = await peopleByIds(
    db,
    added.map(({ by_person_id }) => by_person_id),
  )
  const isSent = valueIn(form.values, 'doe') === 'aanvulling'
  return (
    <Section title={t.title} id="aanvullen">
      <ul class="plain-list stack">
        {added.map(({ id, body, at, by_person_id }) => (
          <li key={id}>
            <p class="keep-lines">{body}</p>
            <p class="small">
              {[people.get(by_person_id ?? '')?.name, formatMoment(at, locale, 'long')]
                .filter(Boolean)
                .join(', ')}
            </p>
          </li>
        ))}
      </ul>
      {canAdd && (
        <Form action={paths.incident(incident.nr)} label={t.send}>
          <OnceToken token={newOnceToken()} />
          <TextArea
            {...bindFields(isSent ? form : { values: {}, errors: {} }, locale)('aanvulling')}
            label={t.label}
            max={longestOfIncident.done}
            rows={3}
          />
          <FormActions submit={t.send} name="doe" value="aanvulling" kind="secondary" />
        </Form>
      )}
    </Section>
  )
}
