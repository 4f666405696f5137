import { dayOf, formatDay } from '../../../kit/dates.ts'
import { type FormState, freshForm } from '../../../kit/form.ts'
import type { Locale } from '../../../kit/locale.ts'
import { newOnceToken } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import {
  bindFields,
  FileInput,
  Form,
  FormActions,
  HiddenField,
  NumberInput,
  OnceToken,
  TextArea,
} from '../../../ui/form/index.ts'
import { Heading, Section } from '../../../ui/heading/heading.tsx'
import type { Reached } from '../../pages/reach.ts'
import type { Paper } from '../store.ts'
import { texts } from '../texts.ts'

/** Lists signed on paper: printing one, counting one, and those that were counted. */
export function PaperSection(props: {
  readonly plan: Reached
  readonly papers: readonly Paper[]
  readonly locale: Locale
  readonly isOpen: boolean
  readonly form: FormState | null
}) {
  const { plan, papers, locale, isOpen } = props
  const t = texts(locale).paper
  const { number } = plan.initiative
  const mayEnter = plan.speaks || plan.handles
  const field = bindFields(props.form ?? freshForm(), locale)
  return (
    <Section title={t.title} id="papier">
      {!isOpen && <p>{t.closed}</p>}
      {isOpen && (
        <p>
          <a href={paths.supportList(number)}>{t.print}</a>
        </p>
      )}
      {papers.length > 0 && (
        <>
          <Heading level={3}>{t.lists}</Heading>
          <ul class="plain-list stack">
            {papers.map((one) => (
              <Counted key={one.id} plan={plan} one={one} locale={locale} canRemove={isOpen && mayEnter} />
            ))}
          </ul>
        </>
      )}
      {isOpen && mayEnter && (
        <>
          <p>{t.lead}</p>
          <Form action={paths.supportOverview(number)} label={t.submit} files>
            <OnceToken token={newOnceToken()} />
            <TextArea
              {...field('namen')}
              label={t.signers}
              hint={t.signersHint}
              max={20_000}
              rows={6}
              optional
            />
            <NumberInput {...field('aantal')} label={t.amount} optional />
            <FileInput
              {...field('lijst')}
              label={t.file}
              hint={t.fileHint}
              accept=".pdf,.jpg,.jpeg,.png,.webp"
              optional
            />
            <FormActions submit={t.submit} name="doe" value="papier" kind="secondary" />
          </Form>
        </>
      )}
    </Section>
  )
}

function Counted(props: {
  readonly plan: Reached
  readonly one: Paper
  readonly locale: Locale
  readonly canRemove: boolean
}) {
  const { plan, one, locale, canRemove } = props
  const t = texts(locale).paper
  const day = formatDay(dayOf(one.entered_at), locale, 'long')
  return (
    <li class="flow">
      <p>
        {t.line(day, one.amount)}{' '}
        {plan.handles && one.file_id && <a href={paths.file(one.file_id, 'lijst')}>{t.scan}</a>}
      </p>
      {plan.handles && one.signers && <p class="small">{one.signers.join('; ')}</p>}
      {canRemove && (
        <Form action={paths.supportOverview(plan.initiative.number)}>
          <OnceToken token={newOnceToken()} />
          <HiddenField name="id" value={one.id} />
          <FormActions submit={t.remove(day)} name="doe" value="papierweg" kind="secondary" />
        </Form>
      )}
    </li>
  )
}
