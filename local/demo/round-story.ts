import { accounts, homeVillage, organiserAccount, roundName, surveyorName, township } from './county'
import type { CloudClient } from './cloud-client'
import type { PaperSheet } from './page/protocol'
import { november, ROUND_CLOSES } from './times'
import { scanSlips } from './printed-slips'
import { recordQuestions } from './recordings-story'
import type { Happening } from './timeline'
import { assist, choicesOf, villagerOf, vote } from './villagers'
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

/** 代填: in one village the clerk has gone from house to house; in the visitor's village nobody was read to yet. */
const READ_OUT_IN = '石桥村'
const READ_OUT = 11
/** Of the households that were read to, how many left a number. */
const NUMBERS = 8

/** The papers of the round, as the organiser printed them. */
export interface RoundPapers {
  sheet: PaperSheet
  voterScenes: string[]
}

/**
 * The county's round: opened on the 20th for the villages of one township and printed village by village, with ballots
 * from all but the visitor's village. The papers are there once the happenings are over.
 */
export function roundStory(
  cloud: CloudClient,
  people: ReadonlyMap<string, string>,
): { happenings: Happening[]; papers: () => RoundPapers } {
  let papers: RoundPapers | undefined
  const scenes = new Map<string, string[]>()
  const open = async (): Promise<void> => {
    const organiser = cloud.as(organiserAccount)
    await recordQuestions(organiser)
    const form = await organiser.must('satisfaction.form', {})
    const villages = form.villages.filter((each) => each.township === township)
    const { roundId } = await organiser.must('satisfaction.openRound', {
      name: roundName,
      villageIds: villages.map(({ villageId }) => villageId),
      slipsPerVillage: SLIPS_A_VILLAGE,
      closesAt: ROUND_CLOSES,
    })
    const personId = people.get(surveyorName)
    if (!personId) throw new Error(`${surveyorName} is not on the roster`)
    const served = villages.filter(({ name }) => [homeVillage, READ_OUT_IN].includes(name))
    const villageIds = served.map(({ villageId }) => villageId)
    await organiser.must('satisfaction.appointSurveyor', { roundId, personId, villageIds })
    for (const { villageId, name } of villages) {
      const { url } = await organiser.must('report.slipSheets', { roundId, villageId })
      const paper = Buffer.from(await (await fetch(url)).arrayBuffer())
      // Each slip is scanned by somebody who votes with it, and by nobody else.
      const readOut = name === READ_OUT_IN ? READ_OUT : 0
      const wanted = name === homeVillage ? SLIPS_A_VILLAGE : (OTHER_VILLAGES[name]?.ballots ?? 0) + readOut
      scenes.set(name, scanSlips(paper, wanted))
      if (name === homeVillage)
        papers = papersOf({ roundId, roundName, villageId, villageName: name }, scenes.get(name)!)
    }
  }
  const ballots = Object.entries(OTHER_VILLAGES).flatMap(([village, { ballots: count, mood }]) =>
    Array.from({ length: count }, (_, number): Happening => {
      const cast = (): Promise<void> => castOrFail(cloud, scenes.get(village)?.[number], number, mood)
      return { at: november(21 + (number % 2), '10:05'), happens: cast }
    }),
  )
  const readOut = Array.from({ length: READ_OUT }, (_, number): Happening => {
    const own = OTHER_VILLAGES[READ_OUT_IN]!.ballots
    const cast = (): Promise<void> => readOutOrFail(cloud, scenes.get(READ_OUT_IN)?.[own + number], number)
    return { at: november(22, '15:20'), happens: cast }
  })
  return {
    happenings: [{ at: november(20, '09:00'), happens: open }, ...ballots, ...readOut],
    papers: () => {
      if (!papers) throw new Error('the round was not opened')
      return papers
    },
  }
}

function papersOf(whose: Omit<PaperSheet, 'scenes'>, scenes: string[]): RoundPapers {
  return {
    sheet: { ...whose, scenes: scenes.slice(0, ON_THE_SHEET) },
    voterScenes: scenes.slice(ON_THE_SHEET),
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

async function readOutOrFail(cloud: CloudClient, scene: string | undefined, number: number): Promise<void> {
  if (!scene) throw new Error('a village of the story has no slips')
  const phone = number < NUMBERS ? `1990007700${number}` : ''
  const surveyor = cloud.as(accounts[surveyorName] ?? '')
  const refusal = await assist(surveyor, scene, choicesOf(number, 'mixed'), phone)
  if (refusal) throw new Error(`a villager of the story was not read to: ${refusal}`)
}
