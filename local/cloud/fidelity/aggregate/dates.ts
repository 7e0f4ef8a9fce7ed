import type { Area } from '../case'
import { $, db } from '../sdk'

/** A Sunday: one in the afternoon in Shanghai, and midnight in New York, where summer time begins two hours later. */
const D = new Date('2026-03-08T05:06:07.089Z')
const SHANGHAI = 'Asia/Shanghai'
const at = (date: unknown, timezone: unknown) => ({ date, timezone })

export const dates: Area = {
  name: 'aggregate/dates',
  groups: [
    {
      source: 'MongoDB manual, "Date Expression Operators"',
      on: {
        d: D,
        n: null,
        t: '2026-03-08',
        early: new Date(-1),
        id: db.ObjectId({ id: '0123456789abcdef01234567' }),
      },
      cases: [
        {
          title: 'year, month and day',
          expression: [$.year('$d'), $.month('$d'), $.dayOfMonth('$d')],
          gives: [2026, 3, 8],
        },
        {
          title: 'hour, minute, second and millisecond',
          expression: [$.hour('$d'), $.minute('$d'), $.second('$d'), $.millisecond('$d')],
          gives: [5, 6, 7, 89],
        },
        { title: 'the day of the week, from Sunday on', expression: $.dayOfWeek('$d'), gives: 1 },
        { title: 'the day of the year', expression: $.dayOfYear('$d'), gives: 67 },
        { title: 'the week, from the first Sunday on', expression: $.week('$d'), gives: 10 },
        {
          title: 'days before the first Sunday are in week zero',
          expression: [$.week(new Date('2026-01-03T23:59:59Z')), $.week(new Date('2026-01-04T00:00:00Z'))],
          gives: [0, 1],
        },
        {
          title: 'the day, week and year of ISO 8601',
          expression: [$.isoDayOfWeek('$d'), $.isoWeek('$d'), $.isoWeekYear('$d')],
          gives: [7, 10, 2026],
        },
        {
          title: 'a week of ISO 8601 may be of the year before',
          on: { d: new Date('2027-01-03T00:00:00Z') },
          expression: [$.isoWeek('$d'), $.isoWeekYear('$d')],
          gives: [53, 2026],
        },
        {
          title: 'a week of ISO 8601 may be of the year after',
          on: { d: new Date('2024-12-30T00:00:00Z') },
          expression: [$.isoWeek('$d'), $.isoWeekYear('$d')],
          gives: [1, 2025],
        },
        {
          title: 'before 1970',
          expression: [$.year('$early'), $.hour('$early'), $.millisecond('$early')],
          gives: [1969, 23, 999],
        },
        { title: 'a list of one date is the date', expression: $.year(['$d']), gives: 2026 },
        { title: 'an object id has a date', expression: $.year('$id'), gives: 1970 },
        {
          title: 'null and what is absent',
          expression: [$.year('$n'), $.hour('$nothing'), $.isoWeek('$n')],
          gives: [null, null, null],
        },
        {
          title: 'a text is refused',
          expression: $.year('$t'),
          refuses: /can't convert from BSON type string to Date/,
        },
        {
          title: 'the 366th day of a leap year',
          expression: $.dayOfYear(new Date('2028-12-31T00:00:00Z')),
          gives: 366,
        },
      ],
    },
    {
      source: 'MongoDB manual, "Date Expression Operators": timezone',
      on: {
        d: D,
        n: null,
        later: new Date('2026-03-08T08:00:00Z'),
        evening: new Date('2026-12-31T16:00:00Z'),
      },
      cases: [
        { title: 'a place', expression: $.hour(at('$d', SHANGHAI)), gives: 13 },
        {
          title: 'an offset in its three forms',
          expression: [$.hour(at('$d', '+0800')), $.hour(at('$d', '+08:00')), $.hour(at('$d', '+08'))],
          gives: [13, 13, 13],
        },
        {
          title: 'an offset of half an hour',
          expression: [$.hour(at('$d', '-0530')), $.minute(at('$d', '-0530'))],
          gives: [23, 36],
        },
        {
          title: 'summer time counts from its moment on',
          expression: [$.hour(at('$d', 'America/New_York')), $.hour(at('$later', 'America/New_York'))],
          gives: [0, 4],
        },
        {
          title: 'the year ends where the place is',
          expression: [
            $.year(at('$evening', SHANGHAI)),
            $.month(at('$evening', SHANGHAI)),
            $.dayOfYear(at('$evening', SHANGHAI)),
            $.year('$evening'),
          ],
          gives: [2027, 1, 1, 2026],
        },
        {
          title: 'days and weeks are those of the place',
          expression: [
            $.dayOfWeek(at('$evening', SHANGHAI)),
            $.isoDayOfWeek(at('$evening', SHANGHAI)),
            $.isoWeek(at('$evening', SHANGHAI)),
            $.week(at('$evening', SHANGHAI)),
          ],
          gives: [6, 5, 53, 0],
        },
        { title: 'a zone that is null makes null', expression: $.hour(at('$d', '$n')), gives: null },
        { title: 'a zone that is absent makes null', expression: $.hour(at('$d', '$nothing')), gives: null },
        {
          title: 'a place nobody knows is refused',
          expression: $.hour(at('$d', 'Mars/Base')),
          refuses: /unrecognized time zone identifier: "Mars\/Base"/,
        },
        {
          title: 'a zone that is a number is refused',
          expression: $.hour(at('$d', 8)),
          refuses: /timezone must evaluate to a string, found (int|double)/,
        },
        {
          title: 'a name it does not have is refused',
          expression: $.hour({ date: '$d', zone: 'UTC' }),
          refuses: /unrecognized option to \$hour: "zone"/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $add and $subtract on dates',
      on: { start: new Date('2026-03-08T00:00:00Z'), end: new Date('2026-03-10T12:00:00Z') },
      cases: [
        {
          title: 'days between two dates',
          expression: $.divide([$.subtract(['$end', '$start']), 86_400_000]),
          gives: 2.5,
        },
        {
          title: 'the beginning of a day at a place',
          expression: $.dateFromParts({
            year: $.year(at('$end', SHANGHAI)),
            month: $.month(at('$end', SHANGHAI)),
            day: $.dayOfMonth(at('$end', SHANGHAI)),
            timezone: SHANGHAI,
          }),
          gives: new Date('2026-03-09T16:00:00Z'),
        },
        { title: 'a date before another', expression: $.lt(['$start', '$end']), gives: true },
      ],
    },
  ],
}
