import { LONGEST } from './frame'
import { photoWords } from './words'

/** A picture on the phone, a sentence about why there is none, or neither: the person changed their mind. */
export type Taken = { path: string } | { trouble: string } | null

/** One picture with the camera, never from the album: it says how it is now. Made smaller at once, so that it can wait. */
export async function takePhoto(): Promise<Taken> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sourceType: ['camera'],
      sizeType: ['compressed'],
    })
    return { path: await smaller(tempFiles[0]!.tempFilePath) }
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string }
    if (/cancel/i.test(errMsg)) return null
    return {
      trouble: /auth|den(y|ied)|permission|privacy/i.test(errMsg) ? photoWords.denied : photoWords.failed,
    }
  }
}

/** As it is where the phone cannot: what is drawn on it later makes it small enough in any case. */
async function smaller(src: string): Promise<string> {
  try {
    const { width, height } = await wx.getImageInfo({ src })
    if (Math.max(width, height) <= LONGEST) return src
    const side = width >= height ? { compressedWidth: LONGEST } : { compressedHeight: LONGEST }
    return (await wx.compressImage({ src, quality: 80, ...side })).tempFilePath
  } catch {
    return src
  }
}
