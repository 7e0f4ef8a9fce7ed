/** The slip is done with: back to WeChat, or to the first page where leaving is not possible. */
export function leave(): void {
  wx.exitMiniProgram({ fail: () => void wx.reLaunch({ url: '/pages/home/index' }) })
}
