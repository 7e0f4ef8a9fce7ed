import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ApiActions } from '../../typings/api'
import type { Account } from './cloud-client'

type Place = ApiActions['satisfaction.dropRecording']['input']

/** Four notes of two seconds stand for the voice of a neighbour. */
const TONE = join(__dirname, 'sounds', 'tone.mp3')

const common = (spoken: Place['spoken']): Place => ({ spoken, tongue: 'common' })
const RECORDED: readonly Place[] = [
  ...(['overall', 'aspects', 'lives', 'works', 'fair', 'helps', 'stay'] as const).map(common),
  { spoken: 'overall', tongue: 'local' },
  { spoken: 'stay', tongue: 'local' },
]

/** The questions of the round, read before it was opened: all of them in 普通话, two in the dialect. */
export async function recordQuestions(organiser: Account): Promise<void> {
  const tone = readFileSync(TONE)
  const { folder } = await organiser.must('satisfaction.recordings', {})
  for (const { spoken, tongue } of RECORDED) {
    const fileID = await organiser.upload(`${folder}/${spoken}-${tongue}`, tone)
    await organiser.must('satisfaction.keepRecording', { spoken, tongue, name: '', fileID })
  }
}
