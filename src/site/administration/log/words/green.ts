import { roomWords } from '../room-words.ts'

/** Of green in the street. */
export const green = roomWords({
  things: `
green_inspection|Vraag hoe groen erbij staat|Question how green is doing
green_request|Verzoek om groen|Request for green
green_takeover|Vraag om groen over te nemen|Question to take over green
green_upkeep|Afspraak over groen|Agreement on green
`,
  columns: `
after_photo_id|foto erna|photo after
cost_cents|kosten in centen|cost in cents
before_photo_id|foto ervoor|photo before
laid_on|aangelegd op|laid on
list_year|jaar van de lijst|year of the list
pavement_cm|breedte van de stoep in cm|width of the pavement in cm
upkeep_id|verzorging|upkeep
week|week|week
`,
})
