import { get, inDemo, post, type Route, shared } from '../people/index.ts'
import { administrationRoutes } from './administration/routes.ts'
import { apiRoutes } from './api/routes.ts'
import { showCatalogue } from './demo/catalogue.tsx'
import { becomePersona, showDemo, showMail, showMailbox } from './demo/pages.tsx'
import { awayRoutes } from './desk/away/routes.ts'
import { caseDeskRoutes } from './desk/case/routes.ts'
import { deskFigureRoutes } from './desk/figures/routes.ts'
import { deskHomeRoutes } from './desk/home/routes.ts'
import { postRoutes } from './desk/post/routes.ts'
import { downloadDossier, downloadPartyDossier, showDecisionLetter } from './dossier.ts'
import { showFile } from './files.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { mineRoutes } from './mine/routes.ts'
import { showThemeSheet } from './own/sheet.ts'
import { showArea, showAreas } from './public/areas.tsx'
import { showHome } from './public/home.tsx'
import { showAccessibility, showPrivacy } from './public/statements.tsx'
import { showWishes, showWishesOf } from './public/wishes.tsx'
import { showSearch, suggestWhileTyping } from './search/page.tsx'
import { showSecurityText } from './security-text.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { showRobots, showSiteMap, showSiteMapPart } from './sitemap.ts'

export const siteRoutes: readonly Route[] = [
  shared('/', showHome),
  shared('/buurt', showAreas),
  shared('/buurt/:slug', showArea),
  shared('/wijkwensen', showWishes),
  shared('/wijkwensen/:slug', showWishesOf),
  shared('/toegankelijkheid', showAccessibility),
  shared('/privacy', showPrivacy),
  shared('/sitemap.xml', showSiteMap),
  shared('/sitemap/:part', showSiteMapPart),
  get('/robots.txt', 'everyone', showRobots),
  get('/.well-known/security.txt', 'everyone', showSecurityText),
  get('/bestanden/:id/:name', 'everyone', showFile),
  get('/huisstijl/:bestand', 'everyone', showThemeSheet),
  get('/zoeken', 'everyone', showSearch),
  get('/zoeken/suggesties', 'everyone', suggestWhileTyping),
  ...apiRoutes,
  ...signInRoutes,
  ...invitationRoutes,
  ...mineRoutes,
  ...deskHomeRoutes,
  ...deskFigureRoutes,
  ...awayRoutes,
  ...caseDeskRoutes,
  ...postRoutes,
  get('/werk/zaken/:number/dossier.zip', 'staff', downloadDossier),
  get('/initiatieven/:number/dossier.zip', 'signed_in', downloadPartyDossier),
  get('/initiatieven/:number/besluit/:file', 'everyone', showDecisionLetter),
  ...administrationRoutes,
  inDemo(get('/demo', 'everyone', showDemo)),
  inDemo(post('/demo/aanmelden', 'everyone', becomePersona)),
  inDemo(get('/demo/postvak', 'everyone', showMailbox)),
  inDemo(get('/demo/postvak/:id', 'everyone', showMail)),
  inDemo(get('/ui', 'everyone', showCatalogue)),
]
