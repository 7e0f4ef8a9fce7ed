import type { ApiTable } from './api'
import { asyncApi } from './api'
import { drawable } from './drawable'
import { saveTempFile } from './temp-files'

type Drawing = HTMLCanvasElement | OffscreenCanvas

interface ExportOptions {
  canvas?: Drawing
  fileType?: 'png' | 'jpg'
  quality?: number
  /** The part of the canvas, in its own pixels. */
  x?: number
  y?: number
  width?: number
  height?: number
  /** Pixels of the file; WeChat multiplies by the screen's pixel ratio where they are left out. */
  destWidth?: number
  destHeight?: number
}

/** Canvas 2D goes through the node of a selector query; this is what stands beside it. */
export function canvasApis(): ApiTable {
  return {
    canvasToTempFilePath: asyncApi<ExportOptions>('canvasToTempFilePath', async (options) => {
      const { canvas, fileType = 'png', quality } = options
      if (!canvas) throw new Error('fail canvas is empty')
      const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png'
      const blob = await partOf(canvas, options).convertToBlob({ type, quality })
      return { tempFilePath: saveTempFile(blob, `canvas.${fileType}`) }
    }),
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) =>
      Object.assign(new OffscreenCanvas(width, height), { createImage: drawable }),
  }
}

function partOf(canvas: Drawing, options: ExportOptions): OffscreenCanvas {
  const { x = 0, y = 0, width = canvas.width - x, height = canvas.height - y } = options
  const { destWidth = width * devicePixelRatio, destHeight = height * devicePixelRatio } = options
  const part = new OffscreenCanvas(Math.round(destWidth), Math.round(destHeight))
  part.getContext('2d')!.drawImage(canvas, x, y, width, height, 0, 0, part.width, part.height)
  return part
}
