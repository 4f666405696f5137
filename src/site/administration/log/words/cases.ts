import { roomWords } from '../room-words.ts'

/** Of cases: steps, messages, advice, decisions, meetings, promises and letters. */
export const cases = roomWords({
  things: `
advice_request|Adviesvraag|Request for advice
advice_requirement|Eis|Requirement
case_attachment|Bijlage|Attachment
case_event|Gebeurtenis|Event
case_file|Zaak|Case
case_message|Bericht|Message
case_party|Deelnemer|Party
case_text|Tekst|Text
cases_file|Lijst met zaken|List of cases
commitment|Toezegging|Commitment
commitment_entry|Stand van een toezegging|State of a commitment
commitment_text|Tekst van een toezegging|Text of a commitment
decision|Beslissing|Decision
dossier|Dossier|Dossier
hand_letter|Brief of telefoontje|Letter by hand
inbound_mail|Binnengekomen mail|Mail that came in
info_pack|Informatiepakket|Information pack
meeting|Afspraak|Meeting
meeting_participant|Deelnemer aan een afspraak|Participant of a meeting
satisfaction|Wat iemand van ons vindt|What somebody thinks of us
stuck_request|Hulpvraag|Request for help
weighing|Afweging|Weighing
weighing_assessor|Beoordelaar van een afweging|Assessor of a weighing
`,
  deeds: `
case_text.update|Tekst gewist|Text erased
cases_file.read|Lijst met zaken opgehaald|List of cases taken out
dossier.read|Dossier opgehaald|Dossier taken out
inbound_mail.insert|Mail binnengekomen|Mail came in
inbound_mail.update|Mail een plaats gegeven|Mail given a place
meeting_participant.update|Op een afspraak geantwoord|Answered a meeting
`,
  columns: `
about_id|waarover|about
about_kind|soort|kind
advice_id|adviesvraag|request for advice
adviser_id|vakadviseur|adviser
agenda|agenda|agenda
answer_text_id|tekst van het antwoord|text of the answer
aspect|aspect|aspect
author_id|schrijver|writer
because|hoe de zaak eindigde|how the case ended
body_digest|kenmerk van de tekst|mark of the text
called_off_reason|waarom het niet doorging|why it was called off
came_by|binnengekomen langs|came in by
case_end|hoe de zaak eindigde|how the case ended
commitment_id|toezegging|commitment
criteria|criteria|criteria
data|gegevens|data
description|beschrijving|description
destroyed_on|vernietigd op|destroyed on
ended_because|hoe de zaak eindigde|how the case ended
ends_at|einde|end
escalated_on|doorgegeven op|passed on on
event_id|gebeurtenis|event
file_ids|bestanden|files
first_due|eerste beloofde dag|first promised day
framework_key|afwegingskader|framework
framework_version|versie van het kader|version of the framework
from_address|afzender|sender
from_name|naam van de afzender|name of the sender
is_besluit|besluit volgens de wet|decision in the sense of the law
joined_on|deelnemer sinds|party since
kept_on|nagekomen op|kept on
last_reminded_on|laatst herinnerd op|last reminded on
left_on|gestopt op|left on
left_out|weggelaten onderdelen|parts left out
mark|cijfer|mark
message_id|bericht|message
moment|moment|moment
named_at|gevraagd op|asked on
no_other_way_found|geen andere weg gevonden|no other way found
notes_for_parties|verslag voor de deelnemers|notes for the parties
notes_for_staff|verslag voor medewerkers|notes for staff
on_day|op|on
outcome_key|uitkomst|outcome
own_line|eigen zin|own line
owner_organisation_id|organisatie die belooft|organisation that promises
owner_person_id|wie belooft|who promises
place_kind|soort plaats|kind of place
process_version_id|versie van het proces|version of the process
quoted_text_id|tekst eronder|text below
raised_by|gevraagd door|asked by
raised_on|gevraagd op|asked on
released_at|gedeeld op|shared on
released_by|gedeeld door|shared by
released_on|gedeeld op|shared on
released_text|gedeelde tekst|shared text
requirement_id|eis|requirement
says_no|zegt nee|says no
seat|plaats|seat
sections|onderdelen|parts
sentence|zin erbij|sentence with it
settled_note|toelichting|explanation
sheet|blad|sheet
solution|oplossing|solution
starts_at|begin|begin
step_key|stap|step
talk_note|gesprek|talk
talked_at|gesprek op|talk on
talked_by|gesprek van|talk of
text|tekst|text
told_by|verteld door|told by
type|soort|kind
type_key|soort beslissing|kind of decision
verdict|oordeel|verdict
via|langs welke weg|by which way
visibility|zichtbaar voor|visible to
weighing_id|afweging|weighing
why|waarom|why
`,
})
