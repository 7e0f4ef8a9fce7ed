import { make, openOverlay, pressable } from '../chrome/overlay'
import type { Phone } from '../engine/phone'
import { words } from '../words'
import { WxError } from './api'
import type { PickedFile } from './pick-files'
import { pickFiles } from './pick-files'
import { SAMPLES, drawSample } from './sample-pictures'
import { saveTempFile } from './temp-files'

export interface Choosing {
  accept: string
  count: number
  sources: readonly string[]
}

/**
 * Pictures from camera or album. What the page around the phone has laid ready comes first; a camera shows a few drawn
 * scenes and the visitor's own files, the album only those. Closing it is WeChat's `fail cancel`.
 */
export async function choosePictures(
  phone: Phone,
  { accept, count, sources }: Choosing,
): Promise<PickedFile[]> {
  const hasCamera = sources.includes('camera')
  if (hasCamera && sources.length === 1 && !phone.settings.camera)
    throw new WxError('system permission denied', { errno: 3 })
  const given = phone.next.pictures.shift()
  if (given) return [picked(given)]
  return hasCamera ? throughCamera(accept, count) : pickFiles(accept, count)
}

const picked = (file: File): PickedFile => ({ file, path: saveTempFile(file, file.name), size: file.size })

function throughCamera(accept: string, count: number): Promise<PickedFile[]> {
  return new Promise((resolve, reject) => {
    const { box, mask, close } = openOverlay('bottom', words.camera)
    const items = make('div', 'wx-items')
    const item = (text: string, press: () => void, style = '') =>
      items.append(
        pressable(style, text, () => {
          close()
          press()
        }),
      )
    for (const sample of SAMPLES)
      item(words.shoot + words.samples[sample], () => {
        void drawSample(sample).then((file) => resolve([picked(file)]), reject)
      })
    item(words.ownFile, () => void pickFiles(accept, count).then(resolve, reject))
    const cancel = () => reject(new Error('cancel'))
    item(words.cancel, cancel, 'cancel')
    mask.addEventListener('click', (event) => {
      if (event.target !== mask) return
      close()
      cancel()
    })
    box.append(items)
  })
}
