import { roomWords } from '../room-words.ts'

/** Of projects, their plans, meetings and reports. */
export const projects = roomWords({
  things: `
meeting_sign_up|Aanmelding voor een bijeenkomst|Sign-up for a meeting
participation_report|Participatieverslag|Participation report
project|Project|Project
project_area|Gebied van een project|Area of a project
project_document|Document van een project|Document of a project
project_level|Invloed in een project|Influence in a project
project_meeting|Bijeenkomst van een project|Meeting of a project
project_move|Stap van een project|Step of a project
project_news|Nieuws over een project|News about a project
project_person|Contact van een project|Contact of a project
project_phase|Fase van een project|Phase of a project
project_plan|Participatieplan|Participation plan
project_review|Oordeel over een participatieplan|Review of a participation plan
`,
  deeds: `
meeting_sign_up.delete|Aanmelding voor een bijeenkomst gewist|Sign-up for a meeting erased
meeting_sign_up.insert|Aangemeld voor een bijeenkomst|Signed up for a meeting
meeting_sign_up.update|Aanmelding voor een bijeenkomst veranderd|Sign-up for a meeting changed
participation_report.insert|Participatieverslag begonnen|Participation report begun
participation_report.update|Participatieverslag veranderd of verder gebracht|Participation report changed or moved on
project.insert|Project begonnen|Project started
project.update|Project veranderd|Project changed
project_area.delete|Gebied van een project weggehaald|Area of a project taken away
project_area.insert|Gebied van een project toegevoegd|Area of a project added
project_document.insert|Document bij een project geplaatst|Document placed with a project
project_document.update|Document bij een project weggehaald|Document taken away from a project
project_level.insert|Afwegingskader van een project beantwoord|Framework of a project answered
project_level.update|Afgeweken van het afwegingskader|Departed from the framework
project_meeting.insert|Bijeenkomst van een project gepland|Meeting of a project planned
project_meeting.update|Bijeenkomst van een project veranderd|Meeting of a project changed
project_move.insert|Project een stap verder gebracht|Project moved on
project_news.insert|Nieuws over een project geplaatst|News about a project placed
project_news.update|Nieuws over een project weggehaald|News about a project taken away
project_person.delete|Contact van een project weggehaald|Contact of a project taken away
project_person.insert|Contact van een project toegevoegd|Contact of a project added
project_phase.delete|Fase van een project weggehaald|Phase of a project taken away
project_phase.insert|Fase van een project toegevoegd|Phase of a project added
project_plan.insert|Participatieplan begonnen|Participation plan begun
project_plan.update|Participatieplan veranderd of verder gebracht|Participation plan changed or moved on
project_review.insert|Participatieplan beoordeeld|Participation plan reviewed
`,
  columns: `
added_at|geplaatst op|placed on
added_by|geplaatst door|placed by
attended|hoeveel er waren|how many were there
capacity|hoeveel mensen passen|how many people fit
change_note|wat er anders is|what is different
decided_by|wie besliste|who decided
function|functie|function
guardian|ouder of verzorger|parent or guardian
known|wat de site wist|what the site knew
leader_id|projectleider|project leader
level_id|gekozen invloed|chosen influence
offers|wat er is voor wie het nodig heeft|what there is for who needs it
offers_note|meer over toegankelijkheid|more about accessibility
owner_contact|contact van de eigenaar|contact of the owner
owner_name|naam van de eigenaar|name of the owner
people|mensen|people
plan_id|plan|plan
reach|bereikbaar|how to reach
removed_at|weggehaald op|taken away on
review_reasons|wat de adviseur zei|what the adviser said
reviewed_at|beoordeeld op|reviewed on
reviewed_by|beoordeeld door|reviewed by
sign_up_until|aanmelden tot en met|sign up until
signed_up_at|aangemeld op|signed up on
submitted_by|voorgelegd door|handed in by
task|waarvoor|what for
when_words|ongeveer wanneer|roughly when
withdrawn_at|weggehaald op|taken away on
`,
})
