import type { Area } from '../case'
import { $ } from '../sdk'

/** A Sunday, one in the afternoon in Shanghai. */
const D = new Date('2026-03-08T05:06:07.089Z')
const SHANGHAI = 'Asia/Shanghai'

export const dateText: Area = {
  name: 'aggregate/date-text',
  groups: [
    {
      source: 'MongoDB manual, $dateToString',
      on: { d: D, n: null, t: 'x' },
      cases: [
        {
          title: 'a zone that is absent makes null',
          expression: $.dateToString({ date: '$d', format: '%Y', timezone: '$nothing' }),
          gives: null,
        },
        {
          title: 'a format that is a number is refused',
          expression: $.dateToString({ date: '$d', format: 5 }),
          refuses: /\$dateToString requires that 'format' be a string, found: (int|double) with value 5/,
        },
        {
          title: 'a date and a time',
          expression: $.dateToString({ date: '$d', format: '%Y-%m-%d %H:%M:%S.%L' }),
          gives: '2026-03-08 05:06:07.089',
        },
        {
          title: 'at a place',
          expression: $.dateToString({ date: '$d', format: '%Y-%m-%d %H:%M', timezone: SHANGHAI }),
          gives: '2026-03-08 13:06',
        },
        {
          title: 'the offset of a place',
          expression: [
            $.dateToString({ date: '$d', format: '%z %Z', timezone: SHANGHAI }),
            $.dateToString({ date: '$d', format: '%z %Z', timezone: '-0530' }),
          ],
          gives: ['+0800 480', '-0530 -330'],
        },
        {
          title: 'days and weeks',
          expression: $.dateToString({ date: '$d', format: '%j %w %U' }),
          gives: '067 1 10',
        },
        {
          title: 'days and weeks of ISO 8601',
          expression: $.dateToString({ date: '$d', format: '%u %V %G' }),
          gives: '7 10 2026',
        },
        {
          title: 'a percent sign, and text in Chinese',
          expression: $.dateToString({ date: '$d', format: '%Y年%m月%d日 100%%' }),
          gives: '2026年03月08日 100%',
        },
        {
          title: 'without a format',
          expression: $.dateToString({ date: '$d' }),
          gives: '2026-03-08T05:06:07.089Z',
        },
        {
          title: 'of null',
          expression: [
            $.dateToString({ date: '$n', format: '%Y' }),
            $.dateToString({ date: '$nothing', format: '%Y' }),
          ],
          gives: [null, null],
        },
        {
          title: 'of null with a value for it',
          expression: $.dateToString({ date: '$n', format: '%Y', onNull: '-' }),
          gives: '-',
        },
        {
          title: 'of a text is refused',
          expression: $.dateToString({ date: '$t', format: '%Y' }),
          refuses: /can't convert from BSON type string to Date/,
        },
        {
          title: 'a letter nobody knows is refused',
          expression: $.dateToString({ date: '$d', format: '%Q' }),
          refuses: /Invalid format character '%Q' in format string/,
        },
        {
          title: 'a percent sign at the end is refused',
          expression: $.dateToString({ date: '$d', format: '%' }),
          refuses: /Unmatched '%' at end of format string/,
        },
        {
          title: 'without a date is refused',
          expression: $.dateToString({ format: '%Y' }),
          refuses: /Missing 'date' parameter to \$dateToString/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $dateFromString',
      on: { t: '2026-03-08T05:06:07.089Z', n: null, i: 5, bad: 'tomorrow' },
      cases: [
        { title: 'a text of ISO 8601', expression: $.dateFromString({ dateString: '$t' }), gives: D },
        {
          title: 'a day alone',
          expression: $.dateFromString({ dateString: '2026-03-08' }),
          gives: new Date('2026-03-08T00:00:00Z'),
        },
        {
          title: 'a day at a place',
          expression: $.dateFromString({ dateString: '2026-03-08', timezone: SHANGHAI }),
          gives: new Date('2026-03-07T16:00:00Z'),
        },
        {
          title: 'an offset in the text',
          expression: $.dateFromString({ dateString: '2026-03-08T13:06:07.089+0800' }),
          gives: D,
        },
        {
          title: 'a format of its own',
          expression: $.dateFromString({ dateString: '08/03/2026 05:06', format: '%d/%m/%Y %H:%M' }),
          gives: new Date('2026-03-08T05:06:00Z'),
        },
        {
          title: 'of null',
          expression: [$.dateFromString({ dateString: '$n' }), $.dateFromString({ dateString: '$nothing' })],
          gives: [null, null],
        },
        {
          title: 'of null with a value for it',
          expression: $.dateFromString({ dateString: '$n', onNull: 'none' }),
          gives: 'none',
        },
        {
          title: 'a text that is no date with a value for it',
          expression: $.dateFromString({ dateString: '$bad', format: '%Y-%m-%d', onError: '$bad' }),
          gives: 'tomorrow',
        },
        {
          title: 'a text that does not fit its format is refused',
          expression: $.dateFromString({ dateString: '2026-03-08', format: '%d/%m/%Y' }),
          refuses: /Error parsing date string '2026-03-08'/,
        },
        {
          title: 'a number is refused',
          expression: $.dateFromString({ dateString: '$i' }),
          refuses:
            /\$dateFromString requires that 'dateString' be a string, found: (int|double) with value 5/,
        },
        {
          title: 'a zone in the text and beside it is refused',
          expression: $.dateFromString({ dateString: '$t', timezone: SHANGHAI }),
          refuses: /you cannot pass in a date\/time string with (GMT|time zone information|'Z')/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $dateFromParts',
      on: { y: 2026, n: null, t: 'x' },
      cases: [
        {
          title: 'a year alone is its first moment',
          expression: $.dateFromParts({ year: '$y' }),
          gives: new Date('2026-01-01T00:00:00Z'),
        },
        {
          title: 'all parts',
          expression: $.dateFromParts({
            year: 2026,
            month: 3,
            day: 8,
            hour: 5,
            minute: 6,
            second: 7,
            millisecond: 89,
          }),
          gives: D,
        },
        {
          title: 'at a place',
          expression: $.dateFromParts({
            year: 2026,
            month: 3,
            day: 8,
            hour: 13,
            minute: 6,
            second: 7,
            millisecond: 89,
            timezone: SHANGHAI,
          }),
          gives: D,
        },
        {
          title: 'a week of ISO 8601',
          expression: $.dateFromParts({ isoWeekYear: 2026, isoWeek: 10, isoDayOfWeek: 7 }),
          gives: new Date('2026-03-08T00:00:00Z'),
        },
        {
          title: 'a part that is null',
          expression: $.dateFromParts({ year: 2026, month: '$n' }),
          gives: null,
        },
        { title: 'a year that is absent', expression: $.dateFromParts({ year: '$nothing' }), gives: null },
        {
          title: 'a text is refused',
          expression: $.dateFromParts({ year: '$t' }),
          refuses: /'year' must evaluate to an integer, found string with value/,
        },
        {
          title: 'no year is refused',
          expression: $.dateFromParts({ month: 3 }),
          refuses: /\$dateFromParts requires either 'year' or 'isoWeekYear' to be present/,
        },
        {
          title: 'both ways at once are refused',
          expression: $.dateFromParts({ year: 2026, isoWeek: 10 }),
          refuses: /\$dateFromParts does not allow mixing natural dates with ISO dates/,
        },
      ],
    },
  ],
}
