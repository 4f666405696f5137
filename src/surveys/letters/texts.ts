import { inLocale } from '../../kit/locale.ts'

const many = (amount: number, one: string, more: string): string => `${amount} ${amount === 1 ? one : more}`

const nl = {
  refused: {
    sign_in:
      'Bij deze vragenlijst logt iedereen in. Brieven met een code kunnen alleen als je zonder inloggen mee kunt doen.',
    not_fixed: 'Zet eerst de vragen vast. Daarna kun je brieven maken.',
    over: 'Deze vragenlijst is voorbij. Er kunnen geen brieven meer bij.',
    allWritten: 'Al deze adressen hebben al een brief voor deze vragenlijst.',
    ready: 'Deze brieven zijn al klaargezet. De codes werken.',
    reminded: 'Een tweede brief maak je één keer, zolang de vragenlijst open is.',
    codeNeeded: (address: string) =>
      `Deze vragenlijst is voor wie een brief met een code kreeg. Vul je code in op ${address}. Wat je invulde, blijft staan.`,
    used: 'Met deze code deed al iemand mee. Een code telt één keer.',
    unknown: 'Deze code kennen wij niet. Kijk of je hem goed overtypte.',
    needed: 'Vul de code van de brief in. Zonder code telt deze vragenlijst niet.',
  },
  file: {
    none: 'Kies een bestand met adressen: een regel per adres, met koppen erboven.',
    tooLarge: (most: number) =>
      `Dit bestand is te groot. Stuur hoogstens ${most} adressen tegelijk, alleen de kolommen van het adres.`,
    noText: 'Dit is geen CSV-bestand. Kies in je rekenprogramma voor opslaan als CSV.',
    columns: (names: string) =>
      `Deze kolommen vonden wij niet: ${names}. Zet op de eerste regel boven elke kolom wat erin staat.`,
    tooMany: (amount: number, most: number) =>
      `Er staan ${amount} adressen in. Stuur hoogstens ${most} tegelijk.`,
    line: (line: number, what: string) => `Regel ${line}: ${what}`,
    more: (amount: number) => `En nog ${many(amount, 'regel', 'regels')}.`,
    column: {
      postcode: 'postcode',
      number: 'huisnummer',
      letter: 'huisletter',
      addition: 'toevoeging',
      street: 'straat',
      place: 'plaats',
    },
    wrong: {
      postcode: 'dit is geen postcode zoals 1234 AB.',
      number: 'dit is geen huisnummer.',
      addition: 'de toevoeging is te lang of heeft vreemde tekens.',
      street: 'de straat ontbreekt of heeft vreemde tekens.',
      place: 'de plaats ontbreekt of heeft vreemde tekens.',
    },
  },
  first: {
    body: (question: string, project: string) =>
      `Beste bewoner,\n\nWij vragen wat jij vindt: ${question}\n\nJe krijgt deze brief omdat je adres ligt in het gebied van ${project}. Meedoen is vrijwillig. Wat mensen zeggen, nemen wij mee, en wij laten weten wat wij ermee doen.`,
    reminder: (project: string) =>
      `Beste bewoner,\n\nEerder kreeg je van ons een brief over ${project}. De code van jouw adres is nog niet gebruikt. Je kunt nog meedoen. Deed je net mee of wil je niet? Dan kun je deze brief weggooien. Je krijgt geen nieuwe.`,
  },
  letter: {
    reminderOf: (subject: string) => `Herinnering: ${subject}`,
    how: 'Zo doe je mee',
    goTo: 'Ga naar',
    code: 'Jouw code',
    until: 'Meedoen kan tot en met',
    qr: 'Code voor de camera van je telefoon: opent de vragenlijst',
    otherwise: (telephone: string, post: string) =>
      `Liever op papier of door de telefoon? Bel ${telephone}. Wij sturen je de vragen of vullen ze samen met je in. Op papier terugsturen kan naar ${post}. Schrijf je code erbij. Het telt even zwaar.`,
    privacy: (day: string) =>
      `De code telt één keer. Je adres komt nooit bij je antwoorden te staan: wij zien alleen dat een code gebruikt is. Na ${day} wissen wij je adres uit dit bestand.`,
    greeting: 'Met vriendelijke groet,',
    footer: 'Brief met persoonlijke code',
    fileName: 'brieven',
    reminderFileName: 'herinneringen',
  },
  desk: {
    title: 'Brieven met een code',
    lead: 'Stuur een brief naar adressen. Elk adres krijgt een eigen code, waarmee iemand één keer meedoet, zonder account.',
    back: 'Terug naar de vragenlijst',
    upload: 'Adressen toevoegen',
    uploadLead:
      'Een CSV-bestand uit je adressenregister, met boven de kolommen: postcode, huisnummer, toevoeging, straat en plaats. Zet er geen namen in; andere kolommen lezen wij niet. Je ziet eerst hoeveel brieven het worden.',
    kinds: 'Een CSV-bestand met hoogstens 5000 adressen',
    file: 'Bestand met adressen',
    skip: 'Sla regels over die niet kloppen',
    read: 'Lees de adressen',
    faults: 'Deze regels kloppen niet',
    kept: (day: string) =>
      `De adressen bewaren wij versleuteld. Wij wissen ze na ${day}, vier weken na de laatste dag. Ze komen nooit bij antwoorden te staan.`,
    mailings: 'Brieven',
    none: 'Er zijn nog geen brieven gemaakt.',
    columns: { made: 'Gemaakt op', letters: 'Brieven', used: 'Codes gebruikt', state: 'Hoe het staat' },
    state: {
      draft: 'nog nakijken',
      ready: 'klaar',
      reminded: 'tweede brief gemaakt',
      erased: 'adressen gewist',
    },
    response: (letters: number, used: number) =>
      `${many(letters, 'brief', 'brieven')} klaargezet, ${many(used, 'code', 'codes')} gebruikt${letters > 0 ? ` (${Math.round((used / letters) * 100)}%)` : ''}.`,
  },
  one: {
    title: (letters: number) => many(letters, 'brief', 'brieven'),
    counted: (letters: number) =>
      letters === 1
        ? 'Er komt 1 brief, voor 1 adres.'
        : `Er komen ${letters} brieven, voor ${letters} adressen.`,
    twice: (amount: number) =>
      amount === 1
        ? '1 regel lieten wij weg, omdat dat adres al een brief heeft.'
        : `${amount} regels lieten wij weg, omdat die adressen al een brief hebben.`,
    draft: 'Nog niet klaar. De codes werken pas als je de brieven klaarzet.',
    isReady: (day: string) => `Klaargezet op ${day}. De codes werken.`,
    used: (amount: number) => `${many(amount, 'code is', 'codes zijn')} gebruikt.`,
    reminded: (amount: number, day: string) =>
      `Op ${day} ${many(amount, 'tweede brief', 'tweede brieven')} gemaakt, voor adressen waarvan de code toen niet gebruikt was.`,
    erased: (day: string) => `De adressen en codes zijn op ${day} gewist.`,
    textTitle: 'Wat er in de brief staat',
    subject: 'Onderwerp',
    body: 'Tekst van de brief',
    bodyHint:
      'Zeg wat je vraagt en waarom iemand deze brief krijgt. Adres, code, laatste dag, papier en telefoon, en wat wij bewaren, zetten wij erbij.',
    reminder: 'Tekst van de tweede brief',
    reminderHint: 'Voor adressen waarvan de code nog niet gebruikt is.',
    sender: 'Wie ondertekent?',
    save: 'Bewaar de tekst',
    preview: 'Voorbeeld',
    previewLead: 'Met een verzonnen adres en code.',
    previewReminder: 'Voorbeeld van de tweede brief',
    ready: 'Zet de brieven klaar',
    readyLead: 'Daarna verandert de brief niet meer, werken de codes en kun je ze downloaden.',
    discard: 'Gooi deze brieven weg',
    discardLead: 'De adressen zijn dan meteen weg.',
    download: 'Downloaden',
    pdf: (from: number, until: number) => `Brieven ${from} tot en met ${until} (PDF)`,
    pdfAll: 'Alle brieven (PDF)',
    merge: 'Samenvoegbestand',
    mergeLead: 'Een rij per adres met de code en het webadres, voor de drukker of om zelf samen te voegen.',
    careful: 'Bewaar deze bestanden alleen zolang je ze nodig hebt. Wie een code heeft, kan ermee meedoen.',
    remind: 'Maak een tweede brief',
    remindLead:
      'Voor adressen waarvan de code nu niet gebruikt is. Dat kan één keer: zo kan niemand volgen wie wanneer meedoet.',
    reminders: 'Tweede brief',
    noReminders: 'Alle codes waren gebruikt. Een tweede brief is niet nodig.',
    done: {
      gelezen: 'De adressen zijn gelezen. Kijk de brief na en zet hem klaar.',
      bewaard: 'De tekst is bewaard.',
      klaar: 'De brieven staan klaar.',
      herinnerd: 'De tweede brieven staan klaar.',
      weg: 'De brieven zijn weggegooid.',
    },
    sheet: {
      columns: ['Straat', 'Huisnummer', 'Toevoeging', 'Postcode', 'Plaats', 'Code', 'Webadres'],
    },
  },
  code: {
    title: 'Meedoen met een code',
    lead: 'Kreeg je een brief van ons? Typ de code uit de brief over. Je hebt geen account nodig.',
    label: 'Code uit de brief',
    hint: 'Acht letters en cijfers, zoals BCDF-2345.',
    submit: 'Verder',
    unknown: 'Deze code kennen wij niet. Kijk of je hem goed overtypte. Lukt het niet? Bel ons.',
    help: (telephone: string) => `Kom je er niet uit? Bel ${telephone}. Wij vullen het ook samen met je in.`,
    start: 'Doe mee',
    until: (day: string) => `Je kunt meedoen tot en met ${day}.`,
    once: 'Je code telt één keer. Wij zien alleen dat een code gebruikt is, nooit wat jij antwoordde. Je kunt je antwoorden daarom later niet terugnemen.',
    later: 'Je kunt tussendoor stoppen en op dit apparaat verdergaan.',
    used: 'Met deze code deed al iemand mee',
    usedText: 'Een code telt één keer. Was jij dat niet? Bel ons.',
    over: 'Je kunt niet meer meedoen.',
    soon: (day: string) => `Je kunt meedoen vanaf ${day}.`,
    more: 'Lees meer over deze vragenlijst',
  },
  enter: { code: 'Code van de brief', hint: 'Staat er een code op? Vul hem in, dan telt hij één keer.' },
}

const en: typeof nl = {
  refused: {
    sign_in:
      'Everybody signs in for this survey. Letters with a code need a survey in which people take part without signing in.',
    not_fixed: 'Fix the questions first. Then you can make letters.',
    over: 'This survey is over. No letters can be added.',
    allWritten: 'All these addresses have a letter for this survey already.',
    ready: 'These letters are ready already. Their codes work.',
    reminded: 'A second letter is made once, while the survey is open.',
    codeNeeded: (address) =>
      `This survey is for those who got a letter with a code. Enter your code at ${address}. What you filled in stays.`,
    used: 'Somebody took part with this code already. A code counts once.',
    unknown: 'We do not know this code. Check whether you typed it right.',
    needed: 'Enter the code of the letter. Without it this survey does not count.',
  },
  file: {
    none: 'Choose a file with addresses: one on each line, with headings above.',
    tooLarge: (most) =>
      `This file is too large. Send ${most} addresses at most at a time, with only the columns of the address.`,
    noText: 'This is not a CSV file. Choose save as CSV in your spreadsheet.',
    columns: (names) =>
      `We did not find these columns: ${names}. Put on the first line above each column what is in it.`,
    tooMany: (amount, most) => `There are ${amount} addresses in it. Send ${most} at most at a time.`,
    line: (line, what) => `Line ${line}: ${what}`,
    more: (amount) => `And ${many(amount, 'more line', 'more lines')}.`,
    column: {
      postcode: 'postcode',
      number: 'house number',
      letter: 'house letter',
      addition: 'addition',
      street: 'street',
      place: 'place',
    },
    wrong: {
      postcode: 'this is not a postcode such as 1234 AB.',
      number: 'this is not a house number.',
      addition: 'the addition is too long or has strange characters.',
      street: 'the street is missing or has strange characters.',
      place: 'the place is missing or has strange characters.',
    },
  },
  first: nl.first,
  letter: nl.letter,
  desk: {
    title: 'Letters with a code',
    lead: 'Send a letter to addresses. Each address gets a code of its own with which one can take part once, without an account.',
    back: 'Back to the survey',
    upload: 'Add addresses',
    uploadLead:
      'A CSV file of your register of addresses, with above the columns: postcode, number, addition, street and place. Put no names in it; we do not read other columns. You first see how many letters there will be.',
    kinds: 'A CSV file with 5000 addresses at most',
    file: 'File with addresses',
    skip: 'Leave out lines that are not right',
    read: 'Read the addresses',
    faults: 'These lines are not right',
    kept: (day) =>
      `The addresses are kept locked and are erased after ${day}, four weeks after the last day. They never stand with answers.`,
    mailings: 'Letters',
    none: 'No letters were made yet.',
    columns: { made: 'Made on', letters: 'Letters', used: 'Codes used', state: 'How it stands' },
    state: {
      draft: 'to be checked',
      ready: 'ready',
      reminded: 'second letter made',
      erased: 'addresses erased',
    },
    response: (letters, used) =>
      `${many(letters, 'letter', 'letters')} made ready, ${many(used, 'code', 'codes')} used${letters > 0 ? ` (${Math.round((used / letters) * 100)}%)` : ''}.`,
  },
  one: {
    title: (letters) => many(letters, 'letter', 'letters'),
    counted: (letters) =>
      letters === 1
        ? 'There will be 1 letter, for 1 address.'
        : `There will be ${letters} letters, for ${letters} addresses.`,
    twice: (amount) =>
      amount === 1
        ? 'We left out 1 line, because that address has a letter already.'
        : `We left out ${amount} lines, because those addresses have a letter already.`,
    draft: 'Not ready yet. The codes work once you make the letters ready.',
    isReady: (day) => `Made ready on ${day}. The codes work.`,
    used: (amount) => `${many(amount, 'code is', 'codes are')} used.`,
    reminded: (amount, day) =>
      `${many(amount, 'second letter was', 'second letters were')} made on ${day}, for addresses whose code was not used then.`,
    erased: (day) => `The addresses and codes were erased on ${day}.`,
    textTitle: 'What the letter says',
    subject: 'Subject',
    body: 'Text of the letter',
    bodyHint:
      'Say what you ask and why somebody gets this letter. We add the address, the code, the last day, paper and telephone, and what we keep. Letters are in Dutch.',
    reminder: 'Text of the second letter',
    reminderHint: 'For addresses whose code was not used yet.',
    sender: 'Who signs?',
    save: 'Save the text',
    preview: 'Preview',
    previewLead: 'With an invented address and code.',
    previewReminder: 'Preview of the second letter',
    ready: 'Make the letters ready',
    readyLead: 'After that the letter does not change any more, the codes work and you can download them.',
    discard: 'Throw these letters away',
    discardLead: 'The addresses are gone at once.',
    download: 'Download',
    pdf: (from, until) => `Letters ${from} to ${until} (PDF)`,
    pdfAll: 'All letters (PDF)',
    merge: 'Merge file',
    mergeLead:
      'A row for each address with the code and the web address, for a printer or to merge yourself.',
    careful: 'Keep these files only as long as you need them. Whoever has a code can take part with it.',
    remind: 'Make a second letter',
    remindLead:
      'For addresses whose code is not used now. It can be done once, so that nobody can follow who takes part when.',
    reminders: 'Second letter',
    noReminders: 'All codes were used. No second letter is needed.',
    done: {
      gelezen: 'The addresses were read. Check the letter and make it ready.',
      bewaard: 'The text is saved.',
      klaar: 'The letters are ready.',
      herinnerd: 'The second letters are ready.',
      weg: 'The letters were thrown away.',
    },
    sheet: { columns: ['Street', 'Number', 'Addition', 'Postcode', 'Place', 'Code', 'Web address'] },
  },
  code: {
    title: 'Take part with a code',
    lead: 'Did you get a letter from us? Type the code of the letter. You need no account.',
    label: 'Code of the letter',
    hint: 'Eight letters and digits, such as BCDF-2345.',
    submit: 'Go on',
    unknown: 'We do not know this code. Check whether you typed it right. Does it not work? Call us.',
    help: (telephone) => `Does it not work? Call ${telephone}. We can also fill it in together with you.`,
    start: 'Take part',
    until: (day) => `You can take part until ${day}.`,
    once: 'Your code counts once. We only see that a code is used, never what you answered. That is why you cannot take back your answers later.',
    later: 'You can stop and go on later on this device.',
    used: 'Somebody took part with this code already',
    usedText: 'A code counts once. Was that not you? Call us.',
    over: 'You can no longer take part.',
    soon: (day) => `You can take part from ${day}.`,
    more: 'Read more about this survey',
  },
  enter: {
    code: 'Code of the letter',
    hint: 'Is there a code on it? Enter it, so that it counts once.',
  },
}

export const texts = inLocale({ nl, en }, 'survey-letters')
