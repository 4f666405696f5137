import { roomWords } from '../room-words.ts'

/** Of schemes, applications, the ledger and payments. */
export const funds = roomWords({
  things: `
accountability|Verantwoording|Account of a grant
accountability_report|Verantwoording die binnenkwam|Account of a grant that came in
application|Aanvraag om geld|Application for money
application_check|Controle van een aanvraag|Check of an application
application_request|Begroting van een aanvraag|Budget of an application
bank_account|Rekeningnummer|Account number
ceiling|Subsidieplafond|Grant ceiling
forecast_threshold|Grens voor de waarschuwing|Threshold of the warning
ledger_entry|Boeking|Booking
payment|Betaling|Payment
payment_batch|Batch met betalingen|Batch of payments
scheme_version|Regeling|Scheme
settlement|Vaststelling|Settlement
`,
  deeds: `
accountability.insert|Verantwoording gevraagd|Account of a grant asked
accountability.update|Meer tijd voor een verantwoording|More time for an account of a grant
accountability_report.insert|Verantwoording binnen|Account of a grant received
accountability_report.update|Aanvulling op een verantwoording gevraagd|More asked about an account of a grant
application.insert|Aanvraag om geld binnengekomen|Application for money received
bank_account.insert|Rekeningnummer gegeven|Account number given
bank_account.read|Heel rekeningnummer bekeken|Looked at a whole account number
bank_account.update|Rekeningnummer nagekeken of vervangen|Account number checked or replaced
ceiling.insert|Subsidieplafond gezet|Grant ceiling set
forecast_threshold.insert|Grens voor de waarschuwing veranderd|Threshold of the warning changed
forecast_threshold.update|Grens voor de waarschuwing veranderd|Threshold of the warning changed
ledger_entry.insert|Geld geboekt|Money booked
payment.insert|Betaling klaargezet|Payment prepared
payment.update|Vastgelegd wat er van een betaling kwam|Recorded what became of a payment
payment_batch.insert|Batch met betalingen gemaakt|Batch of payments made
payment_batch.update|Batch goedgekeurd of afgeblazen|Batch approved or called off
settlement.insert|Subsidie vastgesteld|Grant settled
`,
  columns: `
bank_account_id|rekeningnummer|account number
batch_id|batch|batch
budget|begroting|budget
cents|bedrag in centen|amount in cents
chance|kans van de 100|chance of 100
checked_at|bekeken op|looked at on
checked_by|bekeken door|looked at by
complete_at|compleet op|complete on
counters|draait terug|undoes
facts|antwoorden|answers
frees|waaruit het vrijkomt|comes free of
given_at|gegeven op|given at
given_by|gegeven door|given by
granted_cents|verleend in centen|granted in cents
how|hoe|how
incomplete_since|wacht op aanvulling sinds|waits for the applicant since
is_there|is er|is there
item|punt|item
judged_from|naar een ronde na|to a round after
last_received_at|laatste stuk binnen op|last piece came in on
lines|regels|lines
movement|samen geboekt|booked together
outcome_on|bekend op|known on
pay_on|betaaldag|day of payment
reclaim_by|terug te betalen voor|to pay back by
reclaim_cents|terug te betalen in centen|to pay back in cents
recorded_by|vastgelegd door|recorded by
reference|kenmerk|reference
report_id|verantwoording|account
requested_cents|aangevraagd in centen|requested in cents
returned_at|teruggegeven op|returned at
returned_by|teruggegeven door|returned by
sealed|nummer en naam, op slot|number and name, locked
sequence_no|volgnummer|number in the order
spent_cents|uitgegeven in centen|spent in cents
unspent_cents|over in centen|left in cents
why_called_off|waarom afgeblazen|why called off
why_failed|waarom niet gelukt|why it failed
why_later|waarom later|why later
`,
})
