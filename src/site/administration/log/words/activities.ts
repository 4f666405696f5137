import { roomWords } from '../room-words.ts'

/** Of activities, contributions, surveys and answers. */
export const activities = roomWords({
  things: `
activity|Activiteit van een project|Activity of a project
activity_paragraph|Alinea om op te reageren|Paragraph to react to
activity_place|Plek om uit te kiezen|Place to choose from
answer_group|Antwoordgroep|Answer group
contribution|Inbreng|Contribution
contribution_text|Tekst van inbreng|Text of a contribution
response|Antwoord op inbreng|Answer to contributions
survey|Vragenlijst|Survey
survey_answer|Ingevulde vragenlijst|Survey that was filled in
survey_mailing|Brieven bij een vragenlijst|Letters for a survey
survey_tally|Telling van papier|Tally of paper
survey_tally_entry|Wat iemand telde|What somebody counted
survey_taker|Deelname aan een vragenlijst|Taking part in a survey
`,
  deeds: `
activity.delete|Concept van een activiteit weggegooid|Draft of an activity thrown away
activity.insert|Activiteit van een project gemaakt|Activity of a project made
activity.update|Activiteit van een project gepubliceerd, veranderd of gestopt|Activity of a project published, changed or stopped
activity_paragraph.delete|Alinea om op te reageren weggehaald|Paragraph to react to taken away
activity_paragraph.insert|Alinea om op te reageren toegevoegd|Paragraph to react to added
activity_place.delete|Plek om uit te kiezen weggehaald|Place to choose from taken away
activity_place.insert|Plek om uit te kiezen toegevoegd|Place to choose from added
answer_group.insert|Antwoordgroep gemaakt|Answer group made
answer_group.update|Antwoordgroep veranderd|Answer group changed
contribution.delete|Onbevestigde inbreng gewist|Unconfirmed contribution erased
contribution.insert|Inbreng ontvangen|Contribution received
contribution.update|Inbreng veranderd of een stap verder|Contribution changed or moved on
contribution_text.delete|Tekst van onbevestigde inbreng gewist|Text of an unconfirmed contribution erased
contribution_text.insert|Tekst van inbreng ontvangen|Text of a contribution received
contribution_text.update|Tekst van inbreng veranderd of gewist|Text of a contribution changed or erased
response.insert|Inbreng beantwoord|Contributions answered
survey.delete|Concept van een vragenlijst weggegooid|Draft of a survey thrown away
survey.insert|Vragenlijst gemaakt|Survey made
survey.update|Vragenlijst veranderd, vastgezet of uitkomsten gepubliceerd|Survey changed or fixed, or results published
survey_answer.insert|Vragenlijst ingevuld|Survey filled in
survey_mailing.delete|Brieven bij een vragenlijst weggegooid|Letters for a survey thrown away
survey_mailing.insert|Brieven bij een vragenlijst gemaakt|Letters for a survey made
survey_mailing.update|Brieven bij een vragenlijst veranderd, klaargezet of gewist|Letters for a survey changed, made ready or erased
survey_tally.insert|Telling van papier begonnen|Tally of paper begun
survey_tally.update|Telling van papier klopt en telt mee|Tally of paper is right and counts
survey_tally_entry.insert|Papier geteld|Paper counted
survey_tally_entry.update|Papier opnieuw geteld|Paper counted again
survey_taker.insert|Iemand deed mee met een vragenlijst|Somebody took part in a survey
`,
  columns: `
answer_on|antwoord uiterlijk op|answer by
draft|concept|draft
explanation|uitleg|explanation
form_key|sleutel van het formulier|key of the form
group_id|antwoordgroep|answer group
identity|wie kan meedoen|who can take part
is_owed|krijgt antwoord|is owed an answer
is_private|alleen voor het team|for the team only
is_test|is een proef|is a test
may_be_private|alleen voor het team schrijven kan|writing for the team only is possible
may_comment|reageren kan|comments possible
may_support|steunen kan|support possible
opens_on|eerste dag|first day
paragraph_id|alinea|paragraph
passed_to|doorgegeven aan|passed on to
place_id|plek uit de lijst|place of the list
response_id|antwoord|answer
results_by|uitkomsten gepubliceerd door|results published by
review_changed_on|eerst lezen veranderd op|reading first changed on
review_first|eerst lezen|read first
review_reason|waarom wel of niet eerst lezen|why read first or not
letters|brieven|letters
most|hoogstens|at most
most_per_choice|hoogstens per antwoord|at most per answer
quota_question|geteld per antwoord op|counted by the answer to
ready_at|klaar op|ready on
reminder|tweede brief|second letter
sender|afzender|sender
shows|hoe de naam erbij staat|how the name is shown
started_at|begonnen op|begun on
stop_reason|reden van stoppen|reason for stopping
stopped_at|gestopt op|stopped on
stopped_by|gestopt door|stopped by
survey_id|vragenlijst|survey
tally_id|telling|tally
target_id|gaat over|is about
twice|dubbele adressen|addresses twice
used|gebruikt|used
way_key|manier van meedoen|way to take part
words_id|woorden van de toezegging|words of the commitment
without_email|kan zonder e-mailadres|possible without e-mail
`,
})
