import type { ComponentChildren } from 'preact'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, type FormValues, freshForm, momentIn, readForm, valueIn } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { Blocks } from '../../neighbours/index.ts'
import { paths } from '../../paths.ts'
import { hasRole } from '../../people/index.ts'
import { projectPage, type ReachedProject, reachProject, reachToWork } from '../../projects/index.ts'
import { Button, LinkButton } from '../../ui/button/button.tsx'
import { bindFields, Form, FormActions, HiddenField, OnceToken, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { beginReport, publishReport, saveReport, submitReport, takeBackReport } from '../actions.ts'
import { knownBlocks } from '../blocks.ts'
import { formalTexts } from '../formal-texts.ts'
import { knownFor, reportFile } from '../read.ts'
import { missingParts } from '../rules.ts'
import {
  hasOwnWords,
  longestPart,
  ownParts,
  type ReportFacts,
  type ReportWords,
  reportParts,
  wordsSchema,
} from '../schema.ts'
import { type ReportVersion, reportsOf } from '../store.ts'
import { texts } from '../texts.ts'

/** `/werk/projecten/{nummer}/verslag`: what is known, beside what the leader writes, and where the report stands. */
export async function showDeskReport(c: Ctx): Promise<Response> {
  return reportPage(c, await reachProject(c), null)
}

const changeNoteMax = 2000

async function reportPage(c: Ctx, reached: ReachedProject, form: FormState | null): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { project, canWork } = reached
  const versions = await reportsOf(act.db, project.id)
  const [newest] = versions
  const facts = await knownFor(act, project, newest)
  const isOpen = canWork && (newest?.state === 'draft' || newest?.state === 'returned')
  const state: FormState = form ?? freshForm({ ...newest?.words, wijziging: newest?.change_note ?? '' })
  return projectPage(c, project, {
    title: t.title,
    lead: t.desk.lead,
    form: state,
    body: (
      <>
        <Done c={c} locale={locale} />
        {state.errors.doe && (
          <div id="veld-doe">
            <Notice tone="error" title={state.errors.doe} />
          </div>
        )}
        {!canWork && <p>{t.desk.readOnly}</p>}
        <Standing c={c} reached={reached} newest={newest} locale={locale} />
        {newest?.review_reasons && newest.reviewed_at && newest.state !== 'published' && (
          <Notice title={t.desk.said(formatDay(dayOf(newest.reviewed_at), locale))}>
            <p class="keep-lines">{newest.review_reasons}</p>
          </Notice>
        )}
        {isOpen && newest ? (
          <ReportForm number={project.number} report={newest} facts={facts} form={state} locale={locale} />
        ) : (
          <ReadParts facts={facts} words={newest?.words ?? null} locale={locale} />
        )}
        {newest && <TakeAlong reached={reached} versions={versions} locale={locale} />}
        {project.published_on !== null && project.owner_kind === 'municipality' && (
          <p>
            <a href={paths.deskReportTexts(project.number)}>{formalTexts(locale).link}</a>
          </p>
        )}
      </>
    ),
  })
}

function Done({ c, locale }: { readonly c: Ctx; readonly locale: Locale }) {
  const words: Readonly<Record<string, string>> = texts(locale).desk.done
  const done = c.req.query('klaar') ?? ''
  return Object.hasOwn(words, done) ? <Notice tone="success" announce title={words[done] ?? ''} /> : null
}

/** Where the report stands and the one thing there is to do now. */
function Standing(props: {
  readonly c: Ctx
  readonly reached: ReachedProject
  readonly newest: ReportVersion | undefined
  readonly locale: Locale
}) {
  const { c, reached, newest, locale } = props
  const t = texts(locale).desk
  const { project, canWork } = reached
  const { number } = project
  const button = (doe: string, label: string, kind: 'primary' | 'secondary' = 'primary') => (
    <Form action={paths.deskReport(number)} label={label}>
      <OnceToken token={newOnceToken()} />
      <FormActions submit={label} name="doe" value={doe} kind={kind} />
    </Form>
  )
  const step = (): { readonly text: string; readonly action: ComponentChildren } => {
    if (project.published_on === null) return { text: t.steps.notPublic, action: null }
    if (!newest) return { text: t.steps.none, action: canWork && button('begin', t.begin) }
    if (newest.state === 'published')
      return { text: t.steps.published, action: canWork && button('begin', t.beginNext, 'secondary') }
    if (newest.state === 'review')
      return {
        text: t.steps.review,
        action: hasRole(c.var.act.actor, 'participation_adviser') ? (
          <LinkButton href={paths.deskReportReview(number)}>{t.review}</LinkButton>
        ) : (
          canWork && button('terughalen', t.takeBack, 'secondary')
        ),
      }
    if (newest.state === 'agreed')
      return {
        text: t.steps.agreed,
        action: canWork && (
          <>
            {button('publiceren', t.publish)}
            {button('terughalen', t.takeBack, 'secondary')}
          </>
        ),
      }
    return { text: t.steps[newest.state], action: null }
  }
  const { text, action } = step()
  return (
    <NowBox
      status={newest ? t.states[newest.state] : t.none}
      tone={newest?.state === 'published' ? 'good' : 'wait'}
      action={action}
    >
      <p>{text}</p>
    </NowBox>
  )
}

/** Each part: what is known, then a field for what only the leader knows. */
function ReportForm(props: {
  readonly number: string
  readonly report: ReportVersion
  readonly facts: ReportFacts
  readonly form: FormState
  readonly locale: Locale
}) {
  const { number, report, facts, form, locale } = props
  const t = texts(locale)
  const field = bindFields(form, locale)
  const missing = missingParts(report.words)
  return (
    <Form action={paths.deskReport(number)} label={t.title} wide>
      <OnceToken token={newOnceToken()} />
      <HiddenField name="gezien" value={report.changed_at.toISOString()} />
      {missing.length > 0 && (
        <Notice title={t.desk.missing}>
          <ul>
            {missing.map((part) => (
              <li key={part}>
                <a href={`#veld-${part}`}>{t.own[part]}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {report.version > 1 && (
        <TextArea
          {...field('wijziging')}
          label={t.desk.changeNote}
          hint={t.desk.changeNoteHint}
          rows={3}
          max={changeNoteMax}
        />
      )}
      {reportParts.map((part) => (
        <Section key={part} title={t.parts[part]}>
          <Known part={part} facts={facts} locale={locale} />
          {hasOwnWords(part) && (
            <TextArea
              {...field(part)}
              label={t.own[part]}
              hint={t.hints[part]}
              rows={5}
              max={longestPart}
              optional={part === 'evaluation' ? true : 'unsaid'}
            />
          )}
        </Section>
      ))}
      <FormActions submit={t.desk.save} name="doe" value="bewaren">
        <Button kind="secondary" name="doe" value="indienen">
          {t.desk.submit}
        </Button>
      </FormActions>
    </Form>
  )
}

function Known(props: {
  readonly part: (typeof reportParts)[number]
  readonly facts: ReportFacts
  readonly locale: Locale
}) {
  const blocks = knownBlocks(props.part, props.facts, props.locale)
  return blocks.length > 0 ? (
    <Blocks
      // Under the heading of the part.
      blocks={blocks.map((block) =>
        block.kind === 'heading' ? { ...block, level: block.level === 2 ? 3 : 4 } : block,
      )}
      locale={props.locale}
    />
  ) : null
}

export function ReadParts(props: {
  readonly facts: ReportFacts
  readonly words: ReportWords | null
  readonly locale: Locale
}) {
  const { facts, words, locale } = props
  const t = texts(locale)
  return (
    <>
      {reportParts.map((part) => {
        const own = words && hasOwnWords(part) ? words[part].trim() : ''
        if (own === '' && knownBlocks(part, facts, locale).length === 0) return null
        return (
          <Section key={part} title={t.parts[part]}>
            <Known part={part} facts={facts} locale={locale} />
            {own && (
              <p class="keep-lines" lang={langOfWords(locale)}>
                {own}
              </p>
            )}
          </Section>
        )
      })}
    </>
  )
}

function TakeAlong(props: {
  readonly reached: ReachedProject
  readonly versions: readonly ReportVersion[]
  readonly locale: Locale
}) {
  const { reached, versions, locale } = props
  const t = texts(locale)
  const { number, slug } = reached.project
  const published = versions.filter(({ state }) => state === 'published')
  return (
    <Section title={t.takeAlong}>
      <ul>
        <li>
          <a href={paths.deskReportFile(number, 'pdf')}>{t.pdf}</a>
        </li>
        <li>
          <a href={paths.deskReportFile(number, 'docx')}>{t.docx}</a>
        </li>
        {published.map(({ version, published_at }) => (
          <li key={version}>
            <a href={paths.participationReport(slug, { versie: String(version) })}>
              {t.version(version, published_at ? formatDay(dayOf(published_at), locale) : '')}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const wordsIn = (values: FormValues): ReportWords =>
  wordsSchema.parse(Object.fromEntries(ownParts.map((part) => [part, valueIn(values, part)])))

/** What is wrong with what was written, at its fields. */
function faultsIn(values: FormValues, isSubmitted: boolean, version: number, locale: Locale) {
  const t = texts(locale).refused
  const words = wordsIn(values)
  const missing = isSubmitted ? missingParts(words) : []
  const note = valueIn(values, 'wijziging')
  const noteFault =
    note.length > changeNoteMax
      ? t.tooLong(changeNoteMax)
      : isSubmitted && version > 1 && note === ''
        ? t.changeNote
        : null
  return {
    ...(noteFault ? { wijziging: noteFault } : {}),
    ...Object.fromEntries(
      ownParts.flatMap((part) =>
        words[part].length > longestPart
          ? [[part, t.tooLong(longestPart)]]
          : missing.some((one) => one === part)
            ? [[part, t.missing]]
            : [],
      ),
    ),
  }
}

/** Begins, keeps, sends to the adviser, takes back or publishes. */
export async function submitDeskReport(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToWork(c)
  const { project } = reached
  const input = await readForm(c)
  const what = valueIn(input.text, 'doe')
  const done = (klaar: string): string => paths.deskReport(project.number, { klaar })
  const isWritten = what === 'bewaren' || what === 'indienen'
  if (isWritten) {
    const [newest] = await reportsOf(act.db, project.id)
    const errors = faultsIn(input.text, what === 'indienen', newest?.version ?? 1, act.locale)
    if (Object.keys(errors).length > 0) return reportPage(c, reached, { values: input.text, errors })
  }
  try {
    const path = await once(act, input, async (act) => {
      if (isWritten) {
        await saveReport(act, project.id, {
          ...{ words: wordsIn(input.text), changeNote: valueIn(input.text, 'wijziging') || null },
          seen: momentIn(input.text, 'gezien'),
        })
        if (what === 'bewaren') return done('bewaard')
        await submitReport(act, project.id)
        return done('ingediend')
      }
      if (what === 'begin') {
        await beginReport(act, project.id)
        return done('begonnen')
      }
      if (what === 'terughalen') {
        await takeBackReport(act, project.id)
        return done('teruggehaald')
      }
      if (what === 'publiceren') {
        await publishReport(act, project.id)
        return done('gepubliceerd')
      }
      return paths.deskReport(project.number)
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const values = isWritten ? input.text : null
    return reportPage(c, reached, {
      values: values ?? (await writtenValues(act.db, project.id)),
      errors: { doe: error.message },
    })
  }
}

async function writtenValues(db: Parameters<typeof reportsOf>[0], projectId: string): Promise<FormValues> {
  const [newest] = await reportsOf(db, projectId)
  return freshForm({ ...newest?.words, wijziging: newest?.change_note ?? '' }).values
}

/** The newest version as a file, also while it is written. */
export const downloadDeskReport =
  (kind: 'pdf' | 'docx') =>
  async (c: Ctx): Promise<Response> => {
    const { project } = await reachProject(c)
    const [newest] = await reportsOf(c.var.act.db, project.id)
    if (!newest) throw new NotFound('report')
    return reportFile(c, project, newest, kind)
  }
