/** A point of the earth, degrees. */
export interface Point {
  latitude: number
  longitude: number
}

/** Pixels of the whole equator at scale 0, as WeChat's map and every tiled map count. */
const TILE = 256
/** Metres of the equator. */
const EQUATOR = 40_075_016.686
const SCALES = { least: 3, most: 20 }
const MARGIN = 0.8

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Pixels from the map's north-west corner at scale 0 (Web Mercator). */
function worldOf({ latitude, longitude }: Point): { x: number; y: number } {
  const y = Math.log(Math.tan(Math.PI / 4 + radians(Math.max(-85, Math.min(85, latitude))) / 2))
  return { x: ((longitude + 180) / 360) * TILE, y: (0.5 - y / (2 * Math.PI)) * TILE }
}

/** What a map of some size shows: a centre and a scale. */
export class MapView {
  constructor(
    readonly center: Point,
    readonly scale: number,
    readonly width: number,
    readonly height: number,
  ) {}

  /** Pixels from the top left corner. */
  place(point: Point): { x: number; y: number } {
    const [at, middle] = [worldOf(point), worldOf(this.center)]
    const zoom = 2 ** this.scale
    return {
      x: this.width / 2 + (at.x - middle.x) * zoom,
      y: this.height / 2 + (at.y - middle.y) * zoom,
    }
  }

  metresPerPixel(): number {
    return (EQUATOR * Math.cos(radians(this.center.latitude))) / (TILE * 2 ** this.scale)
  }

  /** The centre after the picture was dragged by so many pixels. */
  dragged(dx: number, dy: number): MapView {
    const degrees = this.metresPerPixel() / (EQUATOR / 360)
    const longitude = this.center.longitude - (dx * degrees) / Math.cos(radians(this.center.latitude))
    const latitude = this.center.latitude + dy * degrees
    return new MapView({ latitude, longitude }, this.scale, this.width, this.height)
  }

  /** The widest scale that shows all the points with some room around them. */
  including(points: Point[]): MapView {
    if (points.length === 0) return this
    const all = points.map(worldOf)
    const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)]
    const wide = Math.max(...xs) - Math.min(...xs)
    const high = Math.max(...ys) - Math.min(...ys)
    const zoom = Math.min((this.width * MARGIN) / (wide || 1e-9), (this.height * MARGIN) / (high || 1e-9))
    const scale = Math.max(SCALES.least, Math.min(SCALES.most, Math.log2(zoom)))
    const middle = (of: number[]): number => (Math.max(...of) + Math.min(...of)) / 2
    const latitudes = points.map(({ latitude }) => latitude)
    const longitudes = points.map(({ longitude }) => longitude)
    return new MapView(
      { latitude: middle(latitudes), longitude: middle(longitudes) },
      scale,
      this.width,
      this.height,
    )
  }

  /** A round length for the scale's bar, near 80 pixels: metres and pixels. */
  bar(): { metres: number; pixels: number } {
    const wanted = this.metresPerPixel() * 80
    const unit = 10 ** Math.floor(Math.log10(wanted))
    const metres = ([5, 2, 1].find((step) => step * unit <= wanted) ?? 1) * unit
    return { metres, pixels: metres / this.metresPerPixel() }
  }
}
