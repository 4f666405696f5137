import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { dayText } from '../../kit/form-fields.ts'
import { type Ctx, type Handler, redirect } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { meetingById, participantsOf, whenWords } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import { personById } from '../../people/index.ts'
import { Amount, amountInWords } from '../../ui/amount/amount.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { type Definition, DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { ErrorSummary, Form, FormActions, HiddenField, OnceToken } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { absenceTexts } from '../absence-texts.ts'
import {
  cancelRound,
  changeRoundDays,
  closeList,
  countVote,
  decidesOn,
  JuryRefused,
  recordRoundAbsence,
  sendAdvice,
  withdrawAbsence,
  writeNotes,
} from '../actions.ts'
import type { WishFactsOf } from '../facts.ts'
import { juryName } from '../jury.ts'
import { isCounted, type OpenedRound } from '../opened.ts'
import { mayServe } from '../rights.ts'
import { texts } from '../texts.ts'
import { longDay } from '../words.ts'
import {
  type ComingWish,
  comingWishes,
  type Mine,
  mineIn,
  nextToJudge,
  progressOf,
  readingFor,
  roundAsked,
  shortOfVotes,
} from './round-asked.ts'
import { Results } from './round-results.tsx'
import { ServeSections } from './round-serve.tsx'
import { Stories, sortWords, WishContents, WishList } from './round-wishes.tsx'

/** `/werk/rondes/{id}`: a round on one page: days, money, every wish in full, and what is to be done. */
export const showRound =
  (factsOf: WishFactsOf): Handler =>
  (c) =>
    roundPage(c, factsOf, freshForm())

async function roundPage(c: Ctx, factsOf: WishFactsOf, form: FormState): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const opened = await roundAsked(c)
  const { round, jury, wishes, left } = opened
  const t = texts(locale)
  const meeting = round.meeting_id ? await meetingById(db, round.meeting_id) : null
  const asked = meeting ? await participantsOf(db, meeting.id) : []
  // Who decides on the advice is not at the table; their page of the meeting does not exist.
  const isAsked = asked.some(({ person_id }) => person_id === act.actor.personId)
  const coming = await comingWishes(act, opened)
  const reading = await readingFor(act, factsOf, wishes)
  const mine = mineIn(act, opened)
  const sort = z.enum(sortWords).catch('lijst').parse(c.req.query('volgorde'))
  const member = jury.members.find(({ personId }) => personId === act.actor.personId)
  const secretaryId = member?.part === 'substitute' ? jury.facts.secretary_id : null
  const secretary = secretaryId ? ((await personById(db, secretaryId))?.name ?? null) : null
  const title = t.round(round.number)
  const done = t.roundPage.done[c.req.query('klaar') as keyof typeof t.roundPage.done]
  return page(
    c,
    {
      title: formTitle(`${title}, ${juryName(jury, locale)}`, form.errors, locale),
      current: 'desk',
      wide: true,
      breadcrumbs: [
        { title: t.desk.title, href: paths.deskJuries() },
        { title: juryName(jury, locale), href: paths.deskJury(jury.slug) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {done && (
        <Notice tone={c.req.query('klaar') === 'niet-geteld' ? 'warning' : 'success'} announce title={done} />
      )}
      <PageHeading title={title} kicker={juryName(jury, locale)} />
      <p>
        <StatusBadge tone={round.state === 'decided' ? 'good' : 'active'}>
          {t.states[round.state]}
        </StatusBadge>
      </p>
      <DefinitionList items={facts(act, opened, meeting, isAsked)} />
      {round.state === 'advised' && decidesOn(act, opened) && (
        <p>
          <LinkButton href={paths.decideRound(round.id)}>{t.roundPage.decide}</LinkButton>
        </p>
      )}
      {member && (
        <MyPart
          act={act}
          opened={opened}
          mine={mine}
          isSubstitute={member.part === 'substitute'}
          secretary={secretary}
        />
      )}
      {mayServe(act.actor) && (
        <ServeSections act={act} opened={opened} form={form} hasComing={coming.length > 0} />
      )}
      {isCounted(round) && <Results act={act} opened={opened} />}
      <Section
        title={round.state === 'collecting' ? t.roundPage.wishesComing : t.roundPage.wishes}
        id="wensen"
      >
        {round.state === 'collecting' ? (
          <ComingWishes act={act} coming={coming} />
        ) : round.state === 'decided' ? (
          <>
            <p>{t.roundPage.wishesOver}</p>
            <Stories act={act} opened={opened} reading={reading} mine={mine} sort={sort} />
          </>
        ) : isCounted(round) ? (
          <Stories act={act} opened={opened} reading={reading} mine={mine} sort={sort} />
        ) : (
          <>
            <WishContents act={act} opened={opened} mine={mine} sort={sort} />
            <WishList act={act} opened={opened} reading={reading} mine={mine} sort={sort} />
          </>
        )}
        {left.length > 0 && (
          <>
            <h3>{t.roundPage.left}</h3>
            <ul>
              {left.map(({ wish, number, title }) => (
                <li key={wish.id}>
                  {number} {title}: {t.roundPage.leftAs[wish.left_as ?? 'moved']}
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
      {round.notes && (
        <Section title={t.roundPage.notes}>
          <p class="keep-lines">{round.notes}</p>
        </Section>
      )}
    </>,
    formStatus(form.errors),
  )
}

function facts(
  act: Act,
  { round, scheme, wishes, room, ceiling }: OpenedRound,
  meeting: Awaited<ReturnType<typeof meetingById>>,
  isAsked: boolean,
): readonly Definition[] {
  const { locale } = act
  const t = texts(locale).roundPage
  const asked = wishes.reduce((sum, { application }) => sum + application.requested_cents, 0)
  const granted = wishes.reduce((sum, { wish }) => sum + (wish.decided_cents ?? 0), 0)
  // What is left today says nothing about a round that is over.
  const money =
    round.state === 'decided'
      ? t.given(amountInWords(asked, locale), amountInWords(granted, locale))
      : `${t.room(amountInWords(room, locale), amountInWords(asked, locale))} ${t.roomMeans}${asked > room ? ` ${t.tooLittle}` : ''}`
  return [
    { term: t.closes, value: longDay(round.closes_on, locale) },
    { term: t.votesUntil, value: longDay(round.votes_until, locale) },
    {
      term: t.meeting,
      value: meeting ? (
        <>
          {whenWords(meeting, locale)}, {meeting.place}
          {isAsked && (
            <>
              <br />
              <a href={paths.meeting(meeting.id)}>{t.toMeeting}</a>
            </>
          )}
        </>
      ) : (
        t.written
      ),
    },
    {
      term: t.money,
      value:
        round.state === 'collecting'
          ? `${t.roomOf(amountInWords(room, locale), formatDay(ceiling.from_day, locale), formatDay(ceiling.until_day, locale))}`
          : money,
    },
    { term: t.vote, value: round.secret ? t.secret : t.open },
    {
      term: t.criteria,
      value: (
        <ul class="plain-list">
          {scheme.criteria.map(({ key, title, question }) => (
            <li key={key}>
              <strong>{say(title, locale)}</strong>: {say(question, locale)}
            </li>
          ))}
        </ul>
      ),
    },
  ]
}

/** How far a juror is, and that they cannot come. */
function MyPart(props: {
  readonly act: Act
  readonly opened: OpenedRound
  readonly mine: Mine | null
  readonly isSubstitute: boolean
  readonly secretary: string | null
}) {
  const { act, opened, mine, isSubstitute, secretary } = props
  const { round, absences } = opened
  const t = texts(act.locale).roundPage
  const isOpen = round.state === 'collecting' || round.state === 'judging'
  const isAway = absences.some(({ personId }) => personId === act.actor.personId)
  const away = absenceTexts(act.locale)
  const standsIn = isOpen && isSubstitute && mine !== null
  const progress = mine && progressOf(opened, mine)
  const next = mine && round.state === 'judging' ? nextToJudge(opened, mine, null) : null
  return (
    <Section title={t.yours}>
      {standsIn && (
        <p>
          {away.standIn} {secretary ? away.standInCannot(secretary) : away.standInCannotUnnamed}
        </p>
      )}
      {progress && round.state !== 'collecting' && (
        <p>{progress.all === 0 ? away.nothingToVote : t.progress(progress.done, progress.all)}</p>
      )}
      {next && (
        <p>
          <LinkButton href={paths.juryWish(round.id, next.wish.id)} iconEnd="arrow-right">
            {texts(act.locale).wishPage.next}
          </LinkButton>
        </p>
      )}
      {isAway && <p>{t.youAreAway}</p>}
      {!mine && !isAway && <p>{t.notJudging}</p>}
      {isOpen && !isSubstitute && (mine === null || mine.voted.size === 0) && (
        <Form action={paths.juryRound(round.id)} label={isAway ? t.canCome : t.cannotCome}>
          <OnceToken token={newOnceToken()} />
          <HiddenField name="lid" value={act.actor.personId ?? ''} />
          {!isAway && <p>{t.cannotComeText}</p>}
          <FormActions
            submit={isAway ? t.canCome : t.cannotCome}
            kind="secondary"
            name="doen"
            value={isAway ? 'weer-mee' : 'afwezig'}
          />
        </Form>
      )}
    </Section>
  )
}

function ComingWishes(props: { readonly act: Act; readonly coming: readonly ComingWish[] }) {
  const { act, coming } = props
  const t = texts(act.locale).roundPage
  if (coming.length === 0) return <p>{t.wishesNone}</p>
  return (
    <ul>
      {coming.map(({ id, number, title, cents }) => (
        <li key={id}>
          {number} {title}, <Amount cents={cents} locale={act.locale} />
        </li>
      ))}
    </ul>
  )
}

/** Who was not chosen; no member has this identifier. */
const nobody = '00000000-0000-0000-0000-000000000000'

const idIn = (values: readonly string[] | undefined): string | null => {
  const id = z.uuid().safeParse(values?.[0])
  return id.success ? id.data : null
}

const daysSchema = z.object({ closesOn: dayText(), votesUntil: dayText() })

/** The field of a form of the page at which a broken rule is shown; null where the form is gone with it. */
function fieldIn(form: string, fault: JuryRefused['fault']): string | null {
  if (form === 'afwezig') return 'lid'
  if (form === 'annuleren') return fault === 'reason_missing' ? 'reden' : null
  if (form !== 'dagen' || fault === 'not_collecting') return null
  return fault === 'votes_before_closing' ? 'votesUntil' : 'closesOn'
}

/** One of the forms of the page was sent; `doen` says which. */
export const submitRound =
  (factsOf: WishFactsOf): Handler =>
  async (c) => {
    const { act } = c.var
    const opened = await roundAsked(c)
    const { round } = opened
    const input = await readForm(c)
    const roundId = round.id
    const said = (name: string): string => input.text[name]?.[0] ?? ''
    const personId = idIn(input.text.lid)
    // What answers false was not done, and the page says why.
    const works: Record<string, readonly [string, (act: Act) => Promise<unknown>]> = {
      sluiten: ['gesloten', (act) => closeList(act, roundId)],
      annuleren: ['geannuleerd', (act) => cancelRound(act, { roundId, reason: said('reden').slice(0, 500) })],
      tellen: ['geteld', (act) => countVote(act, roundId)],
      versturen: ['verstuurd', (act) => sendAdvice(act, roundId)],
      notities: ['notities', (act) => writeNotes(act, { roundId, notes: said('notities').slice(0, 10_000) })],
      afwezig: [
        'afwezig',
        (act) =>
          recordRoundAbsence(act, {
            roundId,
            personId: personId ?? nobody,
            substituteId: idIn(input.text.vervanger),
          }),
      ],
      'weer-mee': ['aanwezig', (act) => withdrawAbsence(act, { roundId, personId: personId ?? nobody })],
    }
    if (said('doen') === 'dagen') {
      const { closesOn, votesUntil } = texts(act.locale).plan
      const days = parseForm(daysSchema, input, act.locale, { closesOn, votesUntil })
      if (!days.ok) return roundPage(c, factsOf, days)
      works.dagen = ['dagen', (act) => changeRoundDays(act, { roundId, ...days.value })]
    }
    const asked = Object.hasOwn(works, said('doen')) ? works[said('doen')] : undefined
    if (!asked) return redirect(c, paths.juryRound(roundId))
    const isShort = said('doen') === 'tellen' && round.state === 'judging' && shortOfVotes(opened) > 0
    if (isShort && said('toch') !== 'ja' && mayServe(act.actor))
      return roundPage(c, factsOf, withError(input.text, 'toch', texts(act.locale).roundPage.countRefused))
    const [done, work] = asked
    try {
      const path = await once(act, input, async (act) => {
        const isDone = (await work(act)) !== false
        return paths.juryRound(roundId, { klaar: isDone ? done : `niet-${done}` })
      })
      return redirect(c, path)
    } catch (error) {
      if (!(error instanceof JuryRefused)) throw error
      const field = fieldIn(said('doen'), error.fault)
      if (!field || !mayServe(act.actor)) throw error
      return roundPage(c, factsOf, withError(input.text, field, error.message))
    }
  }
