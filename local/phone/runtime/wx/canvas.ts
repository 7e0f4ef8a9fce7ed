import type { ApiTable } from './api'
import { asyncApi } from './api'
import { saveTempFile } from './temp-files'

interface ExportOptions {
  canvas?: HTMLCanvasElement
  fileType?: 'png' | 'jpg'
  quality?: number
}

/** Canvas 2D goes through the node of a selector query; this is what stands beside it. */
export function canvasApis(): ApiTable {
  return {
    canvasToTempFilePath: asyncApi<ExportOptions>('canvasToTempFilePath', async (options) => {
      const { canvas, fileType = 'png', quality } = options
      if (!canvas) throw new Error('only canvas type="2d" can be exported')
      const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png'
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality))
      if (!blob) throw new Error('canvas is empty')
      return { tempFilePath: saveTempFile(blob, `canvas.${fileType}`) }
    }),
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) =>
      new OffscreenCanvas(width, height),
  }
}
