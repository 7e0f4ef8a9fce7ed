import { organiserAccount } from './county'
import type { CloudClient } from './cloud-client'
import type { Story } from './data-folder'
import type { Progress } from './page/protocol'

const SECRETARY = 'zhou-jianping'
const VILLAGER = 'yang-xiuying'
const LEADER = 'ma-yulan'
/** Day of November. */
const LAST_TOLD = 23
const EVIDENT = new Set(['present', 'partial'])

/**
 * Which of the six steps the visitor has done, asked of the deployed functions as the people themselves. Whether
 * somebody has read an answer (step 4) only the page knows; it counts here once the answer is there.
 */
export async function progressOf(cloud: CloudClient, story: Story): Promise<Progress> {
  const [bound, asked, decided, checkedIn, voted, published] = await Promise.all([
    isBound(cloud),
    heardSince(cloud, LEADER, story.begins),
    heardSince(cloud, SECRETARY, story.begins),
    hasCheckedIn(cloud),
    hasVoted(cloud, story),
    isPublished(cloud, story),
  ])
  return { done: [bound, bound && checkedIn, asked && decided, decided, voted, published] }
}

async function isBound(cloud: CloudClient): Promise<boolean> {
  const reply = await cloud.as(SECRETARY).call('organization.me', {})
  return reply.ok && reply.data.me !== null
}

async function heardSince(cloud: CloudClient, openid: string, since: number): Promise<boolean> {
  return (await cloud.messages(openid)).some((message) => message.at > since)
}

/**
 * The story ends before the evening of the 23rd: an evening that is done there, or any later day with evidence, is the
 * visitor's.
 */
async function hasCheckedIn(cloud: CloudClient): Promise<boolean> {
  const account = cloud.as(SECRETARY)
  const home = await account.call('home.get', {})
  if (!home.ok || !home.data.today) return false
  if (home.data.today.slots.some((slot) => slot.id === 'evening' && slot.state === 'in')) return true
  const month = await account.call('attendance.month', { month: '2026-11' })
  if (!month.ok) return false
  return month.data.cells.some(
    ({ date, state }) =>
      (date === LAST_TOLD && state === 'present') || (date > LAST_TOLD && EVIDENT.has(state)),
  )
}

async function hasVoted(cloud: CloudClient, story: Story): Promise<boolean> {
  const replies = await Promise.all(
    story.sheet.scenes.map((scene) => cloud.as(VILLAGER).call('poll.open', { scene })),
  )
  return replies.some((reply) => reply.ok && reply.data.state === 'cast')
}

async function isPublished(cloud: CloudClient, story: Story): Promise<boolean> {
  const { roundId } = story.sheet
  const reply = await cloud.as(organiserAccount).call('satisfaction.round', { roundId })
  return reply.ok && reply.data.villages.every((village) => village.state !== 'waiting')
}
