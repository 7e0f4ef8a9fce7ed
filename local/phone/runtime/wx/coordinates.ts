/** A spot on the map in degrees. */
export interface Spot {
  latitude: number
  longitude: number
}

/** Half the longer axis of the ellipsoid of Krasovsky in metres, and the square of its eccentricity. */
const AXIS = 6_378_245
const ECCENTRICITY = 0.006_693_421_622_965_943
const RADIANS = Math.PI / 180
const { sin, cos, sqrt, abs, PI } = Math

/** Outside of this frame around China both datums are the same. */
const isShifted = ({ latitude, longitude }: Spot): boolean =>
  longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271

/** What GCJ-02 adds to a spot of WGS-84, in degrees (the usual published approximation). */
function shift({ latitude, longitude }: Spot): Spot {
  const [x, y] = [longitude - 105, latitude - 35]
  const waves = (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * (2 / 3)
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * sqrt(abs(x)) +
    waves +
    (20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * (2 / 3) +
    (160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * (2 / 3)
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * sqrt(abs(x)) +
    waves +
    (20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * (2 / 3) +
    (150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * (2 / 3)
  const sine = sin(latitude * RADIANS)
  const magic = 1 - ECCENTRICITY * sine * sine
  return {
    latitude: north / ((((AXIS * (1 - ECCENTRICITY)) / (magic * sqrt(magic))) * PI) / 180),
    longitude: east / (((AXIS / sqrt(magic)) * cos(latitude * RADIANS) * PI) / 180),
  }
}

/** A spot of GPS as China's maps show it. */
export function toGcj02(spot: Spot): Spot {
  if (!isShifted(spot)) return { latitude: spot.latitude, longitude: spot.longitude }
  const by = shift(spot)
  return { latitude: spot.latitude + by.latitude, longitude: spot.longitude + by.longitude }
}

/** The way back, which has no formula: a few corrections come within a millimetre. */
export function toWgs84(spot: Spot): Spot {
  let guess = { latitude: spot.latitude, longitude: spot.longitude }
  for (let round = 0; round < 6; round += 1) {
    const seen = toGcj02(guess)
    guess = {
      latitude: guess.latitude + spot.latitude - seen.latitude,
      longitude: guess.longitude + spot.longitude - seen.longitude,
    }
  }
  return guess
}
