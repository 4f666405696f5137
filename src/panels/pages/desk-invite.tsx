import { z } from 'zod'
import { formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button/button.tsx'
import {
  bindFields,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  RadioGroup,
  TextArea,
} from '../../ui/form/index.ts'
import { invitable, inviteMembers, type Target, targetsNow } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { isActive, isDigital } from '../rules.ts'
import type { Panel } from '../store.ts'
import { panelPage } from './desk-frame.tsx'
import { ChoiceFields, choicesOf, chosenOf } from './parts.tsx'
import { reachToServe } from './reach.ts'

const schema = z.object({
  doel: z.string(),
  onderwerpen: z.array(z.string()).default([]),
  wijken: z.array(z.string()).default([]),
  woord: longText(1000).optional(),
})

const targetValue = ({ kind, id }: Target): string => `${kind}:${id}`

async function reachToInvite(c: Ctx): Promise<Panel> {
  const panel = await reachToServe(c)
  if (!isActive(panel)) throw new NotFound('panel')
  return panel
}

/** `/werk/panels/{naam}/uitnodigen`: invite members to something that is open. */
export async function showInvitePanel(c: Ctx): Promise<Response> {
  const panel = await reachToInvite(c)
  return invitePage(c, panel, freshForm())
}

async function invitePage(c: Ctx, panel: Panel, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = deskTexts(locale).invite
  const [targets, choices] = await Promise.all([targetsNow(act), choicesOf(act, panel)])
  const field = bindFields(form, locale)
  return panelPage(c, panel, {
    title: t.title,
    lead: t.lead,
    form,
    body:
      targets.length === 0 ? (
        <p>{t.noTargets}</p>
      ) : (
        <Form action={paths.invitePanel(panel.slug)} label={t.title}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...field('doel')}
            label={t.target}
            options={targets.map((target) => ({
              ...{ value: targetValue(target), label: target.title },
              hint: t.until(target.project.title, formatDay(target.until, locale)),
            }))}
          />
          {isDigital(panel) && <ChoiceFields choices={choices} form={form} locale={locale} labels={t} />}
          <TextArea {...field('woord')} label={t.word} max={1000} rows={3} optional />
          <FormActions submit={t.check} name="doe" value="nakijken" />
        </Form>
      ),
  })
}

/** Who gets a mail, before anything is sent. */
async function checkPage(
  c: Ctx,
  panel: Panel,
  form: FormState,
  about: { readonly target: Target; readonly amount: number; readonly before: number },
): Promise<Response> {
  const { locale } = c.var.act
  const t = deskTexts(locale).invite
  const { target, amount, before } = about
  return panelPage(c, panel, {
    title: t.checkTitle,
    body: (
      <>
        <p>
          <strong>{target.title}</strong> ({t.until(target.project.title, formatDay(target.until, locale))})
        </p>
        <p>
          <strong>{t.count(amount)}</strong> {before > 0 && t.before(before)}
        </p>
        {valueIn(form.values, 'woord') !== '' && (
          <blockquote class="keep-lines">{valueIn(form.values, 'woord')}</blockquote>
        )}
        <Form action={paths.invitePanel(panel.slug)} label={t.checkTitle}>
          <OnceToken token={newOnceToken()} />
          {(['doel', 'onderwerpen', 'wijken', 'woord'] as const).flatMap((name) =>
            (form.values[name] ?? []).map((value) => (
              <HiddenField key={`${name}-${value}`} name={name} value={value} />
            )),
          )}
          {amount > 0 ? (
            <FormActions submit={t.send} name="doe" value="verstuur">
              <Button kind="secondary" name="doe" value="terug">
                {t.back}
              </Button>
            </FormActions>
          ) : (
            <FormActions submit={t.back} name="doe" value="terug" kind="secondary" />
          )}
        </Form>
      </>
    ),
  })
}

export async function submitInvitePanel(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const panel = await reachToInvite(c)
  const input = await readForm(c)
  const t = deskTexts(locale).invite
  const parsed = parseForm(schema, input, locale, { doel: t.target, woord: t.word })
  if (!parsed.ok) return invitePage(c, panel, parsed)
  const doe = valueIn(input.text, 'doe')
  if (doe === 'terug') return invitePage(c, panel, { values: input.text, errors: {} })
  const target = (await targetsNow(act)).find((one) => targetValue(one) === parsed.value.doel)
  if (!target) return invitePage(c, panel, withError(input.text, 'doel', t.noTargets))
  const chosen = chosenOf(await choicesOf(act, panel), parsed.value)
  if (doe !== 'verstuur') {
    const { members, before } = await invitable(act, panel.id, target.id, chosen)
    const form = { values: input.text, errors: {} }
    return checkPage(c, panel, form, { target, amount: members.length, before })
  }
  try {
    const path = await once(act, input, async (act) => {
      const amount = await inviteMembers(act, panel.id, {
        ...{ ...chosen, kind: target.kind, targetId: target.id, word: parsed.value.woord ?? null },
      })
      return paths.deskPanel(panel.slug, { klaar: 'uitgenodigd', aantal: String(amount) })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return invitePage(c, panel, withError(input.text, 'doel', error.message))
  }
}
