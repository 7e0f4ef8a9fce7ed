import { frameOf, LONGEST, type Frame } from './frame'

/** Bytes that the cloud takes. */
const MOST = 300 * 1024
/** Tried in turn until the file is small enough: quality first, size last. */
const TRIES = [
  { quality: 0.8, longest: LONGEST },
  { quality: 0.6, longest: LONGEST },
  { quality: 0.4, longest: LONGEST },
  { quality: 0.4, longest: 800 },
]
/** Ground and letters of the band: a picture has no theme, so these are no tokens. */
const BAND = 'rgba(20, 24, 22, .68)'
const LETTERS = '#ffffff'

/** The canvas of a component, as WeChat gives it for `type="2d"`. */
export type Canvas = WechatMiniprogram.Canvas

export function canvasIn(
  component: WechatMiniprogram.Component.TrivialInstance,
  selector: string,
): Promise<Canvas> {
  return new Promise((resolve, reject) => {
    wx.createSelectorQuery()
      .in(component)
      .select(selector)
      .fields({ node: true })
      .exec(([found]: Array<{ node?: Canvas } | null>) => {
        if (found?.node) resolve(found.node)
        else reject(new Error('no canvas'))
      })
  })
}

/**
 * The picture drawn anew with these lines on a band at its foot: small enough for the cloud, and without what the camera
 * wrote into the file. Rejects a file that is no picture.
 */
export async function stamp(canvas: Canvas, path: string, lines: string[]): Promise<string> {
  const image = await loaded(canvas, path)
  let file = ''
  for (const { quality, longest } of TRIES) {
    const frame = frameOf(image.width, image.height, lines.length, longest)
    draw(canvas, image, lines, frame)
    file = await exported(canvas, frame, quality)
    if ((await sizeOf(file)) <= MOST) break
  }
  return file
}

function loaded(canvas: Canvas, path: string): Promise<WechatMiniprogram.Image> {
  return new Promise((resolve, reject) => {
    const image = canvas.createImage()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('no picture'))
    image.src = path
  })
}

function draw(canvas: Canvas, image: WechatMiniprogram.Image, lines: string[], frame: Frame): void {
  const { width, height, letters, line, margin, top } = frame
  Object.assign(canvas, { width, height })
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0, width, height)
  if (lines.length === 0) return
  pen.fillStyle = BAND
  pen.fillRect(0, top, width, height - top)
  pen.fillStyle = LETTERS
  pen.font = `${letters}px sans-serif`
  pen.textBaseline = 'middle'
  // A long name is drawn narrower and not cut off.
  lines.forEach((text, n) => {
    pen.fillText(text, margin, top + margin / 2 + line * (n + 0.5), width - 2 * margin)
  })
}

async function exported(canvas: Canvas, { width, height }: Frame, quality: number): Promise<string> {
  const whole = { x: 0, y: 0, width, height, destWidth: width, destHeight: height }
  return (await wx.canvasToTempFilePath({ canvas, ...whole, fileType: 'jpg', quality })).tempFilePath
}

function sizeOf(filePath: string): Promise<number> {
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().getFileInfo({ filePath, success: ({ size }) => resolve(size), fail: reject })
  })
}
