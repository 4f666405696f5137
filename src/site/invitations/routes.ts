import { get, post, type Route } from '../../people/index.ts'
import { answerInvitation, showInvitation } from './answer.tsx'
import { changeInvitations, showInvitations } from './invite.tsx'

export const invitationRoutes: readonly Route[] = [
  get('/uitnodiging/:token', 'everyone', showInvitation),
  post('/uitnodiging/:token', 'everyone', answerInvitation),
  get('/werk/uitnodigingen', 'invites', showInvitations),
  post('/werk/uitnodigingen', 'invites', changeInvitations),
]
