/**
 * Asks once whether WeChat may send the answer. WeChat allows it only as the first thing a tap does, so callers call it
 * before anything they wait for. Whatever is said, the inbox gets the message; so this never fails.
 */
export function askForMessages(templates: string[]): Promise<void> {
  return new Promise((resolve) => {
    if (templates.length === 0 || typeof wx.requestSubscribeMessage !== 'function') return resolve()
    wx.requestSubscribeMessage({ tmplIds: templates, complete: () => resolve() })
  })
}
