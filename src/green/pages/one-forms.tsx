import type { Act } from '../../kit/act.ts'
import { type FormState, freshForm } from '../../kit/form.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import {
  bindFields,
  Checkbox,
  FileInput,
  Form,
  FormActions,
  MoneyInput,
  OnceToken,
  RadioGroup,
  Select,
  TextArea,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { grounds } from '../actions.ts'
import type { Stage } from '../rules.ts'
import type { GreenLine } from '../store.ts'
import { texts } from '../texts.ts'
import { checkWords, verdictNow, weekOptions } from './words.ts'

const pictures = '.jpg,.jpeg,.png,.webp'

/** What can be done with a request now, each as a form of its own. */
export function OneForms(props: {
  readonly act: Act
  readonly stage: Stage
  readonly line: GreenLine
  readonly form: FormState
  /** What else there is, to begin with. */
  readonly otherWay: string
}) {
  const { act, stage, line, form } = props
  if (stage === 'stopped' || stage === 'waiting') return null
  const { locale } = act
  const t = texts(locale).one
  if (stage === 'laid') return <CostForm line={line} form={form} locale={locale} />
  const verdict = verdictNow(act, line)
  const typed = Object.keys(form.values).length > 0
  const usual = typed
    ? form
    : {
        ...form,
        ...freshForm({ resultaat: t.resultUsual[line.what], anders: props.otherWay, week: line.week }),
      }
  const field = bindFields(usual, locale)
  const action = paths.deskGreenOne(line.number)
  const has = (...names: readonly string[]) => names.some((name) => Object.hasOwn(form.errors, name))
  const planForm = (
    <Form action={action} label={t.planTitle}>
      <OnceToken token={newOnceToken()} />
      <Select
        {...field('week')}
        label={texts(locale).desk.planWeek}
        hint={texts(locale).desk.planHint}
        options={weekOptions(act)}
      />
      <FormActions
        submit={texts(locale).desk.plan}
        name="doe"
        value="plan"
        kind={stage === 'planned' ? 'secondary' : 'primary'}
      />
    </Form>
  )
  if (stage === 'planned')
    return (
      <>
        <Section title={t.doneTitle}>
          <Form action={action} label={t.doneTitle} files>
            <OnceToken token={newOnceToken()} />
            <FileInput accept={pictures} {...field('na')} label={t.after} hint={t.photoHint} imagesOnly />
            <FileInput accept={pictures} {...field('voor')} label={t.before} optional imagesOnly />
            <TextArea {...field('resultaat')} label={t.result} max={1000} rows={3} />
            <MoneyInput {...field('kosten')} label={t.cost} hint={t.costHint} optional />
            <FormActions submit={t.finish} name="doe" value="klaar" />
          </Form>
        </Section>
        <Disclosure summary={t.replanTitle} open={has('week')}>
          {planForm}
        </Disclosure>
        <Disclosure summary={t.notTitle} open={has('gebeurd')}>
          <Form action={action} label={t.notTitle}>
            <OnceToken token={newOnceToken()} />
            <TextArea {...field('gebeurd')} label={t.notReason} max={1000} rows={3} />
            <FormActions submit={t.notButton} name="doe" value="niet" kind="secondary" />
          </Form>
        </Disclosure>
      </>
    )
  return (
    <>
      <Section title={t.planTitle}>
        {verdict !== 'good' && (
          <Notice tone="warning" title={verdict === 'no' ? t.planNot : t.planLook}>
            <p>{checkWords(act, line)}</p>
          </Notice>
        )}
        {planForm}
      </Section>
      {stage === 'new' && (
        <Disclosure summary={t.nextYearTitle}>
          <p>{t.nextYearText}</p>
          <Form action={action} label={t.nextYearTitle}>
            <OnceToken token={newOnceToken()} />
            <FormActions submit={t.nextYear} name="doe" value="volgend_jaar" kind="secondary" />
          </Form>
        </Disclosure>
      )}
      <Disclosure summary={t.refuseTitle} open={has('grond', 'reden', 'anders')}>
        <Form action={action} label={t.refuseTitle}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...field('grond')}
            label={t.ground}
            options={grounds.map((value) => ({ value, label: t.grounds[value] }))}
          />
          <TextArea {...field('reden')} label={t.reason} max={2000} rows={3} />
          <TextArea
            {...field('anders')}
            label={t.otherWay}
            hint={t.otherWayHint}
            max={1000}
            rows={4}
            optional="unsaid"
          />
          <Checkbox {...field('geen_anders')} label={t.noOther} />
          <FormActions submit={t.refuse} name="doe" value="weiger" kind="danger" />
        </Form>
      </Disclosure>
    </>
  )
}

/** What a place cost, to be written down or corrected after it was laid. */
function CostForm(props: { readonly line: GreenLine; readonly form: FormState; readonly locale: Locale }) {
  const { line, form, locale } = props
  const t = texts(locale).one
  const typed = Object.keys(form.values).length > 0
  const now = line.cost_cents === null ? '' : (line.cost_cents / 100).toFixed(2).replace('.', ',')
  const field = bindFields(typed ? form : { ...form, ...freshForm({ kosten: now }) }, locale)
  return (
    <Section title={t.costTitle}>
      <Form action={paths.deskGreenOne(line.number)} label={t.costTitle}>
        <OnceToken token={newOnceToken()} />
        <MoneyInput {...field('kosten')} label={t.cost} hint={t.costHint} optional />
        <FormActions submit={t.costSave} name="doe" value="kosten" />
      </Form>
    </Section>
  )
}
