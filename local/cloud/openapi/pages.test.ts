import { isPage, pagesOf } from './pages'

test('the pages of an app.json are those of its packages too, whichever way these are spelt', () => {
  const packages = [{ root: 'packages/more/', pages: ['b', 'c/d'] }]
  const pages = ['pages/a', 'packages/more/b', 'packages/more/c/d']
  expect(pagesOf({ pages: ['pages/a'], subPackages: packages })).toEqual(pages)
  expect(pagesOf({ pages: ['pages/a'], subpackages: packages })).toEqual(pages)
  expect(pagesOf({})).toEqual([])
})

test('a page is one of the known ones, or any of the right form where none are known', () => {
  expect(isPage('pages/a', ['pages/a'])).toBe(true)
  expect(isPage('pages/b', ['pages/a'])).toBe(false)
  expect(isPage('pages/b', undefined)).toBe(true)
  for (const path of ['', '/pages/a', 'pages//a', '../a', 'pages/a?b=1', 'https://a', 'pages/a b'])
    expect(isPage(path, undefined)).toBe(false)
})
