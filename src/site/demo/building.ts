import { asset, serveStatic } from '../../kit/assets.ts'

/** How far the building of the demo city is, from 0 to 1. */
export type Progress = (share: number) => void

/** What a browser sees while the demo city is being built: how far it is, and by itself the city when it is there. */
export function buildingAnswer(request: Request, share: number): Response {
  const { pathname } = new URL(request.url)
  const file = pathname.startsWith('/static/') ? serveStatic(pathname.slice('/static/'.length)) : null
  return file ?? buildingPage(share)
}

function buildingPage(share: number): Response {
  const percentage = Math.floor(share * 100)
  const html = `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="1">
<title>${percentage}% - De proefstad wordt gebouwd - Meemaken</title>
<link rel="stylesheet" href="${asset('site.css')}">
</head>
<body>
<main class="within flow">
<h1>De proefstad wordt gebouwd</h1>
<p class="lead">Drie jaar aan ideeën, besluiten en toezeggingen. Dit gebeurt één keer.</p>
<p><label for="bouw">Klaar voor ${percentage}%</label> <progress id="bouw" max="100" value="${percentage}">${percentage}%</progress></p>
<p lang="en">Building the demo city: three years of ideas, decisions and promises. This is done once.</p>
</main>
</body>
</html>`
  return new Response(html, {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'self'",
      'Cache-Control': 'no-store',
      'Retry-After': '1',
    },
  })
}
