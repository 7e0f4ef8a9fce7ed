/** Calls back whenever the phone is connected again; answers how to stop. */
export function onNetworkReturn(then: () => void): () => void {
  const listener: WechatMiniprogram.OnNetworkStatusChangeCallback = ({ isConnected }) => {
    if (isConnected) then()
  }
  wx.onNetworkStatusChange(listener)
  return () => wx.offNetworkStatusChange(listener as WechatMiniprogram.OffNetworkStatusChangeCallback)
}
