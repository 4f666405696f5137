import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Access, personByEmail, type Role, type Route, roleNames } from './people/index.ts'
import { routes } from './routes.ts'
import { type TestApp, testApp, type Visitor } from './testing.ts'
import { addressesOf } from './testing-addresses.ts'
import { type TestCity, testCity } from './testing-city.ts'

/**
 * Every door of the program and who may come in by it. The router must have exactly these: a new route needs a line
 * here, so that somebody thought about it. What one may see behind the door is tested in `refusals.test.ts`.
 */
const doors = `
  GET  /                                          everyone
  GET  /aanmelden                                 everyone
  POST /aanmelden                                 everyone
  GET  /aanmelden/medewerker                      everyone
  POST /aanmelden/medewerker                      everyone
  GET  /aanmelden/link/:token                     everyone
  POST /aanmelden/link/:token                     everyone
  POST /aanmelden/toegangssleutel                 everyone
  POST /aanmelden/toegangssleutel/vraag           everyone
  GET  /aanmelden/gemeente                        everyone
  GET  /aanmelden/gemeente/terug                  everyone
  GET  /aanmelden/identiteit                      everyone
  GET  /aanmelden/identiteit/terug                everyone
  GET  /aanmelden/koppelen                        signed_in
  POST /aanmelden/koppelen                        signed_in
  GET  /aanmelden/tweede-stap                     everyone
  POST /aanmelden/tweede-stap                     everyone
  POST /afmelden                                  everyone
  GET  /uitnodiging/:token                        everyone
  POST /uitnodiging/:token                        everyone

  GET  /idee                                      everyone
  GET  /idee/elders                               everyone
  GET  /idee/elders/:id                           everyone
  POST /idee/elders/:id                           everyone
  GET  /idee/bevestigen/:id                       everyone
  POST /idee/bevestigen/:id                       everyone
  GET  /idee/bevestigen/:id/geld                  everyone
  POST /idee/bevestigen/:id/geld                  everyone
  POST /idee/regels                               everyone
  GET  /idee/klaar/:number                        everyone
  GET  /idee/controleren                          everyone
  POST /idee/controleren                          everyone
  GET  /idee/later                                everyone
  POST /idee/later                                everyone
  POST /idee/opnieuw                              everyone
  GET  /idee/papier                               everyone
  GET  /idee/verder/:token                        everyone
  POST /idee/verder/:token                        everyone
  GET  /idee/concept/:id                          signed_in
  POST /idee/:slug/bewaren                        everyone
  GET  /idee/:slug                                everyone
  POST /idee/:slug                                everyone

  GET  /gewoon-doen                               everyone
  GET  /gewoon-doen/:slug                         everyone
  GET  /gewoon-doen/:slug/ja                      everyone
  POST /gewoon-doen/:slug/ja                      everyone
  GET  /beheer/gewoon-doen                        admin
  GET  /beheer/gewoon-doen/nieuw                  admin
  POST /beheer/gewoon-doen/nieuw                  admin
  GET  /beheer/gewoon-doen/:id                    admin
  POST /beheer/gewoon-doen/:id                    admin

  GET  /lenen                                     everyone
  GET  /lenen.csv                                 everyone
  GET  /lenen.xlsx                                everyone
  GET  /lenen/:slug                               everyone
  GET  /lenen/:slug/vragen                        signed_in
  POST /lenen/:slug/vragen                        signed_in
  GET  /mijn/lenen/:id                            signed_in
  POST /mijn/lenen/:id                            signed_in
  GET  /uitlenen                                  signed_in
  GET  /uitlenen/nieuw                            signed_in
  POST /uitlenen/nieuw                            signed_in
  GET  /uitlenen/dingen/:id                       signed_in
  POST /uitlenen/dingen/:id                       signed_in
  GET  /uitlenen/:id                              signed_in
  POST /uitlenen/:id                              signed_in

  GET  /groen                                      everyone
  GET  /groen/zorg/:token                          everyone
  POST /groen/zorg/:token                          everyone
  GET  /groen/overnemen/:token                     everyone
  POST /groen/overnemen/:token                     everyone
  GET  /groen/geveltuin                            everyone
  GET  /groen/geveltuin/controleren                everyone
  POST /groen/geveltuin/controleren                everyone
  GET  /groen/geveltuin/later                      everyone
  POST /groen/geveltuin/later                      everyone
  POST /groen/geveltuin/opnieuw                    everyone
  GET  /groen/geveltuin/papier                     everyone
  GET  /groen/geveltuin/verder/:token              everyone
  POST /groen/geveltuin/verder/:token              everyone
  GET  /groen/geveltuin/concept/:id                signed_in
  POST /groen/geveltuin/:slug/bewaren              everyone
  GET  /groen/geveltuin/:slug                      everyone
  POST /groen/geveltuin/:slug                      everyone
  GET  /groen/adoptie                              everyone
  GET  /groen/adoptie/controleren                  everyone
  POST /groen/adoptie/controleren                  everyone
  GET  /groen/adoptie/later                        everyone
  POST /groen/adoptie/later                        everyone
  POST /groen/adoptie/opnieuw                      everyone
  GET  /groen/adoptie/papier                       everyone
  GET  /groen/adoptie/verder/:token                everyone
  POST /groen/adoptie/verder/:token                everyone
  GET  /groen/adoptie/concept/:id                  signed_in
  POST /groen/adoptie/:slug/bewaren                everyone
  GET  /groen/adoptie/:slug                        everyone
  POST /groen/adoptie/:slug                        everyone
  GET  /mijn/groen/:id                             signed_in
  POST /mijn/groen/:id                             signed_in
  GET  /werk/groen                                 casework
  POST /werk/groen                                 casework
  GET  /werk/groen/route                           casework
  GET  /werk/groen/invoeren/:soort                 intake
  POST /werk/groen/invoeren/:soort                 intake
  GET  /werk/groen/:number                         casework
  POST /werk/groen/:number                         casework

  GET  /volgen                                    everyone
  POST /volgen                                    everyone
  GET  /volgen/bevestigen/:token                  everyone
  POST /volgen/bevestigen/:token                  everyone
  GET  /volgen/:code                              everyone
  POST /volgen/:code                              everyone
  GET  /volgen/:code/stoppen                      everyone
  POST /volgen/:code/stoppen                      everyone
  GET  /bekendmakingen/:bekendmaking              everyone
  GET  /mijn/volgen                               signed_in
  POST /mijn/volgen                               signed_in

  GET  /buren-betrekken                           everyone
  POST /buren-betrekken                           signed_in
  GET  /buren-betrekken/brief                     everyone
  GET  /buren-betrekken/brief.pdf                 everyone
  GET  /reactie/bevestigen/:token                 everyone
  POST /reactie/bevestigen/:token                 everyone
  GET  /reactie/:code                             everyone
  POST /reactie/:code                             everyone
  GET  /initiatieven/:number/buren                signed_in
  POST /initiatieven/:number/buren                signed_in
  GET  /initiatieven/:number/buren/formulier      signed_in
  POST /initiatieven/:number/buren/formulier      signed_in
  GET  /initiatieven/:number/buren/reacties       signed_in
  POST /initiatieven/:number/buren/reacties       signed_in
  GET  /initiatieven/:number/buren/antwoord/:id   signed_in
  POST /initiatieven/:number/buren/antwoord/:id   signed_in
  GET  /initiatieven/:number/buren/invoeren       signed_in
  POST /initiatieven/:number/buren/invoeren       signed_in
  GET  /initiatieven/:number/buren/brief          signed_in
  GET  /initiatieven/:number/buren/brief.pdf      signed_in
  GET  /initiatieven/:number/buren/verslag        signed_in
  GET  /initiatieven/:number/buren/verslag.pdf    signed_in
  GET  /volhouden/:token                           everyone
  POST /volhouden/:token                           everyone
  GET  /volhouden/:token/stoppen                   everyone
  POST /volhouden/:token/stoppen                   everyone
  GET  /initiatieven/:number/overnemen             everyone
  POST /initiatieven/:number/overnemen             everyone
  GET  /mijn/volhouden/:number                     signed_in
  POST /mijn/volhouden/:number                     signed_in
  GET  /mijn/volhouden/:number/stoppen             signed_in
  POST /mijn/volhouden/:number/stoppen             signed_in
  GET  /werk/volhouden                             casework
  GET  /werk/volhouden.csv                         casework
  GET  /werk/volhouden.xlsx                        casework
  GET  /werk/volhouden/:number                     casework
  POST /werk/volhouden/:number                     casework
  GET  /werk/volhouden/:number/stoppen             casework
  POST /werk/volhouden/:number/stoppen             casework

  GET  /doorverwezen/:token                        everyone
  POST /doorverwezen/:token                        everyone
  GET  /is-het-gelukt/:token                       everyone
  POST /is-het-gelukt/:token                       everyone
  GET  /mag-dit-mee/:token                         everyone
  POST /mag-dit-mee/:token                         everyone
  GET  /hielp-dit/:token                           everyone
  POST /hielp-dit/:token                           everyone
  GET  /initiatieven/:number/uitgroeien            signed_in
  POST /initiatieven/:number/uitgroeien            signed_in
  GET  /werk/uitgroeien/:number                    casework
  POST /werk/uitgroeien/:number                    casework
  GET  /werk/samenvoegen/:number                   casework
  POST /werk/samenvoegen/:number                   casework
  GET  /initiatieven/:number/meedoen/:id           signed_in
  POST /initiatieven/:number/meedoen/:id           signed_in
  GET  /werk/doorverwijzen/:number                 casework
  POST /werk/doorverwijzen/:number                 casework
  GET  /werk/doorverwijzingen                      casework
  GET  /werk/doorverwijzingen.csv                  casework
  GET  /werk/doorverwijzingen.xlsx                 casework
  GET  /werk/doorverwijzingen/:id                  casework
  POST /werk/doorverwijzingen/:id                  casework

  GET  /initiatieven                              everyone
  GET  /initiatieven/kaart                        everyone
  GET  /initiatieven/kaart/punten.json            everyone
  GET  /initiatieven/:address                     everyone
  GET  /initiatieven/:number/berichten            signed_in
  POST /initiatieven/:number/berichten            signed_in
  GET  /initiatieven/:number/nieuws               signed_in
  POST /initiatieven/:number/nieuws               signed_in
  GET  /initiatieven/:number/ik-loop-vast         signed_in
  POST /initiatieven/:number/ik-loop-vast         signed_in
  GET  /initiatieven/:number/is-dit-nodig         signed_in
  POST /initiatieven/:number/is-dit-nodig         signed_in
  GET  /initiatieven/:number/bewerken             signed_in
  POST /initiatieven/:number/bewerken             signed_in
  GET  /initiatieven/:number/openbaar             signed_in
  POST /initiatieven/:number/openbaar             signed_in
  GET  /initiatieven/:number/geld-aanvragen       signed_in
  POST /initiatieven/:number/geld-aanvragen       signed_in
  GET  /initiatieven/:number/aanvraag-intrekken   signed_in
  POST /initiatieven/:number/aanvraag-intrekken   signed_in
  GET  /initiatieven/:number/steun                everyone
  POST /initiatieven/:number/steun                everyone
  GET  /initiatieven/:number/steun/overzicht      signed_in
  POST /initiatieven/:number/steun/overzicht      signed_in
  GET  /initiatieven/:number/steun/lijst          signed_in
  GET  /steun/:token                              everyone
  POST /steun/:token                              everyone
  GET  /initiatieven/:number/mede-aanvragers      signed_in
  POST /initiatieven/:number/mede-aanvragers      signed_in
  GET  /mijn/mede-aanvrager/:id                   signed_in
  POST /mijn/mede-aanvrager/:id                   signed_in
  GET  /mede-aanvrager/:token                     everyone
  POST /mede-aanvrager/:token                     everyone
  GET  /initiatieven/:number/toezeggen            signed_in
  GET  /initiatieven/:number/opnieuw              signed_in
  POST /initiatieven/:number/opnieuw              signed_in
  GET  /initiatieven/:number/intrekken            signed_in
  POST /initiatieven/:number/intrekken            signed_in
  GET  /initiatieven/:number/dossier.zip          signed_in
  GET  /initiatieven/:number/informatiepakket     signed_in
  GET  /initiatieven/:number/besluit/:file        everyone
  GET  /initiatieven/:number/geld                 signed_in
  POST /initiatieven/:number/geld/:aanvraag/rekening  signed_in
  GET  /initiatieven/:number/geld/:aanvraag/verantwoording  signed_in
  POST /initiatieven/:number/geld/:aanvraag/verantwoording  signed_in
  GET  /initiatieven/:number/vaststelling/:vaststelling  signed_in
  GET  /werk/fondsen/verantwoordingen             money
  GET  /werk/fondsen/verantwoordingen/:aanvraag   money
  POST /werk/fondsen/verantwoordingen/:aanvraag   money
  GET  /meedoen                                   everyone
  GET  /meedoen.atom                              everyone
  GET  /meedoen.ics                               everyone
  GET  /meedoen.csv                               everyone
  GET  /meedoen.xlsx                              everyone
  GET  /meedoen/:slug                             everyone
  GET  /meedoen/:slug/plan                        everyone
  GET  /meedoen/:slug/kaartje                     everyone
  GET  /meedoen/:slug/bijeenkomsten/:id           everyone
  POST /meedoen/:slug/bijeenkomsten/:id           everyone
  GET  /meedoen/:slug/bijeenkomsten/:id/agenda.ics everyone
  GET  /aanmelding/:token                         everyone
  POST /aanmelding/:token                         everyone
  GET  /werk/projecten                            projects
  GET  /werk/projecten/nieuw                      project_leader
  POST /werk/projecten/nieuw                      project_leader
  GET  /werk/projecten/:project                   projects
  POST /werk/projecten/:project                   project_leader
  GET  /werk/projecten/:project/startnotitie      projects
  GET  /werk/projecten/:project/verslag           projects
  POST /werk/projecten/:project/verslag           project_leader
  GET  /werk/projecten/:project/verslag.pdf       projects
  GET  /werk/projecten/:project/verslag.docx      projects
  GET  /werk/projecten/:project/verslag/teksten   projects
  GET  /werk/projecten/:project/verslag/teksten.docx projects
  GET  /werk/projecten/:project/verslag/beoordelen participation_adviser
  POST /werk/projecten/:project/verslag/beoordelen participation_adviser
  GET  /werk/projecten/:project/beoordelen        participation_adviser
  POST /werk/projecten/:project/beoordelen        participation_adviser
  GET  /werk/projecten/:project/gegevens          project_leader
  POST /werk/projecten/:project/gegevens          project_leader
  GET  /werk/projecten/:project/afwegingskader    project_leader
  POST /werk/projecten/:project/afwegingskader    project_leader
  GET  /werk/projecten/:project/afwijken          project_leader
  POST /werk/projecten/:project/afwijken          project_leader
  GET  /werk/projecten/:project/plan              project_leader
  POST /werk/projecten/:project/plan              project_leader
  GET  /werk/projecten/:project/plan/:hoofdstuk   project_leader
  POST /werk/projecten/:project/plan/:hoofdstuk   project_leader
  GET  /werk/projecten/:project/plan/manieren/:wijze project_leader
  POST /werk/projecten/:project/plan/manieren/:wijze project_leader
  GET  /werk/projecten/:project/veilig            project_leader
  POST /werk/projecten/:project/veilig            project_leader
  GET  /werk/projecten/:project/planning          project_leader
  POST /werk/projecten/:project/planning          project_leader
  GET  /werk/projecten/:project/mensen            project_leader
  POST /werk/projecten/:project/mensen            project_leader
  GET  /werk/projecten/:project/documenten        project_leader
  POST /werk/projecten/:project/documenten        project_leader
  GET  /werk/projecten/:project/nieuws            project_leader
  POST /werk/projecten/:project/nieuws            project_leader
  GET  /meedoen/:slug/terugkoppeling              everyone
  GET  /meedoen/:slug/evaluatie                   everyone
  POST /meedoen/:slug/evaluatie                   everyone
  GET  /meedoen/:slug/evaluatie.csv               everyone
  GET  /meedoen/:slug/evaluatie.xlsx              everyone
  GET  /evaluatie/:uitnodiging/:token             everyone
  POST /evaluatie/:uitnodiging/:token             everyone
  POST /evaluatie/:uitnodiging/:token/geen-mail   everyone
  GET  /werk/evaluaties                           projects
  GET  /werk/projecten/:project/evaluatie         projects
  POST /werk/projecten/:project/evaluatie         project_leader
  GET  /meedoen/:slug/verslag                     everyone
  GET  /meedoen/:slug/verslag.pdf                 everyone
  GET  /meedoen/:slug/verslag.docx                everyone
  GET  /meedoen/:slug/vragenlijst/:vragenlijst     everyone
  GET  /meedoen/:slug/vragenlijst/:vragenlijst/uitkomsten.csv everyone
  GET  /meedoen/:slug/vragenlijst/:vragenlijst/uitkomsten.xlsx everyone
  GET  /meedoen/:slug/vragenlijst/:vragenlijst/invullen everyone
  GET  /meedoen/:slug/vragenlijst/:vragenlijst/invullen/controleren everyone
  POST /meedoen/:slug/vragenlijst/:vragenlijst/invullen/controleren everyone
  GET  /meedoen/:slug/vragenlijst/:vragenlijst/invullen/later everyone
  POST /meedoen/:slug/vragenlijst/:vragenlijst/invullen/later everyone
  POST /meedoen/:slug/vragenlijst/:vragenlijst/invullen/opnieuw everyone
  GET  /meedoen/:slug/vragenlijst/:vragenlijst/invullen/papier everyone
  GET  /meedoen/:slug/vragenlijst/:vragenlijst/invullen/verder/:token everyone
  POST /meedoen/:slug/vragenlijst/:vragenlijst/invullen/verder/:token everyone
  GET  /meedoen/:slug/vragenlijst/:vragenlijst/invullen/concept/:id signed_in
  POST /meedoen/:slug/vragenlijst/:vragenlijst/invullen/:deel/bewaren everyone
  GET  /meedoen/:slug/vragenlijst/:vragenlijst/invullen/:deel everyone
  POST /meedoen/:slug/vragenlijst/:vragenlijst/invullen/:deel everyone
  GET  /werk/projecten/:project/vragenlijsten/nieuw project_leader
  POST /werk/projecten/:project/vragenlijsten/nieuw project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst projects
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/vragen project_leader
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/vragen project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/vraag project_leader
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/vraag project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/plakken project_leader
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/plakken project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/voorbeeld projects
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/invoeren project_leader
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/invoeren project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/antwoorden.csv projects
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/antwoorden.xlsx projects
  GET  /code                                       everyone
  POST /code                                       everyone
  GET  /code/:code                                 everyone
  POST /code/:code                                 everyone
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/brieven projects
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/brieven project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/brieven/:zending project_leader
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/brieven/:zending project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/brieven/:zending/adressen.csv project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/brieven/:zending/adressen.xlsx project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/brieven/:zending/brieven.pdf project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/tellen project_leader
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/tellen project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/tellen/:telling project_leader
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/tellen/:telling project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/proef project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/proef/controleren project_leader
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/proef/controleren project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/proef/later project_leader
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/proef/later project_leader
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/proef/opnieuw project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/proef/papier project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/proef/verder/:token project_leader
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/proef/verder/:token project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/proef/concept/:id project_leader
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/proef/:deel/bewaren project_leader
  GET  /werk/projecten/:project/vragenlijsten/:vragenlijst/proef/:deel project_leader
  POST /werk/projecten/:project/vragenlijsten/:vragenlijst/proef/:deel project_leader
  GET  /meedenken                                 everyone
  GET  /meedenken/lid/:code                       everyone
  POST /meedenken/lid/:code                       everyone
  GET  /meedenken/lid/:code/stoppen               everyone
  POST /meedenken/lid/:code/stoppen               everyone
  GET  /meedenken/lid/:code/adviezen/:advies      everyone
  POST /meedenken/lid/:code/adviezen/:advies      everyone
  GET  /meedenken/:paneel                         everyone
  GET  /meedenken/:paneel/aanmelden               everyone
  POST /meedenken/:paneel/aanmelden               everyone
  GET  /meedenken/:paneel/adviezen/:advies        everyone
  GET  /werk/panels                               projects
  GET  /werk/panels/nieuw                         projects
  POST /werk/panels/nieuw                         projects
  GET  /werk/panels/:paneel                       projects
  POST /werk/panels/:paneel                       projects
  GET  /werk/panels/:paneel/gegevens              projects
  POST /werk/panels/:paneel/gegevens              projects
  GET  /werk/panels/:paneel/leden.csv             projects
  GET  /werk/panels/:paneel/leden.xlsx            projects
  GET  /werk/panels/:paneel/leden/:lid            projects
  POST /werk/panels/:paneel/leden/:lid            projects
  GET  /werk/panels/:paneel/adviezen/nieuw        projects
  POST /werk/panels/:paneel/adviezen/nieuw        projects
  GET  /werk/panels/:paneel/adviezen/:advies      projects
  POST /werk/panels/:paneel/adviezen/:advies      projects
  GET  /werk/panels/:paneel/adviezen/:advies/vraag projects
  POST /werk/panels/:paneel/adviezen/:advies/vraag projects
  GET  /werk/panels/:paneel/uitnodigen            projects
  POST /werk/panels/:paneel/uitnodigen            projects
  GET  /meedoen/:slug/:activity                   everyone
  GET  /meedoen/:slug/:activity/plekken.geojson   everyone
  GET  /meedoen/:slug/:activity/plekken.csv       everyone
  GET  /meedoen/:slug/:activity/plekken.xlsx      everyone
  GET  /meedoen/:slug/:activity/nieuw             everyone
  POST /meedoen/:slug/:activity/nieuw             everyone
  GET  /meedoen/:slug/:activity/:nr               everyone
  POST /meedoen/:slug/:activity/:nr               everyone
  GET  /meedoen/:slug/:activity/:nr/melden        everyone
  POST /meedoen/:slug/:activity/:nr/melden        everyone
  GET  /inbreng/:nr/:token                        everyone
  POST /inbreng/:nr/:token                        everyone
  GET  /werk/projecten/:project/activiteiten      projects
  GET  /werk/projecten/:project/activiteiten/nieuw project_leader
  POST /werk/projecten/:project/activiteiten/nieuw project_leader
  GET  /werk/projecten/:project/activiteiten/:activiteit projects
  POST /werk/projecten/:project/activiteiten/:activiteit project_leader
  GET  /werk/projecten/:project/activiteiten/:activiteit/voorbeeld project_leader
  GET  /werk/projecten/:project/activiteiten/:activiteit/invoeren project_leader
  POST /werk/projecten/:project/activiteiten/:activiteit/invoeren project_leader
  GET  /werk/projecten/:project/activiteiten/:activiteit/ontvangst/:nr project_leader
  GET  /werk/projecten/:project/activiteiten/:activiteit/papier projects
  GET  /werk/projecten/:project/activiteiten/:activiteit/inbreng.csv projects
  GET  /werk/projecten/:project/activiteiten/:activiteit/inbreng.xlsx projects
  GET  /blokkade/:blokkade/:token                 everyone
  POST /blokkade/:blokkade/:token                 everyone
  GET  /werk/incidenten                           staff
  GET  /werk/incidenten/cijfers.csv               coordinator
  GET  /werk/incidenten/cijfers.xlsx              coordinator
  GET  /werk/incidenten/nieuw                     staff
  POST /werk/incidenten/nieuw                     staff
  GET  /werk/incidenten/:incident                 staff
  POST /werk/incidenten/:incident                 staff
  GET  /werk/blokkades                            moderation
  GET  /werk/blokkades/:blokkade                  moderation
  POST /werk/blokkades/:blokkade                  moderation
  GET  /werk/projecten/:project/activiteiten/:activiteit/toezicht/:nr/blokkeren projects
  POST /werk/projecten/:project/activiteiten/:activiteit/toezicht/:nr/blokkeren projects
  GET  /werk/projecten/:project/activiteiten/:activiteit/toezicht projects
  POST /werk/projecten/:project/activiteiten/:activiteit/toezicht projects
  GET  /werk/projecten/:project/activiteiten/:activiteit/antwoorden projects
  POST /werk/projecten/:project/activiteiten/:activiteit/antwoorden project_leader
  GET  /werk/projecten/:project/activiteiten/:activiteit/antwoorden/groep/:antwoordgroep projects
  POST /werk/projecten/:project/activiteiten/:activiteit/antwoorden/groep/:antwoordgroep project_leader
  GET  /werk/projecten/:project/activiteiten/:activiteit/antwoorden/:nr projects
  POST /werk/projecten/:project/activiteiten/:activiteit/antwoorden/:nr project_leader
  GET  /werk/projecten/:project/bijeenkomsten     project_leader
  POST /werk/projecten/:project/bijeenkomsten     project_leader
  GET  /werk/projecten/:project/bijeenkomsten/:id project_leader
  POST /werk/projecten/:project/bijeenkomsten/:id project_leader
  GET  /werk/projecten/:project/bijeenkomsten/:id/lijst.csv project_leader

  GET  /proces/:kind                              everyone
  GET  /buurt                                     everyone
  GET  /buurt/:slug                               everyone
  GET  /kaart/gebieden.json                       everyone
  GET  /kaart/tegels/:z/:x/:y                     everyone
  GET  /afwegingskader                            everyone
  GET  /afwegingskader/:sleutel                   everyone
  GET  /afwegingskader/:sleutel/toepassing        everyone
  GET  /afwegingskader/:sleutel/toepassing.csv    everyone
  GET  /afwegingskader/:sleutel/toepassing.xlsx   everyone
  GET  /gedragsregels                             everyone
  GET  /toegankelijkheid                          everyone
  GET  /privacy                                   everyone
  GET  /bestanden/:id/:name                       everyone
  GET  /huisstijl/:bestand                        everyone
  GET  /sitemap.xml                               everyone
  GET  /sitemap/:part                             everyone
  GET  /robots.txt                                everyone
  GET  /.well-known/security.txt                  everyone
  GET  /zoeken                                    everyone
  GET  /zoeken/suggesties                         everyone

  GET  /api                                       everyone
  GET  /api/v1/openapi.json                       everyone
  GET  /api/v1/initiatieven                       everyone
  GET  /api/v1/initiatieven/:nummer               everyone
  GET  /api/v1/projecten                          everyone
  GET  /api/v1/projecten/:project                 everyone
  GET  /api/v1/projecten/:project/activiteiten    everyone
  GET  /api/v1/projecten/:project/bijeenkomsten   everyone
  GET  /api/v1/projecten/:project/antwoorden      everyone
  GET  /api/v1/groepen                            everyone
  GET  /api/v1/groepen/:groep                     everyone
  GET  /api/v1/groepen/:groep/adviezen            everyone
  GET  /api/v1/processen                          everyone
  GET  /api/v1/processen/:soort                   everyone
  GET  /api/v1/toezeggingen                       everyone
  GET  /api/v1/toezeggingen/:id                   everyone
  GET  /api/v1/gebieden                           everyone
  GET  /api/v1/gebieden/:gebied                   everyone
  GET  /api/v1/cijfers                            everyone
  GET  /initiatieven.atom                         everyone
  GET  /toezeggingen.ics                          everyone

  GET  /cijfers                                   everyone
  GET  /cijfers.csv                               everyone
  GET  /cijfers.xlsx                              everyone
  GET  /mening/:token                             everyone
  POST /mening/:token                             everyone

  GET  /fondsen                                   everyone
  GET  /fondsen/:slug                             everyone
  GET  /fondsen/:slug/verleend.csv                everyone
  GET  /fondsen/:slug/verleend.xlsx               everyone
  GET  /geld-vinden                               everyone
  GET  /geld-vinden/:slug                         everyone
  GET  /geld-vinden/:slug/laatste-dag.ics         everyone
  POST /geld-vinden/:slug/herinneren              signed_in
  GET  /api/v1/geldbronnen                        everyone
  GET  /plekken                                   everyone
  GET  /plekken/:slug                             everyone
  GET  /plekken/:slug/vragen                      signed_in
  POST /plekken/:slug/vragen                      signed_in
  GET  /api/v1/plekken                            everyone
  GET  /api/v1/lenen                              everyone
  GET  /api/v1/lenen/:sleutel                     everyone
  GET  /api/v1/fondsen                            everyone
  GET  /api/v1/fondsen/:sleutel                   everyone
  GET  /api/v1/juries                             everyone
  GET  /api/v1/juries/:sleutel                    everyone
  GET  /wijkwensen                                everyone
  GET  /wijkwensen/:slug                          everyone
  GET  /juries                                    everyone
  GET  /juries/:slug                              everyone
  GET  /juries/:slug/besluiten                    everyone
  GET  /juries/:slug/besluiten/:kwartaal          everyone
  GET  /juries/:slug/meedoen                      everyone
  POST /juries/:slug/meedoen                      signed_in
  GET  /toezeggingen                              everyone
  GET  /toezeggingen.csv                          everyone
  GET  /toezeggingen.xlsx                         everyone
  GET  /toezeggingen/nieuw/:nummer                signed_in
  POST /toezeggingen/nieuw/:nummer                signed_in
  GET  /toezeggingen/:id                          everyone
  POST /toezeggingen/:id                          signed_in

  GET  /afspraken/nieuw/:nummer                   casework
  POST /afspraken/nieuw/:nummer                   casework
  GET  /afspraken/:bestand{[0-9a-f-]+\\.ics}      signed_in
  GET  /afspraken/:id                             signed_in
  POST /afspraken/:id                             signed_in
  GET  /informatiepakket/:nummer                  casework
  POST /informatiepakket/:nummer                  casework

  POST /inkomend/post                             everyone

  GET  /mijn                                      signed_in
  GET  /mijn/gegevens                             signed_in
  POST /mijn/gegevens                             signed_in
  GET  /mijn/mening/:id                           signed_in
  POST /mijn/mening/:id                           signed_in
  GET  /mijn/veiligheid                           signed_in
  POST /mijn/veiligheid/sessies                   signed_in
  GET  /mijn/veiligheid/wachtwoord                signed_in
  POST /mijn/veiligheid/wachtwoord                signed_in
  GET  /mijn/veiligheid/tweede-stap               signed_in
  POST /mijn/veiligheid/toegangssleutels          signed_in
  POST /mijn/veiligheid/toegangssleutels/vraag    signed_in
  POST /mijn/veiligheid/toegangssleutels/weg      signed_in
  GET  /mijn/veiligheid/app                       signed_in
  POST /mijn/veiligheid/app                       signed_in
  POST /mijn/veiligheid/app/weg                   signed_in
  POST /mijn/veiligheid/herstelcodes              signed_in
  POST /mijn/veiligheid/herstelcodes.txt          signed_in
  POST /mijn/veiligheid/identiteit/weg            signed_in
  GET  /mijn/over-mij                             signed_in
  GET  /mijn/over-mij/alles.zip                   signed_in
  GET  /mijn/over-mij/vraag                       signed_in
  POST /mijn/over-mij/vraag                       signed_in
  GET  /mijn/over-mij/wissen                      signed_in
  POST /mijn/over-mij/wissen                      signed_in
  GET  /mijn/organisaties                         signed_in
  POST /mijn/organisaties                         signed_in
  GET  /mijn/zaken/:number                        signed_in

  GET  /werk                                      desk
  GET  /werk/afwezig                              staff
  POST /werk/afwezig                              staff
  GET  /werk/cijfers                              desk
  GET  /werk/cijfers.csv                          desk
  GET  /werk/cijfers.xlsx                         desk
  GET  /werk/inbox                                team
  POST /werk/inbox/begeleiders                    team
  GET  /werk/zaken                                casework
  GET  /werk/zaken.csv                            casework
  GET  /werk/zaken.xlsx                           casework
  GET  /werk/stappen                              casework
  GET  /werk/werkdruk                             casework
  GET  /werk/gegevens                             coordinator
  GET  /werk/gegevens/:id                         coordinator
  POST /werk/gegevens/:id                         coordinator
  GET  /werk/post                                 team
  GET  /werk/post/:id                             team
  POST /werk/post/:id                             team
  GET  /werk/uitnodigingen                        invites
  POST /werk/uitnodigingen                        invites
  GET  /werk/zoeken                               lookup
  POST /werk/zoeken                               lookup
  GET  /werk/zaken/:number/dossier.zip            staff
  GET  /werk/zaken/:number                        staff
  GET  /werk/zaken/:number/gesprek                staff
  POST /werk/zaken/:number/gesprek                staff
  GET  /werk/zaken/:number/vertellen              staff
  POST /werk/zaken/:number/vertellen              staff
  GET  /werk/zaken/:number/advies                 staff
  GET  /werk/zaken/:number/besluit                staff
  GET  /werk/zaken/:number/afspraken              staff
  GET  /werk/zaken/:number/bestanden              staff
  GET  /werk/zaken/:number/geschiedenis           staff
  GET  /werk/zaken/:number/begeleider             staff
  POST /werk/zaken/:number/begeleider             staff
  GET  /werk/zaken/:number/vervanger              staff
  POST /werk/zaken/:number/vervanger              staff
  GET  /werk/zaken/:number/deelnemer-toevoegen    staff
  POST /werk/zaken/:number/deelnemer-toevoegen    staff
  GET  /werk/zaken/:number/stap-afronden          staff
  POST /werk/zaken/:number/stap-afronden          staff
  GET  /werk/zaken/:number/besluiten              staff
  POST /werk/zaken/:number/besluiten              staff
  GET  /werk/zaken/:number/aanvraag-controleren   staff
  POST /werk/zaken/:number/aanvraag-controleren   staff
  GET  /werk/zaken/:number/aanvraag-beslissen     staff
  POST /werk/zaken/:number/aanvraag-beslissen     staff
  GET  /werk/zaken/:number/aanvraag-intrekken     staff
  POST /werk/zaken/:number/aanvraag-intrekken     staff
  GET  /werk/zaken/:number/besluitdatum           staff
  POST /werk/zaken/:number/besluitdatum           staff
  GET  /werk/zaken/:number/haalbaarheid           staff
  POST /werk/zaken/:number/haalbaarheid           staff
  GET  /werk/zaken/:number/opschorten             staff
  POST /werk/zaken/:number/opschorten             staff
  GET  /werk/zaken/:number/hervatten              staff
  POST /werk/zaken/:number/hervatten              staff
  GET  /werk/zaken/:number/verlengen              staff
  POST /werk/zaken/:number/verlengen              staff
  GET  /werk/zaken/:number/nieuws                 staff
  POST /werk/zaken/:number/nieuws                 staff
  GET  /werk/zaken/:number/notitie                staff
  POST /werk/zaken/:number/notitie                staff
  GET  /werk/zaken/:number/bestand-toevoegen      staff
  POST /werk/zaken/:number/bestand-toevoegen      staff
  GET  /werk/zaken/:number/advies-vragen          staff
  POST /werk/zaken/:number/advies-vragen          staff
  GET  /werk/zaken/:number/advies-herinneren      staff
  POST /werk/zaken/:number/advies-herinneren      staff
  GET  /werk/zaken/:number/advies-delen           staff
  POST /werk/zaken/:number/advies-delen           staff
  GET  /werk/zaken/:number/eisen                  staff
  POST /werk/zaken/:number/eisen                  staff
  GET  /werk/zaken/:number/publicatie             staff
  POST /werk/zaken/:number/publicatie             staff
  GET  /werk/zaken/:number/zaaknummer             staff
  POST /werk/zaken/:number/zaaknummer             staff
  GET  /werk/zaken/:number/koppelen               staff
  POST /werk/zaken/:number/koppelen               staff
  GET  /werk/zaken/:number/afronden               staff
  POST /werk/zaken/:number/afronden               staff
  GET  /werk/zaken/:number/intrekken              staff
  POST /werk/zaken/:number/intrekken              staff
  GET  /werk/zaken/:number/heropenen              staff
  POST /werk/zaken/:number/heropenen              staff
  GET  /werk/afwegingen/:number                   staff
  POST /werk/afwegingen/:number                   staff
  GET  /werk/afwegingen/:number/blad              staff
  POST /werk/afwegingen/:number/blad              staff
  GET  /werk/afwegingen/:number/samen             staff
  POST /werk/afwegingen/:number/samen             staff
  GET  /werk/geldbronnen                          register
  GET  /werk/geldbronnen.csv                      register
  GET  /werk/geldbronnen/nieuw                    register
  POST /werk/geldbronnen/nieuw                    register
  GET  /werk/geldbronnen/inlezen                  register
  POST /werk/geldbronnen/inlezen                  register
  GET  /werk/geldbronnen/:id                      register
  POST /werk/geldbronnen/:id                      register
  GET  /werk/plekken                              team
  GET  /werk/plekken.csv                          team
  GET  /werk/plekken.xlsx                         team
  GET  /werk/plekken/nieuw                        team
  POST /werk/plekken/nieuw                        team
  GET  /werk/plekken/vragen/:id                   team
  POST /werk/plekken/vragen/:id                   team
  GET  /werk/plekken/afspraken/:id                team
  POST /werk/plekken/afspraken/:id                team
  GET  /werk/plekken/:id                          team
  POST /werk/plekken/:id                          team
  GET  /werk/fondsen                              money
  GET  /werk/fondsen/betalingen                   money
  POST /werk/fondsen/betalingen                   books
  GET  /werk/fondsen/betalingen/rekening/:aanvraag  money
  POST /werk/fondsen/betalingen/rekening/:aanvraag  money
  GET  /werk/fondsen/betalingen/batch/:batch      payments
  POST /werk/fondsen/betalingen/batch/:batch      payments
  GET  /werk/fondsen/betalingen/batch/:batch/bank.xml  payments
  GET  /werk/fondsen/betalingen/batch/:batch/betalingen.csv  payments
  GET  /werk/fondsen/betalingen/batch/:batch/betalingen.xlsx  payments
  GET  /werk/fondsen/:slug                        money
  GET  /werk/fondsen/:slug/aanvragen              money
  GET  /werk/fondsen/:slug/aanvragen/:aanvraag    money
  POST /werk/fondsen/:slug                        books
  GET  /werk/fondsen/plafond/:id                  money
  POST /werk/fondsen/plafond/:id                  books
  GET  /werk/fondsen/plafond/:id/grootboek.csv    money
  GET  /werk/fondsen/plafond/:id/grootboek.xlsx   money
  GET  /werk/fondsen/plafond/:id/voorspelling     money
  POST /werk/fondsen/plafond/:id/voorspelling     books
  GET  /werk/fondsen/plafond/:id/terugdraaien/:boeking  books
  POST /werk/fondsen/plafond/:id/terugdraaien/:boeking  books
  GET  /werk/juries                               desk
  GET  /werk/juries/:slug                         desk
  POST /werk/juries/:slug                         team
  GET  /werk/juries/:slug/lid/:lid                team
  POST /werk/juries/:slug/lid/:lid                team
  GET  /werk/juries/:slug/ronde                   team
  POST /werk/juries/:slug/ronde                   team
  GET  /werk/rondes/:id                           desk
  POST /werk/rondes/:id                           desk
  GET  /werk/rondes/:id/wensen/:wens              desk
  POST /werk/rondes/:id/wensen/:wens              desk
  GET  /werk/rondes/:id/beslissen                 casework
  POST /werk/rondes/:id/beslissen                 casework
  GET  /werk/rondes/:id/papier                    team
  GET  /werk/rondes/:id/papier/:lid               team
  POST /werk/rondes/:id/papier/:lid               team
  GET  /werk/mening/:number                       lookup
  POST /werk/mening/:number                       lookup
  GET  /werk/tevredenheid                         coordinator
  GET  /werk/projectoverzicht                     portfolio
  GET  /werk/projectoverzicht.csv                 portfolio
  GET  /werk/projectoverzicht.xlsx                portfolio
  GET  /werk/idee-invoeren                        intake
  POST /werk/idee-invoeren                        intake
  GET  /werk/idee-invoeren/:number                intake
  POST /werk/idee-invoeren/:number                intake
  GET  /werk/brief/:number                        intake
  POST /werk/brief/:number                        intake
  GET  /werk/adviezen/:id                         adviser
  POST /werk/adviezen/:id                         adviser
  GET  /werk/vastgelopen                          coordinator
  GET  /werk/vastgelopen/:id                      coordinator
  POST /werk/vastgelopen/:id                      coordinator

  GET  /beheer                                    admin
  GET  /beheer/mensen                             admin
  POST /beheer/mensen                             admin
  GET  /beheer/mensen/:id                         admin
  GET  /beheer/mensen/:id/vertrek                 admin
  POST /beheer/mensen/:id/vertrek                 admin
  POST /beheer/mensen/:id/tweede-stap             admin
  GET  /beheer/groepen                            admin
  POST /beheer/groepen                            admin
  GET  /beheer/groepen/:groep                     admin
  POST /beheer/groepen/:groep                     admin
  GET  /beheer/gebieden                           admin
  GET  /beheer/gebieden/nieuw                     admin
  POST /beheer/gebieden/nieuw                     admin
  GET  /beheer/gebieden/inlezen                   admin
  POST /beheer/gebieden/inlezen                   admin
  GET  /beheer/gebieden/inlezen/:id               admin
  POST /beheer/gebieden/inlezen/:id               admin
  GET  /beheer/gebieden/inlezen/:id/ongedaan      admin
  POST /beheer/gebieden/inlezen/:id/ongedaan      admin
  GET  /beheer/gebieden/:id                       admin
  POST /beheer/gebieden/:id                       admin
  GET  /beheer/processen                          admin
  GET  /beheer/processen/:key                     admin
  GET  /beheer/concepten/processen/:sleutel       admin
  GET  /beheer/concepten/processen/:sleutel/proberen  admin
  GET  /beheer/concepten/processen/:sleutel/algemeen  admin
  POST /beheer/concepten/processen/:sleutel/algemeen  admin
  GET  /beheer/concepten/processen/:sleutel/belofte/:belofte  admin
  POST /beheer/concepten/processen/:sleutel/belofte/:belofte  admin
  GET  /beheer/concepten/processen/:sleutel/stap-erbij  admin
  POST /beheer/concepten/processen/:sleutel/stap-erbij  admin
  GET  /beheer/concepten/processen/:sleutel/stap/:stap  admin
  POST /beheer/concepten/processen/:sleutel/stap/:stap/verplaatsen  admin
  GET  /beheer/concepten/processen/:sleutel/stap/:stap/woorden  admin
  POST /beheer/concepten/processen/:sleutel/stap/:stap/woorden  admin
  GET  /beheer/concepten/processen/:sleutel/stap/:stap/termijn  admin
  POST /beheer/concepten/processen/:sleutel/stap/:stap/termijn  admin
  GET  /beheer/concepten/processen/:sleutel/stap/:stap/aanleveren  admin
  POST /beheer/concepten/processen/:sleutel/stap/:stap/aanleveren  admin
  GET  /beheer/concepten/processen/:sleutel/stap/:stap/brief  admin
  POST /beheer/concepten/processen/:sleutel/stap/:stap/brief  admin
  GET  /beheer/concepten/processen/:sleutel/stap/:stap/besluit  admin
  POST /beheer/concepten/processen/:sleutel/stap/:stap/besluit  admin
  GET  /beheer/concepten/processen/:sleutel/stap/:stap/uitkomst-erbij  admin
  POST /beheer/concepten/processen/:sleutel/stap/:stap/uitkomst-erbij  admin
  GET  /beheer/concepten/processen/:sleutel/stap/:stap/uitkomst/:uitkomst  admin
  POST /beheer/concepten/processen/:sleutel/stap/:stap/uitkomst/:uitkomst  admin
  GET  /beheer/concepten/processen/:sleutel/stap/:stap/weghalen  admin
  POST /beheer/concepten/processen/:sleutel/stap/:stap/weghalen  admin
  GET  /beheer/formulieren                        admin
  GET  /beheer/formulieren/:sleutel               admin
  GET  /beheer/concepten/formulieren/:sleutel     admin
  GET  /beheer/concepten/formulieren/:sleutel/proberen  admin
  POST /beheer/concepten/formulieren/:sleutel/proberen  admin
  GET  /beheer/concepten/formulieren/:sleutel/algemeen  admin
  POST /beheer/concepten/formulieren/:sleutel/algemeen  admin
  GET  /beheer/concepten/formulieren/:sleutel/pagina-erbij  admin
  POST /beheer/concepten/formulieren/:sleutel/pagina-erbij  admin
  GET  /beheer/concepten/formulieren/:sleutel/pagina/:pagina  admin
  POST /beheer/concepten/formulieren/:sleutel/pagina/:pagina/verplaatsen  admin
  GET  /beheer/concepten/formulieren/:sleutel/pagina/:pagina/woorden  admin
  POST /beheer/concepten/formulieren/:sleutel/pagina/:pagina/woorden  admin
  GET  /beheer/concepten/formulieren/:sleutel/pagina/:pagina/wanneer  admin
  POST /beheer/concepten/formulieren/:sleutel/pagina/:pagina/wanneer  admin
  GET  /beheer/concepten/formulieren/:sleutel/pagina/:pagina/vraag-erbij  admin
  POST /beheer/concepten/formulieren/:sleutel/pagina/:pagina/vraag-erbij  admin
  GET  /beheer/concepten/formulieren/:sleutel/pagina/:pagina/weghalen  admin
  POST /beheer/concepten/formulieren/:sleutel/pagina/:pagina/weghalen  admin
  GET  /beheer/concepten/formulieren/:sleutel/vraag/:vraag  admin
  POST /beheer/concepten/formulieren/:sleutel/vraag/:vraag/verplaatsen  admin
  GET  /beheer/concepten/formulieren/:sleutel/vraag/:vraag/woorden  admin
  POST /beheer/concepten/formulieren/:sleutel/vraag/:vraag/woorden  admin
  GET  /beheer/concepten/formulieren/:sleutel/vraag/:vraag/invullen  admin
  POST /beheer/concepten/formulieren/:sleutel/vraag/:vraag/invullen  admin
  GET  /beheer/concepten/formulieren/:sleutel/vraag/:vraag/wanneer  admin
  POST /beheer/concepten/formulieren/:sleutel/vraag/:vraag/wanneer  admin
  GET  /beheer/concepten/formulieren/:sleutel/vraag/:vraag/balie  admin
  POST /beheer/concepten/formulieren/:sleutel/vraag/:vraag/balie  admin
  GET  /beheer/concepten/formulieren/:sleutel/vraag/:vraag/andere-pagina  admin
  POST /beheer/concepten/formulieren/:sleutel/vraag/:vraag/andere-pagina  admin
  GET  /beheer/concepten/formulieren/:sleutel/vraag/:vraag/weghalen  admin
  POST /beheer/concepten/formulieren/:sleutel/vraag/:vraag/weghalen  admin
  GET  /beheer/concepten/formulieren/:sleutel/vraag/:vraag/antwoord-erbij  admin
  POST /beheer/concepten/formulieren/:sleutel/vraag/:vraag/antwoord-erbij  admin
  GET  /beheer/concepten/formulieren/:sleutel/vraag/:vraag/antwoord/:antwoord  admin
  POST /beheer/concepten/formulieren/:sleutel/vraag/:vraag/antwoord/:antwoord  admin
  POST /beheer/concepten/formulieren/:sleutel/vraag/:vraag/antwoord/:antwoord/verplaatsen  admin
  GET  /beheer/concepten/formulieren/:sleutel/vraag/:vraag/rij-erbij  admin
  POST /beheer/concepten/formulieren/:sleutel/vraag/:vraag/rij-erbij  admin
  GET  /beheer/concepten/formulieren/:sleutel/vraag/:vraag/rij/:rij  admin
  POST /beheer/concepten/formulieren/:sleutel/vraag/:vraag/rij/:rij  admin
  POST /beheer/concepten/formulieren/:sleutel/vraag/:vraag/rij/:rij/verplaatsen  admin
  GET  /beheer/afwegingskaders                    admin
  GET  /beheer/afwegingskaders/:sleutel           admin
  GET  /beheer/afwegingskaders/:sleutel/vaststellen  admin
  POST /beheer/afwegingskaders/:sleutel/vaststellen  admin
  GET  /beheer/regelingen  admin
  GET  /beheer/regelingen/:sleutel  admin
  GET  /beheer/regelingen/:sleutel/vaststellen  admin
  POST /beheer/regelingen/:sleutel/vaststellen  admin
  GET  /beheer/concepten/regelingen/:sleutel  admin
  GET  /beheer/concepten/regelingen/:sleutel/algemeen  admin
  POST /beheer/concepten/regelingen/:sleutel/algemeen  admin
  GET  /beheer/concepten/regelingen/:sleutel/voor-wie  admin
  POST /beheer/concepten/regelingen/:sleutel/voor-wie  admin
  GET  /beheer/concepten/regelingen/:sleutel/verdeling  admin
  POST /beheer/concepten/regelingen/:sleutel/verdeling  admin
  GET  /beheer/concepten/regelingen/:sleutel/uitbetalen  admin
  POST /beheer/concepten/regelingen/:sleutel/uitbetalen  admin
  GET  /beheer/concepten/regelingen/:sleutel/plekken  admin
  POST /beheer/concepten/regelingen/:sleutel/plekken  admin
  GET  /beheer/concepten/regelingen/:sleutel/regiegroep  admin
  POST /beheer/concepten/regelingen/:sleutel/regiegroep  admin
  GET  /beheer/concepten/regelingen/:sleutel/bedragen  admin
  POST /beheer/concepten/regelingen/:sleutel/bedragen  admin
  GET  /beheer/concepten/regelingen/:sleutel/termijnen  admin
  POST /beheer/concepten/regelingen/:sleutel/termijnen  admin
  GET  /beheer/concepten/regelingen/:sleutel/brieven  admin
  POST /beheer/concepten/regelingen/:sleutel/brieven  admin
  GET  /beheer/concepten/regelingen/:sleutel/voorwaarde/:voorwaarde  admin
  POST /beheer/concepten/regelingen/:sleutel/voorwaarde/:voorwaarde  admin
  GET  /beheer/concepten/regelingen/:sleutel/criterium-erbij  admin
  POST /beheer/concepten/regelingen/:sleutel/criterium-erbij  admin
  GET  /beheer/concepten/regelingen/:sleutel/criterium/:criterium  admin
  POST /beheer/concepten/regelingen/:sleutel/criterium/:criterium  admin
  POST /beheer/concepten/regelingen/:sleutel/criterium/:criterium/verplaatsen  admin
  GET  /beheer/concepten/regelingen/:sleutel/weigering-erbij  admin
  POST /beheer/concepten/regelingen/:sleutel/weigering-erbij  admin
  GET  /beheer/concepten/regelingen/:sleutel/weigering/:weigering  admin
  POST /beheer/concepten/regelingen/:sleutel/weigering/:weigering  admin
  POST /beheer/concepten/regelingen/:sleutel/weigering/:weigering/verplaatsen  admin
  GET  /beheer/concepten/regelingen/:sleutel/andere-weg-erbij  admin
  POST /beheer/concepten/regelingen/:sleutel/andere-weg-erbij  admin
  GET  /beheer/concepten/regelingen/:sleutel/andere-weg/:andereweg  admin
  POST /beheer/concepten/regelingen/:sleutel/andere-weg/:andereweg  admin
  POST /beheer/concepten/regelingen/:sleutel/andere-weg/:andereweg/verplaatsen  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/proberen  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/algemeen  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/algemeen  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/tellen  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/tellen  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/beoordelaars  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/beoordelaars  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/vraag-erbij  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/vraag-erbij  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/vraag/:vraag  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/vraag/:vraag/verplaatsen  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/vraag/:vraag/woorden  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/vraag/:vraag/woorden  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/vraag/:vraag/wanneer  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/vraag/:vraag/wanneer  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/vraag/:vraag/weghalen  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/vraag/:vraag/weghalen  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/vraag/:vraag/antwoord-erbij  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/vraag/:vraag/antwoord-erbij  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/vraag/:vraag/antwoord/:antwoord  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/vraag/:vraag/antwoord/:antwoord  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/vraag/:vraag/antwoord/:antwoord/verplaatsen  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/uitkomst-erbij  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/uitkomst-erbij  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/uitkomst/:uitkomst  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/uitkomst/:uitkomst  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/uitkomst/:uitkomst/verplaatsen  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/regel-erbij  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/regel-erbij  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/regel/:regel  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/regel/:regel/verplaatsen  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/regel/:regel/wanneer  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/regel/:regel/wanneer  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/regel/:regel/gevolg  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/regel/:regel/gevolg  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/regel/:regel/reden  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/regel/:regel/reden  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/regel/:regel/weghalen  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/regel/:regel/weghalen  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/som-erbij  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/som-erbij  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/som/:som  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/som/:som  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/som/:som/verplaatsen  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/manier-erbij  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/manier-erbij  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/manier/:manier  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/manier/:manier/verplaatsen  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/manier/:manier/woorden  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/manier/:manier/woorden  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/manier/:manier/wanneer  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/manier/:manier/wanneer  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/manier/:manier/weghalen  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/manier/:manier/weghalen  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/waarschuwing-erbij  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/waarschuwing-erbij  admin
  GET  /beheer/concepten/afwegingskaders/:sleutel/waarschuwing/:waarschuwing  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/waarschuwing/:waarschuwing  admin
  POST /beheer/concepten/afwegingskaders/:sleutel/waarschuwing/:waarschuwing/verplaatsen  admin
  GET  /beheer/concepten/processen/:sleutel/besluit-erbij  admin
  POST /beheer/concepten/processen/:sleutel/besluit-erbij  admin
  GET  /beheer/concepten/processen/:sleutel/besluit/:besluit  admin
  GET  /beheer/concepten/processen/:sleutel/besluit/:besluit/woorden  admin
  POST /beheer/concepten/processen/:sleutel/besluit/:besluit/woorden  admin
  GET  /beheer/concepten/processen/:sleutel/besluit/:besluit/wie  admin
  POST /beheer/concepten/processen/:sleutel/besluit/:besluit/wie  admin
  GET  /beheer/concepten/processen/:sleutel/besluit/:besluit/punt-erbij  admin
  POST /beheer/concepten/processen/:sleutel/besluit/:besluit/punt-erbij  admin
  GET  /beheer/concepten/processen/:sleutel/besluit/:besluit/punt/:punt  admin
  POST /beheer/concepten/processen/:sleutel/besluit/:besluit/punt/:punt  admin
  POST /beheer/concepten/processen/:sleutel/besluit/:besluit/punt/:punt/verplaatsen  admin
  GET  /beheer/concepten/processen/:sleutel/besluit/:besluit/weghalen  admin
  POST /beheer/concepten/processen/:sleutel/besluit/:besluit/weghalen  admin
  GET  /beheer/huisstijl                          admin
  GET  /beheer/concepten/huisstijl/:sleutel       admin
  GET  /beheer/concepten/huisstijl/:sleutel/voorbeeld  admin
  GET  /beheer/concepten/huisstijl/:sleutel/stijl.css  admin
  GET  /beheer/concepten/huisstijl/:sleutel/naam  admin
  POST /beheer/concepten/huisstijl/:sleutel/naam  admin
  GET  /beheer/concepten/huisstijl/:sleutel/licht admin
  POST /beheer/concepten/huisstijl/:sleutel/licht admin
  GET  /beheer/concepten/huisstijl/:sleutel/donker  admin
  POST /beheer/concepten/huisstijl/:sleutel/donker  admin
  GET  /beheer/teksten                            admin
  GET  /beheer/concepten/teksten/:sleutel         admin
  GET  /beheer/concepten/teksten/:sleutel/tekst/:tekst  admin
  POST /beheer/concepten/teksten/:sleutel/tekst/:tekst  admin
  POST /beheer/concepten/:soort/:sleutel          admin
  GET  /beheer/concepten/:soort/:sleutel/vergelijken  admin
  GET  /beheer/concepten/:soort/:sleutel/publiceren  admin
  POST /beheer/concepten/:soort/:sleutel/publiceren  admin
  GET  /beheer/concepten/:soort/:sleutel/weggooien  admin
  POST /beheer/concepten/:soort/:sleutel/weggooien  admin
  GET  /beheer/terugzetten/:soort/:sleutel        admin
  POST /beheer/terugzetten/:soort/:sleutel        admin
  GET  /beheer/bewaren                            admin
  POST /beheer/bewaren                            admin
  GET  /beheer/bewaren/regel/:soort/:resultaat    admin
  POST /beheer/bewaren/regel/:soort/:resultaat    admin
  GET  /beheer/bewaren/:id                        admin
  POST /beheer/bewaren/:id                        admin
  GET  /beheer/logboek                            admin
  GET  /beheer/logboek.csv                        admin
  GET  /beheer/logboek/:deed                      admin
  GET  /beheer/taken                              admin
  POST /beheer/taken/post/:id                     admin
  POST /beheer/taken/werk/:id                     admin
  GET  /beheer/sleutels                           admin
  POST /beheer/sleutels                           admin

  GET  /demo                                      everyone, in a demo only
  POST /demo/aanmelden                            everyone, in a demo only
  GET  /demo/postvak                              everyone, in a demo only
  GET  /demo/postvak/:id                          everyone, in a demo only
  GET  /ui                                        everyone, in a demo only
`

/** Everybody who may knock, besides a visitor: somebody without a role, and one of each role. */
type Knocker = 'visitor' | 'resident' | Role
const knockers: readonly Knocker[] = ['visitor', 'resident', ...roleNames]
const but = (...kept: readonly Knocker[]) => knockers.filter((one) => !kept.includes(one))

/** What each kind of door means. */
const mayEnter: Readonly<Record<Access, readonly Knocker[]>> = {
  everyone: knockers,
  signed_in: but('visitor'),
  desk: but('visitor', 'resident'),
  staff: but('visitor', 'resident', 'jury_member', 'volunteer', 'councillor'),
  team: ['team_member', 'coordinator'],
  coordinator: ['coordinator'],
  lookup: ['customer_contact', 'team_member', 'coordinator'],
  intake: ['customer_contact', 'team_member', 'coordinator', 'case_guide', 'area_manager'],
  casework: ['team_member', 'coordinator', 'case_guide', 'area_manager'],
  register: ['fund_manager', 'coordinator', 'team_member'],
  money: ['fund_manager', 'area_manager', 'team_member', 'coordinator'],
  books: ['fund_manager'],
  payments: ['fund_manager', 'coordinator'],
  adviser: but('visitor', 'resident'),
  projects: ['project_leader', 'participation_adviser'],
  project_leader: ['project_leader'],
  participation_adviser: ['participation_adviser'],
  moderation: ['project_leader', 'participation_adviser', 'coordinator'],
  portfolio: ['project_leader', 'participation_adviser', 'councillor'],
  invites: ['coordinator', 'administrator'],
  admin: ['administrator'],
}

const inWords = (route: Route): string =>
  `${route.method} ${route.path} ${route.access}${route.demoOnly ? ', in a demo only' : ''}`
const listed = doors
  .split('\n')
  .map((line) => line.trim().replace(/\s+/g, ' '))
  .filter((line) => line !== '')

test('every door is in the table, and the table has no other', () => {
  expect(routes.map(inWords).sort()).toEqual([...listed].sort())
})

test('no address has two doors, and none hides behind another', () => {
  const keys = routes.map(({ method, path }) => `${method} ${path}`)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  // The router takes the first that fits: a fixed address after one with a parameter would never be reached.
  const shadowed = routes.flatMap((route, at) =>
    routes.slice(0, at).flatMap((earlier) => {
      const pattern = earlier.path.replace(/:[a-z]+\{[^}]*\}/gi, '[^/]+\\.ics').replace(/:[a-z]+/gi, '[^/]+')
      const hides = earlier.method === route.method && new RegExp(`^${pattern}$`).test(route.path)
      return hides ? [`${route.path} behind ${earlier.path}`] : []
    }),
  )
  expect(shadowed).toEqual([])
})

describe('knocking', () => {
  let app: TestApp
  let city: TestCity
  beforeAll(async () => {
    app = await testApp()
    city = await testCity(app)
  })
  afterAll(() => app.close())

  const addressOf = (who: Knocker): string =>
    who === 'resident' ? city.stranger.email! : city.staff[who as Role].email!
  /** A new session each time: signing out is one of the doors. */
  const enterAs = (who: Knocker): Promise<Visitor> =>
    who === 'visitor' ? Promise.resolve(app.visitor()) : app.as(addressOf(who))

  test('one of every role is there', async () => {
    for (const who of but('visitor')) expect(await personByEmail(app.db, addressOf(who)), who).not.toBeNull()
  })

  const outsideDemo = routes.filter((route) => !route.demoOnly)
  test.each(outsideDemo.map((route) => [inWords(route), route] as const))('%s', async (_words, route) => {
    const handle = vi.spyOn(route as { handle: Route['handle'] }, 'handle')
    const path = addressesOf(route, city.shown, city)[0]!
    for (const who of knockers) {
      handle.mockClear()
      const visitor = await enterAs(who)
      const answer = await (route.method === 'GET' ? visitor.get(path) : visitor.post(path))
      const body = await answer.text()
      const hint = `${who} at ${path}: ${answer.status}`
      const opened = handle.mock.calls.length > 0
      expect(opened, hint).toBe(mayEnter[route.access].includes(who))
      expect(answer.status, hint).not.toBe(500)
      if (opened) continue
      if (who !== 'visitor') expect(answer.status, hint).toBe(403)
      else if (route.method === 'POST') expect(answer.status, hint).toBe(401)
      else {
        expect(answer.status, hint).toBe(303)
        expect(answer.headers.get('Location'), hint).toBe(`/aanmelden?terug=${encodeURIComponent(path)}`)
      }
      if (who !== 'visitor') expect(body, hint).not.toContain(city.hidden.slug)
    }
    handle.mockRestore()
  })

  test('a demo door does not exist elsewhere', async () => {
    for (const route of routes.filter(({ demoOnly }) => demoOnly)) {
      const path = addressesOf(route, city.shown, city)[0]!
      const visitor = await enterAs('administrator')
      const answer = await (route.method === 'GET' ? visitor.get(path) : visitor.post(path))
      expect(answer.status, path).toBe(404)
    }
  })
})
