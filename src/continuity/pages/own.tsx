import { z } from 'zod'
import { openedCase } from '../../cases/index.ts'
import { initiativeById, initiativeByNumber } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { emailText, longText, oneOf, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { organisationsByIds, peopleByIds } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import {
  answerHowItStands,
  askToJoin,
  goOn,
  maintainerBehind,
  ownMaintainer,
  stopBeingMaintainer,
  wasForOnce,
} from '../actions.ts'
import { roles } from '../rules.ts'
import { checkInsOf, keptById, type Maintainer, maintainersOf } from '../store.ts'
import { texts } from '../texts.ts'
import { answerWords, wordsOfAnswers } from '../words.ts'
import { OwnForms, type Props } from './own-forms.tsx'

/** Who keeps something going, and where their page is: behind the link of a mail, or signed in. */
export interface Reached {
  readonly maintainer: Maintainer
  readonly path: (query?: Readonly<Record<string, string>>) => string
  readonly stopPath: string
  /** Where somebody goes who no longer takes part. */
  readonly afterPath: string
}

export async function reachByLink(c: Ctx): Promise<Reached> {
  const token = c.req.param('token') ?? ''
  return {
    maintainer: await maintainerBehind(c.var.act, token),
    path: (query) => paths.keptWish(token, query),
    stopPath: paths.stopKeptWish(token),
    afterPath: paths.keptWish(token),
  }
}

export async function reachSignedIn(c: Ctx): Promise<Reached> {
  const number = c.req.param('number') ?? ''
  const initiative = /^\d{4}-\d{4,9}$/.test(number) ? await initiativeByNumber(c.var.act.db, number) : null
  if (!initiative) throw new NotFound('initiative')
  return {
    maintainer: await ownMaintainer(c.var.act, initiative.case_id),
    path: (query) => paths.myKeptWish(number, query),
    stopPath: paths.stopMyKeptWish(number),
    afterPath: paths.mine(),
  }
}

/** `/volhouden/{token}`: the page behind the links of the mails. To open it changes nothing. */
export const showByLink = async (c: Ctx): Promise<Response> => ownPage(c, await reachByLink(c), fromLink(c))
export const changeByLink = async (c: Ctx): Promise<Response> => change(c, await reachByLink(c))
/** `/mijn/volhouden/{nummer}`: the same for who is signed in. */
export const showMine = async (c: Ctx): Promise<Response> => ownPage(c, await reachSignedIn(c), fromLink(c))
export const changeMine = async (c: Ctx): Promise<Response> => change(c, await reachSignedIn(c))

/** The answer of the link that was chosen. */
const fromLink = (c: Ctx): FormState =>
  freshForm({ antwoord: wordsOfAnswers.find((word) => word === c.req.query('antwoord')) })

const answerSchema = z.object({ antwoord: oneOf(wordsOfAnswers), opmerking: longText(500).optional() })
const joinSchema = z.object({ naam: shortText(150), email: emailText(), rol: oneOf(roles) })

async function change(c: Ctx, reached: Reached): Promise<Response> {
  const { act } = c.var
  const { maintainer, path } = reached
  const t = texts(act.locale).own
  const input = await readForm(c)
  const kept = await keptById(act.db, maintainer.case_id)
  if (!kept || kept.ended_on !== null || maintainer.ended_on !== null) return redirect(c, path())
  const done = (klaar: string, work: (act: Act) => Promise<void>) =>
    once(act, input, async (act) => {
      await work(act)
      return path({ klaar })
    }).then((to) => redirect(c, to))
  switch (valueIn(input.text, 'doe')) {
    case 'antwoord': {
      const parsed = parseForm(answerSchema, input, act.locale, { antwoord: t.howTitle, opmerking: t.note })
      if (!parsed.ok) return ownPage(c, reached, parsed)
      const { antwoord, opmerking } = parsed.value
      return done(antwoord === 'goed' ? 'antwoord' : antwoord, (act) =>
        answerHowItStands(act, maintainer, { answer: answerWords[antwoord], note: opmerking ?? null }),
      )
    }
    case 'erbij': {
      const labels = { naam: t.name, email: t.email, rol: t.role }
      const parsed = parseForm(joinSchema, input, act.locale, labels)
      if (!parsed.ok) return ownPage(c, reached, parsed)
      const { naam: name, email, rol: role } = parsed.value
      try {
        return await done('erbij', (act) => askToJoin(act, maintainer, { name, email, role }))
      } catch (error) {
        if (!(error instanceof Conflict)) throw error
        return ownPage(c, reached, withError(input.text, 'email', error.message))
      }
    }
    case 'langer':
      return done('langer', (act) => goOn(act, maintainer))
    case 'eraf':
      return redirect(
        c,
        await once(act, input, async (act) => {
          await stopBeingMaintainer(act, maintainer)
          return reached.afterPath
        }),
      )
    case 'eenmalig':
      return done('eenmalig', (act) => wasForOnce(act, maintainer))
    default:
      throw new NotFound('deed')
  }
}

async function ownPage(c: Ctx, reached: Reached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale).own
  const { maintainer } = reached
  const initiative = await initiativeById(db, maintainer.case_id)
  const kept = await keptById(db, maintainer.case_id)
  if (!initiative || !kept) throw new NotFound('kept wish')
  const said = (await checkInsOf(db, kept.case_id)).find(({ answered_on }) => answered_on !== null)
  const done = c.req.query('klaar') ?? ''
  const long = (day: string) => formatDay(day, locale, 'long')
  const over = kept.ended_on !== null || maintainer.ended_on !== null
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), current: 'mine' },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {Object.hasOwn(t.done, done) && (
        <Notice tone="success" announce title={t.done[done as keyof typeof t.done]} />
      )}
      <PageHeading
        kicker={initiative.number}
        title={over ? initiative.title : t.title}
        lead={over ? undefined : t.since(initiative.title, long(kept.starts_on))}
      />
      {kept.ended_on !== null && kept.ended_as !== null ? (
        <p>{kept.ended_as === 'stopped' ? t.ended.stopped(long(kept.ended_on)) : t.ended[kept.ended_as]}</p>
      ) : maintainer.ended_on !== null ? (
        <p>{t.notYou}</p>
      ) : (
        <OwnForms
          act={act}
          reached={reached}
          kept={kept}
          form={form}
          said={said ?? null}
          names={await namedFor(act, maintainer)}
        />
      )}
      <div class="button-row no-print">
        <LinkButton kind="secondary" href={paths.initiative(initiative.number, initiative.slug)}>
          {t.toCase}
        </LinkButton>
      </div>
    </>,
    formStatus(form.errors),
  )
}

/**
 * Who keeps it going now, as one of them reads it. By name only themselves and the parties of the case: who was added
 * by an address is not known by it to whoever typed it.
 */
async function namedFor(act: Act, reader: Maintainer): Promise<Props['names']> {
  const { db } = act
  const now = (await maintainersOf(db, reader.case_id)).filter(({ ended_on }) => ended_on === null)
  const { parties } = await openedCase(act, reader.case_id)
  const known = new Set([reader.person_id, ...parties.map(({ person_id }) => person_id)])
  const [people, organisations] = await Promise.all([
    peopleByIds(
      db,
      now.map(({ person_id }) => (known.has(person_id) ? person_id : null)),
    ),
    organisationsByIds(
      db,
      now.map(({ organisation_id }) => organisation_id),
    ),
  ])
  return now.map(({ id, person_id, organisation_id, role, until_day }) => ({
    id,
    name:
      people.get(person_id ?? '')?.name ??
      organisations.get(organisation_id ?? '')?.name ??
      texts(act.locale).own.somebody,
    role,
    until: until_day,
  }))
}
