import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentedLines, objectLines } from './typings'

const typings = (name: string) => require.resolve(`miniprogram-api-typings/types/wx/lib.wx.${name}.d.ts`)

const LISTS: [string, string[], [string, string | undefined][]][] = [
  [
    'documented.json',
    documentedLines(typings('api')),
    [
      ['showToast', 'showToast object:title,duration,icon=success|error|loading|none,image,mask'],
      ['getNetworkType', 'getNetworkType success:hasSystemProxy,networkType,signalStrength,weakNet'],
      ['onCompassChange', 'onCompassChange callback:accuracy,direction'],
      ['getStorageInfoSync', 'getStorageInfoSync return:currentSize,keys,limitSize'],
      ['canIUse', 'canIUse'],
      ['createMapContext', 'createMapContext gives:MapContext'],
      ['cloud', 'cloud gives:WxCloud is:object'],
    ],
  ],
  [
    'documented-objects.json',
    objectLines([typings('api'), typings('cloud')]),
    [
      ['AudioContext', 'AudioContext pause,play,seek,setSrc'],
      ['Stats', 'Stats .lastAccessedTime,.lastModifiedTime,.mode,.size,isDirectory,isFile'],
      // functions that are written as properties are methods
      ['Image', 'Image .height,.referrerPolicy,.src,.width,onerror,onload'],
      ['Wx', undefined],
      // options, which have no methods
      ['ReadOption', undefined],
    ],
  ],
]

describe.each(LISTS)('what WeChat documents, in %s', (file, lines, some) => {
  const lineOf = (name: string) => lines.find((line) => line.split(' ')[0] === name)

  it('stands in the phone as the installed typings say; npx tsx local/phone/typings.ts writes it anew', () =>
    expect(JSON.parse(readFileSync(join(__dirname, 'runtime', 'wx', file), 'utf8'))).toEqual(lines))

  it.each(some)('has of %s what it should', (name, line) => expect(lineOf(name)).toBe(line))

  // words of the examples in the comments, which are no members
  it.each(['success', 'title', 'err', 'options', 'path', 'if', 'status', 'sku_id', 'userAgent'])(
    'does not have a member %s',
    (name) => expect(lineOf(name)).toBeUndefined(),
  )
})
