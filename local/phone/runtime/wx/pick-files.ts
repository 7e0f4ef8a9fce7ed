import { saveTempFile } from './temp-files'

export interface PickedFile {
  file: File
  path: string
  /** Bytes. */
  size: number
}

/** Opens the browser's own file dialog; rejects with "cancel" when it is closed. */
export function pickFiles(accept: string, count: number): Promise<PickedFile[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = count > 1
    input.hidden = true
    input.onchange = () => {
      input.remove()
      const files = Array.from(input.files ?? []).slice(0, count)
      resolve(files.map((file) => ({ file, path: saveTempFile(file, file.name), size: file.size })))
    }
    input.oncancel = () => {
      input.remove()
      reject(new Error('cancel'))
    }
    document.body.append(input)
    input.click()
  })
}
