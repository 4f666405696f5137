import { roomWords } from '../room-words.ts'

/** Of personal data: requests, retention and destruction. */
export const privacy = roomWords({
  things: `
about_me|Eigen gegevens|Own data
data_request|Vraag over gegevens|Question about data
destruction_item|Dossier op een lijst|Record on a list
destruction_list|Lijst om te vernietigen|List to destroy
retention_version|Bewaartermijnen|Terms for keeping
`,
  deeds: `
about_me.read|Eigen gegevens opgehaald|Own data downloaded
data_request.insert|Iets gevraagd over eigen gegevens|Something asked about own data
data_request.update|Vraag over gegevens afgehandeld|Question about data settled
`,
  columns: `
destroyed_at|vernietigd op|destroyed on
excluded_by|blijft volgens|kept by
excluded_reason|reden om te blijven|reason to stay
goes_on|gaat door zonder deze persoon|goes on without this person
kept_cases|aantal bewaarde dossiers|number of records kept
list_id|lijst|list
runs_on|wissen na|erase after
`,
})
