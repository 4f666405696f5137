import { evaluate } from '../../frameworks/index.ts'
import { type FormState, freshForm } from '../../kit/form.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { bindFields, Form, FormActions, OnceToken, RadioGroup, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import type { OpenedWeighing } from '../actions/opened.ts'
import { texts } from '../texts.ts'

interface Props {
  readonly number: string
  readonly found: OpenedWeighing
  readonly form: FormState
  readonly locale: Locale
}

/** What the framework says of the sheet that holds. */
export const outcomeOf = ({ framework, weighing }: Pick<OpenedWeighing, 'framework' | 'weighing'>) =>
  evaluate(framework.definition, weighing.sheet?.answers ?? {}).outcome

const isTyped = (form: FormState, doe: string): boolean => form.values.doe?.[0] === doe

/** Shares the outcome with the initiator; another outcome only with a reason. */
export function ShareForm({ number, found, form, locale }: Props) {
  const t = texts(locale).share
  const says = outcomeOf(found)
  const field = bindFields(isTyped(form, 'deel') ? form : freshForm({ uitkomst: says }), locale)
  return (
    <Section title={t.title}>
      <p>{t.text}</p>
      <Form action={paths.weighing(number)} label={t.title}>
        <OnceToken token={newOnceToken()} />
        <TextArea {...field('woorden')} label={t.words} hint={t.wordsHint} max={3000} rows={5} optional />
        <RadioGroup
          {...field('uitkomst')}
          label={t.outcome}
          options={found.framework.definition.outcomes
            .toSorted((a, b) => Number(b.id === says) - Number(a.id === says))
            .map(({ id, title }) => ({
              value: id,
              label: id === says ? t.follows(say(title, locale)) : t.departs(say(title, locale)),
            }))}
        />
        <TextArea
          {...field('waarom')}
          label={t.reason}
          hint={t.reasonHint}
          max={2000}
          rows={3}
          optional="unsaid"
        />
        <FormActions submit={t.button} name="doe" value="deel" />
      </Form>
    </Section>
  )
}

/** Departs from an outcome that the initiator has read, with a reason. */
export function DepartForm({ number, found, form, locale }: Props) {
  const t = texts(locale).share
  const says = outcomeOf(found)
  const typed = isTyped(form, 'wijk_af')
  const field = bindFields(typed ? form : freshForm(), locale)
  return (
    <Disclosure summary={t.departTitle} open={typed}>
      <p>{t.departText}</p>
      <Form action={paths.weighing(number)} label={t.departTitle}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...field('uitkomst')}
          label={t.other}
          options={found.framework.definition.outcomes
            .filter(({ id }) => id !== says)
            .map(({ id, title }) => ({ value: id, label: say(title, locale) }))}
        />
        <TextArea {...field('waarom')} label={t.reason} max={2000} rows={3} />
        <FormActions submit={t.departButton} name="doe" value="wijk_af" kind="secondary" />
      </Form>
    </Disclosure>
  )
}
