import { dayOf, formatDay } from '../../kit/dates.ts'
import { type FormState, formStatus, formTitle, freshForm } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import type { StaffMember } from '../../people/index.ts'
import { ButtonRow, LinkButton } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { candidatesFor } from '../actions.ts'
import { bothDone, isOpen, mayAnswer } from '../rules.ts'
import { texts } from '../texts.ts'
import { Comparison, Joining } from './compare.tsx'
import { AskForm, CallOffForm, SeatForms, StepBackForm } from './forms.tsx'
import { ExampleNotice, WeighingOutcome } from './outcome.tsx'
import { type Reached, reachWeighing } from './reach.ts'
import { DepartForm, ShareForm } from './share-forms.tsx'

/** `/werk/afwegingen/{nummer}`: where the weighing of a plan stands, and what can be done about it now. */
export const showWeighing = async (c: Ctx): Promise<Response> =>
  weighingPage(c, await reachWeighing(c), freshForm())

export async function weighingPage(c: Ctx, reached: Reached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { number, opened, found } = reached
  const done: Readonly<Record<string, string>> = t.done
  const klaar = c.req.query('klaar') ?? ''
  const candidates = reached.handles ? await candidatesFor(act, opened) : []
  return page(
    c,
    {
      title: formTitle(`${t.title} (${number})`, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: t.desk, href: paths.desk() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {Object.hasOwn(done, klaar) && <Notice tone="success" announce title={done[klaar] ?? ''} />}
      <PageHeading
        title={t.title}
        kicker={`${number} · ${opened.file.title}`}
        lead={found ? t.stages[found.stage] : t.ask.none}
        actions={<a href={paths.deskCase(number)}>{t.toCase}</a>}
      />
      {found && <ExampleNotice framework={found.framework} locale={locale} />}
      {found && <Standing c={c} reached={reached} form={form} />}
      <Managing c={c} reached={reached} form={form} candidates={candidates} />
      <Earlier reached={reached} locale={locale} />
    </>,
    formStatus(form.errors),
  )
}

interface PartProps {
  readonly c: Ctx
  readonly reached: Reached
  readonly form: FormState
}

/** What the stage shows and asks: the seats, the two sheets, the talk, the outcome. */
function Standing({ c, reached, form }: PartProps) {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { found, number, handles, result } = reached
  if (!found) return null
  const { weighing, framework, stage } = found
  if (stage === 'called_off')
    return <p class="keep-lines">{t.manage.calledOff(weighing.called_off_reason ?? '')}</p>
  const shown = stage === 'settled' || stage === 'released'
  return (
    <>
      {!shown && <Seats c={c} reached={reached} form={form} />}
      {shown && weighing.sheet && (
        <Section title={t.result.title}>
          {weighing.released_text && <p class="keep-lines">{weighing.released_text}</p>}
          <WeighingOutcome
            framework={framework}
            locale={locale}
            sheet={weighing.sheet}
            deviation={result?.deviation ?? null}
          />
        </Section>
      )}
      {bothDone(stage) && <Comparison act={act} reached={reached} form={form} />}
      {(stage === 'joining' || stage === 'agreeing') && <Joining act={act} reached={reached} />}
      {stage === 'settled' && handles && (
        <ShareForm number={number} found={found} form={form} locale={locale} />
      )}
      {stage === 'released' && handles && !result?.deviation && (
        <DepartForm number={number} found={found} form={form} locale={locale} />
      )}
    </>
  )
}

/** Who weighs, how far each is, and the way to one's own sheet. */
function Seats({ c, reached }: PartProps) {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).who
  const { found, own, people, number, opened } = reached
  if (!found) return null
  const { weighing, assessors, stage } = found
  const isLate = weighing.due_day < dayOf(act.now)
  const talked = weighing.talked_at !== null
  const answers = own !== null && opened.state.endedOn === null && mayAnswer(stage, own, talked)
  return (
    <Section title={t.title}>
      <p>
        {t.due(formatDay(weighing.due_day, locale, 'long'))} {!bothDone(stage) && t.apart}
      </p>
      <ul>
        {([1, 2] as const).map((seat) => {
          const one = assessors.find((assessor) => assessor.seat === seat)
          const state = one?.done_at ? 'done' : isLate ? 'late' : 'open'
          return (
            <li key={seat}>
              {t.seat(seat)}: {one ? (people.get(one.person_id ?? '')?.name ?? t.gone) : t.empty}{' '}
              {one && (
                <StatusBadge tone={state === 'done' ? 'good' : state === 'late' ? 'bad' : 'active'}>
                  {t.states[state]}
                </StatusBadge>
              )}
            </li>
          )
        })}
      </ul>
      {answers && (
        <ButtonRow>
          <LinkButton href={paths.weighingSheet(number)} kind={own.done_at ? 'secondary' : 'primary'}>
            {own.done_at ? t.change : own.sheet ? t.goOn : t.yours}
          </LinkButton>
        </ButtonRow>
      )}
      {own?.done_at && !bothDone(stage) && <p>{t.youAreDone}</p>}
    </Section>
  )
}

/** Asking, naming somebody else, stepping back, calling off. */
function Managing({
  c,
  reached,
  form,
  candidates,
}: PartProps & { readonly candidates: readonly StaffMember[] }) {
  const { act } = c.var
  const { found, own, handles, opened, number } = reached
  if (opened.state.endedOn !== null) return null
  const stage = found?.stage
  const isOver = stage === undefined || stage === 'released' || stage === 'called_off'
  return (
    <>
      {handles && isOver && (
        <AskForm act={act} number={number} form={form} candidates={candidates} again={stage !== undefined} />
      )}
      {found && isOpen(found.stage) && !bothDone(found.stage) && handles && (
        <SeatForms act={act} number={number} form={form} candidates={candidates} found={found} />
      )}
      {found && isOpen(found.stage) && !bothDone(found.stage) && own && (
        <StepBackForm act={act} number={number} />
      )}
      {handles && !isOver && <CallOffForm act={act} number={number} form={form} />}
    </>
  )
}

function Earlier({ reached, locale }: { readonly reached: Reached; readonly locale: 'nl' | 'en' }) {
  const t = texts(locale)
  if (reached.earlier.length === 0) return null
  return (
    <Section title={t.manage.earlier}>
      <ul>
        {reached.earlier.map((one) => (
          <li key={one.id}>
            {t.manage.asked(formatDay(dayOf(one.asked_at), locale, 'long'))}:{' '}
            {one.called_off_at
              ? `${t.stages.called_off} ${t.manage.calledOff(one.called_off_reason ?? '')}`
              : t.stages.released}
          </li>
        ))}
      </ul>
    </Section>
  )
}
