import { z } from 'zod'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../../kit/form.ts'
import { dayText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import {
  absencesFrom,
  cancelAbsence,
  isStaff,
  mayEnter,
  peopleByIds,
  peopleWithRoles,
  recordAbsence,
} from '../../../people/index.ts'
import { Button } from '../../../ui/button/button.tsx'
import {
  bindFields,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  Select,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { texts as deskTexts } from '../home/texts.ts'
import { texts } from './texts.ts'

const schema = z.object({ firstDay: dayText(), lastDay: dayText(), substitute: z.uuid() })
/** Who guides no cases may be away without anybody answering. */
const schemaWithoutCases = schema.extend({ substitute: z.uuid().optional() })

export const showAway = (c: Ctx): Promise<Response> => awayPage(c, freshForm())

const ownAbsences = async ({ act }: Ctx['var']) =>
  (await absencesFrom(act.db, dayOf(act.now))).filter((one) => one.person_id === act.actor.personId)

/** Colleagues who can answer: for who works on cases, those who find them on their desk. */
async function substitutesFor({ act }: Ctx['var']) {
  const works = mayEnter('casework', act.actor)
  return (await peopleWithRoles(act.db)).filter((member) => {
    const actor = { ...act.actor, personId: member.id, roles: member.grants }
    return member.id !== act.actor.personId && (works ? mayEnter('casework', actor) : isStaff(actor))
  })
}

/** `/werk/afwezig`: an official says when they are away and who answers meanwhile. */
async function awayPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const planned = await ownAbsences(c.var)
  const colleagues = await substitutesFor(c.var)
  const names = await peopleByIds(
    act.db,
    planned.flatMap(({ substitute_id: id }) => (id === null ? [] : [id])),
  )
  const field = bindFields(form, locale)
  const said = c.req.query('klaar')
  return page(
    c,
    {
      title: formTitle(t.title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: deskTexts(locale).title, href: paths.desk() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead} />
      {said && <Notice tone="success" announce title={said === 'weg' ? t.removed : t.added} />}
      <Section title={t.planned}>
        {planned.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <Table
            locale={locale}
            caption={t.planned}
            captionHidden
            rows={planned}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'from',
                title: t.from,
                rowHeader: true,
                cell: (one) => formatDay(one.first_day, locale, 'long'),
              },
              { key: 'until', title: t.until, cell: (one) => formatDay(one.last_day, locale, 'long') },
              {
                key: 'substitute',
                title: t.substitute,
                cell: (one) => names.get(one.substitute_id ?? '')?.name ?? t.nobody,
              },
              {
                key: 'remove',
                title: t.remove,
                cell: (one) => (
                  <Form action={paths.deskAway()} label={`${t.remove}: ${formatDay(one.first_day, locale)}`}>
                    <input type="hidden" name="absence" value={one.id} />
                    <Button kind="quiet" name="doen" value="weg" about={formatDay(one.first_day, locale)}>
                      {t.remove}
                    </Button>
                  </Form>
                ),
              },
            ]}
          />
        )}
      </Section>
      <Section title={t.formTitle}>
        <Form action={paths.deskAway()}>
          <OnceToken token={newOnceToken()} />
          <DateInput {...field('firstDay')} label={t.from} />
          <DateInput {...field('lastDay')} label={t.until} />
          <Select
            {...field('substitute')}
            label={t.substitute}
            hint={t.substituteHint}
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            optional={!mayEnter('casework', act.actor)}
          />
          <FormActions submit={t.add} name="doen" value="vast" />
        </Form>
      </Section>
    </>,
    formStatus(form.errors),
  )
}

/** Records one's own absence, or takes one away that was called off. */
export async function changeAway(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const input = await readForm(c)
  const planned = await ownAbsences(c.var)
  if (valueIn(input.text, 'doen') === 'weg') {
    // Pressed twice it is gone already.
    const one = planned.find(({ id }) => id === valueIn(input.text, 'absence'))
    if (one) await cancelAbsence(act, one.id)
    return redirect(c, `${paths.deskAway()}?klaar=weg`)
  }
  const labels = { firstDay: t.from, lastDay: t.until, substitute: t.substitute }
  const parsed = parseForm(
    mayEnter('casework', act.actor) ? schema : schemaWithoutCases,
    input,
    act.locale,
    labels,
  )
  if (!parsed.ok) return awayPage(c, parsed)
  const { firstDay, lastDay, substitute } = parsed.value
  const refused = (field: string, words: string) => awayPage(c, withError(input.text, field, words))
  if (lastDay < firstDay) return refused('lastDay', t.lastBeforeFirst)
  if (lastDay < dayOf(act.now)) return refused('lastDay', t.passed)
  const colleague = (await substitutesFor(c.var)).find(({ id }) => id === substitute)
  if (substitute !== undefined && !colleague) return refused('substitute', t.chooseColleague)
  const theirs = (await absencesFrom(act.db, firstDay)).filter((one) => one.first_day <= lastDay)
  if (colleague && theirs.some((one) => one.person_id === colleague.id))
    return refused('substitute', t.substituteAway(colleague.name))
  const path = await once(act, input, async (act) => {
    await recordAbsence(act, {
      personId: act.actor.personId ?? '',
      substituteId: substitute ?? null,
      firstDay,
      lastDay,
    })
    return `${paths.deskAway()}?klaar=vast`
  })
  return redirect(c, path)
}
