import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { blockBehind, objectToBlock } from '../actions.ts'
import { answerBy, isRunning, mayObject } from '../rules.ts'
import { longest } from '../schema.ts'
import type { Block } from '../store.ts'
import { texts } from '../texts.ts'

const reach = (c: Ctx): Promise<Block> =>
  blockBehind(c.var.act, c.req.param('blokkade') ?? '', c.req.param('token') ?? '')

/** `/blokkade/{id}/{geheim}`: why somebody cannot take part, until when, what they still can, and how to object. */
export const showOwnBlock = async (c: Ctx): Promise<Response> => ownPage(c, await reach(c), freshForm())

function ownPage(c: Ctx, block: Block, form: FormState): Response | Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const t = texts(locale).own
  const today = dayOf(act.now)
  const runs = isRunning(block, today)
  const title = runs ? t.title : t.over
  const lang = langOfWords(locale)
  return page(
    c,
    { title: formTitle(title, form.errors, locale), current: 'projects' },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {c.req.query('klaar') === 'verstuurd' && <Notice tone="success" announce title={t.sent} />}
      <PageHeading
        title={title}
        lead={runs ? t.until(formatDay(block.last_day, locale, 'long')) : t.overText}
      />
      {block.reason && (
        <Section title={t.why}>
          <p class="keep-lines" lang={lang}>
            {block.reason}
          </p>
          <p>
            <a href={paths.conduct()}>{t.conduct}</a>
          </p>
        </Section>
      )}
      <Objection block={block} form={form} c={c} />
      {runs && (
        <>
          <Section title={t.what}>
            <p>{t.whatText}</p>
          </Section>
          <Section title={t.still}>
            <ul>
              {t.stillList.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Section>
        </>
      )}
      <p>{t.orCall(municipality.telephone)}</p>
      <div class="button-row no-print">
        <LinkButton kind="secondary" href={paths.projects()}>
          {t.back}
        </LinkButton>
      </div>
    </>,
    formStatus(form.errors),
  )
}

/** What they said against it, and what came of that; or the form to say it. */
function Objection({ block, form, c }: { readonly block: Block; readonly form: FormState; readonly c: Ctx }) {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).own
  const { answer_days } = act.municipality.safety
  const lang = langOfWords(locale)
  const today = dayOf(act.now)
  if (mayObject(block, today))
    return (
      <Section title={t.object} id="niet-eens">
        <p>{t.objectLead(answer_days)}</p>
        <Form action={c.req.path} label={t.object}>
          <OnceToken token={newOnceToken()} />
          <TextArea
            {...bindFields(form, locale)('uitleg')}
            label={t.objectLabel}
            max={longest.objection}
            rows={4}
          />
          <FormActions submit={t.send} kind="secondary" />
        </Form>
      </Section>
    )
  const reply = block.objection_reply ?? block.end_reason
  if (!reply && block.objected_at === null) return null
  return (
    <Section title={t.object} id="niet-eens">
      {block.objection && (
        <blockquote>
          <p class="small">{t.yours}</p>
          <p class="keep-lines">{block.objection}</p>
        </blockquote>
      )}
      {reply ? (
        <>
          <p>{block.ended_at === null || block.objection_outcome === 'stays' ? t.stays : t.ended}</p>
          <p class="keep-lines" lang={lang}>
            {reply}
          </p>
        </>
      ) : (
        block.objected_at &&
        isRunning(block, today) && (
          <p>{t.open(formatDay(answerBy(block.objected_at, answer_days), locale, 'long'))}</p>
        )
      )}
    </Section>
  )
}

/** Says why they disagree, once. */
export async function submitOwnBlock(c: Ctx): Promise<Response> {
  const { act } = c.var
  const block = await reach(c)
  const input = await readForm(c)
  const said = valueIn(input.text, 'uitleg').slice(0, longest.objection)
  try {
    const path = await once(act, input, async (act) => {
      await objectToBlock(act, block, said)
      return paths.ownBlock(block.id, c.req.param('token') ?? '', { klaar: 'verstuurd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return ownPage(c, block, withError(input.text, 'uitleg', error.message))
  }
}
