import { OpenApiError } from './openapi-error'

type Rule = { says: string; holds: (value: string) => boolean }

const length = (value: string): number => [...value].length
const atMost = (count: number): Rule => ({
  says: `at most ${count} characters`,
  holds: (value) => length(value) <= count,
})
const pattern = (says: string, expression: RegExp): Rule => ({
  says,
  holds: (value) => expression.test(value),
})

/**
 * What a template field may hold, by the letters its key begins with (WeChat developer documentation, "subscribe
 * message parameter limits").
 */
const RULES: Record<string, Rule> = {
  thing: atMost(20),
  number: pattern('at most 32 digits', /^-?\d[\d.]{0,31}$/),
  letter: pattern('at most 32 letters', /^[A-Za-z]{1,32}$/),
  symbol: pattern('at most 5 symbols', /^[^\p{L}\p{N}\s]{1,5}$/u),
  character_string: pattern('at most 32 letters, digits or symbols', /^[\x20-\x7e]{1,32}$/),
  time: { says: 'a time', holds: (value) => isTime(value) || isDate(value) },
  date: { says: 'a date', holds: isDate },
  amount: pattern('at most 10 digits with a currency sign', /^[^\d\s]?\d{1,10}(\.\d+)?元?$/),
  phone_number: pattern('at most 17 digits and symbols', /^[\d+\-() ]{1,17}$/),
  car_number: pattern('at most 8 characters of a car number', /^[\p{L}\p{N}]{1,8}$/u),
  name: {
    says: 'at most 10 Chinese characters or 20 letters',
    holds: (value) => (/^[\x20-\x7e]*$/.test(value) ? length(value) <= 20 : length(value) <= 10),
  },
  phrase: pattern('at most 5 Chinese characters', /^\p{Script=Han}{1,5}$/u),
  enum: atMost(20),
}

const CLOCK = String.raw`\d{1,2}:\d{2}(:\d{2})?`
const DAY = String.raw`(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{4}\.\d{1,2}\.\d{1,2})`

function isTime(value: string): boolean {
  return new RegExp(`^${CLOCK}([~-]${CLOCK})?$`).test(value)
}

/** A day with or without a time of day, or a stretch from one to another. */
function isDate(value: string): boolean {
  const moment = `${DAY}( ?${CLOCK})?`
  return new RegExp(`^${moment}(( ?[~-] ?)(${moment}|${CLOCK}))?$`).test(value)
}

/** The value of a field, or 47003 with the field's name and its limit. */
export function checkField(key: string, value: unknown): string {
  const kind = /^([a-z_]+?)_?\d+$/.exec(key)?.[1]
  const rule = kind === undefined ? undefined : RULES[kind]
  if (!rule) throw new OpenApiError(47003, `argument invalid! data.${key} is of no known kind`)
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || text === '')
    throw new OpenApiError(47003, `argument invalid! data.${key}.value is empty`)
  if (!rule.holds(text))
    throw new OpenApiError(47003, `argument invalid! data.${key}.value invalid: ${rule.says}`)
  return text
}
