/** A place as the cloud gives it. */
export interface Spot {
  name: string
  latitude: number
  longitude: number
  /** Metres. */
  radius: number
}

/** A map reads no style sheet: these are pine and its tint of styles/tokens.wxss, the tint with its transparency. */
const PINE = '#1F6F54'
const PINE_TINT = '#1F6F5429'

export function markersOf(spots: Spot[]) {
  return spots.map(({ name, latitude, longitude }, id) => ({
    id,
    latitude,
    longitude,
    callout: { content: name, display: 'ALWAYS', padding: 6, borderRadius: 6 },
  }))
}

export function circlesOf(spots: Spot[]) {
  return spots.map(({ latitude, longitude, radius }) => ({
    latitude,
    longitude,
    radius,
    color: PINE,
    fillColor: PINE_TINT,
    strokeWidth: 2,
  }))
}

/** Metres of one degree of latitude. */
const DEGREE = 111_320

/** The corners of every circle, so that all of it is in sight. */
export function cornersOf(spots: Spot[]) {
  return spots.flatMap(({ latitude, longitude, radius }) => {
    const north = radius / DEGREE
    const east = north / Math.cos((latitude * Math.PI) / 180)
    return [
      { latitude: latitude - north, longitude: longitude - east },
      { latitude: latitude + north, longitude: longitude + east },
    ]
  })
}

/** What a screen reader says of the picture. */
export function wordsOf(spots: Spot[]): string {
  return `地图：${spots.map(({ name, radius }) => `${name}，方圆 ${radius} 米`).join('；')}`
}
