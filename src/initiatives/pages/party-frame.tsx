import type { ComponentChildren } from 'preact'
import { caseTexts, stuckNorm } from '../../cases/index.ts'
import { isAccountAsked, isAccountAwaited } from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { acceptFile, type FileRefusal, type StoredFile } from '../../kit/files.ts'
import { type FormState, formStatus, formTitle, type UploadedFile } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import type { Crumb } from '../../ui/breadcrumbs/breadcrumbs.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { texts as coApplicantTexts } from '../co-applicants/texts.ts'
import { partyTexts, type Within } from '../party-texts.ts'
import { texts } from '../texts.ts'
import type { DetailData } from './detail.tsx'
import { canBeDoneAgain, type Reached } from './reach.ts'

type DoneKey = keyof ReturnType<typeof partyTexts>['done']

const isDoneKey = (key: string, locale: Locale): key is DoneKey => Object.hasOwn(partyTexts(locale).done, key)

/** The terms that the pages for parties name, in words. */
export function withinOf({ opened }: Pick<Reached, 'opened'>, locale: Locale): Within {
  const { term } = caseTexts(locale)
  const look = opened.process.norms.find(({ key }) => key === 'publication')?.term
  return { answer: term(stuckNorm), look: look ? term(look) : null }
}

/** Says what was just done, after the redirect of a form. */
export function doneNotice(c: Ctx, reached: Pick<Reached, 'opened'>) {
  const { locale } = c.var.act
  const key = c.req.query('klaar') ?? ''
  if (c.var.act.actor.personId === null || !isDoneKey(key, locale)) return null
  const t = partyTexts(locale)
  const text = t.doneText[key]
  return (
    <Notice tone="success" announce title={t.done[key]}>
      <p>{typeof text === 'string' ? text : text(withinOf(reached, locale))}</p>
    </Notice>
  )
}

export const afterwards = (path: string, key: DoneKey): string => `${path}?klaar=${key}`

export const initiativePath = ({ initiative }: Pick<Reached, 'initiative'>): string =>
  paths.initiative(initiative.number, initiative.slug)

/** The one next action: what waits for the initiator comes first; a partner can always write. */
export function NextAction({ data, locale }: { readonly data: DetailData; readonly locale: Locale }) {
  const t = partyTexts(locale).next
  const { number } = data.initiative
  const { state } = data.opened
  if (data.speaks && data.money.some(isAccountAsked)) {
    return <LinkButton href={paths.caseMoney(number)}>{t.account}</LinkButton>
  }
  if (state.endedOn !== null) {
    if (!data.speaks || !data.money.some(isAccountAwaited)) return null
    return <LinkButton href={paths.caseMoney(number)}>{t.tellMoney}</LinkButton>
  }
  if (data.speaks && state.pausedUntil !== null) {
    return <LinkButton href={paths.initiativeMessages(number)}>{t.answer}</LinkButton>
  }
  if (data.speaks && state.consentOn === null) {
    return <LinkButton href={paths.initiativePublicity(number)}>{t.publish}</LinkButton>
  }
  if (data.speaks && state.stepTerm?.owedBy === 'initiator') {
    return <LinkButton href={paths.initiativeNews(number)}>{t.news}</LinkButton>
  }
  return (
    <LinkButton kind="secondary" href={paths.initiativeMessages(number)}>
      {t.message}
    </LinkButton>
  )
}

/** Everything else a party can do, as links. */
export function PartyLinks({ data, locale }: { readonly data: DetailData; readonly locale: Locale }) {
  const t = partyTexts(locale)
  const { number } = data.initiative
  const running = data.opened.state.endedOn === null
  // Known conditions and one department: nothing to weigh, and nobody to promise something to.
  const isSimple = data.initiative.kind === 'green'
  const links = [
    { href: paths.initiativeMessages(number), label: t.messages },
    { href: paths.initiativeNews(number), label: t.news },
    { href: paths.infoPack(number), label: t.infoPack },
    ...(data.money.length > 0 ? [{ href: paths.caseMoney(number), label: t.money }] : []),
    ...(running && data.speaks
      ? [
          { href: paths.initiativeStuck(number), label: t.stuck },
          ...(isSimple ? [] : [{ href: paths.initiativeRequirement(number), label: t.requirement }]),
        ]
      : []),
    ...(running && !isSimple ? [{ href: paths.initiativePromise(number), label: t.promise }] : []),
    ...(data.speaks
      ? [
          { href: paths.initiativeEdit(number), label: t.edit },
          { href: paths.initiativePublicity(number), label: t.publicity },
        ]
      : []),
    ...(running && data.speaks && !isSimple
      ? [{ href: paths.coApplicants(number), label: coApplicantTexts(locale).link }]
      : []),
    { href: paths.initiativeDossier(number), label: t.dossier },
    ...(data.speaks && canBeDoneAgain(data) ? [{ href: paths.initiativeAgain(number), label: t.again }] : []),
    ...(running && data.speaks ? [{ href: paths.initiativeWithdraw(number), label: t.withdraw }] : []),
  ]
  return (
    <div class="no-print">
      <Section title={t.actions}>
        <ul class="plain-list stack">
          {links.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

interface FramedPage {
  readonly title: string
  readonly lead?: ComponentChildren
  readonly form?: FormState | undefined
  /** Pages between the initiative and this one. */
  readonly above?: readonly Crumb[]
  readonly body: ComponentChildren
  readonly islands?: readonly string[]
}

/** A page for who takes part: the way back, errors first, what was just done. */
export function partyPage(
  c: Ctx,
  reached: Reached,
  { title, lead, form, above = [], islands = [], body }: FramedPage,
): Response | Promise<Response> {
  const { locale } = c.var.act
  const { initiative } = reached
  const errors = form?.errors ?? {}
  return page(
    c,
    {
      title: formTitle(`${title} (${initiative.number})`, errors, locale),
      current: reached.isParty ? 'mine' : 'initiatives',
      breadcrumbs: [
        { title: texts(locale).list.title, href: paths.initiatives() },
        { title: initiative.title, href: initiativePath(reached), lang: langOfWords(locale) },
        ...above,
      ],
      islands,
    },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      {doneNotice(c, reached)}
      <PageHeading
        title={title}
        kicker={
          <>
            {initiative.number} · <span lang={langOfWords(locale)}>{initiative.title}</span>
          </>
        }
        lead={lead}
      />
      {body}
    </>,
    formStatus(errors),
  )
}

type Taken =
  | { readonly ok: true; readonly files: readonly StoredFile[] }
  | { readonly ok: false; readonly message: string }

/** For the `accept` attribute of a field for photos. */
export const acceptedPictures = '.jpg,.jpeg,.png,.webp'

/** Takes the files of a form; the first one we cannot use is named. */
export async function takeFiles(
  act: Act,
  uploads: readonly UploadedFile[],
  options: { readonly imagesOnly?: boolean } = {},
): Promise<Taken> {
  const files: StoredFile[] = []
  for (const upload of uploads) {
    const accepted = await acceptFile(act, upload, options)
    if (!accepted.ok) return { ok: false, message: refusalOf(act.locale, accepted.reason, upload.name) }
    files.push(accepted.file)
  }
  return { ok: true, files }
}

const refusalOf = (locale: Locale, reason: FileRefusal, name: string): string =>
  `${name}: ${partyTexts(locale).form.refusals[reason]}`
