import type { Refusal } from './call'
import { openFailed } from './words'

/**
 * Opens a file that the cloud handed out a link to, under its own name, so that whoever sends it on knows what it is.
 * Of files whose names begin with `only`, the phone keeps just this one: they are large, or not to lie around.
 * Answers what to say when it did not open, null when it did.
 */
export async function openFile(
  file: { url: string; fileName: string },
  only?: string,
): Promise<Refusal['text'] | null> {
  try {
    if (only !== undefined) await forget(only)
    const tempFilePath = await download(file.url)
    const filePath = `${wx.env.USER_DATA_PATH}/${file.fileName}`
    await new Promise<void>((resolve, reject) =>
      wx.getFileSystemManager().saveFile({ tempFilePath, filePath, success: () => resolve(), fail: reject }),
    )
    await wx.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
    return null
  } catch {
    return openFailed
  }
}

function download(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    wx.downloadFile({
      url,
      success: ({ statusCode, tempFilePath }) =>
        statusCode === 200 ? resolve(tempFilePath) : reject(new Error(`storage answered ${statusCode}`)),
      fail: reject,
    })
  })
}

/** What cannot be deleted stays; the next file opens all the same. */
async function forget(prefix: string): Promise<void> {
  const manager = wx.getFileSystemManager()
  const names = await new Promise<string[]>((resolve) =>
    manager.readdir({
      dirPath: wx.env.USER_DATA_PATH,
      success: ({ files }) => resolve(files),
      fail: () => resolve([]),
    }),
  )
  const old = names.filter((name) => name.startsWith(prefix))
  await Promise.all(
    old.map(
      (name) =>
        new Promise<void>((resolve) =>
          manager.unlink({ filePath: `${wx.env.USER_DATA_PATH}/${name}`, complete: () => resolve() }),
        ),
    ),
  )
}
