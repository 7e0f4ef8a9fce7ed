const RealDate = Date

/** Milliseconds this phone's clock shows; by default the machine's. */
let now = (): number => RealDate.now()

/**
 * Puts the phone's clock in the place of the browser's `Date`, so that scripts, dates and "today" agree with a
 * cloud whose clock was moved. Timers keep running in real time.
 */
export function installClock(target: { Date: DateConstructor }): void {
  const phoneDate = new Proxy(RealDate, {
    construct: (real, parts: unknown[]) =>
      Reflect.construct(real, parts.length === 0 ? [now()] : parts) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (real, name) => (name === 'now' ? () => now() : (Reflect.get(real, name) as unknown)),
  })
  // `value.constructor === Date` must stay true
  Object.defineProperty(RealDate.prototype, 'constructor', {
    value: phoneDate,
    configurable: true,
    writable: true,
  })
  target.Date = phoneDate
}

export function setNow(read: () => number): void {
  now = read
}

export function setClockOffset(milliseconds: number): void {
  now = () => RealDate.now() + milliseconds
}
