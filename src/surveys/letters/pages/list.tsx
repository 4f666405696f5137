import { dayOf, formatDay } from '../../../kit/dates.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type FormState, freshForm, readForm, valueIn, withError } from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { projectPage } from '../../../projects/index.ts'
import { bindFields, Checkbox, FileInput, Form, FormActions, OnceToken } from '../../../ui/form/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { type DeskReached, reachDeskSurvey, reachSurveyToWork } from '../../pages/reach.ts'
import { makeMailing } from '../actions.ts'
import { readAddresses } from '../addresses.ts'
import { eraseDay, lettersWait } from '../rules.ts'
import { type Mailing, mailingsOf } from '../store.ts'
import { texts } from '../texts.ts'

/** `/werk/projecten/{nummer}/vragenlijsten/{naam}/brieven`: the letters of a survey, and adding addresses. */
export async function showMailings(c: Ctx): Promise<Response> {
  return listPage(c, await reachDeskSurvey(c), freshForm(), [])
}

const stateOf = (mailing: Mailing): 'draft' | 'ready' | 'reminded' | 'erased' => {
  if (mailing.erased_at) return 'erased'
  if (mailing.ready_at === null) return 'draft'
  return mailing.reminded_at ? 'reminded' : 'ready'
}

async function listPage(
  c: Ctx,
  reached: DeskReached,
  form: FormState,
  faults: readonly string[],
): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { project, activity, survey, canWork } = reached
  const t = texts(locale)
  const mailings = await mailingsOf(act.db, activity.id)
  const waits = lettersWait(survey, activity, dayOf(act.now))
  const field = bindFields(form, locale)
  return projectPage(c, project, {
    title: t.desk.title,
    lead: t.desk.lead,
    form,
    body: (
      <>
        {c.req.query('klaar') === 'weg' && <Notice tone="success" announce title={t.one.done.weg} />}
        <p>
          <a href={paths.deskSurvey(project.number, activity.slug)}>
            {t.desk.back}: {activity.title}
          </a>
        </p>
        <Section title={t.desk.mailings} id="brieven">
          {mailings.length === 0 ? (
            <p>{t.desk.none}</p>
          ) : (
            <Table
              locale={locale}
              caption={t.desk.mailings}
              captionHidden
              rows={mailings}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'made',
                  title: t.desk.columns.made,
                  rowHeader: true,
                  cell: (one: Mailing) => {
                    const day = formatDay(dayOf(one.made_at), locale)
                    return canWork ? (
                      <a href={paths.deskMailing(project.number, activity.slug, one.id)}>{day}</a>
                    ) : (
                      day
                    )
                  },
                },
                { key: 'letters', title: t.desk.columns.letters, cell: (one) => String(one.letters) },
                { key: 'used', title: t.desk.columns.used, cell: (one) => String(one.used) },
                { key: 'state', title: t.desk.columns.state, cell: (one) => t.desk.state[stateOf(one)] },
              ]}
            />
          )}
        </Section>
        {canWork && (
          <Section title={t.desk.upload} id="adressen">
            {waits ? (
              <p>{t.refused[waits]}</p>
            ) : (
              <>
                <p>{t.desk.uploadLead}</p>
                <p>{t.desk.kept(formatDay(eraseDay(activity), locale))}</p>
                {faults.length > 1 && (
                  <>
                    <p>{t.desk.faults}:</p>
                    <ul>
                      {faults.map((fault) => (
                        <li key={fault}>{fault}</li>
                      ))}
                    </ul>
                  </>
                )}
                <Form action={paths.deskMailings(project.number, activity.slug)} label={t.desk.upload} files>
                  <OnceToken token={newOnceToken()} />
                  <FileInput
                    {...field('adressen')}
                    label={t.desk.file}
                    accept=".csv,text/csv"
                    kinds={t.desk.kinds}
                  />
                  <Checkbox {...field('overslaan')} label={t.desk.skip} />
                  <FormActions submit={t.desk.read} />
                </Form>
              </>
            )}
          </Section>
        )}
      </>
    ),
  })
}

export async function submitMailings(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachSurveyToWork(c)
  const { project, activity } = reached
  const input = await readForm(c)
  const [file] = input.files.adressen ?? []
  const t = texts(act.locale)
  const waits = lettersWait(reached.survey, activity, dayOf(act.now))
  const refuse = (faults: readonly string[]): Promise<Response> =>
    listPage(c, reached, withError(input.text, 'adressen', faults[0] ?? t.file.none), faults)
  if (waits) return refuse([t.refused[waits]])
  const tooLarge = new Uint8Array(1024 * 1024 + 1)
  const bytes = file?.tooLarge ? tooLarge : (file?.bytes ?? new Uint8Array())
  const read = readAddresses(bytes, valueIn(input.text, 'overslaan') !== '', act.locale)
  if (!read.ok) return refuse(read.faults)
  try {
    const path = await once(act, input, async (act) => {
      const made = await makeMailing(act, activity.id, read)
      return paths.deskMailing(project.number, activity.slug, made.id, { klaar: 'gelezen' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return refuse([error.message])
  }
}
