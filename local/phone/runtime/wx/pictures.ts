import type { PictureFacts } from './picture-facts'
import { pictureFacts } from './picture-facts'
import { readTempFile, saveTempFile } from './temp-files'

interface ImageInfo extends PictureFacts {
  width: number
  height: number
  path: string
}

/** Size, kind and turn of a picture. Rejects what cannot be drawn. */
export async function imageInfo({ src }: { src: string }): Promise<ImageInfo> {
  const blob = await pictureAt(src)
  const { width, height } = await drawn(blob)
  return { width, height, path: src, ...pictureFacts(new Uint8Array(await blob.arrayBuffer())) }
}

export interface Compressing {
  src: string
  /** 0 to 100. */
  quality?: number
  compressedWidth?: number
  compressedHeight?: number
}

/** A JPEG of that quality, and of that width or height: one that is left out follows the other. */
export async function compress(options: Compressing): Promise<{ tempFilePath: string }> {
  const { src, quality = 80, compressedWidth, compressedHeight } = options
  const picture = await drawn(await pictureAt(src))
  const { width, height } = picture
  const scale = (compressedWidth ?? 0) / width || (compressedHeight ?? 0) / height || 1
  const part = new OffscreenCanvas(
    Math.round(compressedWidth ?? width * scale),
    Math.round(compressedHeight ?? height * scale),
  )
  part.getContext('2d')!.drawImage(picture, 0, 0, part.width, part.height)
  const blob = await part.convertToBlob({ type: 'image/jpeg', quality: quality / 100 })
  return { tempFilePath: saveTempFile(blob, 'compressed.jpg') }
}

async function pictureAt(src: string): Promise<Blob> {
  return readTempFile(src).catch(() => Promise.reject(new Error('image not found')))
}

function drawn(blob: Blob): Promise<ImageBitmap> {
  return createImageBitmap(blob).catch(() => Promise.reject(new Error('image not found')))
}
