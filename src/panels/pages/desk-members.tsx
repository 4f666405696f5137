import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { dayText, longText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { paths } from '../../paths.ts'
import { SheetLinks } from '../../ui/download/download.tsx'
import {
  bindFields,
  DateInput,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
} from '../../ui/form/index.ts'
import { Heading, Section } from '../../ui/heading/heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { appointMember, declineApplicant, endMembership } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { isDigital, parts } from '../rules.ts'
import { type Member, memberById, membersOf, type Panel } from '../store.ts'
import { texts } from '../texts.ts'
import { panelPage } from './desk-frame.tsx'
import { reachToServe } from './reach.ts'

interface Props {
  readonly act: Act
  readonly panel: Panel
}

/** Who applied and waits for a choice, and telling the others when it was made. */
export function Applicants(props: Props & { readonly waiting: readonly Member[]; readonly form: FormState }) {
  const { panel, waiting } = props
  const { locale } = props.act
  const t = deskTexts(locale).one
  return (
    <Section title={t.applicants} id="aanmeldingen">
      {waiting.length === 0 ? (
        <p>{t.applicantsNone}</p>
      ) : (
        <>
          <ul class="stack">
            {waiting.map(({ id, name, motivation, asked_at }) => (
              <li key={id}>
                <Heading level={3}>{name ?? t.nameless}</Heading>
                <p class="small">{t.appliedOn(formatDay(dayOf(asked_at), locale))}</p>
                {motivation && <p class="keep-lines">{motivation}</p>}
                <p>
                  <a href={paths.deskPanelMember(panel.slug, id)}>
                    {t.choose} {t.chooseAbout(name ?? t.nameless)}
                  </a>
                </p>
              </li>
            ))}
          </ul>
          <Heading level={3}>{t.declineRest}</Heading>
          <p>{t.declineRestLead(waiting.length)}</p>
          <Form action={paths.deskPanel(panel.slug)} label={t.declineRest}>
            <OnceToken token={newOnceToken()} />
            <TextArea
              {...bindFields(props.form, locale)('woord')}
              label={t.word}
              max={1000}
              rows={3}
              optional
            />
            <FormActions submit={t.declineRest} name="doe" value="anderen-afwijzen" kind="secondary" />
          </Form>
        </>
      )}
    </Section>
  )
}

/** Members with their part and term, and who stopped. */
export function Members(
  props: Props & { readonly members: readonly Member[]; readonly gone: readonly Member[] },
) {
  const { panel, members, gone } = props
  const { locale } = props.act
  const t = deskTexts(locale).one
  const day = (one: string | null): string => (one === null ? '' : formatDay(one, locale))
  return (
    <Section title={t.members} id="leden">
      {members.length === 0 ? (
        <p>{t.membersNone}</p>
      ) : (
        <Table
          locale={locale}
          caption={t.members}
          captionHidden
          rows={members}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t.memberColumns.name,
              rowHeader: true,
              cell: ({ name }) => name ?? t.nameless,
            },
            { key: 'part', title: t.memberColumns.part, cell: ({ part }) => texts(locale).parts[part] },
            {
              key: 'term',
              title: t.memberColumns.term,
              cell: ({ from_day, until_day }) => `${day(from_day)} – ${day(until_day)}`,
            },
            {
              key: 'shown',
              title: t.memberColumns.shown,
              cell: ({ shows_name }) => (shows_name ? t.yes : t.no),
            },
            {
              key: 'change',
              title: t.memberColumns.change,
              cell: ({ id, name }) => (
                <a href={paths.deskPanelMember(panel.slug, id)}>
                  {t.memberColumns.change}
                  <span class="visually-hidden">: {name}</span>
                </a>
              ),
            },
          ]}
        />
      )}
      {members.length + gone.length > 0 && (
        <p class="no-print">
          <SheetLinks href={paths.deskPanelMembersFile(panel.slug)}>{t.csv}</SheetLinks>
        </p>
      )}
      {gone.length > 0 && (
        <>
          <Heading level={3}>{t.gone}</Heading>
          <ul>
            {gone.map(({ id, name, ended_on }) => (
              <li key={id}>{t.goneOn(name ?? t.nameless, day(ended_on))}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

/**
 * `/werk/panels/{naam}/leden.csv`: members, who applied and who stopped in the last year, for who serves the group.
 * Addresses stay here: mail goes by the group's own page.
 */
export async function downloadPanelMembers(c: Ctx): Promise<Response> {
  const { act } = c.var
  const panel = await reachToServe(c)
  if (isDigital(panel)) throw new NotFound('panel members')
  const { locale } = act
  const t = deskTexts(locale).one
  const all = await membersOf(act.db, panel.id, ['member', 'applied', 'ended'])
  const rows = all.map(({ name, part, state, from_day, until_day, ended_on, asked_at, shows_name }) => [
    name ?? t.nameless,
    t.memberStates[state],
    state === 'applied' ? null : texts(locale).parts[part],
    dayOf(asked_at),
    from_day,
    until_day,
    ended_on,
    shows_name ? t.yes : t.no,
  ])
  return giveSheet(c, { title: `${panel.slug}-${t.csvName}`, columns: t.csvColumns, rows })
}

async function reachDeskMember(c: Ctx): Promise<{ readonly panel: Panel; readonly member: Member }> {
  const panel = await reachToServe(c)
  const member = await memberById(c.var.act.db, c.req.param('lid') ?? '')
  if (member?.panel_id !== panel.id || !['applied', 'member'].includes(member.state))
    throw new NotFound('panel member')
  return { panel, member }
}

/** `/werk/panels/{naam}/leden/{lid}`: choose who applied, or change or end a membership. */
export async function showDeskPanelMember(c: Ctx): Promise<Response> {
  const { panel, member } = await reachDeskMember(c)
  const from = member.from_day ?? dayOf(c.var.act.now)
  return memberPage(c, panel, member, freshForm({ rol: member.part, van: from, tot: member.until_day }))
}

function memberPage(c: Ctx, panel: Panel, member: Member, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = deskTexts(locale)
  const field = bindFields(form, locale)
  const action = paths.deskPanelMember(panel.slug, member.id)
  const isNew = member.state === 'applied'
  return panelPage(c, panel, {
    title: member.name ?? t.one.nameless,
    form,
    body: (
      <>
        {member.motivation && (
          <Section title={t.member.motivation}>
            <p class="keep-lines">{member.motivation}</p>
          </Section>
        )}
        <Section title={isNew ? t.member.appoint : t.member.change}>
          <Form action={action} label={isNew ? t.member.appoint : t.member.change}>
            <OnceToken token={newOnceToken()} />
            <RadioGroup
              {...field('rol')}
              label={t.member.part}
              options={parts.map((value) => ({ value, label: texts(locale).parts[value] }))}
            />
            <DateInput {...field('van')} label={t.member.from} />
            <DateInput
              {...field('tot')}
              label={t.member.until}
              hint={t.member.untilHint(panel.term_months ?? 12)}
              optional
            />
            <FormActions submit={t.member.save} name="doe" value="benoem" />
          </Form>
        </Section>
        <Section title={isNew ? t.member.decline : t.member.end}>
          {!isNew && <p>{t.member.endLead}</p>}
          <Form action={action} label={isNew ? t.member.decline : t.member.end}>
            <OnceToken token={newOnceToken()} />
            {isNew && <TextArea {...field('woord')} label={t.one.word} max={1000} rows={3} optional />}
            <FormActions
              submit={isNew ? t.member.declineButton : t.member.endButton}
              name="doe"
              value={isNew ? 'afwijzen' : 'stop'}
              kind="secondary"
            />
          </Form>
        </Section>
      </>
    ),
  })
}

const seatSchema = z.object({ rol: oneOf(parts), van: dayText(), tot: dayText().optional() })
const wordSchema = z.object({ woord: longText(1000).optional() })

export async function submitDeskPanelMember(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { panel, member } = await reachDeskMember(c)
  const input = await readForm(c)
  const t = deskTexts(act.locale)
  const doe = valueIn(input.text, 'doe')
  const seat =
    doe === 'benoem'
      ? parseForm(seatSchema, input, act.locale, {
          ...{ rol: t.member.part, van: t.member.from, tot: t.member.until },
        })
      : null
  const word = parseForm(wordSchema, input, act.locale, { woord: t.one.word })
  if (seat && !seat.ok) return memberPage(c, panel, member, seat)
  if (!word.ok) return memberPage(c, panel, member, word)
  const after = (klaar: string): string => paths.deskPanel(panel.slug, { klaar })
  try {
    const path = await once(act, input, async (act) => {
      if (seat?.ok) {
        const { rol: part, van: from, tot } = seat.value
        await appointMember(act, member.id, { part, from, until: tot ?? null })
        return after('benoemd')
      }
      if (doe === 'afwijzen') {
        await declineApplicant(act, member.id, word.value.woord ?? null)
        return after('afgewezen')
      }
      if (doe === 'stop') {
        await endMembership(act, member.id)
        return after('beeindigd')
      }
      return paths.deskPanelMember(panel.slug, member.id)
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return memberPage(c, panel, member, withError(input.text, seat ? 'tot' : 'woord', error.message))
  }
}
