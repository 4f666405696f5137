import { z } from 'zod'
import type { RoundRules } from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { addMonths, dayOf, formatDay } from '../../kit/dates.ts'
import { Forbidden } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { dayText, longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { mayEnter, peopleByIds } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Card, CardList } from '../../ui/card/card.tsx'
import { ErrorSummary } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { declineCandidate, inviteCandidate, JuryRefused, seekMembers, setSecretary } from '../actions.ts'
import {
  allJuries,
  type Jury,
  juryAsked,
  juryName,
  roundRulesOf,
  roundScheme,
  sittingMembers,
} from '../jury.ts'
import { maySeeRound, mayServe } from '../rights.ts'
import { roundData } from '../round-data.ts'
import { roundsOf } from '../store.ts'
import { texts } from '../texts.ts'
import { Candidates, SecretaryForm, serveWork, VacancyForm } from './desk-forms.tsx'
import { Rounds } from './public.tsx'

/** `/werk/juries`: the juries that somebody is in, serves or decides for. */
export async function showDeskJuries(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const mine = (await allJuries(act)).filter((jury) => maySeeRound(act, jury))
  const today = dayOf(act.now)
  return page(
    c,
    { title: t.desk.title, current: 'desk', wide: true },
    <>
      <PageHeading title={t.desk.title} lead={t.desk.lead} />
      {mine.length > 0 ? (
        <CardList>
          {mine.map((jury) => (
            <Card
              key={jury.slug}
              title={juryName(jury, locale)}
              href={paths.deskJury(jury.slug)}
              level={2}
              facts={[t.list.members(sittingMembers(jury, today).length)]}
            />
          ))}
        </CardList>
      ) : (
        <p>
          {t.list.none} <a href={paths.juries()}>{t.list.title}</a>
        </p>
      )}
    </>,
  )
}

/** The jury of an address, for who is in it, serves it or decides on its advice. */
export async function deskJuryAsked(c: Ctx): Promise<Jury> {
  const { act } = c.var
  const jury = await juryAsked(act, c.req.param('slug'))
  if (!maySeeRound(act, jury)) throw new Forbidden()
  return jury
}

/** `/werk/juries/{slug}`: members and rounds; for who serves it vacancy, candidates and planning. */
export const showDeskJury = (c: Ctx): Promise<Response> => deskJuryPage(c, freshForm())

async function deskJuryPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const jury = await deskJuryAsked(c)
  const t = texts(locale)
  const work = mayServe(act.actor) ? await serveWork(act, jury) : null
  const rules = roundRulesOf(await roundScheme(act))
  const rounds = await roundsOf(act.db, jury.area.id)
  const data = await roundData(act, rounds)
  const secretary = (await peopleByIds(act.db, [jury.facts.secretary_id])).get(jury.facts.secretary_id ?? '')
  const done = t.desk.done[c.req.query('klaar') as keyof typeof t.desk.done]
  return page(
    c,
    {
      title: formTitle(juryName(jury, locale), form.errors, locale),
      current: 'desk',
      wide: true,
      breadcrumbs: [{ title: t.desk.title, href: paths.deskJuries() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {done && <Notice tone="success" announce title={done} />}
      <PageHeading title={juryName(jury, locale)} lead={t.desk.rights} />
      <p>
        {secretary ? t.desk.secretaryNow(secretary.name) : t.desk.secretaryNone}{' '}
        <a href={paths.jury(jury.slug)}>{t.desk.publicPage}</a>
      </p>
      <Section title={t.desk.rounds}>
        {rounds.length > 0 ? (
          <Rounds act={act} rounds={rounds} data={data} href={({ id }) => paths.juryRound(id)} />
        ) : (
          <p>{t.one.roundsNone}</p>
        )}
        {work && (
          <p>
            <LinkButton href={paths.planRound(jury.slug)}>{t.desk.plan}</LinkButton>
          </p>
        )}
      </Section>
      <Members act={act} jury={jury} rules={rules} />
      {work && (
        <>
          <Candidates act={act} jury={jury} work={work} mayInvite={mayEnter('invites', act.actor)} />
          <VacancyForm act={act} jury={jury} form={form} />
          <SecretaryForm act={act} jury={jury} work={work} form={form} />
        </>
      )}
    </>,
    formStatus(form.errors),
  )
}

/** Members with their terms, and what is not right about their number. */
function Members(props: { readonly act: Act; readonly jury: Jury; readonly rules: RoundRules }) {
  const { act, jury, rules } = props
  const { locale } = act
  const t = texts(locale).desk
  const today = dayOf(act.now)
  const sitting = sittingMembers(jury, today).length
  const soon = jury.members.filter(
    ({ untilDay }) => untilDay !== null && untilDay >= today && untilDay <= addMonths(today, 3),
  ).length
  const day = (one: string | null): string => (one === null ? t.noTerm : formatDay(one, locale))
  return (
    <Section title={t.members}>
      {mayServe(act.actor) && (
        <>
          {sitting < rules.members.min && (
            <Notice tone="warning" title={t.tooFew(sitting, rules.members.min)} level={3} />
          )}
          {sitting > rules.members.max && (
            <Notice tone="warning" title={t.tooMany(sitting, rules.members.max)} level={3} />
          )}
          {soon > 0 && <p>{t.endsSoon(soon)}</p>}
        </>
      )}
      {jury.members.length === 0 ? (
        <p>{t.membersNone}</p>
      ) : (
        <Table
          locale={locale}
          caption={t.membersCaption}
          captionHidden
          rows={jury.members}
          rowKey={({ grantId }) => grantId}
          columns={[
            { key: 'name', title: t.columns.name, rowHeader: true, cell: ({ name }) => name },
            { key: 'part', title: t.columns.part, cell: ({ part }) => texts(locale).parts[part] },
            { key: 'from', title: t.columns.from, cell: ({ fromDay }) => day(fromDay) },
            { key: 'until', title: t.columns.until, cell: ({ untilDay }) => day(untilDay) },
            ...(mayServe(act.actor)
              ? [
                  {
                    key: 'set',
                    title: t.setTerm,
                    cell: ({ personId, name }: Jury['members'][number]) => (
                      <a href={paths.jurySeat(jury.slug, personId)}>
                        {t.setTerm}
                        <span class="visually-hidden">: {name}</span>
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Section>
  )
}

const vacancySchema = z.object({ until: dayText().optional(), words: longText(1000).optional() })
const secretarySchema = z.object({ secretary: z.uuid() })

/** One of the forms of the page was sent; `doen` says which. */
export async function submitDeskJury(c: Ctx): Promise<Response> {
  const { act } = c.var
  const jury = await deskJuryAsked(c)
  if (!mayServe(act.actor)) throw new Forbidden()
  const input = await readForm(c)
  const t = texts(act.locale).desk
  const areaId = jury.area.id
  const done = (what: keyof typeof t.done, work: (act: Act) => Promise<void>): Promise<string> =>
    once(act, input, async (act) => {
      await work(act)
      return paths.deskJury(jury.slug, { klaar: what })
    })
  try {
    switch (input.text.doen?.[0]) {
      case 'vacature': {
        const labels = { until: t.vacancyUntil, words: t.vacancyWords }
        const parsed = parseForm(vacancySchema, input, act.locale, labels)
        if (!parsed.ok) return deskJuryPage(c, parsed)
        const { until = null, words = null } = parsed.value
        return redirect(c, await done('vacature', (act) => seekMembers(act, { areaId, until, text: words })))
      }
      case 'secretaris': {
        const parsed = parseForm(secretarySchema, input, act.locale, { secretary: t.secretaryField })
        if (!parsed.ok) return deskJuryPage(c, parsed)
        const personId = parsed.value.secretary
        return redirect(c, await done('secretaris', (act) => setSecretary(act, { areaId, personId })))
      }
      case 'uitnodigen':
      case 'afwijzen': {
        const id = z.uuid().safeParse(input.text.kandidaat?.[0])
        if (!id.success) return redirect(c, paths.deskJury(jury.slug))
        const invites = input.text.doen[0] === 'uitnodigen'
        const work = (act: Act) => (invites ? inviteCandidate(act, id.data) : declineCandidate(act, id.data))
        return redirect(c, await done(invites ? 'uitgenodigd' : 'afgewezen', work))
      }
      default:
        return redirect(c, paths.deskJury(jury.slug))
    }
  } catch (error) {
    if (!(error instanceof JuryRefused)) throw error
    return deskJuryPage(c, withError(input.text, 'until', error.message))
  }
}
