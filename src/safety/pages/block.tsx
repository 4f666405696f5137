import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
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
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { personById } from '../../people/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { endBlock, settleObjection } from '../actions.ts'
import { incidentTexts } from '../incident-texts.ts'
import { answerBy, isRunning, maySettle, waitsForAnswer } from '../rules.ts'
import { longest, objectionOutcomes } from '../schema.ts'
import { type Block, blockById } from '../store.ts'
import { texts } from '../texts.ts'
import { About, stateOf } from './blocks.tsx'

async function reach(c: Ctx): Promise<Block> {
  const id = c.req.param('blokkade') ?? ''
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  const block = isId ? await blockById(c.var.act.db, id) : null
  if (!block) throw new NotFound('block')
  return block
}

/** `/werk/blokkades/{id}`: why, until when, what they say against it, and ending it early. */
export const showBlock = async (c: Ctx): Promise<Response> => blockPage(c, await reach(c), freshForm())

async function blockPage(c: Ctx, block: Block, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, db, actor, municipality } = act
  const { one: t, desk } = texts(locale)
  const today = dayOf(act.now)
  const title = t.title(block.name ?? desk.nameless)
  const by = block.blocked_by === null ? null : await personById(db, block.blocked_by)
  const done: Readonly<Record<string, string>> = t.done
  const klaar = c.req.query('klaar') ?? ''
  const field = bindFields(form, locale)
  const waits = waitsForAnswer(block, today)
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: desk.title, href: paths.blocks() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {Object.hasOwn(done, klaar) && <Notice tone="success" announce title={done[klaar] ?? ''} />}
      <PageHeading title={title} />
      <p>
        <StatusBadge tone={isRunning(block, today) ? 'active' : 'neutral'}>
          {desk.states[stateOf(block, today)]}
        </StatusBadge>
      </p>
      <DefinitionList
        items={[
          { term: t.since, value: formatDay(dayOf(block.since), locale) },
          { term: desk.until, value: formatDay(block.last_day, locale) },
          ...(by ? [{ term: t.by, value: by.name }] : []),
          { term: t.about, value: <About block={block} actor={actor} /> },
        ]}
      />
      {block.reason && (
        <Section title={t.reason}>
          <p class="keep-lines">{block.reason}</p>
        </Section>
      )}
      {block.objection && (
        <Section title={t.objection} id="niet-eens">
          <blockquote>
            <p class="keep-lines">{block.objection}</p>
          </blockquote>
          {block.objection_outcome && block.objection_reply && (
            <p>
              {t.decided[block.objection_outcome]}: {block.objection_reply}
            </p>
          )}
          {waits && block.objected_at && (
            <p>
              {t.answerBy(formatDay(answerBy(block.objected_at, municipality.safety.answer_days), locale))}
            </p>
          )}
          {waits && !maySettle(actor, block) && <p>{t.forAnother}</p>}
          {waits && maySettle(actor, block) && (
            <Form action={paths.block(block.id)} label={t.decide}>
              <OnceToken token={newOnceToken()} />
              <TextArea {...field('antwoord')} label={t.reply} max={longest.reply} rows={3} />
              <div class="button-row">
                {objectionOutcomes.map((outcome) => (
                  <Button key={outcome} kind="secondary" name="doe" value={outcome}>
                    {t[outcome]}
                  </Button>
                ))}
              </div>
            </Form>
          )}
        </Section>
      )}
      {block.end_reason && block.end_reason !== block.objection_reply && (
        <p>
          {t.endedBecause}: {block.end_reason}
        </p>
      )}
      {isRunning(block, today) && !(waits && maySettle(actor, block)) && (
        <Section title={t.end} id="stoppen">
          <Form action={paths.block(block.id)} label={t.end}>
            <OnceToken token={newOnceToken()} />
            <TextArea {...field('reden')} label={t.endReason} max={longest.reason} rows={3} />
            <FormActions submit={t.end} name="doe" value="stop" kind="secondary" />
          </Form>
        </Section>
      )}
      <p>
        <a href={paths.newIncident(paths.block(block.id))}>{incidentTexts(locale).about.report}</a>
      </p>
      <p class="small">{desk.rights}</p>
    </>,
    formStatus(form.errors),
  )
}

/** Decides about an objection, or ends the block early. */
export async function submitBlock(c: Ctx): Promise<Response> {
  const { act } = c.var
  const block = await reach(c)
  const input = await readForm(c)
  const outcome = objectionOutcomes.find((one) => one === valueIn(input.text, 'doe'))
  const field = outcome ? 'antwoord' : 'reden'
  const said = valueIn(input.text, field).slice(0, longest.reason)
  try {
    const path = await once(act, input, async (act) => {
      if (outcome) await settleObjection(act, block.id, { outcome, reply: said })
      else await endBlock(act, block.id, said)
      return paths.block(block.id, { klaar: outcome ?? 'gestopt' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return blockPage(c, block, withError(input.text, field, error.message))
  }
}
