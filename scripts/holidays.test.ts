import { readOptions } from './holidays'

const file = JSON.stringify({
  year: 2027,
  document: '国办发明电〔2026〕9号',
  rest: ['01-01'],
  work: ['01-10'],
})
const read = (): string => file

it('the file is sent for the region that is named, and replaces nothing unless that is said', () => {
  expect(readOptions(['--region', '99', '--file', '2027.json'], read)).toEqual({
    input: { ...(JSON.parse(file) as object), regionCode: '99', replace: false },
    url: null,
  })
  expect(readOptions(['--region', '99', '--file', '2027.json', '--replace'], read)?.input.replace).toBe(true)
})

it('without a region or a file the usage is shown', () => {
  expect(readOptions(['--region', '99'], read)).toBeNull()
  expect(readOptions(['--file', '2027.json'], read)).toBeNull()
  expect(readOptions(['--help'], read)).toBeNull()
})
