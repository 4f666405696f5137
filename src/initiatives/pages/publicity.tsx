import { z } from 'zod'
import { isPublic } from '../../cases/index.ts'
import { parseForm, readForm } from '../../kit/form.ts'
import { oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Form, FormActions, HiddenField, OnceToken, PersonalDataNotice } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import type { Tone } from '../../ui/status/status.tsx'
import { partyTexts } from '../party-texts.ts'
import { consentPublic, withdrawConsent } from '../publicity.ts'
import { editOf } from '../store.ts'
import { afterwards, partyPage, withinOf } from './party-frame.tsx'
import { type Reached, reachToDo } from './reach.ts'

type PublicityState = 'none' | 'waits' | 'declined' | 'public' | 'hidden'

const tones: Readonly<Record<PublicityState, Tone>> = {
  none: 'neutral',
  waits: 'active',
  declined: 'wait',
  public: 'good',
  hidden: 'neutral',
}

/** How public the plan is, in one word. */
function publicityOf({ initiative, opened }: Reached): PublicityState {
  const { state } = opened
  if (isPublic(state)) return 'public'
  if (state.consentOn === null) return 'none'
  if (initiative.declined_public_at !== null) return 'declined'
  return state.publishedOn === null ? 'waits' : 'hidden'
}

export async function showPublicity(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const reached = await reachToDo(c, 'speak')
  const { initiative } = reached
  const words = partyTexts(locale)
  const t = words.publicityPage
  const state = publicityOf(reached)
  const edit = await editOf(c.var.act.db, initiative.case_id)
  const buttons = {
    none: ['ja', t.give],
    waits: ['nee', t.takeBack],
    declined: ['ja', t.again],
    public: ['nee', t.take],
    hidden: ['ja', t.give],
  } as const
  const [choice, label] = buttons[state]
  const said = t.states[state]
  return partyPage(c, reached, {
    title: words.publicity,
    lead: t.lead,
    body: (
      <>
        <NowBox status={t.labels[state]} tone={tones[state]}>
          <p>{typeof said === 'string' ? said : said(withinOf(reached, locale))}</p>
          {initiative.declined_public_reason && state === 'declined' && (
            <p class="keep-lines">{initiative.declined_public_reason}</p>
          )}
          {edit && <p>{t.editWaits}</p>}
        </NowBox>
        <div class="columns">
          <Section title={t.seeTitle}>
            <ul>
              {t.see.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Section>
          <Section title={t.notSeeTitle}>
            <ul>
              {t.notSee.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p>{t.homeBound}</p>
          </Section>
        </div>
        {state !== 'public' && (
          <PersonalDataNotice
            words={[initiative.title, initiative.summary, initiative.story, initiative.address]}
            locale={locale}
          />
        )}
        <Form action={paths.initiativePublicity(initiative.number)}>
          <OnceToken token={newOnceToken()} />
          <HiddenField name="choice" value={choice} />
          <FormActions submit={label} kind={choice === 'ja' ? 'primary' : 'secondary'}>
            <LinkButton kind="secondary" href={paths.initiativeEdit(initiative.number)}>
              {t.edit}
            </LinkButton>
          </FormActions>
        </Form>
      </>
    ),
  })
}

const schema = z.object({ choice: oneOf(['ja', 'nee']) })

export async function choosePublicity(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToDo(c, 'speak')
  const { number, case_id: caseId } = reached.initiative
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale)
  if (!parsed.ok) return redirect(c, paths.initiativePublicity(number))
  const { choice } = parsed.value
  const path = await once(act, input, async (act) => {
    await (choice === 'ja' ? consentPublic(act, { caseId }) : withdrawConsent(act, { caseId }))
    const done = choice === 'nee' && publicityOf(reached) !== 'public' ? 'afgezien' : choice
    return afterwards(paths.initiativePublicity(number), done)
  })
  return redirect(c, path)
}
