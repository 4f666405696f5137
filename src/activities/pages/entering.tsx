import { z } from 'zod'
import { formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { oneOf, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { newOnceToken, onceField } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { projectPage } from '../../projects/index.ts'
import { bindFields, Form, FormActions, OnceToken, RadioGroup, TextInput } from '../../ui/form/index.ts'
import { Heading } from '../../ui/heading/heading.tsx'
import { QrCode } from '../../ui/qr-code/qr-code.tsx'
import { Table } from '../../ui/table/table.tsx'
import { enterContribution } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { enteredChannels, namesShown } from '../schema.ts'
import type { ActivityParagraph } from '../store.ts'
import { texts } from '../texts.ts'
import {
  type Besides,
  besidesOf,
  islandsFor,
  isPrivateIn,
  ParagraphField,
  PlaceFields,
  PrivateField,
  readPlace,
} from './besides.tsx'
import { type DeskReached, reachActivity, reachActivityToWork } from './desk-reach.ts'
import { readWords, WordsFields } from './fields.tsx'
import { DeskDone } from './list-desk.tsx'
import { viewOf } from './map.tsx'
import { ReceiptLink } from './receipt.tsx'

const schema = z.object({ hoe: oneOf(enteredChannels), bron: shortText(200).optional() })

/** `.../invoeren`: what somebody wrote on paper or said, one after the other; how it came in is remembered. */
export async function showEntering(c: Ctx): Promise<Response> {
  const hoe = enteredChannels.find((one) => one === c.req.query('hoe')) ?? 'paper'
  const form = freshForm({
    hoe,
    bron: c.req.query('bron')?.slice(0, 200),
    toon: 'anonymous',
    lezen: 'iedereen',
  })
  const reached = await reachActivityToWork(c)
  return enteringPage(c, reached, await besidesOf(c.var.act, reached.activity), form)
}

function enteringPage(
  c: Ctx,
  reached: DeskReached,
  besides: Besides,
  form: FormState,
): Response | Promise<Response> {
  const { locale, municipality } = c.var.act
  const { project, activity } = reached
  const t = deskTexts(locale).enter
  const field = bindFields(form, locale)
  return projectPage(c, project, {
    title: t.title,
    lead: t.lead,
    form,
    islands: islandsFor(besides),
    body: (
      <>
        <DeskDone c={c} locale={locale} />
        <ReceiptLink c={c} project={project.number} activity={activity.slug} />
        <p>
          <a href={paths.deskActivity(project.number, activity.slug)}>{activity.title}</a>
        </p>
        <Form
          action={paths.deskActivityPart(project.number, activity.slug, 'invoeren')}
          label={t.title}
          compact
        >
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...field('hoe')}
            label={t.channel}
            options={enteredChannels.map((value) => ({ value, label: texts(locale).channels[value] }))}
          />
          <TextInput {...field('bron')} label={t.source} hint={t.sourceHint} optional />
          <WordsFields form={form} about={activity.asks} asksEmail="may" locale={locale}>
            <ParagraphField form={form} besides={besides} locale={locale} />
            <PlaceFields
              form={form}
              besides={besides}
              view={viewOf(project)}
              municipality={municipality}
              locale={locale}
            />
            <PrivateField form={form} besides={besides} locale={locale} />
          </WordsFields>
          <FormActions submit={t.submit} />
        </Form>
      </>
    ),
  })
}

export async function submitEntering(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachActivityToWork(c)
  const { project, activity } = reached
  const input = await readForm(c)
  const t = deskTexts(act.locale).enter
  const parsed = parseForm(schema, input, act.locale, { hoe: t.channel, bron: t.source })
  const besides = await besidesOf(act, activity)
  const isPrivate = isPrivateIn(input, besides)
  const read = readWords(input, activity.asks, 'may', act.locale, isPrivate)
  const where = await readPlace(act, besides, input)
  if (!parsed.ok || !read.ok || !where.ok) {
    const errors = {
      ...(parsed.ok ? {} : parsed.errors),
      ...(read.ok ? {} : read.errors),
      ...(where.ok ? {} : where.errors),
    }
    return enteringPage(c, reached, besides, { values: input.text, errors })
  }
  const { hoe, bron } = parsed.value
  try {
    const { nr } = await enterContribution(act, activity.id, {
      ...{ channel: hoe, source: bron ?? null, words: read.words, email: read.email },
      ...{ place: where.place, isPrivate },
      token: valueIn(input.text, onceField),
    })
    return redirect(
      c,
      paths.deskActivityPart(project.number, activity.slug, 'invoeren', {
        ...{ klaar: 'ingevoerd', nummer: String(nr), hoe, bron },
      }),
    )
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return enteringPage(c, reached, besides, withError(input.text, 'titel', error.message))
  }
}

const lines = Array.from({ length: 9 }, (_, at) => at + 1)

/** The text to react to, as it is printed. */
function PaperText(props: { readonly paragraphs: readonly ActivityParagraph[]; readonly locale: Locale }) {
  const { paragraphs, locale } = props
  return (
    <>
      <Heading level={2}>{texts(locale).paragraph.text}</Heading>
      {paragraphs.map(({ id, number, body }) =>
        number === null ? (
          <Heading key={id} level={3}>
            {body}
          </Heading>
        ) : (
          <p key={id} class="keep-lines">
            <strong>{number}.</strong> {body}
          </p>
        ),
      )}
    </>
  )
}

/** `.../papier`: the form of an activity, to print and hand out. */
export async function showPaper(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { project, activity } = await reachActivity(c)
  if (activity.published_at === null) throw new NotFound('activity')
  const t = deskTexts(locale).paper
  const { places, paragraphs, mayBePrivate } = await besidesOf(act, activity)
  const words = texts(locale)
  const address = absolute(act, paths.activity(project.slug, activity.slug))
  return projectPage(c, project, {
    title: `${t.title}: ${activity.title}`,
    lead: activity.question,
    body: (
      <>
        {activity.explanation && <p class="keep-lines">{activity.explanation}</p>}
        <div class="row">
          <p>
            {t.online(address)}. {t.call(act.municipality.telephone)}
          </p>
          <QrCode text={address} label={t.code} />
        </div>
        {paragraphs && <PaperText paragraphs={paragraphs} locale={locale} />}
        <Heading level={2}>{words.form.title[activity.asks]}</Heading>
        {paragraphs && <p>{t.whichParagraph}: ............</p>}
        <div class="signing-lines">
          <Table
            locale={locale}
            caption={t.words}
            captionHidden
            rows={lines}
            rowKey={String}
            columns={[
              {
                key: 'line',
                title: t.line,
                rowHeader: true,
                cell: (line) => line,
              },
              { key: 'words', title: t.words, cell: () => '' },
            ]}
          />
        </div>
        {places && (
          <>
            <Heading level={2}>{t.where}</Heading>
            {places.length > 0 && (
              <>
                <p>{t.wherePlaces}</p>
                <ul class="plain-list">
                  {places.map(({ id, name }) => (
                    <li key={id}>☐ {name}</li>
                  ))}
                </ul>
              </>
            )}
            <p>..............................................................</p>
          </>
        )}
        <Heading level={2}>{words.form.name}</Heading>
        <p>{t.name}: ..............................................................</p>
        <p>{t.email}: ..............................................................</p>
        <p>{t.shows}</p>
        <ul class="plain-list">
          {namesShown.map((one) => (
            <li key={one}>☐ {words.form.showing[one]}</li>
          ))}
        </ul>
        {mayBePrivate && <p>☐ {t.private}</p>}
        <p>{mayBePrivate ? words.privately.public : t.public}</p>
        <p>
          <strong>{t.back}.</strong> {t.until(formatDay(activity.closes_on, locale))}
        </p>
      </>
    ),
  })
}
