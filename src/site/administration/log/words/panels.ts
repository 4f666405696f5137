import { roomWords } from '../room-words.ts'

/** Of panels and boards. */
export const panels = roomWords({
  things: `
panel|Panel of raad|Panel or board
panel_invitation|Uitnodiging van een panel|Invitation of a panel
panel_member|Lid van een panel of raad|Member of a panel or board
panel_point|Punt van een advies|Point of an advice
panel_request|Adviesvraag aan een groep|Request for advice of a group
panel_request_change|Verandering van een adviesvraag|Change of a request for advice
panel_request_file|Document bij een adviesvraag|Document with a request for advice
`,
  deeds: `
panel.insert|Panel of raad gemaakt|Panel or board made
panel.update|Panel of raad veranderd, gepubliceerd of gestopt|Panel or board changed, published or stopped
panel_invitation.insert|Leden van een panel uitgenodigd|Members of a panel invited
panel_member.delete|Lid of aanmelding van een panel of raad gewist|Member or application of a panel or board erased
panel_member.insert|Iemand meldde zich aan voor een panel of raad|Somebody applied for a panel or board
panel_member.update|Lidmaatschap van een panel of raad veranderd|Membership of a panel or board changed
panel_point.insert|Punt van een advies ontvangen|Point of an advice received
panel_point.update|Punt van een advies beantwoord|Point of an advice answered
panel_request.insert|Advies gevraagd aan een groep|Advice asked of a group
panel_request.update|Adviesvraag veranderd, ingetrokken of beantwoord, of advies ontvangen|Request for advice changed, withdrawn or answered, or advice received
panel_request_change.insert|Oude tekst van een adviesvraag bewaard|Old words of a request for advice kept
panel_request_file.insert|Document bij een adviesvraag geplaatst|Document placed with a request for advice
panel_request_file.update|Document bij een adviesvraag weggehaald|Document taken away from a request for advice
`,
  columns: `
advice|advies|advice
advised_by|advies ingevuld door|advice entered by
asked_for|wat wij vragen|what we ask
panel_id|panel of raad|panel or board
point|punt|point
recruits_text|wie wij zoeken|whom we look for
recruits_until|zoekt leden tot en met|looks for members until
seats_max|meeste leden|most members
seats_min|minste leden|least members
shows_name|naam op de site|name on the site
term_months|maanden van een termijn|months of a term
withdrawn_by|ingetrokken door|withdrawn by
withdrawn_reason|waarom ingetrokken|why withdrawn
`,
})
