import { dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { invitationsToSee, isRole, peopleByIds, roles, type StandingInvitation } from '../../people/index.ts'
import { allAreas } from '../../places/index.ts'
import { Button, ButtonRow } from '../../ui/button/button.tsx'
import { Form, HiddenField } from '../../ui/form/index.ts'
import { Table } from '../../ui/table/table.tsx'
import { texts } from './texts.ts'

/** Who was invited and has not answered, with the names that the list needs. */
export async function openOnes(c: Ctx) {
  const { act } = c.var
  const invitations = await invitationsToSee(act)
  const areas = new Map((await allAreas(act.db)).map(({ id, name }) => [id, name]))
  const senders = await peopleByIds(
    act.db,
    invitations.flatMap(({ invited_by }) => invited_by ?? []),
  )
  return { invitations, areas, senders }
}

type Open = Awaited<ReturnType<typeof openOnes>>

/** The open invitations as a table, with what can be done about each. */
export function OpenInvitations({ c, open }: { readonly c: Ctx; readonly open: Open }) {
  const { locale } = c.var.act
  const t = texts(locale)
  const { invitations, areas, senders } = open
  if (invitations.length === 0) return <p>{t.none}</p>
  const roleOf = ({ role }: StandingInvitation) => (isRole(role) ? say(roles[role], locale) : role)
  const scopeOf = ({ scope_id }: StandingInvitation) =>
    scope_id === null ? t.wholeCity : (areas.get(scope_id) ?? scope_id)
  const aboutOf = (one: StandingInvitation) => `${one.name}, ${roleOf(one)} (${scopeOf(one)})`
  return (
    <>
      <p>{t.openLead}</p>
      <Table
        locale={locale}
        caption={t.open}
        captionHidden
        rows={invitations}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'who',
            title: t.who,
            rowHeader: true,
            cell: ({ name, email }) => (
              <>
                {name}
                <br />
                {email}
              </>
            ),
          },
          { key: 'role', title: t.role, cell: (one) => `${roleOf(one)} (${scopeOf(one)})` },
          {
            key: 'by',
            title: t.by,
            cell: ({ invited_by }) => senders.get(invited_by ?? '')?.name ?? t.program,
          },
          {
            key: 'until',
            title: t.until,
            cell: ({ state, expires_at }) => (
              <>
                {formatDay(dayOf(expires_at), locale, 'long')}
                {(state === 'expired' || state === 'void') && (
                  <>
                    <br />
                    <strong>{t.state[state]}</strong>
                    {state === 'void' && ` ${t.voidWhy}`}
                  </>
                )}
              </>
            ),
          },
          {
            key: 'actions',
            title: t.actions,
            cell: (one) => (
              <Form action={paths.invitations()} label={aboutOf(one)}>
                <HiddenField name="uitnodiging" value={one.id} />
                <ButtonRow>
                  <Button kind="quiet" name="doen" value="opnieuw" about={aboutOf(one)}>
                    {t.resend}
                  </Button>
                  <Button kind="quiet" name="doen" value="intrekken" about={aboutOf(one)}>
                    {t.withdraw}
                  </Button>
                </ButtonRow>
              </Form>
            ),
          },
        ]}
      />
    </>
  )
}
