import { choosePictures } from './camera'
import { compress, imageInfo, type Compressing } from './pictures'
import { agreePrivacy } from './privacy'
import { make, openOverlay } from '../chrome/overlay'
import type { Phone } from '../engine/phone'
import { words } from '../words'
import type { ApiTable } from './api'
import { asyncApi, WxError } from './api'
import { Permissions } from './permissions'
import { pickFiles } from './pick-files'
import { readTempFile, saveTempFile, showable } from './temp-files'

interface Count {
  count?: number
}

interface Sources {
  sourceType?: string[]
}
const ANY_SOURCE = ['album', 'camera']

/** What WeChat calls a file of a conversation. */
function messageFileType({ type }: File): 'image' | 'video' | 'file' {
  return type.startsWith('image/') ? 'image' : type.startsWith('video/') ? 'video' : 'file'
}

const isVideo = (file: File) => file.type.startsWith('video/')

/** Choosing and looking at pictures and files. */
export function mediaApis(phone: Phone): ApiTable {
  const { next } = phone
  return {
    chooseImage: asyncApi<Count & Sources>('chooseImage', async ({ count = 9, sourceType = ANY_SOURCE }) => {
      await agreePrivacy(phone)
      const picked = await choosePictures(phone, { accept: 'image/*', count, sources: sourceType })
      const tempFiles = picked.map(({ path, size }) => ({ path, size }))
      return { tempFilePaths: tempFiles.map(({ path }) => path), tempFiles }
    }),
    chooseMedia: asyncApi<Count & Sources & { mediaType?: string[] }>('chooseMedia', async (options) => {
      const { count = 9, sourceType = ANY_SOURCE, mediaType = ['image', 'video'] } = options
      await agreePrivacy(phone)
      const kinds = mediaType.includes('mix') ? ['image', 'video'] : mediaType
      const accept = kinds.map((kind) => `${kind}/*`).join()
      const picked = await choosePictures(phone, { accept, count, sources: sourceType })
      const tempFiles = picked.map(({ file, path, size }) => ({
        tempFilePath: path,
        size,
        fileType: isVideo(file) ? 'video' : 'image',
      }))
      const kindsTaken = new Set(tempFiles.map(({ fileType }) => fileType))
      return { type: kindsTaken.size > 1 ? 'mix' : [...kindsTaken][0], tempFiles }
    }),
    chooseMessageFile: asyncApi<Count & { type?: string; extension?: string[] }>(
      'chooseMessageFile',
      async ({ count = 1, extension = [] }) => {
        await agreePrivacy(phone)
        const given = next.files.shift()
        const accept = extension.map((one) => `.${one.replace(/^\./, '')}`).join(',')
        const picked = given
          ? [{ file: given, path: saveTempFile(given, given.name), size: given.size }]
          : await pickFiles(accept, count)
        const time = Math.floor(Date.now() / 1000)
        return {
          tempFiles: picked.map(({ file, path, size }) => ({
            path,
            size,
            time,
            name: file.name,
            type: messageFileType(file),
          })),
        }
      },
    ),
    previewImage: asyncApi<{ urls: string[]; current?: string }>('previewImage', ({ urls, current }) =>
      view('image', current ?? urls[0] ?? ''),
    ),
    previewMedia: asyncApi<{ sources: { url: string; type?: string }[]; current?: number }>(
      'previewMedia',
      ({ sources, current = 0 }) => {
        const { url = '', type = 'image' } = sources[current] ?? {}
        view(type === 'video' ? 'video' : 'image', url)
      },
    ),
    chooseVideo: asyncApi<Sources>('chooseVideo', async ({ sourceType = ANY_SOURCE }) => {
      await agreePrivacy(phone)
      const [video] = await choosePictures(phone, { accept: 'video/*', count: 1, sources: sourceType })
      if (!video) throw new Error('cancel')
      return { tempFilePath: video.path, size: video.size, ...(await videoFacts(video.path)) }
    }),
    getVideoInfo: asyncApi<{ src: string }>('getVideoInfo', async ({ src }) => {
      const { size, type } = await readTempFile(src)
      const facts = await videoFacts(src)
      return { ...facts, size: Math.ceil(size / 1024), type: type.replace('video/', ''), orientation: 'up' }
    }),
    saveVideoToPhotosAlbum: asyncApi<{ filePath: string }>('saveVideoToPhotosAlbum', async ({ filePath }) => {
      await mayWriteAlbum(phone)
      download(await readTempFile(filePath), 'video.mp4')
    }),
    saveFileToDisk: asyncApi<{ filePath: string }>('saveFileToDisk', async ({ filePath }) => {
      download(await readTempFile(filePath), filePath.split('/').pop() ?? 'file')
    }),
    getImageInfo: asyncApi('getImageInfo', imageInfo),
    compressImage: asyncApi<Compressing>('compressImage', compress),
    saveImageToPhotosAlbum: asyncApi<{ filePath: string }>('saveImageToPhotosAlbum', async ({ filePath }) => {
      await mayWriteAlbum(phone)
      download(await readTempFile(filePath), 'image.png')
    }),
    openDocument: asyncApi<{ filePath: string; fileType?: string }>(
      'openDocument',
      async ({ filePath, fileType }) => {
        const name = filePath.split('/').pop() ?? 'document'
        download(await readTempFile(filePath), fileType && !name.includes('.') ? `${name}.${fileType}` : name)
      },
    ),
  }
}

async function mayWriteAlbum(phone: Phone): Promise<void> {
  await agreePrivacy(phone)
  if (!(await new Permissions(phone).ask('scope.writePhotosAlbum')))
    throw new WxError('auth deny', { errno: 103 })
}

function view(kind: 'image' | 'video', path: string): void {
  const { mask, box, close } = openOverlay('center', words.preview)
  const element = kind === 'video' ? make('video', 'wx-viewer') : make('img', 'wx-viewer')
  if (element instanceof HTMLVideoElement) element.controls = true
  element.src = showable(path)
  box.replaceWith(element)
  mask.setAttribute('role', 'dialog')
  mask.setAttribute('aria-label', words.preview)
  mask.addEventListener('click', close)
}

/** Seconds and pixels of a video. */
function videoFacts(path: string): Promise<{ duration: number; width: number; height: number }> {
  return new Promise((resolve, reject) => {
    const video = make('video', '')
    video.onloadedmetadata = () =>
      resolve({ duration: video.duration, width: video.videoWidth, height: video.videoHeight })
    video.onerror = () => reject(new Error('video not found'))
    video.src = showable(path)
  })
}

/** A browser opens a document by handing it to the person. */
function download(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
}
