import type { Refusal } from '../../../cloud/call'
import { canvasIn, stamp } from '../../../pages/home/photo/stamp'
import { noteWords } from './words'

/** A picture ready to be sent, a sentence about why there is none, or neither: the person changed their mind. */
export type TakenNote = { path: string } | { trouble: Refusal['text'] } | null

/**
 * A paper from the camera or the album, drawn anew on the component's canvas `#note`: small enough for the cloud, and without
 * what the camera wrote into the file.
 */
export async function takeNote(component: WechatMiniprogram.Component.TrivialInstance): Promise<TakenNote> {
  let path: string
  try {
    const { tempFiles } = await wx.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] })
    path = tempFiles[0]!.tempFilePath
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string }
    return /auth|den(y|ied)|permission|privacy/i.test(errMsg) ? { trouble: noteWords.denied } : null
  }
  try {
    return { path: await stamp(await canvasIn(component, '#note'), path, []) }
  } catch {
    return { trouble: noteWords.broken }
  }
}
