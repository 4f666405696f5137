import { z } from 'zod'
import { applicantsByName } from '../../../funds/index.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, valueIn, withError } from '../../../kit/form.ts'
import { emailText, shortText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { peopleByIds } from '../../../people/index.ts'
import { Button } from '../../../ui/button/button.tsx'
import { bindFields, Form, FormActions, HiddenField, OnceToken, TextInput } from '../../../ui/form/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { partyPage } from '../../pages/party-frame.tsx'
import { type Reached, reachToDo } from '../../pages/reach.ts'
import { askAgain, askCoApplicant, closedNow, leaveOut } from '../actions.ts'
import { stateOf } from '../rules.ts'
import { type CoApplicant, coApplicantsOf } from '../store.ts'
import { texts } from '../texts.ts'

const doneWords = ['gevraagd', 'ingetrokken', 'weg', 'ja'] as const

async function reachPlan(c: Ctx): Promise<Reached> {
  const reached = await reachToDo(c, 'edit')
  if (reached.initiative.kind === 'green') throw new NotFound('initiative')
  return reached
}

/** `/initiatieven/{nummer}/mede-aanvragers`: who applies, who was asked to, and asking somebody. */
export const showCoApplicants = async (c: Ctx): Promise<Response> =>
  listPage(c, await reachPlan(c), freshForm())

async function listPage(c: Ctx, reached: Reached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { opened } = reached
  const t = texts(locale)
  const [applicants, asked, closed] = await Promise.all([
    applicantsByName(act, opened.parties),
    coApplicantsOf(act.db, opened.file.id),
    closedNow(act, opened),
  ])
  const people = await peopleByIds(act.db, opened.relations.personIds)
  const done = doneWords.find((word) => word === c.req.query('klaar'))
  const action = paths.coApplicants(reached.initiative.number)
  return partyPage(c, reached, {
    title: t.title,
    lead: t.lead,
    form,
    body: (
      <>
        {done && <Notice tone="success" announce title={t.done[done]} />}
        <Section title={t.who}>
          <ul>
            {applicants.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <p class="small">{t.onlyYes}</p>
        </Section>
        <Section title={t.whoElse}>
          {asked.length === 0 && <p>{t.nobodyAsked}</p>}
          <ul class="plain-list stack">
            {asked.map((one) => (
              <Asked
                key={one.id}
                c={c}
                reached={reached}
                asked={one}
                nameOf={(id) => people.get(id)?.name ?? ''}
                isOpen={closed === null}
              />
            ))}
          </ul>
        </Section>
        {closed ? <p>{t.closed[closed]}</p> : <AskForm action={action} form={form} c={c} />}
      </>
    ),
  })
}

function Asked(props: {
  readonly c: Ctx
  readonly reached: Reached
  readonly asked: CoApplicant
  readonly nameOf: (personId: string) => string
  readonly isOpen: boolean
}) {
  const { c, reached, asked, nameOf, isOpen } = props
  const { act } = c.var
  const t = texts(act.locale)
  const { parties } = reached.opened
  const party = parties.find(({ id }) => id === asked.party_id)
  const state = stateOf(
    asked,
    parties.map(({ id }) => id),
    dayOf(act.now),
  )
  const isMe = party !== undefined && party.person_id === act.actor.personId
  const name = asked.name ?? nameOf(party?.person_id ?? '')
  const names = [name, asked.organisation].filter(Boolean).join(', ')
  const leave = isMe ? t.stepBack : t.leaveOut
  const says = [
    t.states[state],
    ...(state === 'waiting' ? [t.until(formatDay(asked.answer_by, act.locale, 'long'))] : []),
  ]
  const deeds = [
    ...(state === 'expired' || state === 'no' || state === 'waiting' ? [['opnieuw', t.again]] : []),
    ...(state === 'ended' ? [] : [['weg', state === 'yes' ? leave : t.takeBack]]),
  ]
  return (
    <li class="flow">
      <p>
        <strong>{names || t.states.ended}</strong>
        {names && `: ${says.join(', ')}`}
      </p>
      {isOpen && deeds.length > 0 && (
        <Form action={paths.coApplicants(reached.initiative.number)} label={names}>
          <OnceToken token={newOnceToken()} />
          <HiddenField name="wie" value={asked.id} />
          <div class="button-row">
            {deeds.map(([deed = '', label = '']) => (
              <Button key={deed} kind="secondary" name="doe" value={deed} about={t.about(names)}>
                {label}
              </Button>
            ))}
          </div>
        </Form>
      )}
    </li>
  )
}

function AskForm({
  action,
  form,
  c,
}: {
  readonly action: string
  readonly form: FormState
  readonly c: Ctx
}) {
  const { locale } = c.var.act
  const t = texts(locale).form
  const field = bindFields(form, locale)
  return (
    <Section title={t.title}>
      <Form action={action} label={t.title}>
        <OnceToken token={newOnceToken()} />
        <TextInput {...field('naam')} label={t.name} hint={t.nameHint} autocomplete="off" />
        <TextInput {...field('email')} label={t.email} type="email" autocomplete="off" />
        <TextInput
          {...field('organisatie')}
          label={t.organisation}
          hint={t.organisationHint}
          autocomplete="off"
          optional
        />
        <Section title={t.whatTitle} level={3}>
          <ul>
            {t.what.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
        <FormActions submit={t.submit} name="doe" value="vraag" />
      </Form>
    </Section>
  )
}

const schema = z.object({ naam: shortText(150), email: emailText(), organisatie: shortText(200).optional() })

/** Asks somebody, asks again, takes a question back or leaves a co-applicant out. */
export async function changeCoApplicants(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachPlan(c)
  const { number, case_id: caseId } = reached.initiative
  const input = await readForm(c)
  const deed = valueIn(input.text, 'doe')
  const back = (klaar: (typeof doneWords)[number]) => paths.coApplicants(number, { klaar })
  if (deed === 'opnieuw' || deed === 'weg') {
    const id = valueIn(input.text, 'wie')
    if (!z.uuid().safeParse(id).success) throw new NotFound('co_applicant')
    const path = await once(act, input, async (act) => {
      if (deed === 'opnieuw') {
        await askAgain(act, { caseId, id })
        return back('gevraagd')
      }
      const left = await leaveOut(act, { caseId, id })
      // Who stepped back takes no part any more, and does not see this page.
      return left === 'themselves' ? paths.mine() : back(left === 'question' ? 'ingetrokken' : 'weg')
    })
    return redirect(c, path)
  }
  const t = texts(act.locale).form
  const labels = { naam: t.name, email: t.email, organisatie: t.organisation }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return listPage(c, reached, parsed)
  const { naam: name, email, organisatie: organisation = null } = parsed.value
  try {
    const path = await once(act, input, async (act) => {
      await askCoApplicant(act, { caseId, name, email, organisation })
      return back('gevraagd')
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return listPage(c, reached, withError(input.text, organisation ? 'organisatie' : 'email', error.message))
  }
}
