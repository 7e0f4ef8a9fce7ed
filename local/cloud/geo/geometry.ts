import { arcsOf, type Arc } from './arc'
import { ringOf, type Ring } from './ring'
import type { Vector } from './vector'

/** An area with holes: the ring around it first. */
export type Polygon = readonly [border: Ring, ...holes: Ring[]]

/** Any geometry, as the parts of which it is made: a MultiPoint has several points, a GeometryCollection parts of each kind. */
export interface Geometry {
  points: Vector[]
  lines: Arc[][]
  polygons: Polygon[]
}

/** A `$centerSphere`: everything within an angle of a point. */
export interface Cap {
  center: Vector
  /** Radians. */
  radius: number
}

export const pointGeometry = (...points: Vector[]): Geometry => ({ points, lines: [], polygons: [] })
export const lineGeometry = (...lines: Vector[][]): Geometry => ({
  points: [],
  lines: lines.map(arcsOf),
  polygons: [],
})

/** From rings without their closing point. */
export const polygonGeometry = (...polygons: Vector[][][]): Geometry => ({
  points: [],
  lines: [],
  polygons: polygons.map(([border, ...holes]) => [ringOf(border!), ...holes.map(ringOf)]),
})

export const joined = (all: Geometry[]): Geometry => ({
  points: all.flatMap(({ points }) => points),
  lines: all.flatMap(({ lines }) => lines),
  polygons: all.flatMap(({ polygons }) => polygons),
})
