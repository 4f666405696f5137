import type { Act } from '../../../kit/act.ts'
import { type Day, formatDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { say } from '../../../kit/locale.ts'
import { newOnceToken } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { Amount, amountInWords } from '../../../ui/amount/amount.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { Figures } from '../../../ui/figures/figures.tsx'
import { Form, FormActions, HiddenField, OnceToken } from '../../../ui/form/index.ts'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { viewApplications } from '../../views.ts'
import { approversOf } from '../approvers.ts'
import type { Payable } from '../payables.ts'
import { texts } from '../texts.ts'
import { LastDay } from './parts.tsx'

/** Which button was pressed on the page that shows a batch before it is made. */
export const madeField = 'maak'
export const backField = 'terug'

/** What will be in the batch, how much that is, when the bank pays and who can approve it: nothing was made yet. */
export async function batchToCheck(c: Ctx, chosen: readonly Payable[], payOn: Day): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const total = chosen.reduce((sum, { due }) => sum + due.cents, 0)
  const views = new Map(
    (
      await viewApplications(
        act,
        chosen.map(({ application }) => application),
        'staff',
      )
    ).map((view) => [view.id, view]),
  )
  const nameOf = (id: string): string => {
    const view = views.get(id)
    return [view?.number, view?.plan?.title].filter(Boolean).join(' ')
  }
  const areas = [...new Set(chosen.map(({ ceiling }) => ceiling.area_id))]
  return page(
    c,
    {
      title: t.toCheck.title,
      current: 'desk',
      wide: true,
      breadcrumbs: [{ title: t.desk.title, href: paths.payments() }],
    },
    <>
      <PageHeading title={t.toCheck.title} lead={t.toCheck.lead} />
      <Figures
        figures={[
          { value: amountInWords(total, locale), label: t.batch.figures.cents },
          { value: String(chosen.length), label: t.batch.figures.payments },
          { value: formatDay(payOn, locale, 'medium'), label: t.toCheck.payOn },
        ]}
      />
      <Table
        locale={locale}
        caption={t.toCheck.caption}
        rows={chosen}
        rowKey={({ application }) => application.id}
        columns={[
          {
            key: 'plan',
            title: t.desk.plan,
            rowHeader: true,
            cell: ({ application }) => nameOf(application.id),
          },
          { key: 'scheme', title: t.desk.scheme, cell: ({ scheme }) => say(scheme.title, locale) },
          { key: 'what', title: t.desk.what, cell: ({ due }) => t.kinds[due.kind] },
          {
            key: 'cents',
            title: t.desk.amount,
            numeric: true,
            cell: ({ due }) => <Amount cents={due.cents} locale={locale} />,
          },
          { key: 'due', title: t.desk.dueOn, cell: ({ dueOn }) => <LastDay act={act} dueOn={dueOn} /> },
        ]}
      />
      <p>{await approversInWords(act, act.actor.personId ?? '', areas)}</p>
      <Form action={paths.payments()} label={t.toCheck.title}>
        <OnceToken token={newOnceToken()} />
        {chosen.map(({ application: { id } }) => (
          <HiddenField key={id} name="pay" value={id} />
        ))}
        <HiddenField name="payOn" value={payOn} />
        <FormActions submit={t.toCheck.make} name={madeField}>
          <Button kind="secondary" name={backField} value="ja">
            {t.toCheck.change}
          </Button>
        </FormActions>
      </Form>
    </>,
  )
}

/** Who can approve what this person made, by name; or what to do when nobody else can. */
export async function approversInWords(
  act: Act,
  madeBy: string,
  areas: readonly (string | null)[],
): Promise<string> {
  const t = texts(act.locale).batch
  const names = (await approversOf(act, madeBy, areas)).map(({ name }) => name)
  return names.length > 0 ? t.approvers(names.join(', ')) : t.noApprovers
}
