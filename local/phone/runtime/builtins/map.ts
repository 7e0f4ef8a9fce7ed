import { make } from '../chrome/overlay'
import { duringTap } from '../engine/gesture'
import type { Phone } from '../engine/phone'
import { convertRpx } from '../rpx'
import { showable } from '../wx/temp-files'
import type { BuiltinHost, BuiltinNode, Define } from './define'
import { send } from './define'
import { MapView, type Point } from './map-view'

interface Label {
  content?: string
  color?: string
  bgColor?: string
  fontSize?: number
  display?: 'BYCLICK' | 'ALWAYS'
}
interface Marker extends Point {
  id?: number
  title?: string
  iconPath?: string
  width?: number | string
  height?: number | string
  /** Which point of the picture stands on the spot, as parts of its width and height; below the middle by default. */
  anchor?: { x: number; y: number }
  /** Degrees, clockwise. */
  rotate?: number
  alpha?: number
  callout?: Label
  label?: Label
}
interface Circle extends Point {
  radius: number
  color?: string
  fillColor?: string
  strokeWidth?: number
}
interface Polygon {
  points: Point[]
  strokeWidth?: number
  strokeColor?: string
  fillColor?: string
}
interface Polyline {
  points: Point[]
  color?: string
  width?: number
}

/** Whatever of these the page changes is drawn at once. */
const DRAWN = [
  'latitude',
  'longitude',
  'scale',
  'markers',
  'circles',
  'polyline',
  'polygons',
  'includePoints',
  'showLocation',
]

const MAP_PROPS = {
  latitude: Number,
  longitude: Number,
  scale: { type: Number, value: 16 },
  markers: null,
  circles: null,
  polyline: null,
  polygons: null,
  includePoints: null,
  showLocation: Boolean,
  enableScroll: null,
}

/** A plain picture of a map: paper with a grid and a scale, and what the page lays on it, to scale. No streets. */
export function defineMap(define: Define, { settings }: Phone): void {
  define('map', {
    props: MAP_PROPS,
    inert: [
      'showScale',
      'showCompass',
      'enableZoom',
      'enableRotate',
      'enable3D',
      'enablePoi',
      'enableBuilding',
      'minScale',
      'maxScale',
    ],
    attached(node, host) {
      const sheet = make('div', 'wx-map')
      node.parts['sheet'] = sheet
      host.append(sheet)
      const drawn = new ResizeObserver(() => draw(node))
      drawn.observe(sheet)
      node.parts['drawn'] = drawn
      node.parts['here'] = () => (settings.place === 'denied' ? undefined : settings.place)
      node.parts['still'] = settings.changes.on('place', () => draw(node))
      dragging(node, sheet)
    },
    detached(node) {
      ;(node.parts['drawn'] as ResizeObserver).disconnect()
      ;(node.parts['still'] as () => void)()
    },
    changed: Object.fromEntries(
      DRAWN.map((name) => [
        name,
        (node: BuiltinNode, _value: never, _host: BuiltinHost) => {
          // What the person dragged it to holds until the page says something new of where to look.
          if (['latitude', 'longitude', 'scale', 'includePoints'].includes(name)) delete node.parts['view']
          draw(node)
        },
      ]),
    ),
  })
}

function viewOf(node: BuiltinNode, sheet: HTMLElement): MapView {
  const { latitude, longitude, scale, includePoints } = node.data as unknown as Point & {
    scale: number
    includePoints: Point[] | null
  }
  const { clientWidth: width, clientHeight: height } = sheet
  const kept = node.parts['view'] as MapView | undefined
  if (kept) return new MapView(kept.center, kept.scale, width, height)
  return new MapView({ latitude, longitude }, scale, width, height).including(includePoints ?? [])
}

function draw(node: BuiltinNode): void {
  const sheet = node.parts['sheet'] as HTMLElement | undefined
  if (!sheet || sheet.clientWidth === 0) return
  const view = viewOf(node, sheet)
  node.parts['shown'] = view
  const list = <T>(name: string): T[] => (node.data[name] as T[] | null) ?? []
  sheet.replaceChildren(
    ...list<Circle>('circles').map((circle) => circleNode(circle, view)),
    ...list<Polygon>('polygons').map((area) => areaNode(area, view)),
    ...list<Polyline>('polyline').map((line) => lineNode(line, view)),
    ...hereNodes(node, view),
    ...list<Marker>('markers').map((marker) => markerNode(node, marker, view)),
    scaleNode(view),
  )
}

function put(element: HTMLElement, { x, y }: { x: number; y: number }): void {
  element.style.left = `${x}px`
  element.style.top = `${y}px`
}

function circleNode(circle: Circle, view: MapView): HTMLElement {
  const element = make('div', 'wx-map-circle')
  const across = (circle.radius * 2) / view.metresPerPixel()
  element.style.width = element.style.height = `${across}px`
  element.style.background = circle.fillColor ?? ''
  element.style.border = `${circle.strokeWidth ?? 1}px solid ${circle.color ?? '#000000'}`
  put(element, view.place(circle))
  return element
}

/** Where the phone is, if the page wants it shown and its owner lets it be known. */
function hereNodes(node: BuiltinNode, view: MapView): HTMLElement[] {
  const here = (node.parts['here'] as () => Point | undefined)()
  if (node.data['showLocation'] !== true || !here) return []
  const dot = make('i', 'wx-map-here')
  put(dot, view.place(here))
  return [dot]
}

function drawing(
  shape: 'polyline' | 'polygon',
  points: Point[],
  view: MapView,
  look: Record<'fill' | 'stroke' | 'stroke-width', string | number>,
): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', 'wx-map-lines')
  const drawn = document.createElementNS('http://www.w3.org/2000/svg', shape)
  const at = points.map((point) => view.place(point)).map(({ x, y }) => `${x},${y}`)
  drawn.setAttribute('points', at.join(' '))
  Object.entries(look).forEach(([name, value]) => drawn.setAttribute(name, String(value)))
  svg.append(drawn)
  return svg
}

function lineNode({ points, color = '#000000', width = 2 }: Polyline, view: MapView): SVGElement {
  return drawing('polyline', points, view, { fill: 'none', stroke: color, 'stroke-width': width })
}

function areaNode(area: Polygon, view: MapView): SVGElement {
  const { points, fillColor = 'none', strokeColor = '#000000', strokeWidth = 1 } = area
  return drawing('polygon', points, view, {
    fill: fillColor,
    stroke: strokeColor,
    'stroke-width': strokeWidth,
  })
}

function markerNode(node: BuiltinNode, marker: Marker, view: MapView): HTMLElement {
  const element = make('div', 'wx-map-marker')
  element.setAttribute('role', 'button')
  element.setAttribute('aria-label', marker.callout?.content ?? marker.label?.content ?? marker.title ?? '')
  element.append(marker.iconPath ? iconNode(marker) : make('i', 'pin'))
  const { x = 0.5, y = 1 } = marker.anchor ?? {}
  if (marker.iconPath) element.style.transform = `translate(${-x * 100}%, ${-y * 100}%)`
  const tell = (name: string) => duringTap(() => send(node, name, { markerId: marker.id }))
  const say = (name: 'label' | 'callout', label: Label | undefined) => {
    if (!label?.content) return
    const said = words(name, label)
    said.addEventListener('click', (event) => {
      event.stopPropagation()
      tell(`${name}tap`)
    })
    element.append(said)
  }
  say('label', marker.label)
  if (marker.callout?.display === 'ALWAYS') say('callout', marker.callout)
  element.addEventListener('click', (event) => {
    event.stopPropagation()
    if (!element.querySelector('.callout')) say('callout', marker.callout)
    tell('markertap')
  })
  put(element, view.place(marker))
  return element
}

/** The app's own picture in place of the pin; a size without a unit is in px. */
function iconNode({ iconPath = '', width, height, rotate, alpha }: Marker): HTMLImageElement {
  const icon = make('img', 'icon')
  icon.src = showable(iconPath)
  icon.alt = ''
  const size = (value: number | string | undefined) =>
    value === undefined ? '' : typeof value === 'number' ? `${value}px` : convertRpx(value)
  icon.style.width = size(width)
  icon.style.height = size(height)
  if (rotate) icon.style.transform = `rotate(${rotate}deg)`
  if (alpha !== undefined) icon.style.opacity = String(alpha)
  return icon
}

function words(name: string, { content = '', color, bgColor, fontSize }: Label): HTMLElement {
  const element = make('span', name, content)
  if (color) element.style.color = color
  if (bgColor) element.style.background = bgColor
  if (fontSize) element.style.fontSize = `${fontSize}px`
  return element
}

function scaleNode(view: MapView): HTMLElement {
  const { metres, pixels } = view.bar()
  const element = make('div', 'wx-map-scale', metres >= 1000 ? `${metres / 1000} km` : `${metres} m`)
  element.style.width = `${pixels}px`
  return element
}

/** A finger moves the picture; the page hears when it begins and where it ends. */
function dragging(node: BuiltinNode, sheet: HTMLElement): void {
  sheet.addEventListener('pointerdown', (down) => {
    const start = node.parts['shown'] as MapView | undefined
    if (!start || node.data['enableScroll'] === false) return
    let moved = false
    const move = ({ clientX, clientY }: PointerEvent): void => {
      const [dx, dy] = [clientX - down.clientX, clientY - down.clientY]
      if (!moved && Math.hypot(dx, dy) < 4) return
      if (!moved) send(node, 'regionchange', { type: 'begin', causedBy: 'gesture' })
      moved = true
      node.parts['view'] = start.dragged(dx, dy)
      draw(node)
    }
    const up = (): void => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
      const { center, scale } = node.parts['shown'] as MapView
      const detail = { type: 'end', causedBy: 'drag', centerLocation: center, scale }
      if (moved) send(node, 'regionchange', detail)
      else duringTap(() => send(node, 'tap', center))
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
  })
}

/** Paper and pins; the page's own colours come with what it lays on the map. */
export const MAP_STYLE = `
wx-map { display: block; width: 300px; height: 150px; overflow: hidden }
.wx-map { position: relative; width: 100%; height: 100%; overflow: hidden; touch-action: none; background-color: #f3f1ea; background-image: linear-gradient(#dcd8cb 1px, transparent 1px), linear-gradient(90deg, #dcd8cb 1px, transparent 1px); background-size: 32px 32px; color: #1a1a1a; font-size: 12px }
.wx-map-circle { position: absolute; box-sizing: border-box; border-radius: 50%; transform: translate(-50%, -50%) }
.wx-map-lines { position: absolute; inset: 0; width: 100%; height: 100% }
.wx-map-marker { position: absolute; transform: translate(-50%, -100%); display: flex; flex-direction: column-reverse; align-items: center; cursor: pointer }
.wx-map-marker .pin { width: 14px; height: 14px; margin-bottom: 4px; border: 3px solid #fff; border-radius: 50% 50% 50% 0; background: #d93026; transform: rotate(-45deg); box-shadow: 0 1px 3px rgba(0, 0, 0, .4) }
.wx-map-marker .label, .wx-map-marker .callout { padding: 2px 6px; margin-bottom: 4px; border-radius: 4px; background: #fff; white-space: nowrap }
.wx-map-marker .icon { display: block; max-width: none }
/* words stand above the picture and do not move it from its spot */
.wx-map-marker:has(> .icon) > span { position: absolute; bottom: 100%; left: 50%; transform: translateX(-50%) }
.wx-map-here { position: absolute; width: 14px; height: 14px; box-sizing: border-box; border: 3px solid #fff; border-radius: 50%; background: #2b7de9; box-shadow: 0 1px 4px rgba(0, 0, 0, .4); transform: translate(-50%, -50%) }
.wx-map-scale { position: absolute; left: 10px; bottom: 8px; border-bottom: 2px solid #666; color: #555; font-size: 11px; line-height: 1.4 }
[data-theme=dark] .wx-map { background-color: #26282a; background-image: linear-gradient(#383b3d 1px, transparent 1px), linear-gradient(90deg, #383b3d 1px, transparent 1px) }
[data-theme=dark] .wx-map-scale { color: #bbb }
`
