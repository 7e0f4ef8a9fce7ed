import { miniProgramCode } from '../../../platform/sdk'
import { POLL_PAGE } from '../messages'
import type { CodePicture } from '../slip-paper'

/** Codes asked for beside each other: at 0.1 s a code 4,800 a minute, below the 5,000 that WeChat draws. */
const BESIDE = 8
/** Milliseconds to wait before the second and the third try of one code. */
const PAUSES = [300, 1500]
/** Milliseconds for all of them: the function has 60 s, and the file is still to be made. */
const PATIENCE = 40_000
/** Pixels: the smallest WeChat draws. On 31 mm of paper these are 230 dots an inch. */
const WIDTH = 280

/** A code that WeChat did not give, after all tries. Its text never holds a scene. */
export class CodesFailed extends Error {}

/** WeChat's code for every slip, in the same order; all of them or none. */
export async function codesOf(scenes: readonly string[]): Promise<CodePicture[]> {
  const until = Date.now() + PATIENCE
  const codes: CodePicture[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < scenes.length) {
      const at = next++
      codes[at] = await codeOf(scenes[at]!, until)
    }
  }
  try {
    await Promise.all(Array.from({ length: BESIDE }, lane))
  } finally {
    // The other lanes stop at the code they are at.
    next = scenes.length
  }
  return codes
}

async function codeOf(scene: string, until: number): Promise<CodePicture> {
  for (let attempt = 0; ; attempt++) {
    if (Date.now() > until) throw new CodesFailed('the codes take too long')
    try {
      return pictureOf(await miniProgramCode(scene, POLL_PAGE, WIDTH))
    } catch (error) {
      const pause = PAUSES[attempt]
      if (pause === undefined) throw new CodesFailed(`no code: ${reasonOf(error)}`)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** WeChat's own number of the error; its words may repeat what was asked. */
function reasonOf(error: unknown): string {
  if (error instanceof NoPicture) return 'no picture'
  return String(Number((error as { errCode?: unknown } | null)?.errCode ?? NaN))
}

class NoPicture extends Error {}

/** WeChat draws JPEG or PNG, as it likes; anything else is no code. */
function pictureOf(content: Buffer): CodePicture {
  const begins = content.subarray(0, 3).toString('hex')
  if (begins === '89504e') return { content, contentType: 'image/png' }
  if (begins === 'ffd8ff') return { content, contentType: 'image/jpeg' }
  throw new NoPicture()
}
