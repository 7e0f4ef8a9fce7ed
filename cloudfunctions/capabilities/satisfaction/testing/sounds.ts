/** Bytes of one frame of an MP3 with 32 kilobits and 16,000 samples a second: 36 milliseconds of silence. */
const FRAME = [0xff, 0xf3, 0x48, 0xc0, ...Array<number>(140).fill(0)]
const FRAME_SECONDS = 0.036

/** A silent MP3 of at least so many seconds, whole frames. */
export function mp3(seconds: number): Uint8Array {
  const frames = Math.ceil(seconds / FRAME_SECONDS)
  return Uint8Array.from(Array.from({ length: frames }, () => FRAME).flat())
}

/** One that plays longer than a recording may. */
export const longMp3 = (): Uint8Array => mp3(61)
