import { type Alike, plansAlike } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf } from '../../../kit/dates.ts'
import type { Locale } from '../../../kit/locale.ts'
import { newOnceToken } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { Form, FormActions, HiddenField, OnceToken } from '../../../ui/form/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import type { DeskCase } from './open.ts'
import { isPossible } from './possible.ts'
import { texts } from './texts.ts'

/** Why two plans are alike, each reason a sentence. */
export function reasonsFor({ likeness }: Pick<Alike, 'likeness'>, locale: Locale): readonly string[] {
  const t = texts(locale).alike
  const { words, metres, samePerson, sameSubject, sameNeighbourhood, sameDistrict } = likeness
  return [
    ...(words.length > 0 ? [t.words(words.join(', '))] : []),
    ...(sameSubject ? [t.subject] : []),
    ...(metres !== null ? [metres === 0 ? t.here : t.metres(metres)] : []),
    ...(metres === null && sameNeighbourhood ? [t.neighbourhood] : []),
    ...(metres === null && !sameNeighbourhood && sameDistrict ? [t.district] : []),
    ...(samePerson ? [t.person] : []),
  ]
}

/**
 * Plans like this one, each with its reasons, to link with one press or to merge; read before the page is drawn. What
 * the same people do stands beside them as a fact, and asks for nothing.
 */
export async function alikeSection(act: Act, found: DeskCase) {
  const { opened, initiative } = found
  if (!initiative || !found.seesStaffSide) return null
  const { alike, samePeople } = await plansAlike(act, opened, initiative)
  const situation = { opened, advice: found.advice, actor: act.actor, today: dayOf(act.now) }
  const links = isPossible('link', situation)
  const t = texts(act.locale).alike
  const merges = ({ initiative, handled }: Alike): boolean =>
    links && handled && opened.state.endedOn === null && initiative.ended_on === null
  return (
    <>
      <Section title={t.title} level={3} id="lijkt-op">
        {alike.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <ul class="plain-list stack">
            {alike.map((plan) => (
              <li key={plan.initiative.case_id} class="flow">
                <PlanLink plan={plan} act={act} />
                <p class="small">{reasonsFor(plan, act.locale).join(' ')}</p>
                {links && (
                  <Form
                    action={paths.deskCaseAction(opened.file.number, 'link')}
                    label={t.linkWith(plan.initiative.title)}
                  >
                    <OnceToken token={newOnceToken()} />
                    <HiddenField name="kies" value={plan.initiative.number} />
                    <HiddenField name="relatie" value="similar" />
                    <FormActions submit={t.linkWith(plan.initiative.title)} kind="secondary" />
                  </Form>
                )}
                {merges(plan) && (
                  <p>
                    <a href={paths.mergeCase(opened.file.number, { met: plan.initiative.number })}>
                      {t.mergeWith(plan.initiative.title)}
                    </a>
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {samePeople.length > 0 && (
        <Section title={t.peopleTitle} level={3} id="zelfde-mensen">
          <p class="small">{t.people}</p>
          <ul class="plain-list stack">
            {samePeople.map((plan) => (
              <li key={plan.initiative.case_id}>
                <PlanLink plan={plan} act={act} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function PlanLink({ plan, act }: { readonly plan: Alike; readonly act: Act }) {
  const { number, slug, title, public: isPublic } = plan.initiative
  const href = isPublic ? paths.initiative(number, slug) : paths.deskCase(number)
  return (
    <p>
      <a href={href}>{title}</a>
      <span class="small"> {texts(act.locale).alike.number(number)}</span>
    </p>
  )
}
