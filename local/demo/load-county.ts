import { checkIns } from './attendance-story'
import type { CloudClient } from './cloud-client'
import { STORY_VERSION } from './data-folder'
import type { Story } from './data-folder'
import { leaves } from './leave-story'
import { accounts, organiserAccount, visitors } from './county'
import { setUpNeighbours } from './neighbours-story'
import {
  bindEverybody,
  inviteCodeFor,
  nameSupervisors,
  peopleByName,
  readMessages,
  setUpCounty,
} from './people-story'
import { phonesOfRoster, placesOfRoster, rosterBytes } from './roster-file'
import { roundStory } from './round-story'
import { FIRST_MORNING, november, ROUND_ENDS, VISITOR_BEGINS } from './times'
import { liveThrough } from './timeline'

/** The first secretary's old phone broke on the last day; the organiser gives a code for the new one. */
const NEW_PHONE = november(23, '17:40')
/**
 * The timers rest while the story is told; once a day is enough for what falls due in it, and once more a day after the
 * request that still waits, when its decider is reminded.
 */
const ticks = [
  ...Array.from({ length: 23 }, (_, index) => november(index + 1, '11:59')),
  november(23, '16:11'),
]
const SECRETARY = '周建平'
/** On the last Sunday everybody had read their messages. */
const ALL_READ = november(22, '12:00')
const READERS = ['周建平', '李晓燕', '王磊', '何建军', '马玉兰']

/**
 * Tells November of the demo county through the deployed functions, as its people would live it: the clock begins on
 * the 1st and ends where the visitor begins. Answers the papers that exist only on paper.
 */
export async function loadCounty(cloud: CloudClient): Promise<Story> {
  const roster = rosterBytes()
  await cloud.moveClock(FIRST_MORNING)
  await setUpCounty(cloud, roster)
  const people = await peopleByName(cloud)
  await bindEverybody(cloud, people)
  const places = await placesOfRoster(roster)
  const placeOf = (name: string): { latitude: number; longitude: number } => {
    const place = places.get(name)
    if (!place) throw new Error(`the roster gives no place for ${name}`)
    return place
  }
  await nameSupervisors(cloud)
  const neighbours = await setUpNeighbours(cloud)
  const round = roundStory(cloud, people)
  const readers = [organiserAccount, ...READERS.flatMap((name) => accounts[name] ?? [])]
  let inviteCode = ''
  const invite = async (): Promise<void> => {
    inviteCode = await inviteCodeFor(cloud, people, SECRETARY)
  }
  await liveThrough(cloud, [
    ...checkIns(cloud, placeOf),
    ...neighbours,
    ...leaves(cloud),
    ...round.happenings,
    ...readers.map((openid) => ({ at: ALL_READ, happens: () => readMessages(cloud, openid) })),
    ...ticks.map((at) => ({ at, happens: () => cloud.tick() })),
    { at: NEW_PHONE, happens: invite },
  ])
  const phones = await phonesOfRoster(roster)
  for (const { openid, name } of visitors) {
    const phone = phones.get(name)
    if (phone) await cloud.givePhoneNumber(openid, phone)
  }
  await cloud.moveClock(VISITOR_BEGINS)
  await cloud.tick()
  return {
    version: STORY_VERSION,
    inviteCode,
    ...round.papers(),
    roundEnds: ROUND_ENDS,
    begins: VISITOR_BEGINS,
  }
}
