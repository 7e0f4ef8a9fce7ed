/** A property of a style or an attribute as style sheets and WXML write it: `fontSize` is `font-size`. */
export function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
