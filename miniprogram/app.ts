import { watchForUpdates } from './cloud/update'

App({
  onLaunch() {
    wx.cloud.init({ traceUser: false })
    watchForUpdates()
  },
})
