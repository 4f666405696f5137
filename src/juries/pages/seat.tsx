import { z } from 'zod'
import { dayOf } from '../../kit/dates.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { dayText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { JuryRefused, setSeat } from '../actions.ts'
import { type Jury, juryName, type Member, roundRulesOf, roundScheme } from '../jury.ts'
import { mayServe } from '../rights.ts'
import { parts } from '../rules.ts'
import { texts } from '../texts.ts'
import { deskJuryAsked } from './desk.tsx'

const schema = z.object({ part: oneOf(parts), from: dayText(), until: dayText().optional() })

async function memberAsked(c: Ctx): Promise<{ readonly jury: Jury; readonly member: Member }> {
  const jury = await deskJuryAsked(c)
  if (!mayServe(c.var.act.actor)) throw new Forbidden()
  const member = jury.members.find(({ personId }) => personId === c.req.param('lid'))
  if (!member) throw new NotFound()
  return { jury, member }
}

/** `/werk/juries/{slug}/lid/{id}`: as what somebody sits in the jury, and for how long. */
export async function showSeat(c: Ctx): Promise<Response> {
  const { member } = await memberAsked(c)
  const { part, fromDay, untilDay } = member
  return seatPage(c, freshForm({ part, from: fromDay ?? dayOf(c.var.act.now), until: untilDay }))
}

async function seatPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { jury, member } = await memberAsked(c)
  const { term_years } = roundRulesOf(await roundScheme(act))
  const t = texts(locale)
  const field = bindFields(form, locale)
  const title = t.seat.title(member.name)
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [
        { title: t.desk.title, href: paths.deskJuries() },
        { title: juryName(jury, locale), href: paths.deskJury(jury.slug) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} />
      <Form action={paths.jurySeat(jury.slug, member.personId)} label={title}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...field('part')}
          label={t.seat.part}
          options={parts.map((part) => ({
            value: part,
            label: t.parts[part],
            ...(part === 'chair' ? { hint: t.seat.chairHint } : {}),
          }))}
        />
        <DateInput {...field('from')} label={t.seat.from} />
        <DateInput {...field('until')} label={t.seat.until} hint={t.seat.untilHint(term_years)} optional />
        <FormActions submit={t.seat.button} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function submitSeat(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { jury, member } = await memberAsked(c)
  const input = await readForm(c)
  const t = texts(act.locale).seat
  const parsed = parseForm(schema, input, act.locale, { part: t.part, from: t.from, until: t.until })
  if (!parsed.ok) return seatPage(c, parsed)
  const { part, from, until } = parsed.value
  try {
    const path = await once(act, input, async (act) => {
      await setSeat(act, {
        areaId: jury.area.id,
        personId: member.personId,
        part,
        fromDay: from,
        ...(until ? { untilDay: until } : {}),
      })
      return paths.deskJury(jury.slug, { klaar: 'termijn' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof JuryRefused)) throw error
    return seatPage(c, withError(input.text, 'until', error.message))
  }
}
