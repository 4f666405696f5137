import { roomWords } from '../room-words.ts'

/** Names of columns that tables of more than one room have. */
export const shared = roomWords({
  columns: `
about|waarover|about what
accepted|aangenomen|accepted
activity_id|activiteit|activity
address|adres|address
adoption|vaststelling|adoption
advised_at|advies verstuurd op|advice sent on
amount|hoeveel|how many
answer|antwoord|answer
answer_by|laatste dag voor een antwoord|last day for an answer
answered_at|beantwoord op|answered on
answered_by|beantwoord door|answered by
answered_on|beantwoord op|answered on
application_id|aanvraag om geld|application for money
approved_at|goedgekeurd op|approved on
approved_by|goedgekeurd door|approved by
area_id|gebied|area
area_ids|gebieden|areas
asked_at|gevraagd op|asked on
asked_by|gevraagd door|asked by
asked_on|gevraagd op|asked on
asks|wat ervoor nodig is|what it needs
assurance|zekerheid|assurance
at|moment|moment
audience|voor wie|for whom
body|tekst|text
by_person_id|gedaan door|done by
bytes|grootte in bytes|size in bytes
called_off_at|afgeblazen op|called off at
called_off_by|afgeblazen door|called off by
case_id|zaak|case
ceiling_id|subsidieplafond|grant ceiling
changed_at|veranderd op|changed on
changed_by|veranderd door|changed by
channel|manier van contact|way of contact
closes_on|sluit op|closes on
code|code|code
conditions|voorwaarden|conditions
confirmed_at|bevestigd op|confirmed on
contact|contact|contact
content|inhoud|content
contribution_id|inbreng|contribution
created_at|gemaakt op|made on
created_by|gemaakt door|made by
decided_on|beslist op|decided on
decision_id|besluit|decision
definition|inhoud|content
department|afdeling|department
district_id|wijk|district
done|wat ermee gebeurt|what is done with it
done_at|gedaan op|done on
done_by|gedaan door|done by
done_on|gedaan op|done on
due_day|uiterlijk op|due on
due_on|uiterlijk op|due on
email|e-mailadres|e-mail address
end_reason|waarom het eindigde|why it ended
ended_as|afloop|end
ended_at|beëindigd op|ended on
ended_on|geëindigd op|ended on
ends_on|tot|until
entered_by|ingevoerd door|entered by
erased_at|gewist op|erased on
file_id|bestand|file
form_answer_id|ingevuld formulier|form that was filled in
form_version_id|versie van het formulier|version of the form
from_day|gaat in op|goes in on
ground|grond|ground
handled_on|afgehandeld op|handled on
key|sleutel|key
kind|soort|kind
last_day|laatste dag|last day
last_day_to_object|laatste dag voor bezwaar|last day to object
lat|breedtegraad|latitude
lead_days|dagen van tevoren|days ahead
lessons|lessen|lessons
level|niveau|level
link|link|link
locale|taal|language
lon|lengtegraad|longitude
made_at|gemaakt op|made on
made_by|gemaakt door|made by
made_on|gedaan op|made on
mandate|mandaat|mandate
meeting_id|afspraak|meeting
motivation|waarom iemand mee wil doen|why somebody wants to join
name|naam|name
needs|wat nodig is|what is needed
not_for|waarvoor niet|not for
note|aantekening|note
nr|nummer|number
number|nummer|number
opened_on|geopend op|opened on
organisation_id|organisatie|organisation
other_way|andere weg|other way
outcome|uitkomst|outcome
owner|eigenaar van de muur|owner of the wall
owner_id|van wie|whose
owner_kind|soort belover|kind of promiser
part|als wat|as what
party_id|deelnemer|party
person_id|persoon|person
phone|telefoon|telephone
photo_description|beschrijving van de foto|description of the photo
photo_id|foto|photo
place|plaats|place
planned_by|gepland door|planned by
position|volgorde|order
project_id|project|project
proposed_by|voorgesteld door|proposed by
published_at|gepubliceerd op|published on
published_by|gepubliceerd door|published by
published_on|gepubliceerd op|published on
purpose|waarvoor|what for
question|vraag|question
reason|reden|reason
reasons|redenen|reasons
received_at|binnen op|came in on
remark|opmerking|remark
reminded_at|herinnerd op|reminded on
reminded_on|herinnerd op|reminded on
reminders|herinneringen|reminders
replaced_at|vervangen op|replaced on
request_id|vraag om een plek|question about a place
result|resultaat|result
result_id|uitkomst|outcome
results|uitkomsten|results
results_at|uitkomsten gepubliceerd op|results published on
retired_on|vervallen op|retired on
role|rol|role
rows|aantal regels|number of rows
scheme_key|regeling|scheme
scheme_version|versie van de regeling|version of the scheme
secret|geheime stemming|secret vote
sent_at|verstuurd op|sent on
sent_by|verstuurd door|sent by
sequence|versie van de afspraak|version of the meeting
settled_at|geplaatst op|placed on
settled_by|geplaatst door|placed by
side|kant|side
signed_by|ondertekend door|signed by
since|sinds|since
slug|naam in het adres|name in the address
source|bron|source
source_id|fonds|fund
starts_on|vanaf|from
state|stand|state
status|stand|state
subject|onderwerp|subject
subject_kind|soort|kind
subjects|onderwerpen|subjects
submitted_at|ingestuurd op|sent in on
substitute_id|vervanger|substitute
summary|samenvatting|summary
summary_en|samenvatting in het Engels|summary in English
text_id|tekst|text
title|titel|title
to_function|naar wie te vragen|whom to ask for
to_page|website van de ontvanger|website of the receiver
to_phone|telefoon van de ontvanger|telephone of the receiver
token_hash|link in een mail|link in a mail
told_at|verteld op|told on
until_day|tot en met|until
version|versie|version
voice|code van wie het zei|code of who said it
weeks|weken|weeks
what|wat|what
who|wie en hoe|who and how
words|wat de projectleider schreef|what the project leader wrote
years|jaren|years
`,
})
