import { randomBytes } from 'node:crypto'
import type { Day } from '../../kernel/day'
import { command, find, insert, update, type Fields } from '../../platform/sdk'
import type { Box, Unasked } from './rules/box'
import { emptyCells, type BoxCounts } from './rules/cells'

/**
 * Ballot boxes lie beside the aggregates and not among them, on purpose: an aggregate keeps who did what and when,
 * and a ballot must leave none of that. A box has no history, no version and no request ids; a ballot changes it in
 * one conditional update that alters a slip, a sorted list of tags and every counter, and nothing else.
 */
const COLLECTION = 'boxes'

type Stored = Omit<Box, 'id'> & {
  _id: string
  scope: string[]
  wakeAt: null
  changedOn?: Day
  /** Which making of slips lies in it; absent before the first one. */
  batch?: string
}

export function emptyBallots(): Pick<
  Box,
  'sealed' | 'accounts' | 'sentences' | 'keyMark' | 'void' | 'cells' | 'assisted' | 'consents'
> {
  return {
    ...{ sealed: false, accounts: [], sentences: [], keyMark: null, void: null },
    ...{ cells: emptyCells(), assisted: 0, consents: [] },
  }
}

/** The random part of a box's key. */
export const newSalt = (): string => randomBytes(16).toString('hex')

/** Writes a new box. One that is there already, from a request whose reply was lost, stays as it is. */
export async function putBox(box: Box, scope: string[]): Promise<void> {
  const { id, ...rest } = box
  const stored: Stored = { _id: id, ...rest, scope, wakeAt: null }
  await insert(COLLECTION, { ...stored })
}

/** Slips of one making, and the salt that comes with them. */
export interface NewSlips {
  slips: Box['slips']
  salt: Box['salt']
  batch: string
}

/**
 * Slips for a box that nobody has voted in; what lay in it is void. false when somebody has, when it is sealed, or when
 * it holds the slips of the making `kept`, which must stay.
 */
export async function replaceSlips(id: string, made: NewSlips, kept: string | null): Promise<boolean> {
  const unused = {
    _id: id,
    sealed: false,
    accounts: command.size(0),
    ...(kept === null ? {} : { batch: command.neq(kept) }),
  }
  const data = {
    slips: command.set(made.slips),
    salt: command.set(made.salt),
    batch: command.set(made.batch),
  }
  return (await update(COLLECTION, unused, data)) === 1
}

/** Nobody needs them for a ballot, and they are the most of a box. */
const UNREAD = { sentences: false, consents: false }

/** A box without its sentences and consents. */
export async function readBox(id: string): Promise<Box | null> {
  const [stored] = await find<Stored>(COLLECTION, { _id: id }, { limit: 1, fields: UNREAD })
  return stored ? boxOf({ ...stored, sentences: [] }) : null
}

/** How many assisted ballots lie in each of these boxes, for those who may cast more. */
export async function readAssisted(boxIds: readonly string[]): Promise<Map<string, number>> {
  if (boxIds.length === 0) return new Map()
  const found = await find<Pick<Stored, '_id' | 'assisted'>>(
    COLLECTION,
    { _id: command.in(boxIds) },
    { limit: boxIds.length, fields: { assisted: true } },
  )
  return new Map(found.map(({ _id, assisted = 0 }) => [_id, assisted]))
}

export async function readBoxes(roundId: string): Promise<Box[]> {
  const stored = await find<Stored>(COLLECTION, { roundId }, { limit: 100, order: [['_id', 'asc']] })
  return stored.map(boxOf)
}

export interface Ballot {
  /** Of the box as it was read: what is added was made with its key, and asks about whom the box asked about then. */
  salt: string | null
  digest: string
  slipTag: string
  accountTag: string
  increments: BoxCounts
  keyMark: string
  /** The sealed sentence, and the place in the box it is put at. */
  sentence: Uint8Array
  place: number
  /** 代填: as many of them as the box may hold, the sealed consent and its place. */
  assisted?: { most: number; consent: Uint8Array; place: number }
}

/**
 * Casts: all of it or nothing, and only into an unsealed box on a free slip by an account with a ballot left; an assisted
 * one only while the box holds fewer of them than it may, however many surveyors cast at once.
 */
export async function castInto(boxId: string, ballot: Ballot, now: number): Promise<boolean> {
  const where: Fields = {
    _id: boxId,
    sealed: false,
    graceUntil: command.gt(now),
    [`slips.${ballot.digest}`]: 0,
    'accounts.tag': command.neq(ballot.accountTag),
    keyMark: command.in([null, ballot.keyMark]),
    salt: ballot.salt,
    void: null,
  }
  const data: Fields = {
    [`slips.${ballot.digest}`]: command.set(ballot.slipTag),
    accounts: command.push({ each: [{ tag: ballot.accountTag }], sort: { tag: 1 } }),
    sentences: command.push({
      each: [Buffer.from(ballot.sentence).toString('base64')],
      position: ballot.place,
    }),
    keyMark: command.set(ballot.keyMark),
  }
  for (const [cell, value] of Object.entries(ballot.increments)) data[`cells.${cell}`] = command.inc(value)
  if (ballot.assisted) {
    const { most, consent, place } = ballot.assisted
    where['assisted'] = command.lt(most)
    data['assisted'] = command.inc(1)
    data['consents'] = command.push({ each: [Buffer.from(consent).toString('base64')], position: place })
  }
  return (await update(COLLECTION, where, data)) === 1
}

/** The boxes of an extended round take ballots for as long as it is open. */
export async function moveBoxes(roundId: string, closesAt: number, graceUntil: number): Promise<void> {
  const later = { closesAt: command.set(closesAt), graceUntil: command.set(graceUntil) }
  await update(COLLECTION, { roundId, sealed: false }, later)
}

/**
 * Asks about another secretary, as long as nobody has voted in the box. Answers whether that is whom it asks about now. `salt` is
 * a new one: a page that was opened before names somebody else, and what it seals is read by nobody any more.
 */
export async function bindBox(
  boxId: string,
  { postingId, secretary, salt }: Pick<Box, 'postingId' | 'secretary' | 'salt'>,
): Promise<boolean> {
  const empty = {
    ...{ _id: boxId, sealed: false, void: null, accounts: command.size(0) },
    postingId: command.neq(postingId),
  }
  const asked = {
    ...{ postingId: command.set(postingId), secretary: command.set(secretary) },
    salt: command.set(salt),
  }
  if ((await update(COLLECTION, empty, asked)) === 1) return true
  // Bound so before, by a run that was cut off; somebody may have voted since.
  const box = await readBox(boxId)
  return box?.postingId === postingId && box.void === null
}

/** From here on nothing is cast into these boxes, and what lies in them does not count. */
export async function voidBoxes(boxIds: readonly string[], why: Unasked): Promise<void> {
  const counting = { _id: command.in(boxIds), sealed: false, void: null }
  if (boxIds.length > 0) await update(COLLECTION, counting, { void: command.set(why) })
}

/** From here on nothing is cast, so that what is counted is what was cast. */
export async function sealBoxes(roundId: string): Promise<void> {
  await update(COLLECTION, { roundId, sealed: false }, { sealed: command.set(true) })
}

/**
 * Without its salt a box's key cannot be made again, by anybody; what was sealed under it goes, too. From then on nothing changes
 * a box any more, and with its first day of change the night's seal takes it in: before the publication nothing is said of it.
 */
export async function forgetSalts(roundId: string, today: Day): Promise<void> {
  const forgotten = {
    salt: command.set(null),
    sentences: command.set([]),
    consents: command.set([]),
    changedOn: command.set(today),
  }
  await update(COLLECTION, { roundId, salt: command.neq(null) }, forgotten)
}

function boxOf(stored: Stored): Box {
  const { _id, scope: _scope, wakeAt: _wakeAt, changedOn: _changedOn, batch: _batch, ...box } = stored
  // Boxes of before had neither sentences nor marks.
  const { sentences = [], keyMark = null, void: why = null } = box as Partial<Box>
  return { ...box, id: _id, sentences, keyMark, void: why }
}
