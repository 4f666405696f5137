import { openedCase } from '../../cases/index.ts'
import { moneyOfCase, recordMoneyBack, sendAccount, settleByDecision } from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt, nextWorkingDay } from '../../kit/dates.ts'
import { actorOf } from '../../people/index.ts'
import type { StoryScene } from './money.ts'
import type { Told } from './verbs.ts'

/** Who got a grant tells what was done with it; it is settled, and what was paid too much comes back. */
export function accountScenes(
  told: Told,
  at: Date,
  how: {
    readonly isDone: boolean
    readonly manager: string
    /** The account waits for who assesses it. */
    readonly waits?: boolean
  },
): readonly StoryScene[] {
  // Each so many days after the one before, so that the order holds around holidays.
  const toldOn = nextWorkingDay(addDays(dayOf(at), 1))
  const settledOn = nextWorkingDay(addDays(toldOn, 3))
  const backOn = nextWorkingDay(addDays(settledOn, 21))
  const scene = (when: Date, what: string, play: StoryScene['play']): StoryScene => ({
    at: when,
    what: `${what} of ${told.initiative.key}`,
    play,
    by: how.manager,
  })
  return [
    scene(momentAt(toldOn, '19:45'), 'account', (act) => tell(act, told, how.isDone)),
    ...(how.waits
      ? []
      : [
          scene(momentAt(settledOn, '11:00'), 'settlement', (act) => settleIt(act, told)),
          scene(momentAt(backOn, '11:30'), 'money back', (act) => payBack(act, told)),
        ]),
  ]
}

async function tell(act: Act, told: Told, isDone: boolean): Promise<void> {
  const [money] = await moneyOfCase(act, told.caseId)
  const { parties } = await openedCase(act, told.caseId)
  const personId = parties[0]?.person_id
  if (!money?.accountDue || money.settlement || !personId) return
  await sendAccount(
    { ...act, actor: await actorOf(act.db, personId) },
    {
      applicationId: money.application.id,
      text: isDone
        ? 'Het is gelukt, en het was de moeite waard. De bonnen heb ik bewaard.'
        : 'Het is niet doorgegaan. Het geld hebben wij niet gebruikt.',
      lines: isDone ? [{ what: 'Materiaal en boodschappen', cents: money.granted }] : [],
      unspentCents: isDone ? 0 : money.granted,
      fileIds: [],
    },
  )
}

async function settleIt(act: Act, told: Told): Promise<void> {
  const [money] = await moneyOfCase(act, told.caseId)
  if (!money?.report || money.settlement || money.isBusy) return
  const cents = money.granted - money.report.unspent_cents
  const isFull = cents === money.granted
  await settleByDecision(act, {
    applicationId: money.application.id,
    cents,
    ground: isFull ? 'as_granted' : 'not_done',
    reasons: isFull
      ? 'Uw verslag laat zien dat u het plan hebt uitgevoerd.'
      : 'U schrijft dat het plan niet is doorgegaan. Daarom stellen wij de subsidie lager vast.',
  })
}

async function payBack(act: Act, told: Told): Promise<void> {
  const [money] = await moneyOfCase(act, told.caseId)
  if (money && money.overpaid > 0)
    await recordMoneyBack(act, { applicationId: money.application.id, cents: money.overpaid })
}
