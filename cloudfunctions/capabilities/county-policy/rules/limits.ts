/** What a county may choose from. The reasons stand beside each; the defaults are the field's (`DEFAULT_POLICY`). */

/**
 * Years a document may hold: one posting of a first secretary is two years as a rule, so that everybody who is sent
 * comes under a document somebody looked at again.
 */
export const DOCUMENT_YEARS = 2
/** Days: evidence that nobody asked about within a year is asked about no more. */
export const RETENTION = { min: 1, max: 365 }

export const SLOT_LIMITS = {
  /** Minutes: a shorter one would be a race against the signal. */
  shortest: 60,
  /** A half-day leave until noon excuses the morning, so the morning ends by then and the evening begins after it. */
  noon: '12:00',
}
/** A month has no more. */
export const TARGETS = { min: 0, max: 31 }
/** Metres. Below 50 no phone between mountains is good enough, above 2,000 a neighbouring village is. */
export const WEAK_ACCURACY = { min: 50, max: 2_000 }
export const TIERS = {
  most: 6,
  /** Working days of the longest step but the last. */
  longest: 60,
}
/** Charged days of a calendar year. */
export const YEAR_CAP = { min: 1, max: 366 }
/** Calendar days: an emergency is reported within a week. */
export const BACKDATE = { min: 0, max: 7 }
export const POLL = {
  /** Fewer would show who voted how; more than a village has slips would hide every result. */
  minimumBallots: { min: 10, max: 100 },
  /** Couples share a phone, more do not. */
  ballotsPerAccount: { min: 1, max: 2 },
  /** Minutes. */
  graceMinutes: { min: 0, max: 60 },
  /** Share. Lower would never verify anything, higher would verify nearly everybody. */
  vetoThreshold: { min: 0.5, max: 0.9 },
}
export const SPOT_CHECK = {
  /** More than one a week is a daily report by another name. */
  perMonth: { min: 0, max: 4 },
  /** Minutes: time enough to come down from a field. */
  minutes: { min: 15, max: 180 },
}
export const COMPLAINTS = {
  /** Working days: time to ask around, and not so long that nobody remembers. */
  answerDays: { min: 5, max: 30 },
  /** Days: long enough to come back to an answer, and over within a year. */
  keptDays: { min: 30, max: 365 },
  /** Fewer would shut somebody up whom nobody answers. */
  mostOpen: { min: 3, max: 20 },
  /** A landline, a mobile number or a short one such as 12380; may be left empty. */
  phone: /^(\d[\d-]{3,18}\d)?$/,
}
/** Days: time to ask back about the last month, and over within a year. */
export const LEAVER_DAYS = { min: 30, max: 365 }
/** Days ahead for which numbers may be set. */
export const AHEAD_DAYS = 366
/** Rest days that a county may list for the time to come; the past ones stay as they are beside them. */
export const REST_DAYS_AHEAD = 40
