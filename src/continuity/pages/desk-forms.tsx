import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import type { FormState } from '../../kit/form.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import {
  bindFields,
  DateInput,
  Form,
  FormActions,
  HiddenField,
  NumberInput,
  OnceToken,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { type Concern, roles } from '../rules.ts'
import type { KeptWish, Maintainer, Offer } from '../store.ts'
import { texts } from '../texts.ts'
import { wordsOfAnswers } from '../words.ts'
import { OneButton } from './own-forms.tsx'

export interface NamedMaintainer extends Maintainer {
  readonly name: string
}

interface Props {
  readonly act: Act
  readonly number: string
  readonly kept: KeptWish
  readonly form: FormState
  readonly concerns: readonly Concern[]
  readonly maintainers: readonly NamedMaintainer[]
  readonly offers: readonly Offer[]
}

/** Concerns that go when somebody says that it was done. */
const handled: readonly Concern[] = ['help', 'takeover', 'stopping', 'late']

/** What can be done at the desk about a wish that goes on, or has stopped. */
export function DeskForms(props: Props) {
  const { act, number, kept, concerns } = props
  const t = texts(act.locale).desk
  if (kept.ended_on !== null) return <Ended {...props} />
  return (
    <>
      {concerns.some((concern) => handled.includes(concern)) && (
        <>
          <p>{t.handledText}</p>
          <OneButton path={paths.deskKeptWish(number)} doe="gedaan" label={t.handled} />
        </>
      )}
      <Offers {...props} />
      <Telephone {...props} />
      <Maintainers {...props} />
      <Agreement {...props} />
      <Section title={t.stopTitle}>
        <p>{t.stopText}</p>
        <div class="button-row">
          <LinkButton kind="secondary" href={paths.deskStopKeptWish(number)}>
            {t.stop}
          </LinkButton>
        </div>
        {kept.seen_on === null && (
          <OneButton path={paths.deskKeptWish(number)} doe="eenmalig" label={t.once} />
        )}
      </Section>
    </>
  )
}

function Ended({ act, number, kept, form }: Props) {
  const { locale } = act
  const t = texts(locale).desk
  const { told, left_over, lesson, lesson_shown_on, ended_on, ended_as } = kept
  const field = bindFields(
    Object.keys(form.values).length === 0 ? { ...form, values: { les: [lesson ?? ''] } } : form,
    locale,
  )
  return (
    <>
      {ended_on && ended_as && <p>{t.endedWords[ended_as](formatDay(ended_on, locale, 'long'))}</p>}
      {(told || left_over) && (
        <Section title={t.goodbye}>
          <DefinitionList
            items={[
              ...(told ? [{ term: t.told, value: told }] : []),
              ...(left_over ? [{ term: t.left, value: left_over }] : []),
            ]}
          />
        </Section>
      )}
      {lesson !== null && (
        <Section title={t.lessonTitle}>
          <p>{lesson_shown_on ? t.shown(formatDay(lesson_shown_on, locale, 'long')) : t.lessonText}</p>
          <Form action={paths.deskKeptWish(number)} label={t.lessonTitle}>
            <OnceToken token={newOnceToken()} />
            <TextArea {...field('les')} label={t.lesson} max={1000} rows={4} />
            <FormActions submit={t.show} name="doe" value="les" />
          </Form>
        </Section>
      )}
    </>
  )
}

function Offers({ act, number, offers }: Props) {
  const { locale } = act
  const t = texts(locale).desk
  if (offers.length === 0) return null
  return (
    <Section title={t.offersTitle}>
      {offers.map(({ id, name, email, message, offered_at }) => (
        <div key={id} class="flow">
          <p>{t.offer(name ?? '', email ?? '', formatDay(dayOf(offered_at), locale))}</p>
          {message && <blockquote class="keep-lines">{message}</blockquote>}
          <Form action={paths.deskKeptWish(number)} label={t.offersTitle}>
            <OnceToken token={newOnceToken()} />
            <HiddenField name="aanbod" value={id} />
            <FormActions submit={t.accept} name="doe" value="ja">
              <Button kind="secondary" name="doe" value="samen" about={name ?? ''}>
                {t.together}
              </Button>
              <Button kind="secondary" name="doe" value="nee" about={name ?? ''}>
                {t.decline}
              </Button>
            </FormActions>
          </Form>
        </div>
      ))}
    </Section>
  )
}

function Telephone({ act, number, form, maintainers }: Props) {
  const { locale } = act
  const t = texts(locale)
  const field = bindFields(form, locale)
  return (
    <Section title={t.desk.howTitle}>
      <Form action={paths.deskKeptWish(number)} label={t.desk.howTitle}>
        <OnceToken token={newOnceToken()} />
        <Select
          {...field('wie')}
          label={t.desk.said}
          empty={t.desk.saidElse}
          options={maintainers
            .filter(({ ended_on }) => ended_on === null)
            .map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
        <RadioGroup
          {...field('antwoord')}
          label={t.own.howTitle}
          options={wordsOfAnswers.map((value) => ({ value, label: t.own.answers[value] }))}
        />
        <TextArea {...field('opmerking')} label={t.own.note} max={500} rows={3} optional />
        <FormActions submit={t.desk.enter} name="doe" value="antwoord" />
      </Form>
    </Section>
  )
}

function Maintainers({ act, number, form, maintainers }: Props) {
  const { locale } = act
  const t = texts(locale)
  const field = bindFields(form, locale)
  const day = (value: string) => formatDay(value, locale)
  const now = maintainers.filter(({ ended_on }) => ended_on === null)
  const before = maintainers.filter(({ ended_on }) => ended_on !== null)
  return (
    <Section title={t.desk.maintainers}>
      {now.length === 0 && <p>{t.desk.nobody}</p>}
      {now.map(({ id, name, role, starts_on, until_day }) => (
        <div key={id} class="flow">
          <p>
            {t.desk.keeps(name, t.roles[role], day(starts_on))}
            {until_day && `, ${t.own.until(day(until_day))}`}
          </p>
          <Form action={paths.deskKeptWish(number)}>
            <OnceToken token={newOnceToken()} />
            <HiddenField name="wie" value={id} />
            <FormActions submit={t.desk.end(name)} name="doe" value="eraf" kind="secondary" />
          </Form>
        </div>
      ))}
      {before.length > 0 && (
        <ul>
          {before.map(({ id, name, role, starts_on, ended_on }) => (
            <li key={id}>{t.desk.kept(name, t.roles[role], day(starts_on), day(ended_on ?? starts_on))}</li>
          ))}
        </ul>
      )}
      <Disclosure summary={t.desk.add} open={Object.keys(form.errors).some((name) => added.includes(name))}>
        <Form action={paths.deskKeptWish(number)} label={t.desk.add}>
          <OnceToken token={newOnceToken()} />
          <TextInput {...field('naam')} label={t.own.name} />
          <TextInput {...field('email')} label={t.own.email} type="email" />
          <Select
            {...field('rol')}
            label={t.own.role}
            options={roles.map((value) => ({ value, label: t.roles[value] }))}
          />
          <TextInput
            {...field('organisatie')}
            label={t.desk.organisation}
            hint={t.desk.organisationHint}
            optional
          />
          <DateInput {...field('tot')} label={t.desk.untilDay} optional />
          <FormActions submit={t.desk.addButton} name="doe" value="erbij" />
        </Form>
      </Disclosure>
    </Section>
  )
}

/** The fields of adding somebody. */
const added: readonly string[] = ['naam', 'email', 'rol', 'organisatie', 'tot']

function Agreement({ act, number, kept, form }: Props) {
  const { locale } = act
  const t = texts(locale).desk
  const stored = {
    afspraak: [kept.agreement ?? ''],
    loopt_tot: [kept.agreed_until ?? ''],
    maanden: [String(kept.every_months)],
  }
  const field = bindFields({ ...form, values: { ...stored, ...form.values } }, locale)
  return (
    <Section title={t.agreementTitle}>
      <Form action={paths.deskKeptWish(number)} label={t.agreementTitle}>
        <OnceToken token={newOnceToken()} />
        <TextArea
          {...field('afspraak')}
          label={t.agreement}
          hint={t.agreementHint}
          max={3000}
          rows={4}
          optional
        />
        <DateInput {...field('loopt_tot')} label={t.agreedUntil} hint={t.agreedUntilHint} optional />
        <NumberInput {...field('maanden')} label={t.every} />
        <FormActions submit={t.agree} name="doe" value="afspraak" kind="secondary" />
      </Form>
    </Section>
  )
}
