import { roomWords } from '../room-words.ts'

/** Of registers: money elsewhere, lending, what may simply be done, places. */
export const registers = roomWords({
  things: `
doable|Wat gewoon mag|What one may just do
loan|Geleend|Borrowed
loan_item|Iets om te lenen|Thing to borrow
money_source|Fonds van anderen|Fund of others
money_source_reminder|Mail voor een laatste dag|Mail before a last day
spot|Plek|Place
spot_agreement|Afspraak over een plek|Agreement on a place
spot_inspection|Kijken bij een plek|Look at a place
spot_request|Vraag om een plek|Question about a place
`,
  deeds: `
doable.insert|Iets dat gewoon mag toegevoegd|Something one may just do added
doable.update|Iets dat gewoon mag veranderd|Something one may just do changed
loan.insert|Gevraagd om iets te lenen|Asked to borrow something
loan.update|Stand van iets geleends veranderd|State of something borrowed changed
loan_item.insert|Iets om te lenen toegevoegd|Thing to borrow added
loan_item.update|Iets om te lenen veranderd|Thing to borrow changed
money_source.insert|Fonds van anderen toegevoegd|Fund of others added
money_source.update|Fonds van anderen veranderd|Fund of others changed
money_source_reminder.delete|Mail voor een laatste dag afgezegd|Mail before a last day called off
money_source_reminder.insert|Mail gevraagd voor een laatste dag|Mail asked for before a last day
spot.insert|Plek toegevoegd|Place added
spot.update|Plek veranderd|Place changed
spot_agreement.insert|Afspraak over een plek gemaakt|Agreement on a place made
spot_agreement.update|Afspraak over een plek veranderd|Agreement on a place changed
spot_inspection.delete|Dag om bij een plek te kijken afgezegd|Day to look at a place called off
spot_inspection.insert|Dag gepland om bij een plek te kijken|Day planned to look at a place
spot_inspection.update|Plek bekeken|Place inspected
spot_request.insert|Om een plek gevraagd|Place asked for
spot_request.update|Vraag om een plek beantwoord|Question about a place answered
`,
  columns: `
agreed_at|afgesproken op|agreed at
agreed_by|afgesproken door|agreed by
agreement_id|afspraak over een plek|agreement on a place
basis|in welke regel|in which rule
basis_link|adres van de regel|address of the rule
borrow|wat je ervoor kunt lenen|what can be borrowed for it
checked_on|nagekeken op|checked on
conditions_en|voorwaarden in het Engels|conditions in English
costs|kosten|costs
deadline|laatste dag|last day
deadlines|laatste dagen|last days
decides|wie het hoort of beslist|who hears of it or decides
fetched_on|opgehaald op|fetched on
for_whom|voor wie|for whom
form|soort afspraak|kind of agreement
free_from|vrij vanaf|free from
free_until|vrij tot en met|free until
insurance|verzekering|insurance
insurance_en|verzekering in het Engels|insurance in English
is_example|voorbeeld|example
is_public|voor iedereen te zien|for everyone to see
item_id|wat wordt geleend|what is borrowed
kinds|soorten|kinds
late_told_on|gezegd dat het terug moet op|told to bring it back on
maintainer|wie onderhoudt|who maintains it
max_cents|hoogste bedrag|highest amount
min_cents|laagste bedrag|lowest amount
most_days|hooguit zo veel dagen|so many days at most
name_en|naam in het Engels|name in English
onward|waar ja heen gaat|where yes leads
own_share|eigen deel|own share
provider|aanbieder|provider
return_note|wat niet goed terugkwam|what did not come back well
returned_on|teruggebracht op|brought back on
late_told_on|te laat gemeld op|told to be late on
size_m2|vierkante meter|square metres
spot_id|plek|place
uses|waarvoor|what for
wanted_from|gevraagd vanaf|wanted from
wanted_until|gevraagd tot en met|wanted until
`,
})
