import { chooseLargeText, pageStyle, textScale } from './text-size'

function phone(fontSizeScaleFactor?: number) {
  const storage = new Map<string, unknown>()
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => storage.set(key, value),
      getAppBaseInfo: () => ({ fontSizeScaleFactor }),
    },
  })
}

it('a standard phone shows the sizes of the design', () => {
  phone(1)
  expect(pageStyle()).toBe('--k:1')
})

it('大字 enlarges text by 1.35 and the touch targets with it', () => {
  phone(1)
  chooseLargeText(true)
  expect(textScale()).toBe(1.35)
  expect(pageStyle()).toContain('--touch:')
  chooseLargeText(false)
  expect(textScale()).toBe(1)
})

it('a phone set to larger text is followed even without 大字', () => {
  phone(1.2)
  expect(textScale()).toBe(1.2)
})

it('大字 and the phone’s own setting do not multiply', () => {
  phone(1.2)
  chooseLargeText(true)
  expect(textScale()).toBe(1.35)
})

it('a phone set to tiny text does not make the product tiny, and a huge one keeps the week in one row', () => {
  phone(0.8)
  expect(textScale()).toBe(1)
  phone(3)
  expect(textScale()).toBe(1.6)
})

it('a base library that does not tell its text size gets the standard one', () => {
  phone(undefined)
  expect(textScale()).toBe(1)
})
