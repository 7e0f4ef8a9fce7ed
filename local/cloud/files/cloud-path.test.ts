import { checkCloudPath } from './cloud-path'

describe('a cloud path', () => {
  test.each([
    'a.txt',
    'rosters/2026/名单 1.xlsx',
    'a-b_c!.*(1).png',
    '100%.txt',
    'a%20b.txt',
    'q?x=1#y',
    'a..b/...c',
    'x'.repeat(850),
    '字'.repeat(283),
  ])('%j is taken', (path) => {
    expect(() => checkCloudPath(path)).not.toThrow()
  })

  test.each([
    ['', 'non-empty'],
    [undefined, 'non-empty'],
    [7, 'non-empty'],
    [{ toString: () => 'a.txt' }, 'non-empty'],
    ['/a.txt', 'begin with a slash'],
    ['%2Fa.txt', 'begin with a slash'],
    ['../a.txt', 'parts . and ..'],
    ['a/../../b', 'parts . and ..'],
    ['a/..', 'parts . and ..'],
    ['./a', 'parts . and ..'],
    ['a%2F..%2Fb', 'parts . and ..'],
    ['%2e%2e/b', 'parts . and ..'],
    ['a//b', 'empty part'],
    ['a/', 'empty part'],
    ['a\\b', 'backslash'],
    ['..%5Cb', 'backslash'],
    ['a\0b', 'control characters'],
    ['a%00b', 'control characters'],
    ['a\nb', 'control characters'],
    ['a\u001bb', 'control characters'],
    ['a\u007fb', 'control characters'],
    ['\ud800.txt', 'well-formed'],
    ['x'.repeat(851), 'maximum of 850 bytes'],
    ['字'.repeat(284), 'maximum of 850 bytes'],
  ])('%j is refused: %s', (path, reason) => {
    expect(() => checkCloudPath(path)).toThrow(
      expect.objectContaining({ code: 'INVALID_PARAM', message: expect.stringContaining(reason) }),
    )
  })
})
