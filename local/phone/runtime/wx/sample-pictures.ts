/** Scenes a visitor without a camera can take a picture of. */
export const SAMPLES = ['hills', 'house', 'table'] as const
export type Sample = (typeof SAMPLES)[number]

const WIDTH = 1600
const HEIGHT = 1200
type Pen = OffscreenCanvasRenderingContext2D

const SCENES: Record<Sample, (pen: Pen) => void> = {
  hills: (pen) => {
    ground(pen, '#bcd7e8', '#8fae76', 700)
    shape(pen, '#6f915c', [0, 800, 400, 420, 760, 760, 1100, 360, 1600, 800])
    shape(pen, '#567847', [0, 1000, 500, 640, 1000, 980, 1600, 620, 1600, 1200, 0, 1200])
  },
  house: (pen) => {
    ground(pen, '#c9dcea', '#b59b73', 820)
    shape(pen, '#efe6d6', [420, 900, 420, 540, 1180, 540, 1180, 900])
    shape(pen, '#9c4a3a', [360, 560, 800, 330, 1240, 560])
    shape(pen, '#6b4a34', [740, 900, 740, 680, 860, 680, 860, 900])
    for (const left of [500, 970])
      shape(pen, '#7fa3b8', [left, 760, left, 640, left + 130, 640, left + 130, 760])
  },
  table: (pen) => {
    ground(pen, '#e7e0d2', '#a98d6b', 640)
    shape(pen, '#7b5b3d', [200, 900, 320, 660, 1280, 660, 1400, 900])
    shape(pen, '#ffffff', [620, 820, 660, 700, 900, 700, 940, 820])
    shape(pen, '#4d7d63', [1020, 780, 1020, 690, 1110, 690, 1110, 780])
  },
}

/** The scene as a camera would hand it over: a large JPEG file. */
export async function drawSample(sample: Sample): Promise<File> {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT)
  SCENES[sample](canvas.getContext('2d')!)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })
  return new File([blob], `${sample}.jpg`, { type: 'image/jpeg' })
}

function ground(pen: Pen, sky: string, earth: string, horizon: number): void {
  pen.fillStyle = sky
  pen.fillRect(0, 0, WIDTH, horizon)
  pen.fillStyle = earth
  pen.fillRect(0, horizon, WIDTH, HEIGHT - horizon)
}

/** Fills the outline through these points, x and y in turn. */
function shape(pen: Pen, colour: string, points: readonly number[]): void {
  pen.fillStyle = colour
  pen.beginPath()
  for (let i = 0; i < points.length; i += 2) pen.lineTo(points[i]!, points[i + 1]!)
  pen.fill()
}
