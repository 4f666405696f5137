import { answersById } from '../../../forms/index.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type FormState, formStatus, freshForm, readForm, valueIn } from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { say } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { WithAside } from '../../../ui/desk/desk.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { isKind, kinds } from '../../schema.ts'
import { type Referral, referralById } from '../../store/front-door.ts'
import { initiativesByIds } from '../../store.ts'
import { storyOf, titleOf } from '../idea.ts'
import { placeInWords } from '../mails.ts'
import { longestReason, wayField, wayReasonField } from '../rules.ts'
import { continueAsInitiative } from '../send.ts'
import { hasJustSent } from '../sender.ts'
import { texts } from '../texts.ts'
import { Reach, StoryText } from './story.tsx'
import { kindLabel } from './way.tsx'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The referral with its answers, for who sent it only; to everybody else it does not exist. */
async function ofSender(c: Ctx) {
  const { act } = c.var
  const id = c.req.param('id') ?? ''
  const referral = uuid.test(id) ? await referralById(act.db, id) : null
  if (!referral) throw new NotFound('referral')
  const stored = referral.answers_id ? await answersById(act.db, referral.answers_id) : null
  const { personId } = act.actor
  const mine = personId !== null && (stored?.person_id === personId || stored?.entered_by === personId)
  if (!mine && !(await hasJustSent(c, referral.answers_id))) throw new NotFound('referral')
  return { referral, stored }
}

/** `/idee/elders/{id}`: it was sent on; what happens there, and the way back to an initiative. */
export async function showSentOn(c: Ctx, state: FormState = freshForm()): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { referral, stored } = await ofSender(c)
  const to = act.municipality.elsewhere[referral.outcome]
  const t = texts(locale).sentOn
  if (!stored || !to || !('title' in stored.answers)) return gone(c)
  const name = say(to.name, locale)
  const story = {
    title: titleOf(stored.answers),
    text: storyOf(stored.answers),
    place: await placeInWords(act, stored.answers),
  }
  const sentOn = formatDay(dayOf(referral.ended_at ?? act.now), locale, 'long')
  return page(
    c,
    { title: t.title(name), current: 'idea', error: Object.keys(state.errors).length > 0 },
    <>
      <ErrorSummary errors={state.errors} locale={locale} />
      <PageHeading title={t.title(name)} lead={t.lead(sentOn)} />
      <WithAside
        label={t.contactTitle}
        aside={
          <Section title={t.contactTitle}>
            <Reach to={to} story={story} locale={locale} />
          </Section>
        }
      >
        <Section title={t.nextTitle}>
          <p>{say(to.next, locale)}</p>
          <p>{say(to.text, locale)}</p>
        </Section>
        <Section title={t.textTitle}>
          <StoryText story={story} locale={locale} />
        </Section>
      </WithAside>
      {referral.ended === 'overruled' ? (
        <Became referral={referral} number={await numberOf(c, referral)} locale={locale} />
      ) : (
        <Section title={t.stillTitle}>
          <p>{t.stillText}</p>
          <Form action={paths.ideaSentOn(referral.id)}>
            <OnceToken token={newOnceToken()} />
            <RadioGroup
              {...bindFields(state, locale)(wayField)}
              label={t.stillKind}
              options={kinds.map((kind) => ({ value: kind, label: kindLabel(kind, locale) }))}
            />
            <TextArea
              {...bindFields(state, locale)(wayReasonField)}
              label={texts(locale).route.reason}
              rows={3}
              max={longestReason}
            />
            <FormActions submit={t.stillSend} kind="secondary" />
          </Form>
        </Section>
      )}
    </>,
    formStatus(state.errors),
  )
}

const numberOf = async (c: Ctx, { case_id: id }: Referral): Promise<string | null> =>
  id === null ? null : ((await initiativesByIds(c.var.act.db, [id])).get(id)?.number ?? null)

function Became(props: {
  readonly referral: Referral
  readonly number: string | null
  readonly locale: 'nl' | 'en'
}) {
  const t = texts(props.locale).sentOn
  return (
    <Notice title={t.becameTitle}>
      {props.number && (
        <p>
          <a href={paths.myCase(props.number)}>{t.became}</a>
        </p>
      )}
    </Notice>
  )
}

/** Takes over what was sent on as an initiative; nothing is typed twice. */
export async function makeInitiative(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { referral, stored } = await ofSender(c)
  if (!stored || !('title' in stored.answers)) return gone(c)
  const input = await readForm(c)
  const kind = valueIn(input.text, wayField)
  const reason = valueIn(input.text, wayReasonField)
  const t = texts(act.locale).route
  const refuse = (errors: Readonly<Record<string, string>>) => showSentOn(c, { values: input.text, errors })
  if (!isKind(kind)) return refuse({ [wayField]: t.unknown })
  if (reason.length > longestReason) return refuse({ [wayReasonField]: t.tooLong(longestReason) })
  let isFaulty = false
  const location = await once(act, input, async (act) => {
    const went = await continueAsInitiative(act, { referralId: referral.id, kind, reason })
    isFaulty = !went.ok
    return went.ok ? went.location : paths.ideaSentOn(referral.id)
  })
  return isFaulty ? refuse({ [wayReasonField]: t.noReason }) : redirect(c, location)
}

function gone(c: Ctx): Response | Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).sentOn
  return page(
    c,
    { title: t.gone, current: 'idea' },
    <>
      <PageHeading title={t.gone} lead={t.goneText(act.municipality.front_door.keep_unconfirmed_days)} />
      <div class="button-row">
        <LinkButton href={paths.tellIdea()}>{t.tellAgain}</LinkButton>
      </div>
    </>,
    410,
  )
}
