import { roomWords } from '../room-words.ts'

/** Of accounts, roles, signing in and who is away. */
export const people = roomWords({
  things: `
absence|Afwezigheid|Absence
identity|Account van elders|Account from elsewhere
invitation|Uitnodiging|Invitation
officer_of_the_day|Rooster|Roster
organisation|Organisatie|Organisation
organisation_member|Lidmaatschap|Membership
passkey|Toegangssleutel|Passkey
person|Account|Account
person_lookup|Iemand opzoeken|Looking somebody up
planned_leave|Gepland vertrek|Planned leave
recovery_code|Herstelcode|Recovery code
refusal|Toegang|Access
role_grant|Rol|Role
second_factor|App met codes|App with codes
session|Sessie|Session
`,
  deeds: `
absence.delete|Afwezigheid ingetrokken|Absence withdrawn
absence.insert|Afwezigheid vastgelegd|Absence recorded
identity.delete|Account van elders ontkoppeld|Account from elsewhere unlinked
identity.insert|Account van elders gekoppeld|Account from elsewhere linked
invitation.delete|Oude uitnodiging opgeruimd|Old invitation cleared away
invitation.insert|Iemand uitgenodigd voor een rol|Somebody invited for a role
invitation.update|Uitnodiging beantwoord, opnieuw verstuurd of ingetrokken|Invitation answered, sent again or withdrawn
officer_of_the_day.insert|Rooster gemaakt|Roster made
officer_of_the_day.update|Rooster gewijzigd|Roster changed
organisation_member.insert|Lid geworden van een organisatie|Joined an organisation
passkey.delete|Toegangssleutel verwijderd|Passkey removed
passkey.insert|Toegangssleutel toegevoegd|Passkey added
person.insert|Account gemaakt|Account made
person.update|Gegevens van iemand gewijzigd|Details of somebody changed
person_lookup.read|Iemand opgezocht|Looked somebody up
planned_leave.insert|Vertrek gepland|Leave planned
planned_leave.update|Gepland vertrek veranderd, geannuleerd of gedaan|Planned leave changed, called off or done
recovery_code.update|Herstelcode gebruikt|Recovery code used
refusal.refused|Geweigerd: geen recht om dit te openen of te doen|Refused: no right to open or do this
role_grant.insert|Rol gegeven|Role given
role_grant.update|Rol beëindigd|Role ended
second_factor.delete|App met codes uitgezet|App with codes turned off
second_factor.insert|App met codes aangezet|App with codes turned on
session.delete|Afgemeld|Signed out
session.insert|Aangemeld|Signed in
`,
  columns: `
cause|reden|reason
choices|wie wat overneemt|who takes over what
email_bounced_at|mail komt terug sinds|mail comes back since
email_confirmed_at|e-mailadres bevestigd op|e-mail address confirmed on
expertise|kennis van|knows about
expires_at|geldig tot|valid until
first_day|eerste dag|first day
granted_at|gegeven op|given on
granted_by|gegeven door|given by
group_name|groep|group
invited_at|uitgenodigd op|invited on
invited_by|uitgenodigd door|invited by
issuer|waar|where
job_title|functie|function
method|hoe ingelogd|how signed in
password_hash|wachtwoord|password
planned_at|gepland op|planned on
postal_address|postadres|postal address
rest_to_id|neemt de rest over|takes over the rest
scope_id|geldt voor|holds for
scope_kind|reikwijdte|scope
second_factor|tweede stap|second step
stuck_on|lukte niet op|did not work on
until|tot en met|up to and including
used_at|gebruikt op|used on
website|website|website
weekday|dag van de week|day of the week
`,
})
