import { roomWords } from '../room-words.ts'

/** Of evaluations. */
export const evaluations = roomWords({
  things: `
evaluation|Evaluatie van een project|Evaluation of a project
evaluation_answer|Ingevulde evaluatie|Evaluation that was filled in
evaluation_invitation|Vraag voor een evaluatie|Question for an evaluation
`,
  deeds: `
evaluation.insert|Evaluatie van een project geopend|Evaluation of a project opened
evaluation.update|Evaluatie verlengd, herinnerd of uitkomsten gemaakt|Evaluation prolonged, reminded of or results made
evaluation_answer.insert|Evaluatie ingevuld|Evaluation filled in
evaluation_invitation.insert|Iemand gevraagd voor een evaluatie|Somebody asked for an evaluation
evaluation_invitation.update|Vraag voor een evaluatie beantwoord, afgezegd of adres gewist|Question for an evaluation answered, refused or address erased
`,
  columns: `
answered|gaf antwoord|answered
board_form|vragen aan het bestuur|questions to the administration
declined|wil geen mail|wants no mail
evaluation_id|evaluatie|evaluation
mailed|per mail gevraagd|asked by mail
participants_form|vragen aan wie meedeed|questions to who took part
staff_form|vragen aan wie eraan werkte|questions to who worked on it
`,
})
