import type { ComponentChildren } from 'preact'
import { maxFileMegabytes } from '../kit/files.ts'
import type { Ctx } from '../kit/http.ts'
import type { Locale } from '../kit/locale.ts'
import { isApiPath, problem } from '../kit/problem.ts'
import { paths } from '../paths.ts'
import { PageHeading } from './heading/heading.tsx'
import { page } from './page.tsx'
import { texts } from './texts.ts'

export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503

interface ErrorWords {
  readonly title: string
  readonly text: string
  /** What you can do instead; there are no dead ends. */
  readonly instead: readonly ComponentChildren[]
}

/** What somebody lacks who may not come in. */
export interface MissingRole {
  /** The roles that open this page. */
  readonly names: string
  /** Where who reads this gives them; null for who cannot. */
  readonly give: string | null
}

/** A door of another role: which one it is, and whom to ask for it or where to give it. */
function behindRole({ names, give }: MissingRole, locale: Locale): ErrorWords {
  const t = texts(locale)
  const text = t.forbiddenRole(names)
  const home = <a href={paths.home()}>{t.insteadHome}</a>
  return give === null
    ? { title: t.forbiddenTitle, text: `${text} ${t.forbiddenAsk}`, instead: [t.insteadBack, home] }
    : {
        title: t.forbiddenTitle,
        text,
        instead: [<a href={give}>{t.insteadGiveRole}</a>, t.insteadBack, home],
      }
}

function wordsOf(
  status: ErrorStatus,
  locale: Locale,
  isSignedIn: boolean,
  role: MissingRole | undefined,
): ErrorWords {
  if (status === 403 && isSignedIn && role) return behindRole(role, locale)
  const t = texts(locale)
  const home = <a href={paths.home()}>{t.insteadHome}</a>
  const initiatives = <a href={paths.initiatives()}>{t.insteadInitiatives}</a>
  const tellIdea = <a href={paths.tellIdea()}>{t.insteadTellIdea}</a>
  const signIn = <a href={paths.signIn()}>{t.insteadSignIn}</a>
  switch (status) {
    case 401:
      return { title: t.signInTitle, text: t.signInText, instead: [signIn, home] }
    case 403:
      return isSignedIn
        ? { title: t.forbiddenTitle, text: t.forbiddenTextSignedIn, instead: [t.insteadBack, home] }
        : { title: t.forbiddenTitle, text: t.forbiddenText, instead: [signIn, home] }
    case 404:
      return { title: t.notFoundTitle, text: t.notFoundText, instead: [initiatives, tellIdea, home] }
    case 409:
      return { title: t.conflictTitle, text: t.conflictText, instead: [t.insteadBack, home] }
    case 413:
      return {
        title: t.tooLargeTitle,
        text: t.tooLargeText(maxFileMegabytes),
        instead: [t.insteadBack, t.insteadSmallerPhoto],
      }
    case 429:
      return { title: t.tooManyTitle, text: t.tooManyText, instead: [home] }
    case 503:
      return { title: t.awayTitle, text: t.awayText, instead: [t.insteadBack, home] }
    case 500:
      return { title: t.brokenTitle, text: t.brokenText, instead: [t.insteadBack, home] }
    default:
      return { title: t.invalidTitle, text: t.invalidText, instead: [t.insteadBack, home] }
  }
}

interface ErrorBodyProps {
  readonly status: ErrorStatus
  readonly locale: Locale
  readonly telephone: string
  readonly isSignedIn?: boolean
  /** Says more exactly what is the matter, in the reader's language. */
  readonly message?: string | undefined
  /** Which role opens the page, for who may not come in. */
  readonly role?: MissingRole | undefined
  /** With which we find the request in our log. */
  readonly requestCode?: string | undefined
}

/** What went wrong, in plain words, and what you can do instead. */
export function ErrorBody(props: ErrorBodyProps) {
  const { status, locale, telephone, isSignedIn = false, message, role, requestCode } = props
  const t = texts(locale)
  const { title, text, instead } = wordsOf(status, locale, isSignedIn, role)
  return (
    <>
      <PageHeading title={title} lead={message || text} />
      <h2>{t.insteadTitle}</h2>
      <ul>
        {instead.map((way) => (
          <li>{way}</li>
        ))}
        <li>{t.insteadCall(telephone)}</li>
      </ul>
      {status === 500 && requestCode && <p class="small">{t.requestCode(requestCode)}</p>}
    </>
  )
}

/** The error page as a response; for programs the same as data. */
export function errorResponse(
  c: Ctx,
  status: ErrorStatus,
  message?: string,
  role?: MissingRole,
): Response | Promise<Response> {
  const { act, requestId } = c.var
  if (isApiPath(c.req.path)) return problem(c, status)
  const isSignedIn = act.actor.personId !== null
  const { title } = wordsOf(status, act.locale, isSignedIn, role)
  const body = (
    <ErrorBody
      status={status}
      locale={act.locale}
      telephone={act.municipality.telephone}
      isSignedIn={isSignedIn}
      message={message}
      role={role}
      requestCode={requestId}
    />
  )
  return page(c, { title }, body, status)
}
