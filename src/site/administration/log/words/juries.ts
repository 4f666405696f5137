import { roomWords } from '../room-words.ts'

/** Of neighbourhood juries. */
export const juries = roomWords({
  things: `
jury|Regiegroep|Jury
jury_absence|Afwezigheid in een ronde|Absence in a round
jury_candidate|Aanmelding voor een regiegroep|Sign-up for a jury
jury_conflict|Belang bij een wens|Interest in a wish
jury_question|Vraag van een regiegroep|Question of a jury
jury_round|Ronde van een regiegroep|Round of a jury
jury_score|Punten voor een wens|Points for a wish
jury_seat|Termijn in een regiegroep|Term in a jury
jury_voter|Stem over een wens|Vote on a wish
jury_wish|Wens in een ronde|Wish in a round
`,
  deeds: `
jury_candidate.insert|Aangemeld voor een regiegroep|Signed up for a jury
jury_conflict.insert|Belang bij een wens vastgelegd|Interest in a wish recorded
jury_round.insert|Ronde van een regiegroep gepland|Round of a jury planned
jury_round.update|Ronde van een regiegroep verder gebracht|Round of a jury taken further
jury_voter.insert|Gestemd over een wens|Voted on a wish
jury_wish.insert|Wens op de lijst van een ronde gezet|Wish put on the list of a round
`,
  columns: `
advised_cents|geadviseerd in centen|advised in cents
anew|stemming begon opnieuw|vote began anew
blank_votes|blanco stemmen|blank votes
chair_vote|stem van de voorzitter|vote of the chair
choice|stem|vote
counted_at|geteld op|counted on
criterion|waarop gelet is|what was looked at
decided_as|besluit en advies|decision and advice
decided_at|beslist op|decided on
decided_cents|toegekend in centen|allotted in cents
declared_at|gezegd op|said on
declared_by|gezegd door|said by
deviation|reden van afwijken|reason of departing
grant_id|rol|role
left_as|van de lijst als|off the list as
list_closed_at|lijst gesloten op|list closed on
no_votes|stemmen tegen|votes against
notes|notities|notes
round_id|ronde|round
score|punten|points
secretary_id|secretaris|secretary
seeks_text|wie wordt gezocht|whom they look for
seeks_until|zoekt leden tot en met|looks for members until
votes_until|stemmen tot en met|voting until
wish_id|wens in een ronde|wish in a round
written|schriftelijk|in writing
yes_votes|stemmen voor|votes for
`,
})
