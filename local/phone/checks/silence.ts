/** Half a second of silence, as a browser plays it. */
export const silence = () => {
  const bytes = new Uint8Array(44 + 4000)
  const view = new DataView(bytes.buffer)
  const text = (at: number, word: string) =>
    [...word].forEach((c, n) => view.setUint8(at + n, c.charCodeAt(0)))
  text(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  text(8, 'WAVEfmt ')
  ;[16, 0x10001, 8000, 8000, 0x80001].forEach((word, n) => view.setUint32(16 + 4 * n, word, true))
  text(36, 'data')
  view.setUint32(40, 4000, true)
  bytes.fill(128, 44)
  return Buffer.from(bytes)
}
