import type { glassEasel } from 'glass-easel-miniprogram-adapter'

type Draw = (isNew: boolean, ...parts: ((...args: never[]) => void)[]) => void
type DrawElement = (
  tag: string,
  generics: object,
  set: (node: glassEasel.Element, isNew: boolean) => void,
  children: Draw,
) => void

/** The place of the functions for an element and for a slot among what the framework hands a template to draw with. */
const ELEMENT = 1
const SLOT = 4

/**
 * A compiled template of plain elements inside a component, by their class names; what an app writes in the component
 * lies in the last of them. The framework never looks for them, so they may be moved elsewhere.
 */
export function boxes(classes: readonly string[]): object {
  const slot: Draw = (_isNew, ...parts) => (parts[SLOT] as (name: string) => void)('')
  const nothing: Draw = () => undefined
  const draw: Draw = (_isNew, ...parts) =>
    classes.forEach((name, n) =>
      (parts[ELEMENT] as unknown as DrawElement)(
        'div',
        {},
        (node, isNew) => isNew && node.setNodeClass(name),
        n === classes.length - 1 ? slot : nothing,
      ),
    )
  return { content: () => () => ({ C: draw, B: {} }) }
}
