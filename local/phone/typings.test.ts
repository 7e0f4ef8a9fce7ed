import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentedLines } from './typings'

const TYPINGS = require.resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts')

const written = JSON.parse(
  readFileSync(join(__dirname, 'runtime', 'wx', 'documented.json'), 'utf8'),
) as string[]

describe('what WeChat documents', () => {
  const lines = documentedLines(TYPINGS)
  const lineOf = (name: string) => lines.find((line) => line.split(' ')[0] === name)

  it('stands in the phone as the installed typings say; npx tsx local/phone/typings.ts writes it anew', () =>
    expect(written).toEqual(lines))

  it.each([
    ['showToast', 'showToast object:title,duration,icon=success|error|loading|none,image,mask'],
    ['getNetworkType', 'getNetworkType success:hasSystemProxy,networkType,signalStrength,weakNet'],
    ['onCompassChange', 'onCompassChange callback:accuracy,direction'],
    ['getStorageInfoSync', 'getStorageInfoSync return:currentSize,keys,limitSize'],
    ['canIUse', 'canIUse'],
  ])('of %s is read with its parameters and answers', (name, line) => expect(lineOf(name)).toBe(line))

  // words of the examples in the comments, which are no members
  it.each(['success', 'title', 'err', 'options', 'path', 'if', 'status', 'sku_id', 'userAgent'])(
    'does not have a member %s',
    (name) => expect(lineOf(name)).toBeUndefined(),
  )
})
