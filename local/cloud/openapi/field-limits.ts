import { OpenApiError } from './openapi-error'

type Rule = { says: string; holds: (value: string) => boolean }

const length = (value: string): number => [...value].length
const pattern = (says: string, expression: RegExp): Rule => ({
  says,
  holds: (value) => expression.test(value),
})
const atMost = (count: number): Rule => ({
  says: `at most ${count} characters`,
  holds: (value) => length(value) <= count,
})

/** A time of day, 24 hours, and a day: year, month and day or two of them, 年月日 or one mark between them. */
const CLOCK = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?'
const [YEAR, MONTH, DATE] = ['\\d{4}', '(0?[1-9]|1[0-2])', '(0?[1-9]|[12]\\d|3[01])']
const DAYS = [
  `${YEAR}年${MONTH}月(${DATE}日)?`,
  `${MONTH}月${DATE}日`,
  ...['-', '/', '\\.'].flatMap((mark) => [
    `${YEAR}${mark}${MONTH}(${mark}${DATE})?`,
    `${MONTH}${mark}${DATE}`,
  ]),
]
const DAY = `(${DAYS.join('|')})`

/** A moment, or a stretch from one to another, or to a later time of the same day. */
const moment = (says: string, form: string): Rule =>
  pattern(says, new RegExp(`^(${form})( ?~ ?((${form})|${CLOCK}))?$`))

/**
 * What a template field may hold, by the letters its key begins with (WeChat developer documentation, "subscribe
 * message parameter limits"). Symbols are what is no Chinese, English or digit.
 */
const RULES: Record<string, Rule> = {
  thing: atMost(20),
  number: pattern('at most 32 digits', /^(?=.{1,33}$)\d{1,32}(\.\d+)?$/),
  letter: pattern('at most 32 letters', /^[A-Za-z]{1,32}$/),
  symbol: pattern('at most 5 symbols', /^[^\p{L}\p{N}\s]{1,5}$/u),
  character_string: pattern('at most 32 letters, digits or symbols', /^\P{Script=Han}{1,32}$/u),
  time: moment('a time of day, with or without a day', `(${DAY} ?)?${CLOCK}`),
  date: moment('a day, with or without a time', `${DAY}( ?${CLOCK})?`),
  amount: pattern('at most 10 digits with a currency sign', /^[^\p{L}\p{N}\s]?\d{1,10}(\.\d+)?元?$/u),
  phone_number: pattern('at most 17 digits and symbols', /^[\d+\-() ]{1,17}$/),
  car_number: pattern(
    'at most 8 letters and digits, with a Chinese character first or last',
    /^[\p{Script=Han}A-Za-z\d][A-Za-z\d]{0,6}[\p{Script=Han}A-Za-z\d]?$/u,
  ),
  name: {
    says: 'at most 10 Chinese characters or 20 letters, and no digit',
    holds: (value) => !/\p{N}/u.test(value) && length(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20),
  },
  phrase: pattern('at most 5 Chinese characters', /^\p{Script=Han}{1,5}$/u),
  enum: atMost(20),
}

/** The value of a field, or 47003 with the field's name and its limit. */
export function checkField(key: string, value: unknown): string {
  const kind = /^([a-z_]+?)_?\d+$/.exec(key)?.[1]
  const rule = kind !== undefined && Object.hasOwn(RULES, kind) ? RULES[kind] : undefined
  if (!rule) throw new OpenApiError(47003, `argument invalid! data.${key} is of no known kind`)
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || text === '')
    throw new OpenApiError(47003, `argument invalid! data.${key}.value is empty`)
  if (/\p{Cc}/u.test(text) || !rule.holds(text))
    throw new OpenApiError(47003, `argument invalid! data.${key}.value invalid: ${rule.says}`)
  return text
}
