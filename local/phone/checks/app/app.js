const { mark } = require('./utils/trace')

App({
  globalData: { started: 0 },
  onLaunch(options) {
    this.globalData.started += 1
    this.atLaunch = wx.getStorageSync('at-launch')
    mark(`launch ${options.path} ${options.scene}`)
  },
  onShow(options) {
    mark(`app show ${options.scene}`)
  },
  onHide() {
    mark('app hide')
  },
  onError(message) {
    mark(`app error ${message.split('\n')[0]}`)
  },
  onThemeChange({ theme }) {
    mark(`app theme ${theme}`)
  },
})
