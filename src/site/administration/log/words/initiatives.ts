import { roomWords } from '../room-words.ts'

/** Of initiatives and all that goes along with one: support, links, referrals, merging and continuity. */
export const initiatives = roomWords({
  things: `
check_in|Vraag hoe een wens ervoor staat|Question how a wish stands
co_applicant|Vraag om mee geld aan te vragen|Question to apply for money together
front_door_referral|Doorverwijzing|Referral
initiative|Initiatief|Initiative
initiative_edit|Voorgestelde wijziging|Proposed change
initiative_link|Verband tussen initiatieven|Link between initiatives
initiative_receipt|Ontvangstbericht|Receipt
initiative_revision|Vorige tekst|Earlier text
initiative_sent|Verstuurd idee|Idea that was sent
initiative_support|Steun of bezwaar|Support or objection
initiative_support_paper|Lijst met handtekeningen|List of signatures
kept_wish|Wens die blijft draaien|Wish that goes on
maintainer|Wie een wens draaiend houdt|Who keeps a wish going
merge_question|Vraag om mee te doen met een samengevoegd plan|Question to join a merged plan
referral|Doorverwijzing die gevolgd wordt|Referral that is followed
takeover_offer|Aanbod om een wens over te nemen|Offer to take over a wish
`,
  deeds: `
front_door_referral.insert|Doorverwezen|Shown another way
initiative_edit.delete|Voorgestelde wijziging afgehandeld|Proposed change dealt with
initiative_edit.insert|Wijziging voorgesteld|Change proposed
initiative_edit.update|Wijziging voorgesteld|Change proposed
initiative_receipt.update|Ontvangst doorgegeven|Receipt passed on
initiative_sent.insert|Idee verstuurd, wacht op bevestiging|Idea sent, waits for its address
`,
  columns: `
agreed_until|afgesproken tot en met|agreed until
agreement|afspraak|agreement
amount_cents|bedrag in centen|amount in cents
answers_id|ingevuld formulier|filled-in form
ask_on|vraag op|question on
consent|toestemming|consent
consent_asked_on|toestemming gevraagd op|consent asked on
consented_on|toestemming gegeven op|consent given on
declined_on|toestemming geweigerd op|consent refused on
declined_public_at|plaatsing teruggegeven op|publication sent back on
declined_public_by|plaatsing teruggegeven door|publication sent back by
declined_public_reason|reden om niet te plaatsen|reason not to publish
draft_id|concept|draft
ended|afloop|how it ended
entered_at|ingevoerd op|entered on
every_months|om de hoeveel maanden|every how many months
framework_result_id|uitkomst van een kader|outcome of a framework
from_id|van|from
handed|wat is meegegeven|what was handed over
happened|wat er gebeurde|what happened
helped|hielp het|did it help
helped_on|gezegd op|said on
home_bound|hoort bij een huis|belongs to a home
input|wat is ingevuld|what was filled in
into_id|gaat verder in|goes on in
left_over|wat over was|what was left
lesson|les|lesson
lesson_shown_on|les openbaar sinds|lesson public since
linked_at|gekoppeld op|linked on
linked_by|gekoppeld door|linked by
message|bericht|message
neighbourhood_id|buurt|neighbourhood
next_on|volgende vraag op|next question on
offered_at|aangeboden op|offered on
organisation|organisatie|organisation
origin|herkomst|origin
proposed_at|voorgesteld op|proposed on
relation|verband|relation
replaced_by|vervangen door|replaced by
said_at|gezegd op|said on
seen_on|gezien op|seen on
shown_at|getoond op|shown on
signers|namen op de lijst|names on the list
standing|hoe het staat|how it stands
story|verhaal|story
to_email|e-mailadres van de ontvanger|e-mail address of the receiver
to_id|naar|to
to_name|naar wie|to whom
told|wie het weet|who was told
wants|wil meedoen|wants to join
wants_on|antwoordde op|answered on
welcome|is welkom|is welcome
welcome_on|welkom geheten op|welcomed on
withheld_at|niet getoond sinds|not shown since
`,
})
