import type { ComponentChildren } from 'preact'
import {
  areaOptions,
  describeAnswers,
  describeSums,
  FieldList,
  type FormDefinition,
  type Trial,
  type TrialMove,
  tryForm,
} from '../../../forms/index.ts'
import { findRoute, ideaFormKey } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { type FormInput, readForm, valueIn } from '../../../kit/form.ts'
import type { Ctx } from '../../../kit/http.ts'
import { Button, LinkButton } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { EnterGoesOn, Form, FormActions, HiddenField } from '../../../ui/form/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { mustHaveDraft } from '../drafts/actions.ts'
import { CheckNotice, draftPage } from '../drafts/frame.tsx'
import { editPath, formKind } from './kind.ts'
import { texts } from './texts.ts'

/** Names of the hidden fields of a trial: where one is, and what the buttons do. */
const pageField = 'hier'
const moveField = 'naar'

/** `.../proberen`: the form from its first page, as who fills it in sees it. */
export const showTrial = (c: Ctx): Promise<Response> => trialPage(c, { text: {}, files: {} })

/** On to the next page or back. What was typed goes along in the page itself: nothing is kept. */
export const goOnTrial = async (c: Ctx): Promise<Response> => trialPage(c, await readForm(c))

const moveIn = (input: FormInput): TrialMove => {
  const asked = valueIn(input.text, moveField)
  if (asked === 'terug') return 'back'
  return asked === 'verder' ? 'next' : 'stay'
}

async function trialPage(c: Ctx, input: FormInput): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(act, formKind, key)
  const form = draft.definition
  const faults = formKind.check(form)
  const frame = { kind: formKind, key, draft, view: 'try', title: t.tryTitle, lead: t.tryLead } as const
  if (faults.length > 0) {
    return draftPage(
      c,
      frame,
      <>
        <p>{t.repair}</p>
        <CheckNotice faults={faults} locale={locale} />
      </>,
    )
  }
  const areas = await areaOptions(act.db)
  const at = { page: valueIn(input.text, pageField) || null, move: moveIn(input) }
  const trial = tryForm(
    form,
    input.text,
    at,
    areas.map(({ value }) => value),
    locale,
  )
  return draftPage(
    c,
    { ...frame, errors: trial.errors, islands: ['form'] },
    <Form action={editPath(key, 'proberen')}>
      <EnterGoesOn label={t.next} />
      {Object.entries(trial.carried).flatMap(([name, values]) =>
        values.map((value) => <HiddenField name={name} value={value} />),
      )}
      {trial.page ? (
        <TriedPage act={act} form={form} trial={trial} input={input} areas={areas} />
      ) : (
        <TriedEnd form={form} trial={trial} areas={areas} act={act}>
          {key === ideaFormKey ? await wayOf(act, trial) : null}
        </TriedEnd>
      )}
      <p>
        <LinkButton kind="quiet" href={editPath(key, 'proberen')}>
          {t.again}
        </LinkButton>
      </p>
    </Form>,
  )
}

interface Part {
  readonly act: Act
  readonly form: FormDefinition
  readonly trial: Trial
  readonly areas: Awaited<ReturnType<typeof areaOptions>>
}

function TriedPage({ act, form, trial, input, areas }: Part & { readonly input: FormInput }) {
  const { locale } = act
  const t = texts(locale)
  const { page, step } = trial
  if (!page) return null
  return (
    <Section title={page.title[locale]}>
      <p class="small">{t.stepOf(step.number, step.total)}</p>
      {page.intro && <p>{page.intro[locale]}</p>}
      <HiddenField name={pageField} value={page.key} />
      {trial.fields.some(({ type }) => type === 'file') && <p class="small">{t.noFiles}</p>}
      <FieldList
        form={form}
        fields={trial.fields}
        state={{ values: input.text, errors: trial.errors }}
        locale={locale}
        areas={areas}
        withoutFiles
      />
      <FormActions submit={t.next} name={moveField} value="verder">
        {step.previous && (
          <Button kind="quiet" name={moveField} value="terug">
            {t.stepBack}
          </Button>
        )}
      </FormActions>
    </Section>
  )
}

function TriedEnd({ act, form, trial, areas, children }: Part & { readonly children: ComponentChildren }) {
  const { locale } = act
  const t = texts(locale)
  const last = trial.step.previous
  return (
    <Section title={t.end}>
      <p>{t.endText}</p>
      {describeAnswers(form, trial.answers, locale, areas).map((page) => (
        <Section title={page.title} level={3}>
          <DefinitionList
            items={page.items.map(({ label, text }) => ({
              term: label,
              value: text ? <span class="keep-lines">{text}</span> : t.notFilled,
            }))}
          />
        </Section>
      ))}
      <DefinitionList
        items={describeSums(form, trial.answers, locale).map(({ label, text }) => ({
          term: label,
          value: text,
        }))}
      />
      {children}
      {last && (
        <>
          <HiddenField name={pageField} value={last.key} />
          <Button kind="secondary">{t.stepBack}</Button>
        </>
      )}
    </Section>
  )
}

/** Which way the framework that holds now points out with these answers. */
async function wayOf(act: Act, trial: Trial) {
  const t = texts(act.locale)
  const { explanation } = await findRoute(act, trial.answers)
  return (
    <Notice title={explanation.outcome ? t.way(explanation.outcome.title) : t.noWay}>
      {explanation.reasons.map(({ text }) => (
        <p>{text}</p>
      ))}
    </Notice>
  )
}
