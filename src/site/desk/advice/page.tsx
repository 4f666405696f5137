import {
  type Advice,
  adviceById,
  answerAdvice,
  attachmentsOf,
  caseMailTexts,
  mayAnswerAdvice,
  mayHandle,
  maySeeStaffSide,
  type OpenedCase,
  openedCase,
  type Requirement,
  requirementsOf,
} from '../../../cases/index.ts'
import {
  areaName,
  type Initiative,
  initiativeById,
  initiativeTexts,
  kindName,
  publicAddress,
} from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { formatDay } from '../../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../../kit/errors.ts'
import { filesByIds, type StoredFile } from '../../../kit/files.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { isStaff, personById } from '../../../people/index.ts'
import { type Area, allAreas } from '../../../places/index.ts'
import { amountInWords } from '../../../ui/amount/amount.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { FileList } from '../../../ui/file-list/file-list.tsx'
import { ErrorSummary } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { RequirementTable } from '../case/requirements.tsx'
import { texts } from '../case/texts.ts'
import { answerSchema, faultsOf, requirementsIn, requirementsSchema } from './answer.ts'
import { AdviceForm } from './form.tsx'

/** What who was asked needs to answer, and nothing more: no names or numbers of the people behind the plan. */
interface Question {
  readonly advice: Advice
  readonly opened: OpenedCase
  readonly initiative: Initiative | null
  readonly files: readonly StoredFile[]
  readonly requirements: readonly Requirement[]
  readonly areas: ReadonlyMap<string, Area>
  readonly askedBy: string
  /** This person answers; others who may look only read. */
  readonly answers: boolean
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function questionIn(c: Ctx): Promise<Question> {
  const { act } = c.var
  const id = c.req.param('id') ?? ''
  const advice = uuid.test(id) ? await adviceById(act.db, id) : null
  if (!advice) throw new NotFound()
  const opened = await openedCase(act, advice.case_id)
  const answers = mayAnswerAdvice(act.actor, advice)
  if (!answers && !mayHandle(act.actor, opened.relations)) throw new NotFound()
  const attachments = await attachmentsOf(act.db, advice.case_id)
  const shared = attachments.filter(({ visibility }) => visibility !== 'staff')
  return {
    advice,
    opened,
    answers,
    initiative: await initiativeById(act.db, advice.case_id),
    files: await filesByIds(
      act.db,
      shared.map((one) => one.file_id),
    ),
    requirements: (await requirementsOf(act.db, advice.case_id)).filter(
      (requirement) => requirement.advice_id === id,
    ),
    areas: new Map((await allAreas(act.db)).map((area) => [area.id, area])),
    askedBy: (advice.asked_by && (await personById(act.db, advice.asked_by))?.name) || '',
  }
}

/** `/werk/adviezen/{id}`: the question, what is needed to answer it, and the answer, on one page. */
export const showAdviceRequest = async (c: Ctx): Promise<Response> =>
  advicePage(c, await questionIn(c), freshForm())

function advicePage(c: Ctx, question: Question, form: FormState, more = false): Response | Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.answerAdvice
  const { advice, opened, initiative, areas } = question
  const { number, title, kind } = opened.file
  const heading = t.title(caseMailTexts(locale).aspects[advice.aspect])
  const place = initiative ? ` · ${areaName(initiative, areas, locale)}` : ''
  const open = advice.answered_on === null
  return page(
    c,
    {
      title: formTitle(`${heading} (${number})`, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: words.desk, href: paths.desk() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {c.req.query('klaar') && !open && (
        <Notice tone="success" announce title={t.doneTitle}>
          <p>{t.doneText}</p>
        </Notice>
      )}
      <PageHeading
        title={heading}
        kicker={`${number} · ${title} · ${kindName(kind, locale)}${place}`}
        lead={open ? t.asked(question.askedBy, formatDay(advice.due_day, locale, 'long')) : undefined}
        actions={
          maySeeStaffSide(act.actor, opened.relations) && <a href={paths.deskCase(number)}>{t.openCase}</a>
        }
      />
      <Section title={t.question}>
        <p class="keep-lines">{advice.question}</p>
      </Section>
      <Plan act={act} question={question} />
      {open ? (
        <Section title={t.answerTitle} id="antwoord">
          {question.answers ? (
            <>
              <p>{t.answerLead}</p>
              <AdviceForm action={paths.adviceRequest(advice.id)} form={form} more={more} locale={locale} />
            </>
          ) : (
            <p>{t.notYours}</p>
          )}
        </Section>
      ) : (
        <Section title={words.advice.answer}>
          <p>{t.answeredOn(formatDay(advice.answered_on ?? '', locale, 'long'))}</p>
          {advice.verdict && <p>{words.advice.verdicts[advice.verdict]}</p>}
          <p class="keep-lines">{advice.answer}</p>
          {question.requirements.length > 0 && (
            <RequirementTable locale={locale} requirements={question.requirements} />
          )}
        </Section>
      )}
    </>,
    formStatus(form.errors),
  )
}

/** The plan in the initiator's words, where it is, and the files that came with it. */
function Plan({ act, question }: { readonly act: Act; readonly question: Question }) {
  const { locale } = act
  const t = texts(locale).answerAdvice
  const overview = texts(locale).overview
  const { initiative, files } = question
  if (!initiative) return null
  const needWords: Readonly<Record<string, string>> = initiativeTexts(locale).needs
  // A home is known to officials; a jury of residents sees the street.
  const place = publicAddress(initiative.address, initiative.home_bound && !isStaff(act.actor))
  return (
    <Section title={t.plan}>
      <p class="keep-lines">{initiative.story}</p>
      <DefinitionList
        items={[
          ...(place ? [{ term: t.place, value: place }] : []),
          ...(initiative.needs.length > 0
            ? [
                {
                  term: overview.needs,
                  value: initiative.needs.map((need) => needWords[need] ?? need).join(', '),
                },
              ]
            : []),
          ...(initiative.amount_cents
            ? [{ term: overview.amount, value: amountInWords(initiative.amount_cents, locale) }]
            : []),
        ]}
      />
      {files.length > 0 ? (
        <FileList
          locale={locale}
          files={files.map((file) => ({
            name: file.name,
            href: paths.file(file.id, file.name),
            kind: file.name.split('.').at(-1)?.toUpperCase() ?? '',
            bytes: file.bytes,
          }))}
        />
      ) : (
        <p>{t.noFiles}</p>
      )}
    </Section>
  )
}

export async function answerAdviceRequest(c: Ctx): Promise<Response> {
  const { act } = c.var
  const question = await questionIn(c)
  if (!question.answers) throw new Forbidden()
  const { id } = question.advice
  const input = await readForm(c)
  if (valueIn(input.text, 'meer')) return advicePage(c, question, { values: input.text, errors: {} }, true)
  const t = texts(act.locale).answerAdvice
  const parsed = parseForm(answerSchema, input, act.locale, { oordeel: t.verdict, advies: t.text })
  const parts = parseForm(requirementsSchema, input, act.locale)
  if (!parsed.ok || !parts.ok) {
    const errors = { ...(parsed.ok ? {} : parsed.errors), ...(parts.ok ? {} : parts.errors) }
    return advicePage(c, question, { values: input.text, errors })
  }
  const errors = faultsOf(parts.value, input.text, act.locale)
  if (Object.keys(errors).length > 0) return advicePage(c, question, { values: input.text, errors })
  try {
    const path = await once(act, input, async (act) => {
      await answerAdvice(act, {
        adviceId: id,
        verdict: parsed.value.oordeel,
        text: parsed.value.advies,
        requirements: requirementsIn(parts.value, input.text),
      })
      return `${paths.adviceRequest(id)}?klaar=ja`
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof Conflict) {
      return advicePage(c, question, withError(input.text, 'advies', error.message))
    }
    throw error
  }
}
