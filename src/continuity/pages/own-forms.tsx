import type { Act } from '../../kit/act.ts'
import { type Day, formatDay } from '../../kit/dates.ts'
import type { FormState } from '../../kit/form.ts'
import { newOnceToken } from '../../kit/once.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import {
  bindFields,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { type MaintainerRole, roles } from '../rules.ts'
import type { CheckIn, KeptWish } from '../store.ts'
import { texts } from '../texts.ts'
import { wordsOfAnswers } from '../words.ts'
import type { Reached } from './own.tsx'

export interface Props {
  readonly act: Act
  readonly reached: Reached
  readonly kept: KeptWish
  readonly form: FormState
  /** What was said last. */
  readonly said: CheckIn | null
  readonly names: readonly {
    readonly id: string
    readonly name: string
    readonly role: MaintainerRole
    readonly until: Day | null
  }[]
}

/** What who keeps it going can say and do. */
export function OwnForms(props: Props) {
  const { act, reached, kept, said } = props
  const t = texts(act.locale).own
  return (
    <>
      <HowItStands {...props} />
      <Who {...props} />
      {(kept.agreement !== null || kept.agreed_until !== null) && <Agreement {...props} />}
      <Section title={t.stopTitle}>
        <p>{t.stopText}</p>
        <div class="button-row no-print">
          <LinkButton kind="secondary" href={reached.stopPath}>
            {t.stop}
          </LinkButton>
        </div>
        {said === null && (
          <>
            <p>{t.once}</p>
            <OneButton path={reached.path()} doe="eenmalig" label={t.onceButton} />
          </>
        )}
      </Section>
    </>
  )
}

function HowItStands({ act, reached, kept, form, said }: Props) {
  const { locale } = act
  const t = texts(locale).own
  const field = bindFields(form, locale)
  const long = (day: string) => formatDay(day, locale, 'long')
  return (
    <Section title={t.howTitle}>
      {said?.answer && said.answered_on && (
        <p>{t.last(long(said.answered_on), texts(locale).standings[said.answer])}</p>
      )}
      {kept.next_on && <p>{t.next(long(kept.next_on))}</p>}
      <Form action={reached.path()} label={t.howTitle}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...field('antwoord')}
          label={t.howTitle}
          options={wordsOfAnswers.map((value) => ({ value, label: t.answers[value] }))}
        />
        <TextArea {...field('opmerking')} label={t.note} hint={t.noteHint} max={500} rows={3} optional />
        <FormActions submit={t.answer} name="doe" value="antwoord" />
      </Form>
    </Section>
  )
}

function Who({ act, reached, form, names }: Props) {
  const { locale } = act
  const t = texts(locale).own
  const words = texts(locale).roles
  const field = bindFields(form, locale)
  return (
    <Section title={t.whoTitle}>
      <p>{t.whoText}</p>
      <ul>
        {names.map(({ id, name, role, until }) => (
          <li key={id}>
            {[name, words[role], ...(until ? [t.until(formatDay(until, locale, 'long'))] : [])].join(', ')}
          </li>
        ))}
      </ul>
      <Section title={t.joinTitle} level={3}>
        <p>{t.joinText}</p>
        <Form action={reached.path()} label={t.joinTitle}>
          <OnceToken token={newOnceToken()} />
          <TextInput {...field('naam')} label={t.name} />
          <TextInput {...field('email')} label={t.email} type="email" />
          <Select
            {...field('rol')}
            label={t.role}
            options={roles.map((value) => ({ value, label: words[value] }))}
          />
          <FormActions submit={t.join} name="doe" value="erbij" kind="secondary" />
        </Form>
      </Section>
      <Section title={t.leaveTitle} level={3}>
        <OneButton path={reached.path()} doe="eraf" label={t.leave} />
      </Section>
    </Section>
  )
}

function Agreement({ act, reached, kept }: Props) {
  const t = texts(act.locale).own
  return (
    <Section title={t.agreementTitle}>
      {kept.agreement && <p class="keep-lines">{kept.agreement}</p>}
      {kept.agreed_until && (
        <>
          <p>{t.agreedUntil(formatDay(kept.agreed_until, act.locale, 'long'))}</p>
          <OneButton path={reached.path()} doe="langer" label={t.goOn} />
        </>
      )}
    </Section>
  )
}

/** One press. */
export function OneButton(props: { readonly path: string; readonly doe: string; readonly label: string }) {
  return (
    <Form action={props.path}>
      <OnceToken token={newOnceToken()} />
      <FormActions submit={props.label} name="doe" value={props.doe} kind="secondary" />
    </Form>
  )
}
