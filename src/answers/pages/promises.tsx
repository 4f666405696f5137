import {
  type CommitmentView,
  MunicipalPromiseFields,
  officialOptions,
  PromiseLines,
} from '../../commitments/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { type FormState, freshForm, valueIn } from '../../kit/form.ts'
import { newOnceToken } from '../../kit/once.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { deskTexts } from '../desk-texts.ts'
import { promisesSomething } from '../rules.ts'
import type { Response as Answer } from '../store.ts'

/** Whether a form that came back was the one with which something is promised. */
export const isPromiseForm = (form: FormState | null): form is FormState =>
  form !== null && valueIn(form.values, 'doe') === 'toezegging'

/** What is promised with an answer by which something is adopted, and the form for one more; nothing with another. */
export async function promiseSection(
  act: Act,
  about: {
    readonly action: string
    readonly now: Answer | null
    readonly promises: readonly CommitmentView[]
    readonly form: FormState | null
    readonly canPromise: boolean
  },
) {
  const { action, now, promises, form, canPromise } = about
  const { locale } = act
  const t = deskTexts(locale).promise
  const offers = canPromise && now !== null && promisesSomething(now.outcome)
  if (!offers && promises.length === 0) return null
  const refused = isPromiseForm(form) ? form : null
  return (
    <Section title={t.title} id="toezegging">
      {promises.length === 0 && <p>{t.none}</p>}
      <PromiseLines promises={promises} locale={locale} />
      {offers && (
        <Disclosure summary={t.make} open={refused !== null}>
          <p>{t.lead}</p>
          <Form action={action} label={t.make}>
            <OnceToken token={newOnceToken()} />
            <MunicipalPromiseFields
              form={refused ?? freshForm({ by: act.actor.personId })}
              officials={await officialOptions(act)}
              today={dayOf(act.now)}
              locale={locale}
            />
            <FormActions submit={t.make} name="doe" value="toezegging" />
          </Form>
        </Disclosure>
      )}
    </Section>
  )
}
