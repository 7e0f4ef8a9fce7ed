import { init } from '@cloudbase/node-sdk'

/** The environment the suite speaks to: a real one when its id is in CLOUDBASE_ENV_ID, otherwise a local cloud of its own. */
export const REAL_ENVIRONMENT = process.env.CLOUDBASE_ENV_ID

/** Outside a function the SDK looks for a machine of Tencent Cloud when it starts; no test of a local cloud should. */
if (REAL_ENVIRONMENT === undefined) process.env.TENCENTCLOUD_RUNENV = 'SCF'

/** The database object of the SDK; where it sends its requests is decided by the environment variables of that moment. */
export const db = init({ env: REAL_ENVIRONMENT ?? 'fidelity' }).database()

type Command = typeof db.command
/** The SDK's own types leave out the parameters of `mod`, and of `text` that one may be left out. */
type Commands = Omit<Command, 'mod' | 'text'> & {
  mod(divisor: unknown, remainder: unknown): ReturnType<Command['mod']>
  text(search: { search: string }): object
}

/** What the SDK calls `db.command`. */
export const _ = db.command as unknown as Commands
/** What the SDK calls `db.command.aggregate`. */
export const $ = db.command.aggregate

interface Shape {
  toJSON(): { type: string; coordinates: unknown }
}
/** The SDK's types know of points only. */
interface Shapes {
  Point: new (longitude: number, latitude: number) => Shape
  LineString: new (points: Shape[]) => Shape
  Polygon: new (lines: Shape[]) => Shape
  MultiPoint: new (points: Shape[]) => Shape
  MultiLineString: new (lines: Shape[]) => Shape
  MultiPolygon: new (polygons: Shape[]) => Shape
}
const Geo = db.Geo as unknown as Shapes

export const point = (longitude: number, latitude: number): Shape => new Geo.Point(longitude, latitude)
export const line = (...points: [number, number][]): Shape =>
  new Geo.LineString(points.map(([longitude, latitude]) => point(longitude, latitude)))
/** An area from rings of points, the first of which is its border and the others its holes. */
export const polygon = (...rings: [number, number][][]): Shape =>
  new Geo.Polygon(rings.map((ring) => line(...ring)))
export const points = (...all: [number, number][]): Shape =>
  new Geo.MultiPoint(all.map(([longitude, latitude]) => point(longitude, latitude)))
export const lines = (...all: Shape[]): Shape => new Geo.MultiLineString(all)
export const polygons = (...all: Shape[]): Shape => new Geo.MultiPolygon(all)

/** A pipeline under construction, as `collection.aggregate()` and `$.pipeline()` give it. */
export type Pipeline = ReturnType<typeof $.pipeline>
export type Collection = ReturnType<typeof db.collection>
