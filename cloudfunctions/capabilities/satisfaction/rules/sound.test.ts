import { mp3, longMp3 } from '../testing/sounds'
import { soundOf } from './sound'

const file = (...head: number[]): Uint8Array => Uint8Array.from([...head, ...Array<number>(64).fill(0)])
const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0))
/** A box of an MP4: four bytes of length, its name, what is in it. */
function box(name: string, ...inside: number[][]): number[] {
  const all = inside.flat()
  const size = all.length + 8
  return [size >> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255, ...letters(name), ...all]
}
const number = (value: number): number[] => [
  value >>> 24,
  (value >> 16) & 255,
  (value >> 8) & 255,
  value & 255,
]
const zeros = (count: number): number[] => Array<number>(count).fill(0)
const track = (kind: string): number[] =>
  box('trak', box('mdia', box('hdlr', zeros(8), letters(kind), zeros(12))))
const film = (brand: string, length: number, ...kinds: string[]): Uint8Array =>
  Uint8Array.from([
    ...box('ftyp', letters(brand), zeros(4)),
    ...box('moov', box('mvhd', zeros(12), number(1000), number(length), zeros(80)), ...kinds.map(track)),
  ])
/** Frames of an ADTS stream at 16,000 samples a second, each as long as it says. */
function adts(frames: number): Uint8Array {
  const frame = [0xff, 0xf1, 0x60, 0x40, 0x04, 0x1f, 0xfc, ...zeros(25)]
  return Uint8Array.from(Array.from({ length: frames }, () => frame).flat())
}

describe('a recording is known by its bytes', () => {
  it('MP3 with and without a tag, M4A and AAC are, and each says how long it plays', () => {
    expect(soundOf(mp3(2))).toEqual({ kind: 'mp3', seconds: 2.02 })
    const tag = [...letters('ID3'), 4, 0, 0, 0, 0, 1, 2, ...zeros(130)]
    expect(soundOf(Uint8Array.from([...tag, ...mp3(2)]))).toEqual({ kind: 'mp3', seconds: 2.02 })
    expect(soundOf(film('M4A ', 12_500, 'soun'))).toEqual({ kind: 'm4a', seconds: 12.5 })
    expect(soundOf(adts(125))).toEqual({ kind: 'aac', seconds: 8 })
  })

  it('its length is that of its frames, not of its size or of what a cut file once was', () => {
    expect(soundOf(longMp3())!.seconds).toBeGreaterThan(60)
    expect(soundOf(Uint8Array.from([...mp3(2), ...letters('TAG'), ...zeros(125)]))!.seconds).toBe(2.02)
    expect(soundOf(mp3(2).subarray(0, 144 * 28))!.seconds).toBe(1.01)
  })

  it('a picture, a page, a film and the start of a file are not', () => {
    expect(soundOf(file(0xff, 0xd8, 0xff))).toBeNull()
    expect(soundOf(file(...letters('<html><script>')))).toBeNull()
    expect(soundOf(film('qt  ', 1000, 'soun'))).toBeNull()
    expect(soundOf(film('isom', 1000, 'vide', 'soun'))).toBeNull()
    expect(soundOf(film('isom', 1000))).toBeNull()
    expect(soundOf(Uint8Array.from(letters('ID3')))).toBeNull()
  })

  it('a name without a sound behind it is not', () => {
    expect(soundOf(file(...letters('ID3')))).toBeNull()
    expect(soundOf(file(0xff, 0xfb, 0x90))).toBeNull()
    expect(soundOf(file(0xff, 0xf1, 0x50))).toBeNull()
    expect(soundOf(film('M4A ', 0, 'soun'))).toBeNull()
    expect(soundOf(film('M4A ', 1000, 'soun').subarray(0, 60))).toBeNull()
    expect(
      soundOf(Uint8Array.from([...box('ftyp', letters('M4A '), zeros(8)), 0, 0, 0, 3, 1, 2, 3, 4])),
    ).toBeNull()
  })

  it('a frame of another layer, a forbidden rate and a frame of no length end it', () => {
    for (const head of [
      [0xff, 0xfd, 0x90],
      [0xff, 0xeb, 0x90],
      [0xff, 0xfb, 0xf0],
      [0xff, 0xfb, 0x9c],
    ])
      expect(soundOf(Uint8Array.from([...head, ...zeros(2000)]))).toBeNull()
    expect(soundOf(Uint8Array.from([0xff, 0xf1, 0x60, 0x40, 0, 0, 0, ...zeros(200)]))).toBeNull()
  })
})
