import type { ViewOf } from '../../../cloud/call'

export type Offer = NonNullable<ViewOf<'attendance.checkIn'>['photo']>

/** A photo that waits on this phone, by the id of its check-in. */
export interface KeptPhoto {
  requestId: string
  /** Below the app's own folder. */
  path: string
  /** Where it goes, once its check-in is recorded; null until then. */
  offer: Offer | null
}

const KEY = 'keptPhotos'
/** Half a MB each; the oldest go first, their check-ins stay. */
const MOST = 6

export function keptPhotos(): KeptPhoto[] {
  const kept: unknown = wx.getStorageSync(KEY)
  return Array.isArray(kept) ? (kept as KeptPhoto[]) : []
}

/** Moves a picture into the app's own folder, where it outlives the mini-program. false where the phone has no room. */
export async function keepPhoto(requestId: string, tempFilePath: string): Promise<boolean> {
  const filePath = `${wx.env.USER_DATA_PATH}/${requestId}.jpg`
  const moved = await new Promise<boolean>((resolve) => {
    wx.getFileSystemManager().saveFile({
      tempFilePath,
      filePath,
      success: () => resolve(true),
      fail: () => resolve(false),
    })
  })
  if (!moved) return false
  const all = [
    ...keptPhotos().filter((kept) => kept.requestId !== requestId),
    { requestId, path: filePath, offer: null },
  ]
  all.slice(0, -MOST).forEach(({ path }) => unlink(path))
  wx.setStorageSync(KEY, all.slice(-MOST))
  return true
}

/** The check-in is recorded: its photo may go there, or nowhere. Answers whether a photo waits for that. */
export function offerPhoto(requestId: string, offer: Offer | null | undefined): boolean {
  const all = keptPhotos()
  if (!all.some((kept) => kept.requestId === requestId)) return false
  if (!offer) dropPhoto(requestId)
  else
    wx.setStorageSync(
      KEY,
      all.map((kept) => (kept.requestId === requestId ? { ...kept, offer } : kept)),
    )
  return true
}

export function dropPhoto(requestId: string): void {
  const all = keptPhotos()
  all.filter((kept) => kept.requestId === requestId).forEach(({ path }) => unlink(path))
  wx.setStorageSync(
    KEY,
    all.filter((kept) => kept.requestId !== requestId),
  )
}

/** Photos whose check-in is neither waiting nor recorded are nobody's: it was given up, or fell out of a full queue. */
export function dropStrayPhotos(waiting: readonly string[]): void {
  for (const { requestId, offer } of keptPhotos())
    if (!offer && !waiting.includes(requestId)) dropPhoto(requestId)
}

/** A file that is gone already is as good as deleted. */
function unlink(filePath: string): void {
  wx.getFileSystemManager().unlink({ filePath, success: () => {}, fail: () => {} })
}
