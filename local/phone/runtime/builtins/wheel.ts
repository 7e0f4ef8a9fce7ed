import { make, openOverlay, pressable } from '../chrome/overlay'
import { words } from '../words'

interface WheelOptions {
  title: string
  /** The columns as they are now; asked again after every choice, because one column may depend on another. */
  columns(): string[][]
  /** Chosen row of each column; changed in place. */
  chosen: number[]
  moved?(column: number, row: number): void
  done(chosen: number[]): void
  cancelled(): void
}

/** WeChat's bottom sheet with one or more columns of choices. Answers a function that draws it again. */
export function openWheel(options: WheelOptions): () => void {
  const { title, chosen } = options
  const { box, mask, close } = openOverlay('bottom', title)
  const finish = (act: () => void) => () => {
    close()
    act()
  }
  const head = make('div', 'wx-head')
  head.append(
    pressable('cancel', words.cancel, finish(options.cancelled)),
    make('span', '', title),
    pressable(
      'ok',
      words.ok,
      finish(() => options.done([...chosen])),
    ),
  )
  const body = make('div', 'wx-columns')
  box.append(head, body)
  mask.addEventListener('click', (event) => event.target === mask && finish(options.cancelled)())
  const draw = () => {
    body.replaceChildren(...options.columns().map((rows, column) => columnOf(rows, column)))
    body.querySelectorAll('[aria-selected=true]').forEach((row) => row.scrollIntoView({ block: 'center' }))
  }
  const columnOf = (rows: string[], column: number) => {
    const list = make('div', '')
    list.setAttribute('role', 'listbox')
    const last = Math.max(0, rows.length - 1)
    const at = Math.min(chosen[column] ?? 0, last)
    chosen[column] = at
    rows.forEach((text, row) => {
      const option = make('div', '', text)
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', String(row === at))
      option.onclick = () => {
        chosen[column] = row
        options.moved?.(column, row)
        draw()
      }
      list.append(option)
    })
    return list
  }
  draw()
  return draw
}
