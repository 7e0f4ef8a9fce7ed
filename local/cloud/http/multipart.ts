import { invalidParam } from '../errors'

export interface Part {
  filename?: string
  data: Buffer
}

const LINE = '\r\n'

/** The parts of a multipart/form-data body by name. Throws INVALID_PARAM for a body that does not end as it should. */
export function parseMultipart(body: Buffer, contentType: string): Map<string, Part> {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) throw invalidParam('multipart body without a boundary')
  const first = Buffer.from(`--${mark}`)
  const between = Buffer.from(`${LINE}--${mark}`)
  const parts = new Map<string, Part>()
  let at = body.indexOf(first)
  if (at < 0) throw invalidParam('multipart body without a part')
  at += first.length
  while (body.subarray(at, at + 2).toString() !== '--') {
    const end = body.indexOf(between, at)
    if (end < 0) throw invalidParam('multipart body that does not end')
    addPart(parts, body.subarray(at + LINE.length, end))
    at = end + between.length
  }
  return parts
}

function addPart(parts: Map<string, Part>, part: Buffer): void {
  const split = part.indexOf(LINE + LINE)
  if (split < 0) throw invalidParam('multipart part without a header')
  const head = part.subarray(0, split).toString()
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1]
  if (name === undefined) throw invalidParam('multipart part without a name')
  parts.set(name, { filename: /\bfilename="([^"]*)"/i.exec(head)?.[1], data: part.subarray(split + 4) })
}
