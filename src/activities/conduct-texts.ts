import { inLocale } from '../kit/locale.ts'

const nl = {
  title: 'Gedragsregels',
  lead: 'Iedereen mag meedoen en het oneens zijn. Zo houden wij het voor iedereen prettig.',
  rules: 'Zo gaan wij met elkaar om',
  ruleList: [
    'Zeg wat je vindt van een plan, niet van een persoon.',
    'Beledig, bedreig en discrimineer niemand.',
    'Schrijf geen namen, adressen, telefoonnummers of andere gegevens van iemand op.',
    'Doe je niet voor als een ander.',
    'Maak geen reclame.',
    'Schrijf waar het over gaat. Dan kunnen wij er iets mee.',
  ],
  names: 'Je naam',
  namesText:
    'Je kiest zelf of je hele naam, je voornaam of geen naam bij je inbreng staat. Je e-mailadres ziet niemand.',
  young: 'Ben je jonger dan 16?',
  youngText:
    'Je mag gewoon meedoen. Vink aan dat je jonger bent dan 16. Dan staat je naam nergens, wat je ook koos, en wij bewaren die niet. Kom je naar een bijeenkomst? Dan vragen wij wie wij kunnen bellen: een ouder of verzorger. Vraag die ook om mee te kijken voor je iets verstuurt met je e-mailadres.',
  breach: 'Wat als iemand zich er niet aan houdt?',
  breachSteps: [
    'Meld het met de link bij de inbreng. De schrijver hoort niet wie meldde.',
    'Iemand van ons leest het. Wat mag, blijft staan, ook als wij het er niet mee eens zijn.',
    'Wat iemand schaadt, halen wij van de pagina. De schrijver leest waarom, en krijgt nog steeds antwoord.',
    'Is de schrijver het er niet mee eens? Dan kijkt iemand anders van ons opnieuw.',
    'Wie anderen blijft schaden, kan een tijd niets insturen. Diegene hoort waarom en tot wanneer, en kan vragen of iemand anders ernaar kijkt. Een aanvraag, een bezwaar of een klacht indienen kan altijd.',
  ],
  danger: 'Word je bedreigd, of maak je je zorgen?',
  dangerText: 'Bel bij gevaar 112. Wil je aangifte doen, bel dan de politie op 0900 8844.',
  call: 'Wil je ons iets vertellen dat niet op de pagina hoort? Bel',
  back: 'Naar meedoen',
  change: 'Zeg dit in eigen woorden',
}

const en: typeof nl = {
  title: 'Code of conduct',
  lead: 'Everybody may take part and disagree. This is how we keep it pleasant for everybody.',
  rules: 'How we treat each other',
  ruleList: [
    'Say what you think of a plan, not of a person.',
    'Do not insult, threaten or discriminate against anybody.',
    'Do not write names, addresses, telephone numbers or other data of anybody.',
    'Do not pretend to be somebody else.',
    'Do not advertise.',
    'Write about the matter. Then we can do something with it.',
  ],
  names: 'Your name',
  namesText:
    'You choose whether your full name, your first name or no name stands with what you put in. Nobody sees your e-mail address.',
  young: 'Are you younger than 16?',
  youngText:
    'You may take part like everybody. Tick that you are younger than 16. Then your name stands nowhere, whatever you chose, and we do not keep it. Do you come to a meeting? Then we ask whom we can call: a parent or guardian. Ask them as well to look along before you send anything with your e-mail address.',
  breach: 'What if somebody breaks the rules?',
  breachSteps: [
    'Report it with the link at the contribution. The writer does not hear who reported it.',
    'One of us reads it. What may be said stays, also when we disagree.',
    'What harms somebody we take off the page. The writer reads why, and still gets an answer.',
    'Does the writer disagree? Then somebody else of us looks again.',
    'Who keeps harming others cannot send anything in for some time. They hear why and until when, and can ask that somebody else looks at it. An application, an objection or a complaint is always possible.',
  ],
  danger: 'Are you threatened, or worried?',
  dangerText: 'In danger, call 112. To report a crime, call the police on 0900 8844.',
  call: 'Do you want to tell us something that does not belong on the page? Call',
  back: 'To taking part',
  change: 'Say this in your own words',
}

export const conductTexts = inLocale({ nl, en }, 'activities.conduct')
