import { type Words, wordsIn } from './room-words.ts'

const list = `
applied|aangemeld|applied
sounding_board|klankbordgroep|sounding board
advisory_council|adviesraad|advisory council
neighbourhood_council|wijkraad|neighbourhood council
digital_panel|bewonerspanel|resident panel
secretary|secretaris|secretary
survey|vragenlijst|survey
participants|wie meedeed|who took part
board|bestuur|administration
places|bij een plek|at a place
paragraphs|bij een alinea|at a paragraph
signed_in|wie inlogt|who signs in
reaction|reactie|reaction
comment|opmerking|comment
page|op de site|on the site
door|aan de deur|at the door
meeting|bijeenkomst|meeting
shown|te zien|shown
hidden|verborgen|hidden
full|hele naam|full name
first|voornaam|first name
anonymous|zonder naam|without a name
not|niet overgenomen|not adopted
already|was al zo|already so
out_of_scope|hoort er niet bij|out of scope
passed_on|doorgegeven|passed on
aggression|schelden of agressie|abuse or aggression
doxing|gegevens verspreid|data spread
discrimination|discriminatie|discrimination
harassment|lastigvallen|harassment
volunteer|een vrijwilliger of jurylid|a volunteer or juror
counter|aan de balie|at the counter
home|thuis|at home
insult|belediging|insult
threat|bedreiging|threat
personal|persoonlijke gegevens|personal data
advertising|reclame|advertising
put_back|teruggezet|put back
hearing_loop|ringleiding|hearing loop
child_care|kinderopvang|child care
coming|komt|coming
email|e-mail|e-mail
phone|telefoon|telephone
telephone|telefoon|telephone
letter|brief|letter
nl|Nederlands|Dutch
en|Engels|English
contact|contact|contact
partner|partner|partner
feasible|het kan|it can be done
feasible_if|het kan als|it can be done if
not_feasible|het kan niet|it cannot be done
not_known_yet|nog niet bekend|not known yet
working_days|werkdagen|working days
days|dagen|days
weeks|weken|weeks
months|maanden|months
years|jaar|years
member|lid|member
city|de hele stad|the whole city
area|gebied|area
project|project|project
team|het team|the team
case|zaak|case
municipality|gemeente|municipality
jury_area|jurygebied|area of a jury
district|stadsdeel|district
neighbourhood|wijk|neighbourhood
website|website|website
desk|balie|desk
street|op straat|in the street
paper|papier|paper
browser|browser|browser
mail|mail|mail
draft|concept|draft
example|voorbeeld|example
adopted|vastgesteld|adopted
running|loopt|running
paused|staat stil|paused
ended|afgelopen|ended
everyone|iedereen|everyone
parties|wie meedoet|who takes part
staff|medewerkers|staff
initiator|initiatiefnemer|initiator
co_initiator|mede-initiatiefnemer|co-initiator
system|het programma|the program
norm|servicenorm|service norm
step|stap|step
kept|nagekomen|kept
late|te laat|late
void|vervallen|void
goals|doelen|goals
space_permits|ruimte en vergunningen|space and permits
money|geld|money
support|draagvlak|support
safety|veiligheid|safety
continuity|voortzetting|continuity
legal|juridisch|legal
yes|ja|yes
yes_if|ja, als aan de eisen is voldaan|yes, if the requirements are met
yes_less|ja, met minder|yes, with less
no|nee|no
not_now|nu niet|not now
refer|doorverwijzen|refer
unknown|weet ik niet|do not know
law|de wet|the law
our_wish|onze wens|our wish
stands|blijft staan|stands
met|er is aan voldaan|met
changed|veranderd|changed
dropped|vervallen|dropped
stuck|loopt vast|stuck
requirement|eis|requirement
coordinator|coördinator|coordinator
alderman|wethouder|alderman
helped|geholpen|helped
stays|blijft zo|stays
other|anders|other
time|tijd|time
goods|spullen|goods
place|plek|place
permit|vergunning|permit
decision|beslissing|decision
made|gedaan|made
explained_late|uitgelegd waarom het te laat is|explained why it is late
withdrawn|ingetrokken|withdrawn
online|online|online
planned|gepland|planned
moved|verplaatst|moved
held|geweest|held
cancelled|afgezegd|cancelled
guide|begeleider|guide
official|medewerker|official
asked|gevraagd|asked
spontaneous|uit zichzelf|unasked
grew_from|voortgekomen uit|grew from
similar|lijkt op|similar to
merged_into|samengevoegd met|merged into
sent_on|doorgestuurd|sent on
overruled|anders beslist|overruled
completed|afgerond|completed
refused|geweigerd|refused
not_treated|niet behandeld|not treated
referred|doorverwezen|referred
not_carried_out|niet uitgevoerd|not carried out
person|een mens|a person
visitor|bezoeker|visitor
outside|buiten de gemeente|outside the municipality
link|link in een mail|link in a mail
password|wachtwoord|password
passkey|passkey|passkey
provider|inlogdienst van de gemeente|sign-in of the municipality
broker|DigiD of eHerkenning|DigiD or eHerkenning
demo|demostad|demo city
app|app met codes|app with codes
recovery_code|herstelcode|recovery code
low|laag|low
substantial|substantieel|substantial
high|hoog|high
hand|met de hand|by hand
invitation|uitnodiging|invitation
process|proces|process
framework|afwegingskader|framework
form|formulier|form
texts|teksten|texts
theme|huisstijl|theme
scheme|regeling|scheme
ending|einde|ending
imap|mailbox|mailbox
webhook|aangeleverd|delivered
new|nieuw|new
landed|bij de zaak gezet|put with the case
waiting|wacht|waiting
ignored|overgeslagen|passed over
bounced|teruggekomen|bounced
answered|beantwoord|answered
placed|geplaatst|placed
forwarded|doorgestuurd|forwarded
thrown_away|weggegooid|thrown away
site|website|website
correction|verbetering|correction
objection|bezwaar|objection
question|vraag|question
erasure|wissen|erasure
open|open|open
done|klaar|done
granted|toegekend|granted
partly|deels|partly
approved|goedgekeurd|approved
accepted|aangenomen|accepted
declined|afgeslagen|declined
role_ended|de rol is gestopt|the role ended
undone|ongedaan gemaakt|undone
budgeted|begroot|budgeted
reserved|gereserveerd|reserved
released|vrijgegeven|released
advanced|voorgeschoten|advanced
paid|betaald|paid
settled|vastgesteld|settled
reclaimed|teruggevraagd|reclaimed
right|klopt|right
wrong|klopt niet|wrong
whole|alles ineens|all at once
advance|voorschot|advance
rest|het laatste deel|the last part
failed|mislukt|failed
called_off|afgeblazen|called off
as_granted|zoals toegekend|as granted
costs_lower|de kosten waren lager|the costs were lower
not_done|niet gedaan|not done
duties_not_met|niet aan de plichten voldaan|duties not met
wrong_data|onjuiste gegevens|wrong data
grant_was_wrong|de toekenning klopte niet|the grant was wrong
substitute|reservelid|substitute
chair|voorzitter|chair
invited|uitgenodigd|invited
collecting|verzamelt|collecting
judging|beoordeelt|judging
counted|geteld|counted
advised|advies gegeven|advised
decided|besloten|decided
followed|gevolgd|followed
deviated|afgeweken|deviated
party|doet mee|takes part
supporter|steunt het|supports it
lives_near|woont dichtbij|lives near
self|zelf gemeld|told by themselves
blank|blanco|blank
juror|jurylid|juror
facade_garden|geveltuin|facade garden
adopted_green|geadopteerd groen|adopted green
own|eigen|own
agreed|afgesproken|agreed
not_yet|nog niet|not yet
given_back|teruggegeven|given back
taken_over|overgenomen|taken over
run_out|afgelopen|run out
gone|weg|gone
good|goed|good
help|hulp nodig|help wanted
province|provincie|province
national|landelijk|national
european|Europees|European
private|particulier|private
for|voor|for
against|tegen|against
replaced|vervangen|replaced
stepped_back|teruggetrokken|stepped back
well|goed|well
takeover|zoekt een opvolger|seeks a successor
stopping|stopt|stopping
once|eenmalig|once
stopped|gestopt|stopped
reopened|heropend|reopened
upkeep|onderhoud|upkeep
host|gastheer of gastvrouw|host
means|middelen|means
course|cursus|course
department|afdeling|department
taken_up|opgepakt|taken up
not_taken_up|niet opgepakt|not taken up
receiver|ontvanger|receiver
ground|grond|ground
building|gebouw|building
room|ruimte|room
roof|dak|roof
lapsed|verlopen|lapsed
use|gebruik|use
loan|bruikleen|loan
fine|in orde|fine
to_do|er moet iets gebeuren|something to do
meet|ontmoeten|meet
green|groen|green
play|spelen|play
share|delen|share
clean|schoonmaken|clean
nothing|niets|nothing
notice|melding|notice
idea|idee|idea
tent|tent|tent
tables|tafels|tables
barbecue|barbecue|barbecue
sound|geluid|sound
barriers|hekken|barriers
tools|gereedschap|tools
confirmed|bevestigd|confirmed
out|uitgeleend|lent out
back|terug|back
preparing|in voorbereiding|preparing
answering|open voor antwoorden|open for answers
closed|gesloten|closed
review|wordt nagekeken|under review
returned|terug|returned
published|gepubliceerd|published
at_once|meteen|at once
weekly|elke week|weekly
subject|onderwerp|subject
initiative|initiatief|initiative
wheelchair|rolstoel|wheelchair
interpreter|tolk|interpreter
sign_language|gebarentaal|sign language
intake|kennismaking|intake
assessment|beoordeling|assessment
agreements|afspraken|agreements
execution|uitvoering|execution
merged|samengevoegd|merged
city_wish|stadswens|city wish
neighbourhood_wish|wijkwens|neighbourhood wish
jury|regiegroep|jury
project|project|project
neighbour_plan|plan met de buren|plan with the neighbours
ideas|ideeën ophalen|collecting ideas
granted_partly|deels toegekend|partly granted
not_possible|kan niet|not possible
contribute|bijdragen|contribute
contribute_conditionally|bijdragen onder voorwaarden|contribute on conditions
consult|raadplegen|consult
advise|adviseren|advise
co_produce|samen maken|co-produce
strongly_advised|sterk aangeraden|strongly advised
challenge|uitdaagrecht|right to challenge
defect_report|melding van iets dat stuk is|report of something broken
other_subsidy|andere subsidie|other subsidy
petition|petitie|petition
no_address|zonder antwoordadres|without an address for answers
other_sender|van iemand anders|from somebody else
care|zorg|care
culture|cultuur|culture
energy_water|energie en water|energy and water
food|eten|food
sport|sport|sport
traffic|verkeer|traffic
advice|advies|advice
hands|mensen die meehelpen|people who help
cohesion|samenhang|cohesion
liveability|leefbaarheid|liveability
ferry|veer|ferry
landmark|herkenningspunt|landmark
main_road|hoofdweg|main road
park|park|park
railway|spoor|railway
water|water|water
company|bedrijf|company
group|groep|group
organisation|organisatie|organisation
resident|bewoner|resident
bank_account|bankrekening|bank account
budget|begroting|budget
legal_entity|rechtspersoon|legal entity
permission|toestemming|permission
plan|plan|plan
read|gelezen|read
report|verslag|report
visit|bezoek|visit
association|vereniging|association
cooperative|coöperatie|cooperative
faith|geloofsgemeenschap|faith community
foundation|stichting|foundation
housing|woningcorporatie|housing association
school|school|school
sports|sportclub|sports club
energy|energie|energy
garden|tuin|garden
storage|opslag|storage
workshop|werkplaats|workshop
destroy|vernietigen|destroy
archive|naar het archief|to the archive
keep|blijven bewaren|keep
check|controle|check
`

/** What stands in a field of the log when it is one of a few fixed words of the program. */
export const valueWords: Words = wordsIn(list)
