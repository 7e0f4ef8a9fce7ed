import { homeVillage, organiserAccount, roundName, township } from './county'
import type { CloudClient } from './cloud-client'
import type { PaperSheet } from './page/protocol'
import { november, ROUND_CLOSES } from './times'
import type { Happening } from './timeline'
import { choicesOf, villagerOf, vote } from './villagers'
import type { Mood } from './villagers'

const SLIPS_A_VILLAGE = 45
/** How many slips lie on the visitor's sheet; the rest are the twelve other villagers'. */
const ON_THE_SHEET = 9

/** How many voted before the visitor came, and how they feel. One village stays below the number that is published. */
const OTHER_VILLAGES: Record<string, { ballots: number; mood: Mood }> = {
  沙井村: { ballots: 12, mood: 'content' },
  东渠村: { ballots: 11, mood: 'content' },
  石桥村: { ballots: 14, mood: 'mixed' },
  北滩村: { ballots: 6, mood: 'content' },
  榆树沟村: { ballots: 12, mood: 'content' },
}

/** The papers of the round: they leave the cloud once, when it opens. */
export interface RoundPapers {
  sheet: PaperSheet
  voterScenes: string[]
}

/**
 * The county's round: opened on the 20th for the villages of one township, with ballots from all but the visitor's
 * village. The papers are there once the happenings are over.
 */
export function roundStory(cloud: CloudClient): { happenings: Happening[]; papers: () => RoundPapers } {
  let papers: RoundPapers | undefined
  const scenes = new Map<string, string[]>()
  const open = async (): Promise<void> => {
    const organiser = cloud.as(organiserAccount)
    const form = await organiser.must('satisfaction.form', {})
    const villageIds = form.villages
      .filter((each) => each.township === township)
      .map((each) => each.villageId)
    const opened = await organiser.must('satisfaction.openRound', {
      name: roundName,
      villageIds,
      slipsPerVillage: SLIPS_A_VILLAGE,
      closesAt: ROUND_CLOSES,
    })
    for (const sheet of opened.sheets) scenes.set(sheet.village, sheet.scenes)
    papers = papersOf(opened)
  }
  const ballots = Object.entries(OTHER_VILLAGES).flatMap(([village, { ballots: count, mood }]) =>
    Array.from({ length: count }, (_, number): Happening => {
      const cast = (): Promise<void> => castOrFail(cloud, scenes.get(village)?.[number], number, mood)
      return { at: november(21 + (number % 2), '10:05'), happens: cast }
    }),
  )
  return {
    happenings: [{ at: november(20, '09:00'), happens: open }, ...ballots],
    papers: () => {
      if (!papers) throw new Error('the round was not opened')
      return papers
    },
  }
}

interface OpenedRound {
  roundId: string
  title: string
  sheets: Array<{ villageId: string; village: string; scenes: string[] }>
}

function papersOf(opened: OpenedRound): RoundPapers {
  const home = opened.sheets.find((sheet) => sheet.village === homeVillage)
  if (!home) throw new Error(`the round has no slips for ${homeVillage}`)
  return {
    sheet: {
      roundId: opened.roundId,
      roundName: opened.title,
      villageId: home.villageId,
      villageName: home.village,
      scenes: home.scenes.slice(0, ON_THE_SHEET),
    },
    voterScenes: home.scenes.slice(ON_THE_SHEET),
  }
}

async function castOrFail(
  cloud: CloudClient,
  scene: string | undefined,
  number: number,
  mood: Mood,
): Promise<void> {
  if (!scene) throw new Error('a village of the story has no slips')
  const refusal = await vote(cloud.as(villagerOf(scene)), scene, choicesOf(number, mood))
  if (refusal) throw new Error(`a villager of the story could not vote: ${refusal}`)
}
