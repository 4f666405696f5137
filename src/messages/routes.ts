import { post, type Route } from '../people/index.ts'
import { takeMailFromServer } from './webhook.ts'

export const messageRoutes: readonly Route[] = [post('/inkomend/post', 'everyone', takeMailFromServer)]
