import { inLocale } from '../kit/locale.ts'

const nl = {
  title: 'Ontvangstbewijs',
  lead: 'Om te printen en mee te geven aan wie iets inbracht op papier, aan de telefoon of aan de deur.',
  print: (nr: number) => `Print een ontvangstbewijs voor nummer ${nr}`,
  back: 'Terug naar invoeren',
  got: (organisation: string) => `${organisation} kreeg jouw inbreng. Hij telt even zwaar als via internet.`,
  number: 'Nummer',
  on: 'Ontvangen op',
  how: 'Hoe',
  about: 'Waarover',
  said: 'Wat er staat',
  answer: 'Antwoord',
  answerBy: (day: string) => `uiterlijk ${day}`,
  answerLater: 'zodra wij weten wat wij ermee doen',
  follow: 'Zo zie je wat wij ermee doen',
  camera: 'Scan deze code met je telefoon. Dan zie je jouw inbreng, en ons antwoord zodra het er is.',
  qr: 'Code voor de camera: opent jouw inbreng en het antwoord',
  call: (telephone: string, nr: number) =>
    `Of bel ${telephone} en noem nummer ${nr}. Dan vertellen wij hoe het ervoor staat.`,
  mail: {
    subject: (nr: number) => `Wij hebben je inbreng ontvangen: nummer ${nr}`,
    said: (title: string) => `Dit schreven wij op bij "${title}":`,
    answer: (day: string) => `Je krijgt antwoord: ${day}.`,
    button: 'Bekijk je inbreng',
    careful: 'Wie deze link heeft, kan de inbreng ook terugnemen. Bewaar hem voor jezelf.',
    notYou: 'Bracht jij niets in? Bel ons dan. Wij halen je adres weg.',
  },
  careful: 'Wie deze code scant, kan de inbreng ook terugnemen. Bewaar hem voor jezelf.',
}

const en: typeof nl = {
  title: 'Receipt',
  lead: 'To print and give to who put something in on paper, by telephone or at the door.',
  print: (nr) => `Print a receipt for number ${nr}`,
  back: 'Back to entering',
  got: (organisation) => `${organisation} got what you put in. It counts as much as online.`,
  number: 'Number',
  on: 'Received on',
  how: 'How',
  about: 'About',
  said: 'What it says',
  answer: 'Answer',
  answerBy: (day) => `by ${day}`,
  answerLater: 'as soon as we know what we do with it',
  follow: 'How to see what we do with it',
  camera: 'Scan this code with your phone to see what you put in, and our answer once it is there.',
  qr: 'Code for the camera: opens what you put in and the answer',
  call: (telephone, nr) => `Or call ${telephone} and mention number ${nr}. We tell you how it stands.`,
  mail: {
    subject: (nr) => `We received what you put in: number ${nr}`,
    said: (title) => `This is what we wrote down with "${title}":`,
    answer: (day) => `You get an answer: ${day}.`,
    button: 'See what you put in',
    careful: 'Whoever has this link can also take it back. Keep it to yourself.',
    notYou: 'Did you put nothing in? Then call us. We take your address away.',
  },
  careful: 'Whoever scans this code can also take it back. Keep it to yourself.',
}

export const receiptTexts = inLocale({ nl, en }, 'activity-receipt')
