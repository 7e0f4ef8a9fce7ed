import { data, openCounty } from '../cloudfunctions/testing/county'
import { Polling } from '../cloudfunctions/testing/polling'
import { rawDatabase } from '../cloudfunctions/testing/raw-database'
import { startTestCloud } from '../cloudfunctions/testing/test-cloud'
import { MAX_SLIPS } from '../cloudfunctions/capabilities/satisfaction/contract'
import { scanSlips } from '../local/demo/printed-slips'
import { add, rounded } from './figures'
import { functionPeaks } from './function-peaks'

/** Seconds that the deployed function `reports` may take at most is 60, its memory 512 MB: what is left is room. */
const LONGEST = 30
const MOST = 350

/** 柳湾村, made as large as a village is that gets the most slips there are: one a household. */
const VILLAGE = 'u990101101201'
const HOUSEHOLDS = 400

async function enlarge(raw: ReturnType<typeof rawDatabase>): Promise<void> {
  const unit = JSON.stringify(await raw.get('units', VILLAGE))
  const larger = unit
    .replace(/"households":\d+/, `"households":${HOUSEHOLDS}`)
    .replace(/"groups":\[[^\]]*\]/, '"groups":[]')
  await raw.put('units', JSON.parse(larger) as { _id: string })
}

/** 印纸条: the whole sheet of the largest village, from the tap to the file, and what the function takes for it. */
export async function measureSlips(): Promise<void> {
  const cloud = await startTestCloud()
  try {
    const polling = new Polling(cloud, await openCounty(cloud))
    const { organiser } = polling.county
    await enlarge(rawDatabase(cloud))
    const { roundId } = await polling.openRound(MAX_SLIPS)
    const started = Date.now()
    const { url } = data(await organiser.call('report.slipSheets', { roundId, villageId: VILLAGE }))
    const seconds = rounded((Date.now() - started) / 1000)
    const peak = Math.round(Math.max(...functionPeaks()))
    const paper = Buffer.from(await (await fetch(url)).arrayBuffer())
    if (new Set(scanSlips(paper)).size !== MAX_SLIPS) throw new Error('not every slip has a code of its own')
    const what = `${MAX_SLIPS} slips of a village on paper, ${rounded(paper.length / 1e6)} MB`
    add('slips.seconds', what, seconds, 's', LONGEST, 1)
    add('slips.memory', 'peak of the function that makes it, its program included', peak, 'MB', MOST, 1)
  } finally {
    await cloud.close()
  }
}
