import { roomWords } from '../room-words.ts'

/** Of neighbours and their reactions. */
export const neighbours = roomWords({
  things: `
neighbour_plan|Plan voor de buren|Plan for the neighbours
neighbour_step|Stap met de buren|Step with the neighbours
reaction|Reactie van een buur|Reaction of a neighbour
reaction_answer|Antwoord op reacties|Answer to reactions
reaction_form|Reactieformulier|Reaction form
`,
  columns: `
answer_id|antwoord|answer
mails_news|mail bij nieuwe reacties|mail about new reactions
meeting_on|dag van de bijeenkomst|day of the meeting
meeting_place|plaats van de bijeenkomst|place of the meeting
meeting_time|tijd van de bijeenkomst|time of the meeting
step|stap|step
theme|wat zij zeggen|what they say
`,
})
