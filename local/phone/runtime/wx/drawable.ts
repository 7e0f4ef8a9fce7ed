import { showable } from './temp-files'

/** What `canvas.createImage` gives: an image whose `src` may also be one of the phone's own paths. */
export function drawable(): HTMLImageElement {
  const image = new Image()
  const own = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')!
  let given = ''
  Object.defineProperty(image, 'src', {
    get: () => given,
    set: (path: string) => {
      given = path
      own.set!.call(image, showable(path))
    },
  })
  return image
}
