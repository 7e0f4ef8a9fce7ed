/** Calls back whenever the phone is connected again; answers how to stop. */
export function onNetworkReturn(then: () => void): () => void {
  const listener: WechatMiniprogram.OnNetworkStatusChangeCallback = ({ isConnected }) => {
    if (isConnected) then()
  }
  wx.onNetworkStatusChange(listener)
  // The typings give the removed listener another argument than the added one.
  return () =>
    wx.offNetworkStatusChange(listener as unknown as WechatMiniprogram.OffNetworkStatusChangeCallback)
}
