/** Signs in as somebody of the demo city; answers the cookie. */
export async function cookieOf(address: string, persona: string): Promise<string> {
  const answer = await fetch(`${address}/demo/aanmelden`, {
    method: 'POST',
    headers: { Origin: address, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ persona }),
    redirect: 'manual',
  })
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
  if (answer.status !== 303 || cookie === '') throw new Error(`Nobody could sign in as ${persona}`)
  return cookie
}
