import fc from 'fast-check'
import { ofBytes, ofSize, tiny, withPlace, withSegment, withTail } from '../testing/pictures'
import { cleanPicture, PICTURE_BYTES, PICTURE_SIDE } from './picture'

const textOf = (bytes: Uint8Array | string): string =>
  typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1')

describe('a photo', () => {
  it('is taken as it is where there is nothing beside the picture', () => {
    expect(cleanPicture(tiny())).toEqual(tiny())
  })

  it('loses the place and the camera that a phone wrote into it, and stays the same picture', () => {
    expect(textOf(withPlace())).toContain('GPSLatitude')
    expect(cleanPicture(withPlace())).toEqual(tiny())
  })

  it.each([
    ['a comment', 0xfe],
    ['a second application segment', 0xe2],
    ['the last application segment', 0xef],
  ])('loses %s', (_what, kind) => {
    expect(cleanPicture(withSegment(tiny(), kind, 'made by 周建平'))).toEqual(tiny())
  })

  it('loses a thumbnail in its header', () => {
    const thumbnail = withSegment(tiny(), 0xe0, `JFIF\0${'t'.repeat(40)}`)
    expect(cleanPicture(thumbnail)).toEqual(tiny())
  })

  it('loses what was appended behind its end', () => {
    expect(cleanPicture(withTail(tiny(), '<script>alert(1)</script>'))).toEqual(tiny())
  })

  it('may be as large as the longest side, and no larger', () => {
    expect(cleanPicture(ofSize(tiny(), PICTURE_SIDE, 960))).toHaveLength(tiny().length)
    expect(cleanPicture(ofSize(tiny(), PICTURE_SIDE + 1, 960))).toBe('too large')
    expect(cleanPicture(ofSize(tiny(), 960, PICTURE_SIDE + 1))).toBe('too large')
  })

  it('of too many bytes is not looked into', () => {
    expect(cleanPicture(ofBytes(tiny(), PICTURE_BYTES + 1))).toBe('too large')
  })
})

describe('no photo is', () => {
  it.each([
    ['nothing', ''],
    ['a page that is named .jpg', '<!doctype html><script>alert(1)</script>'],
    ['a PNG', '\x89PNG\r\n\x1a\n'],
    ['a start and an end', '\xff\xd8\xff\xd9'],
    ['a start alone', '\xff\xd8'],
    ['a segment that is longer than the file', '\xff\xd8\xff\xe1\xff\xff'],
    ['a segment shorter than its own length', '\xff\xd8\xff\xe1\x00\x01\xff\xd9'],
  ])('%s', (_what, text) => {
    expect(cleanPicture(Uint8Array.from(Buffer.from(text, 'latin1')))).toBe('no picture')
  })

  it('a file that breaks off, wherever it does', () => {
    const whole = tiny()
    for (let length = 0; length < whole.length; length++)
      expect(cleanPicture(whole.subarray(0, length))).toBe('no picture')
  })

  it('any other bytes, and none of them take long or leave the file', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const given = Uint8Array.from([0xff, 0xd8, 0xff, ...bytes])
        const cleaned = cleanPicture(given)
        if (typeof cleaned !== 'string') expect(cleaned.length).toBeLessThanOrEqual(given.length)
      }),
      { numRuns: 500 },
    )
  })

  it('what is cleaned twice is what is cleaned once', () => {
    const once = cleanPicture(withTail(withPlace(), 'more')) as Uint8Array
    expect(cleanPicture(once)).toEqual(once)
  })
})
