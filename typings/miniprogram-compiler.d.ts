/** WeChat's own template and style compilers, as packed by the miniprogram-simulate project; it ships no types. */
declare module 'miniprogram-compiler' {
  interface Options {
    maxBuffer?: number
    wxmlList?: string[]
    wxsList?: string[]
    wxssList?: string[]
  }
  export function wxmlToJs(rootPath: string, options?: Options): string
  export function wxssToJs(rootPath: string, options?: Options): string
}
