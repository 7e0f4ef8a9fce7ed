/** Pictures for the tests: one of 16 × 12 pixels as a browser made it, and what may be done to it. */

const TINY = [
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6j',
  'q62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk',
  'pKSkpKSkpKT/wAARCAAMABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA',
  'FQEBAQAAAAAAAAAAAAAAAAAAAgT/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCYAE7/2Q==',
].join('')

/** A JPEG file as it is, without anything beside the picture. */
export const tiny = (): Uint8Array => Uint8Array.from(Buffer.from(TINY, 'base64'))

const START = 2
const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))

function spliced(picture: Uint8Array, at: number, more: Uint8Array): Uint8Array {
  return Uint8Array.from([...picture.subarray(0, at), ...more, ...picture.subarray(at)])
}

/** With a segment of its own right behind the start, as cameras write place and model. */
export function withSegment(picture: Uint8Array, kind: number, text: string): Uint8Array {
  const length = text.length + 2
  return spliced(picture, START, Uint8Array.from([0xff, kind, length >> 8, length & 0xff, ...bytesOf(text)]))
}

/** As a phone's camera leaves it: with the place in it. */
export const withPlace = (picture = tiny()): Uint8Array =>
  withSegment(picture, 0xe1, 'Exif\0\0GPSLatitude 35.9123 N')

/** Something hidden behind the picture's end. */
export const withTail = (picture: Uint8Array, text: string): Uint8Array =>
  spliced(picture, picture.length, bytesOf(text))

/** The same file that says it is so large. */
export function ofSize(picture: Uint8Array, width: number, height: number): Uint8Array {
  const copy = picture.slice()
  const frame = copy.findIndex((byte, i) => byte === 0xff && [0xc0, 0xc2].includes(copy[i + 1]!))
  copy.set([height >> 8, height & 0xff, width >> 8, width & 0xff], frame + 5)
  return copy
}

/** Filled up with a comment to so many bytes or a little more. */
export function ofBytes(picture: Uint8Array, bytes: number): Uint8Array {
  let filled = picture
  while (filled.length < bytes) filled = withSegment(filled, 0xfe, 'x'.repeat(60_000))
  return filled
}
