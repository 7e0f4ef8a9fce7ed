import { day } from '../case'

/** One document of each type a comparison may meet. */
export const TYPES = [
  { _id: 'absent' },
  { _id: 'null', v: null },
  { _id: 'nan', v: NaN },
  { _id: 'zero', v: 0 },
  { _id: 'five', v: 5 },
  { _id: 'half', v: 5.5 },
  { _id: 'empty', v: '' },
  { _id: 'text', v: '5' },
  { _id: 'object', v: { a: 1 } },
  { _id: 'noFields', v: {} },
  { _id: 'array', v: [1, 9] },
  { _id: 'noItems', v: [] },
  { _id: 'false', v: false },
  { _id: 'true', v: true },
  { _id: 'date', v: day(5) },
]
