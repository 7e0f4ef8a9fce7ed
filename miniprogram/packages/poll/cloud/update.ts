import { update } from './words'

/** The new version lies ready on the phone. */
let ready = false

/** WeChat fetches a new version in the background at a cold start; this offers it as soon as it is there. */
export function watchForUpdates(): void {
  const manager = wx.getUpdateManager()
  manager.onUpdateReady(() => {
    ready = true
    offerUpdate()
  })
  manager.onUpdateFailed(() => say(update.failed))
}

/**
 * The cloud no longer speaks this phone's version: offer the new one. Where WeChat has not fetched it yet there is nothing
 * to change to, and the person is told what comes: it is offered when it is there, or said that it did not come.
 */
export function offerUpdate(): void {
  if (!ready) return say(update.coming)
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

function say(content: string): void {
  wx.showModal({ title: update.title, content, showCancel: false, confirmText: update.understood })
}
