import type { DataFolder } from './data-folder'
import type { VotersReply } from './page/protocol'
import type { RunningCounty } from './running-county'
import { choicesOf, villagerOf, vote } from './villagers'

/** How many other villagers vote at one push of the button. */
const AT_ONCE = 12

export interface VoterQueue {
  left(): number
  /** The next twelve villagers scan their slips and vote, through the same calls as everybody. */
  vote(): Promise<VotersReply>
}

/** The other villagers of the visitor's village, each with an account and a slip of their own, in order. */
export function voterQueue(county: RunningCounty, folder: DataFolder): VoterQueue {
  const { client, story } = county
  const take = (): string[] => {
    const scenes = story.voterScenes.splice(0, AT_ONCE)
    folder.saveStory(story)
    return scenes
  }
  return {
    left: () => story.voterScenes.length,
    vote: async () => {
      const first = story.voterScenes.length
      const answers = await Promise.all(
        take().map((scene, index) =>
          vote(client.as(villagerOf(scene)), scene, choicesOf(first + index, 'content')),
        ),
      )
      const refused = answers.filter((answer) => answer !== undefined)
      return {
        voted: answers.length - refused.length,
        votersLeft: story.voterScenes.length,
        refusals: [...new Set(refused)],
      }
    },
  }
}
