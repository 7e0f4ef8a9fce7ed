import { toBuffer } from 'qrcode'
import { LIMITS } from '../limits'
import { dataFormatError, invalidArgs, OpenApiError } from './openapi-error'
import { isPage } from './pages'

/** Characters a scene may have, and pixels a picture (WeChat developer documentation, `getUnlimitedQRCode`). */
const SCENE = /^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]+$/
const [NARROWEST, WIDEST, USUAL_WIDTH] = [280, 1280, 430]
const VERSIONS = ['release', 'trial', 'develop']

/** Rows of squares compress as well without a filter, and trying each filter on each row takes long. */
const UNFILTERED = { filterType: 0 } as object

type Request = Record<string, unknown>

/**
 * `wxacode.getUnlimited`: a real QR picture instead of the round code only WeChat can draw. It says which page to
 * open with which scene, as a link: `https://local.mp/<page>?scene=<scene>`.
 */
export async function miniProgramCode(
  request: Request,
  pages: string[] | undefined,
): Promise<{ contentType: string; bytes: Buffer }> {
  const link = `https://local.mp/${pageOf(request, pages)}?scene=${encodeURIComponent(sceneOf(request))}`
  const width = widthOf(request)
  const color = { dark: `#${inkOf(request)}`, light: flag(request, 'is_hyaline', false) ? '#0000' : '#ffff' }
  flag(request, 'auto_color', false)
  const { env_version: version = 'release' } = request
  if (typeof version !== 'string' || !VERSIONS.includes(version)) throw invalidArgs('env_version')
  const look = { type: 'png', width, color, errorCorrectionLevel: 'M' } as const
  const bytes = await toBuffer(link, { ...look, rendererOpts: UNFILTERED })
  return { contentType: 'image/png', bytes }
}

function sceneOf({ scene }: Request): string {
  if (typeof scene !== 'string' || scene === '' || scene.length > LIMITS.sceneLength)
    throw new OpenApiError(40169, 'invalid length for scene, or the data is not json string')
  if (!SCENE.test(scene)) throw new OpenApiError(40129, 'invalid scene')
  if (scene.includes('scancode_time')) throw new OpenApiError(85096, 'not allow include scancode_time field')
  return scene
}

/** Without a page the code leads to the first one. Unless it says otherwise, a page must be there. */
function pageOf(request: Request, pages: string[] | undefined): string {
  const { page = '' } = request
  const check = flag(request, 'check_path', true)
  if (typeof page !== 'string') throw dataFormatError('page')
  if (page !== '' && !isPage(page, check ? pages : undefined)) throw new OpenApiError(41030, 'invalid page')
  return page
}

function widthOf({ width = USUAL_WIDTH }: Request): number {
  if (typeof width !== 'number' || !Number.isInteger(width)) throw dataFormatError('width')
  if (width < NARROWEST || width > WIDEST) throw invalidArgs('width')
  return width
}

function flag(request: Request, name: string, fallback: boolean): boolean {
  const value = request[name] ?? fallback
  if (typeof value !== 'boolean') throw dataFormatError(name)
  return value
}

/** The colour of the lines in hexadecimal; each part a number or its decimal digits, 0 to 255. */
function inkOf({ line_color: color = { r: 0, g: 0, b: 0 } }: Request): string {
  if (color === null || typeof color !== 'object') throw dataFormatError('line_color')
  const { r, g, b } = color as { r?: unknown; g?: unknown; b?: unknown }
  const parts = [r, g, b].map((part) => {
    if (!/^\d{1,3}$/.test(String(part)) || Number(part) > 255) throw invalidArgs('line_color')
    return Number(part).toString(16).padStart(2, '0')
  })
  return parts.join('')
}
