import { roomWords } from '../room-words.ts'

/** Of following by mail. */
export const following = roomWords({
  things: `
followed|Wat een volger volgt|What a follower follows
follower|Volger per mail|Follower by mail
`,
  columns: `
follower_id|volger|follower
pace|hoe vaak mail|how often mail
`,
})
