import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { offeredLines } from './offered'

describe('what the phone takes and tells', () => {
  const lines = offeredLines()
  const lineOf = (name: string) => lines.find((line) => line.split(' ')[0] === name)

  it('stands in the phone as its code says; npx tsx local/phone/offered.ts writes it anew', () =>
    expect(JSON.parse(readFileSync(join(__dirname, 'runtime', 'wx', 'offered.json'), 'utf8'))).toEqual(lines))

  it.each([
    ['a parameter that the code reads', 'showToast', 'showToast object:duration,icon,image,mask,title'],
    [
      'answers, and no parameter that is declared and never read (isHighAccuracy)',
      'getLocation',
      'getLocation object:altitude,type success:accuracy,altitude,horizontalAccuracy,latitude,longitude,speed,verticalAccuracy',
    ],
    [
      'what a listener is told',
      'onNetworkStatusChange',
      'onNetworkStatusChange callback:isConnected,networkType',
    ],
    [
      'and what it is told by its own name',
      'offPageNotFound',
      'offPageNotFound callback:isEntryPage,path,query',
    ],
    [
      'a call that answers at once',
      'getStorageInfoSync',
      'getStorageInfoSync return:currentSize,keys,limitSize',
    ],
    ['nothing of a call that takes its options and does nothing with them', 'setKeepScreenOn', undefined],
    ['nothing of a call that is not here', 'startBeaconDiscovery', undefined],
  ])('has %s: %s', (_what, name, line) => expect(lineOf(name)).toBe(line))
})
