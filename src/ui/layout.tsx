import type { ComponentChildren } from 'preact'
import type { Act } from '../kit/act.ts'
import type { Actor } from '../kit/actor.ts'
import { asset } from '../kit/assets.ts'
import type { Locale } from '../kit/locale.ts'
import { absolute } from '../kit/mail.ts'
import { ownLook } from '../kit/own.ts'
import { paths } from '../paths.ts'
import { Breadcrumbs, type Crumb } from './breadcrumbs/breadcrumbs.tsx'
import { Icon } from './icon/icon.tsx'
import { texts } from './texts.ts'

/** The entries of the menus, so that a page can say which one it belongs to. */
export type NavKey =
  | 'initiatives'
  | 'projects'
  | 'idea'
  | 'commitments'
  | 'areas'
  | 'search'
  | 'mine'
  | 'desk'
  | 'administration'

/** Where the same stands in another form, for programs that look for it. */
export interface Alternate {
  readonly type: string
  readonly title: string
  readonly href: string
}

interface LayoutProps {
  readonly act: Act
  /** Address of this page on our own site, with its query. */
  readonly address: string
  readonly title: string
  readonly description?: string | undefined
  readonly current?: NavKey | undefined
  readonly wide?: boolean | undefined
  readonly crumbs?: readonly Crumb[] | undefined
  /** Scripts of `ui/public` this page can be made nicer with. */
  readonly islands: readonly string[]
  readonly alternates: readonly Alternate[]
  readonly indexed: boolean
  /** Another style sheet than the theme that holds now: the preview of a draft. */
  readonly sheet?: string | undefined
  readonly children: ComponentChildren
}

/** Islands with a style sheet of their own, loaded only with them. */
const islandsWithStyle: readonly string[] = ['map-island']

interface NavItem {
  readonly key: NavKey
  readonly label: string
  readonly href: string
}

const hasDesk = (actor: Actor) => actor.roles.length > 0
const administers = (actor: Actor) => actor.roles.some((grant) => grant.role === 'administrator')

function publicItems(locale: Locale): readonly NavItem[] {
  const t = texts(locale)
  return [
    { key: 'initiatives', label: t.navInitiatives, href: paths.initiatives() },
    { key: 'idea', label: t.navTellIdea, href: paths.tellIdea() },
    { key: 'projects', label: t.navProjects, href: paths.projects() },
    { key: 'commitments', label: t.navCommitments, href: paths.commitments() },
    { key: 'areas', label: t.navAreas, href: paths.areas() },
    { key: 'search', label: t.navSearch, href: paths.search() },
  ]
}

function personalItems(actor: Actor, locale: Locale): readonly NavItem[] {
  const t = texts(locale)
  const items: NavItem[] = [{ key: 'mine', label: t.navMine, href: paths.mine() }]
  if (hasDesk(actor)) items.push({ key: 'desk', label: t.navDesk, href: paths.desk() })
  if (administers(actor)) {
    items.push({ key: 'administration', label: t.navAdministration, href: paths.administration() })
  }
  return items
}

function NavLinks({
  items,
  current,
}: {
  readonly items: readonly NavItem[]
  readonly current: NavKey | undefined
}) {
  return (
    <>
      {items.map(({ key, label, href }) => (
        <li key={key}>
          <a href={href} aria-current={key === current ? 'page' : undefined}>
            {label}
          </a>
        </li>
      ))}
    </>
  )
}

/** The same address in the other language. */
export function inOtherLanguage(address: string, locale: Locale): string {
  const url = new URL(address, 'http://localhost')
  url.searchParams.set('taal', locale === 'nl' ? 'en' : 'nl')
  return `${url.pathname}${url.search}`
}

function LanguageSwitch({ locale, address }: { readonly locale: Locale; readonly address: string }) {
  const other = locale === 'nl' ? 'en' : 'nl'
  return (
    <a class="language" href={inOtherLanguage(address, locale)} hreflang={other} lang={other}>
      {texts(locale).otherLanguage}
    </a>
  )
}

function DemoBar({ locale }: { readonly locale: Locale }) {
  const t = texts(locale)
  return (
    <aside class="demo-bar within no-print" aria-label="Demo">
      <p>
        {t.demoBar} <a href={paths.demo()}>{t.demoChoose}</a> ·{' '}
        <a href={paths.demoMailbox()}>{t.demoMailbox}</a>
      </p>
    </aside>
  )
}

function Brand({ municipality }: { readonly municipality: string }) {
  return (
    <a class="brand" href={paths.home()}>
      <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <circle class="brand__one" cx="12" cy="13" r="9" />
        <circle class="brand__two" cx="21" cy="20" r="9" />
      </svg>
      <span>
        {ownLook().name} <span class="brand__place">{municipality}</span>
      </span>
    </a>
  )
}

function Header({ act, address, current }: Pick<LayoutProps, 'act' | 'address' | 'current'>) {
  const { actor, locale } = act
  const t = texts(locale)
  const signedIn = actor.personId !== null
  return (
    <header class="site-header within">
      <div class="site-header__row">
        <Brand municipality={act.municipality.name} />
        <nav class="site-nav" aria-label={t.mainMenu}>
          <ul>
            <NavLinks items={publicItems(locale)} current={current} />
          </ul>
        </nav>
        <nav class="site-nav site-nav--own" aria-label={t.yourMenu}>
          <ul>
            {signedIn ? (
              <>
                <NavLinks items={personalItems(actor, locale)} current={current} />
                <li>
                  <form method="post" action={paths.signOut()}>
                    <button class="plain-button" type="submit">
                      {t.signOut}
                      {actor.name && <span class="visually-hidden">. {t.signedInAs(actor.name)}</span>}
                    </button>
                  </form>
                </li>
              </>
            ) : (
              <li>
                <a href={paths.signIn()}>{t.signIn}</a>
              </li>
            )}
            <li>
              <LanguageSwitch locale={locale} address={address} />
            </li>
          </ul>
        </nav>
      </div>
    </header>
  )
}

function Footer({ act }: { readonly act: Act }) {
  const t = texts(act.locale)
  const { telephone, email } = act.municipality
  return (
    <footer class="site-footer within">
      <div class="site-footer__columns">
        <div>
          <h2>{t.footerContact}</h2>
          <p>
            <Icon name="phone" />{' '}
            <a href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>{t.footerTelephone(telephone)}</a>
          </p>
          <p>
            <Icon name="mail" /> <a href={`mailto:${email}`}>{t.footerEmail}</a>
          </p>
        </div>
        <nav aria-labelledby="footer-how">
          <h2 id="footer-how">{t.footerHow}</h2>
          <ul>
            <li>
              <a href={paths.process('eenvoudig-groen')}>{t.footerGreen}</a>
            </li>
            <li>
              <a href={paths.process('wijkwens')}>{t.footerNeighbourhoodWish}</a>
            </li>
            <li>
              <a href={paths.process('stadswens')}>{t.footerCityWish}</a>
            </li>
            <li>
              <a href={paths.schemes()}>{t.footerFunds}</a>
            </li>
            <li>
              <a href={paths.wishes()}>{t.footerWishes}</a>
            </li>
            <li>
              <a href={paths.doables()}>{t.footerDoables}</a>
            </li>
            <li>
              <a href={paths.loanItems()}>{t.footerLending}</a>
            </li>
            <li>
              <a href={paths.spots()}>{t.footerSpots}</a>
            </li>
            <li>
              <a href={paths.juries()}>{t.footerJuries}</a>
            </li>
            <li>
              <a href={paths.panels()}>{t.footerPanels}</a>
            </li>
            <li>
              <a href={paths.frameworks()}>{t.footerFrameworks}</a>
            </li>
          </ul>
        </nav>
        <nav aria-labelledby="footer-about">
          <h2 id="footer-about">{t.footerAbout}</h2>
          <ul>
            <li>
              <a href={paths.figures()}>{t.footerFigures}</a>
            </li>
            <li>
              <a href={paths.accessibility()}>{t.footerAccessibility}</a>
            </li>
            <li>
              <a href={paths.privacy()}>{t.footerPrivacy}</a>
            </li>
            <li>
              <a href={paths.conduct()}>{t.footerConduct}</a>
            </li>
            <li>
              <a href={paths.apiPage()}>{t.footerApi}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  )
}

/** The frame around every page. Complete without a script; the menu wraps on a phone. */
/** Where a word may break says nothing in the title of a window, and would keep people from finding it there. */
const inTitleBar = (title: string): string => title.replaceAll('\u00ad', '')

export function Layout(props: LayoutProps) {
  const { act, address, title, description, current, wide, crumbs, islands, alternates, indexed, children } =
    props
  const { locale } = act
  const look = ownLook()
  const sheet = props.sheet ?? look.stylesheet
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{inTitleBar(`${title} - ${look.name} ${act.municipality.name}`)}</title>
        <meta name="description" content={description ?? texts(locale).description(act.municipality.name)} />
        {!indexed && <meta name="robots" content="noindex" />}
        <meta name="theme-color" content={look.color} />
        <link
          rel="preload"
          href={asset('atkinson-hyperlegible-next-latin-wght-normal.woff2')}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={asset('site.css')} />
        {sheet && <link rel="stylesheet" href={sheet} />}
        <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
        <link
          rel="alternate"
          hreflang={locale === 'nl' ? 'en' : 'nl'}
          href={absolute(act, inOtherLanguage(address, locale))}
        />
        {alternates.map(({ type, title, href }) => (
          <link key={href} rel="alternate" type={type} title={title} href={href} />
        ))}
        {islands
          .filter((island) => islandsWithStyle.includes(island))
          .map((island) => (
            <link key={island} rel="stylesheet" href={asset(`${island}.css`)} />
          ))}
        {islands.map((island) => (
          <script key={island} type="module" src={asset(`${island}.js`)} />
        ))}
      </head>
      <body class={wide ? 'utrecht-document page-wide' : 'utrecht-document'}>
        <div class="site-top">
          <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">
            {texts(locale).skipToContent}
          </a>
          {act.settings.demo && <DemoBar locale={locale} />}
          <Header act={act} address={address} current={current} />
        </div>
        <main id="inhoud" tabIndex={-1}>
          {crumbs && crumbs.length > 0 && <Breadcrumbs locale={locale} crumbs={crumbs} />}
          {children}
        </main>
        <Footer act={act} />
      </body>
    </html>
  )
}
