import { update } from './words'

/** WeChat fetches a new version in the background at a cold start; this offers it as soon as it is there. */
export function watchForUpdates(): void {
  wx.getUpdateManager().onUpdateReady(offerUpdate)
}

/**
 * The cloud no longer speaks this phone's version: offer the new one.
 * Where WeChat has not fetched it yet, `onUpdateReady` does so when it has.
 */
export function offerUpdate(): void {
  wx.showModal({
    title: update.title,
    content: update.content,
    confirmText: update.confirm,
    cancelText: update.cancel,
    success: ({ confirm }) => {
      if (confirm) wx.getUpdateManager().applyUpdate()
    },
  })
}
