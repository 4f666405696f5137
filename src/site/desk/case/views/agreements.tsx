import { mayHandle } from '../../../../cases/index.ts'
import { CommitmentTable, commitmentsOfCase, viewCommitments } from '../../../../commitments/index.ts'
import type { Ctx } from '../../../../kit/http.ts'
import { packOf } from '../../../../knowledge/index.ts'
import { MeetingList, meetingsOf } from '../../../../meetings/index.ts'
import { paths } from '../../../../paths.ts'
import { ButtonRow, LinkButton } from '../../../../ui/button/button.tsx'
import { Section } from '../../../../ui/heading/heading.tsx'
import { casePage } from '../frame.tsx'
import { openOnDesk, readDeskCase } from '../open.ts'
import { texts } from '../texts.ts'

/** Promises, meetings and the information pack: what we agreed with each other. */
export async function showAgreements(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).agreements
  const found = await readDeskCase(act, await openOnDesk(c))
  const { number, id } = found.opened.file
  const commitments = await viewCommitments(act, await commitmentsOfCase(act.db, id), 'parties')
  const meetings = await meetingsOf(act.db, id)
  const pack = await packOf(act.db, id)
  const handles = mayHandle(act.actor, found.opened.relations)
  return casePage(c, found, {
    view: 'agreements',
    record: (
      <>
        <Section title={t.commitments}>
          {commitments.length === 0 ? (
            <p>{t.noCommitments}</p>
          ) : (
            <CommitmentTable
              locale={locale}
              commitments={commitments}
              caption={t.commitments}
              captionHidden
              withinCase
            />
          )}
          {handles && (
            <ButtonRow>
              <LinkButton kind="secondary" href={paths.newCommitment(number)}>
                {t.make}
              </LinkButton>
            </ButtonRow>
          )}
        </Section>
        <Section title={t.meetings}>
          <MeetingList meetings={meetings} locale={locale} />
          {handles && (
            <ButtonRow>
              <LinkButton kind="secondary" href={paths.newMeeting(number)}>
                {t.planMeeting}
              </LinkButton>
            </ButtonRow>
          )}
        </Section>
        <Section title={t.pack}>
          <p>{pack ? t.packSent : t.packText}</p>
          {handles && (
            <ButtonRow>
              <LinkButton kind="secondary" href={paths.composeInfoPack(number)}>
                {t.packMake}
              </LinkButton>
            </ButtonRow>
          )}
        </Section>
      </>
    ),
  })
}
