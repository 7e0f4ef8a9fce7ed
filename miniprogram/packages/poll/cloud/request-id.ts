const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** 22 characters of 6 bits each: 132 bits, more than enough to be unique among all phones. */
const LENGTH = 22

/** Turns bytes into the characters that the cloud allows in a request id. */
export function idFromBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 63)).join('')
}

/** For base libraries without `wx.getRandomValues`: the time keeps two phones apart, chance keeps two taps apart. */
function fallbackId(): string {
  const chance = () => Math.random().toString(36).slice(2, 12)
  return `${Date.now().toString(36)}-${chance()}${chance()}`
}

/** A fresh id for one intention of a person; the cloud does it once however often the call arrives. */
export function newRequestId(): Promise<string> {
  return new Promise((resolve) => {
    if (typeof wx.getRandomValues !== 'function') return resolve(fallbackId())
    wx.getRandomValues({
      length: LENGTH,
      success: ({ randomValues }) => resolve(idFromBytes(new Uint8Array(randomValues))),
      fail: () => resolve(fallbackId()),
    })
  })
}
