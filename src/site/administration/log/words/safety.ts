import { roomWords } from '../room-words.ts'

/** Of safety: reports, second looks, blocks and incidents. */
export const safety = roomWords({
  things: `
block|Blokkade|Block
contribution_appeal|Opnieuw kijken naar inbreng|Second look at a contribution
contribution_look|Toezicht op inbreng|Look at a contribution
contribution_report|Melding van inbreng|Report of a contribution
incident|Incident|Incident
incident_addition|Aanvulling bij een incident|Addition to an incident
incident_figures|Cijfers van incidenten|Figures of incidents
`,
  deeds: `
block.delete|Oude blokkade gewist|Old block erased
block.insert|Iemand geblokkeerd|Somebody blocked
block.update|Blokkade veranderd: niet mee eens, beslist of gestopt|Block changed: disagreed, decided or ended
contribution_appeal.insert|Gevraagd om opnieuw naar inbreng te kijken|Asked to look at a contribution again
contribution_appeal.update|Opnieuw naar inbreng gekeken|Contribution looked at again
contribution_look.insert|Inbreng gelezen, verborgen of teruggezet|Contribution read, hidden or put back
contribution_report.insert|Inbreng gemeld|Contribution reported
contribution_report.update|Melding van inbreng afgehandeld|Report of a contribution dealt with
incident.delete|Oud incident gewist|Old incident erased
incident.insert|Incident gemeld|Incident reported
incident.update|Incident opgevolgd of afgesloten|Incident followed up or closed
incident_addition.delete|Oude aanvulling bij een incident gewist|Old addition to an incident erased
incident_addition.insert|Incident aangevuld|Incident added to
incident_addition.update|Naam in een aanvulling gewist|Name in an addition erased
incident_figures.read|Cijfers van incidenten opgehaald|Figures of incidents taken out
`,
  columns: `
about_path|pagina|page
blocked_by|geblokkeerd door|blocked by
closed_at|afgesloten op|closed on
closed_by|afgesloten door|closed by
deed|wat is gedaan|what was done
ended_by|gestopt door|ended by
follow_up_id|wie het opvolgt|who follows it up
follow_up_on|uiterlijk op te volgen|follow up by
happened_on|gebeurd op|happened on
incident_id|incident|incident
involved|wie erbij betrokken was|who was involved
look_id|wanneer verborgen|when it was hidden
objected_at|niet mee eens op|disagreed on
objection|waarom niet mee eens|why they disagree
objection_outcome|besluit na niet mee eens|decision after disagreeing
objection_reply|antwoord|answer
objection_settled_at|besloten op|decided on
objection_settled_by|besloten door|decided by
reply|antwoord|reply
reported_at|gemeld op|reported on
reported_by|gemeld door|reported by
setting|waar|where
target|tegen wie|against whom
to_police|aangifte of melding bij de politie|reported to the police
`,
})
