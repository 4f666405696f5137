import { roomWords } from '../room-words.ts'

/** Of what an administrator sets up: areas, forms, frameworks, processes, texts, keys; and of files. */
export const configuration = roomWords({
  things: `
api_key|Sleutel van de API|Key of the API
area|Gebied|Area
area_import|Bestand met gebieden|File with areas
audit_file|Logboek|Audit log
config_draft|Concept|Draft
config_version|Huisstijl of teksten|Theme or texts
file|Bestand|File
form_answer|Ingevuld formulier|Filled-in form
form_version|Formulier|Form
framework_result|Uitkomst van een afwegingskader|Outcome of a framework
framework_version|Afwegingskader|Framework
installation_mark|Kenmerk van de installatie|Mark of the installation
map_feature|Tekening op de kaart|Drawing on the map
process_version|Proces|Process
`,
  deeds: `
api_key.insert|Sleutel van de API gemaakt|Key of the API made
api_key.update|Sleutel van de API ingetrokken|Key of the API revoked
area_import.delete|Bestand met gebieden weggegooid|File with areas thrown away
area_import.insert|Bestand met gebieden opgestuurd|File with areas sent
area_import.update|Bestand met gebieden ingelezen of ongedaan gemaakt|File with areas imported or undone
audit_file.read|Logboek opgehaald|Audit log taken out
config_draft.delete|Concept gepubliceerd of weggegooid|Draft published or thrown away
config_draft.insert|Concept begonnen|Draft begun
config_draft.update|Concept veranderd|Draft changed
config_version.insert|Huisstijl of teksten gepubliceerd|Theme or texts published
`,
  columns: `
added|nieuw|new
after|hoe het werd|as it became
answers|antwoorden|answers
based_on|begonnen als kopie van versie|began as a copy of version
before|hoe het was|as it was
changed|veranderd|changed
chosen_outcome|gekozen uitkomst|chosen outcome
deviated_at|afgeweken op|departed from on
deviated_by|afgeweken door|departed from by
deviation_reason|reden om af te wijken|reason to depart
east|grens in het oosten|eastern edge
expires_on|geldig tot en met|valid up to
file_name|naam van het bestand|name of the file
flags|kenmerken|marks
geometry|grenzen op de kaart|borders on the map
height|hoogte|height
jury_area_id|regiegroepgebied|jury area
media_type|soort bestand|kind of file
merged_into|opgegaan in|went up in
north|grens in het noorden|northern edge
parent_id|ligt in|lies in
population|inwoners|inhabitants
retired|vervallen|retired
retired_at|uit gebruik sinds|out of use since
revoked_at|ingetrokken op|revoked on
revoked_by|ingetrokken door|revoked by
scopes|rechten|rights
scores|scores|scores
set_at|gezet op|set on
sha256|inhoud van het bestand|content of the file
sort|volgorde|order
south|grens in het zuiden|southern edge
start|begin van de sleutel|begin of the key
subject_id|waarover|about what
undone|laatste verandering teruggenomen|last change taken back
undone_at|ongedaan gemaakt op|undone on
value|waarde|value
west|grens in het westen|western edge
width|breedte|width
`,
})
