import { convertRpx } from '../runtime/rpx'
import { convertInsets, splitColorScheme } from './style-values'

describe('rpx', () => {
  it.each([
    ['750rpx', '100vw'],
    ['75rpx', '10vw'],
    ['-75rpx', '-10vw'],
    ['-2rpx', '-0.26668vw'],
    ['.75rpx', '0.10001vw'],
    ['calc(28rpx * var(--k))', 'calc(3.73334vw * var(--k))'],
    ['0 2rpx 12rpx rgba(1, 2, 3, .5)', '0 0.26668vw 1.60001vw rgba(1, 2, 3, .5)'],
    ['url(data:x75rpxy)', 'url(data:x75rpxy)'],
    ['0rpx', '0vw'],
  ])('writes %s as %s', (from, to) => expect(convertRpx(from)).toBe(to))

  it('never makes a whole number of pixels fall short on a 375 px screen', () => {
    for (let rpx = 2; rpx <= 750; rpx += 2) {
      // browsers hold lengths as 32-bit numbers
      const vw = Math.fround(Number.parseFloat(convertRpx(`${rpx}rpx`)))
      expect(Math.floor(vw * 3.75 * 64) / 64).toBe(rpx / 2)
    }
  })
})

describe('insets of the screen', () => {
  it.each([
    ['env(safe-area-inset-bottom)', 'var(--safe-bottom, 0px)'],
    ['constant(safe-area-inset-bottom)', 'var(--safe-bottom, 0px)'],
    ['calc(10px + env(safe-area-inset-bottom, 20px))', 'calc(10px + var(--safe-bottom, 20px))'],
    ['env(safe-area-inset-top) 0', 'var(--safe-top, 0px) 0'],
  ])('%s becomes %s', (from, to) => expect(convertInsets(from)).toBe(to))
})

describe('prefers-color-scheme', () => {
  it('is taken out of a query that has other conditions', () => {
    expect(splitColorScheme('(prefers-color-scheme: dark) and (min-width: 400px)')).toEqual({
      theme: 'dark',
      rest: '(min-width: 400px)',
    })
    expect(splitColorScheme('screen and (prefers-color-scheme:light)')).toEqual({ theme: 'light', rest: '' })
  })

  it('leaves other queries alone', () => {
    expect(splitColorScheme('(prefers-reduced-motion: reduce)')).toBeUndefined()
  })
})
