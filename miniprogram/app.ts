import { hearFailures } from './cloud/call'
import { writeDown, writeDownBug } from './cloud/failures'
import { watchForUpdates } from './cloud/update'

App({
  onLaunch() {
    wx.cloud.init({ traceUser: false })
    watchForUpdates()
    hearFailures(writeDown)
  },
  onError(text) {
    writeDownBug(text)
  },
  onUnhandledRejection({ reason }) {
    writeDownBug(reason)
  },
})
