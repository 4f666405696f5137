import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
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
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  Checkbox,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { askErasure, callOffErasure } from '../actions.ts'
import { retentionOf } from '../destruction.ts'
import { type Retention, ruleFor } from '../retention.ts'
import { coolingOffDays, fateOfCase, keptUntil, openErasure } from '../rules.ts'
import { casesOf, type DataRequest, requestsOf, type TheirCase } from '../store.ts'
import { texts } from '../texts.ts'

/** `/mijn/over-mij/wissen`: what goes, what stays and until when; or how to call it off. */
export const showErase = (c: Ctx): Promise<Response> => erasePage(c, freshForm())

async function erasePage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const personId = act.actor.personId ?? ''
  const requests = await requestsOf(act.db, personId)
  const open = openErasure(requests)
  return page(
    c,
    {
      title: formTitle(t.erase.title, form.errors, locale),
      current: 'mine',
      breadcrumbs: [
        { href: paths.mine(), title: t.mine },
        { href: paths.aboutMe(), title: t.title },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {c.req.query('klaar') === 'terug' && <Notice tone="success" announce title={t.erase.calledOff} />}
      <PageHeading title={t.erase.title} lead={open ? undefined : t.erase.lead} />
      {open ? (
        <CallOff act={act} request={open} />
      ) : act.actor.roles.length > 0 ? (
        <Notice tone="warning" title={t.erase.hasRole} />
      ) : (
        <AskForm
          act={act}
          form={form}
          cases={await casesOf(act.db, personId)}
          retention={await retentionOf(act)}
        />
      )}
      <p>{t.erase.paper(act.municipality.telephone)}</p>
    </>,
    formStatus(form.errors),
  )
}

function CallOff({ act, request }: { readonly act: Act; readonly request: DataRequest }) {
  const t = texts(act.locale).erase
  return (
    <>
      <Notice tone="warning" title={t.asked(formatDay(request.runs_on ?? '', act.locale, 'long'))}>
        <p>{t.askedText}</p>
      </Notice>
      <Form action={paths.eraseMe()}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="doen" value="terug" />
        <FormActions submit={t.callOff} />
      </Form>
    </>
  )
}

interface AskProps {
  readonly act: Act
  readonly form: FormState
  readonly cases: readonly TheirCase[]
  readonly retention: Retention
}

function AskForm({ act, form, cases, retention }: AskProps) {
  const { locale } = act
  const t = texts(locale).erase
  const field = bindFields(form, locale)
  const alone = cases.filter((one) => fateOfCase(one, []) === 'stops')
  return (
    <>
      <Section title={t.always}>
        <ul>
          {t.alwaysList.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </Section>
      <Section title={t.cases}>
        {cases.length === 0 ? (
          <p>{t.noCases}</p>
        ) : (
          <ul>
            {cases.map((one) => (
              <li>
                <strong>{`${one.title} (${one.number})`}</strong>: {fateWords(act, retention, one)}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Form action={paths.eraseMe()}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="doen" value="wissen" />
        {alone.length > 0 && (
          <CheckboxGroup
            {...field('door')}
            label={t.goesOn}
            hint={t.goesOnHint}
            options={alone.map(({ id, number, title }) => ({ value: id, label: `${title} (${number})` }))}
            optional
          />
        )}
        <Checkbox {...field('zeker')} label={t.sure} hint={t.wait(coolingOffDays)} />
        <FormActions submit={t.submit} />
      </Form>
    </>
  )
}

/** What happens with a case, and until when its record stays. */
function fateWords({ locale }: Act, retention: Retention, one: TheirCase): string {
  const t = texts(locale).erase.fates
  const fate = fateOfCase(one, [])
  if (fate !== 'kept' || one.endedOn === null) return t[fate]
  const { years, action } = ruleFor(retention, 'decided', one.kind)
  if (action !== 'destroy') return t.keptAlways
  return t.keptUntil(formatDay(keptUntil(one.endedOn, years), locale, 'long'))
}

export async function handleErase(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  if (valueIn(input.text, 'doen') === 'terug') {
    await callOffErasure(act)
    return redirect(c, `${paths.eraseMe()}?klaar=terug`)
  }
  const t = texts(act.locale).erase
  if (!valueIn(input.text, 'zeker')) return erasePage(c, withError(input.text, 'zeker', t.sureMissing))
  const goesOn = [input.text.door ?? []].flat()
  try {
    const path = await once(act, input, async (act) => {
      await askErasure(act, { goesOn })
      return paths.eraseMe()
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof Conflict) return erasePage(c, withError(input.text, 'zeker', error.message))
    throw error
  }
}
