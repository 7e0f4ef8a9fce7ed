import { Emitter } from './emitter'

/** A spot on the map (GCJ-02, as WeChat reports it) and how sure the phone is of it, in metres. */
export interface Place {
  latitude: number
  longitude: number
  accuracy: number
}

export type Theme = 'light' | 'dark'

interface SettingEvents {
  airplane: boolean
  theme: Theme
  fontScale: number
  place: Place | 'denied'
}

const NOWHERE: Place = { latitude: 39.9042, longitude: 116.4074, accuracy: 30 }

/** What the owner of a phone can change about it, apart from any mini-program. */
export class Settings {
  readonly changes = new Emitter<SettingEvents>()
  place: Place | 'denied' = NOWHERE
  airplane = false
  /** Whether the phone's own settings let WeChat use the camera. */
  camera = true
  fontScale = 1
  theme: Theme = 'light'

  /** Reads what the address of the phone says: `place=lat,lng,accuracy|denied`, `camera=denied`, `airplane=1`, `font=1.35`, `dark=1`. */
  static fromQuery(query: URLSearchParams): Settings {
    const settings = new Settings()
    const place = query.get('place')
    if (place === 'denied') settings.place = 'denied'
    else if (place) {
      const [latitude = NaN, longitude = NaN, accuracy = 30] = place.split(',').map(Number)
      settings.place = { latitude, longitude, accuracy }
    }
    settings.camera = query.get('camera') !== 'denied'
    settings.airplane = query.get('airplane') === '1'
    settings.fontScale = Number(query.get('font') ?? 1) || 1
    settings.theme = query.get('dark') === '1' ? 'dark' : 'light'
    return settings
  }

  setPlace(place: Place | 'denied'): void {
    this.place = place
    this.changes.emit('place', place)
  }

  setAirplane(on: boolean): void {
    if (this.airplane === on) return
    this.airplane = on
    this.changes.emit('airplane', on)
  }

  setFontScale(scale: number): void {
    this.fontScale = scale
    this.changes.emit('fontScale', scale)
  }

  setDark(on: boolean): void {
    const theme = on ? 'dark' : 'light'
    if (this.theme === theme) return
    this.theme = theme
    this.changes.emit('theme', theme)
  }
}
