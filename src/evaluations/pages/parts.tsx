import type { JSX } from 'preact'
import { inNobodysName, WholeForm } from '../../forms/index.ts'
import { Conflict } from '../../kit/errors.ts'
import type { FormErrors, FormInput, FormState } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { answerEvaluation, formFor, type Reached, type Who } from '../actions.ts'
import type { Group } from '../schema.ts'
import { texts } from '../texts.ts'

/** The questions of a group on one page, with who reads what. */
export async function answerForm(
  c: Ctx,
  { evaluation }: Pick<Reached, 'evaluation'>,
  about: { readonly who: Group; readonly action: string; readonly state: FormState },
): Promise<JSX.Element> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).fill
  const { form } = await formFor(act, evaluation, about.who)
  return (
    <Form action={about.action} label={form.title[locale]}>
      <OnceToken token={newOnceToken()} />
      {form.intro && <p>{form.intro[locale]}</p>}
      <WholeForm form={form} state={about.state} locale={locale} areas={[]} part="paper" />
      <p class="small">{t.privacy[about.who]}</p>
      <FormActions submit={t.send} />
    </Form>
  )
}

/** Keeps what was answered, once, in nobody's name; gives where to go, or what is wrong. */
export async function keepAnswers(
  c: Ctx,
  reached: Pick<Reached, 'evaluation'>,
  who: Who,
  input: FormInput,
  path: string,
): Promise<{ readonly path: string } | { readonly errors: FormErrors }> {
  try {
    return {
      path: await once(inNobodysName(c.var.act), input, async (act) => {
        const errors = await answerEvaluation(act, reached, who, input)
        if (errors) throw new Unfinished(errors)
        return path
      }),
    }
  } catch (error) {
    if (error instanceof Unfinished) return { errors: error.errors }
    if (error instanceof Conflict) return { errors: { mark: error.message } }
    throw error
  }
}

/** Answers that are not right: nothing of this post is kept. */
class Unfinished extends Error {
  readonly errors: FormErrors
  constructor(errors: FormErrors) {
    super('Not everything was answered')
    this.errors = errors
  }
}
