/** What the compiler hands to the phone: one mini-program, ready to run in a browser. */

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

export interface TabBarConfig {
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: string
  custom?: boolean
  position?: 'bottom' | 'top'
  list: TabItem[]
}

/** The fields of a page's JSON (or of `window` in app.json) that change how the phone draws it. */
export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: string
  backgroundColor?: string
  backgroundColorTop?: string
  backgroundTextStyle?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
}

export interface ComponentConfig extends WindowConfig {
  component?: boolean
  usingComponents: Record<string, string>
  styleIsolation?: string
  addGlobalClass?: boolean
  pureDataPattern?: string
}

export interface AppConfig {
  pages: string[]
  /** The page an ordinary start opens; the first one by default. */
  entryPagePath?: string
  /** `v2` for the newer look of buttons and their like. */
  style?: string
  window?: WindowConfig
  tabBar?: TabBarConfig
  darkmode?: boolean
  permission?: Record<string, { desc: string }>
  requiredPrivateInfos?: string[]
  __usePrivacyCheck__?: boolean
}

/** Administrative divisions: names by their six-digit codes, as the package @vant/area-data writes them. */
export interface RegionList {
  province_list: Record<string, string>
  city_list: Record<string, string>
  county_list: Record<string, string>
}

export interface AppBundle {
  app: AppConfig
  appId: string
  /** Values of `@name` for each appearance, from theme.json. */
  theme: Record<'light' | 'dark', Record<string, string>>
  /** Routes of all packages. */
  pages: string[]
  /** Folders (with a trailing slash) of independent subpackages. */
  independentRoots: string[]
  configs: Record<string, ComponentConfig>
  /** A name for each page and component that stands before its classes where they are its own. */
  prefixes: Record<string, string>
  /** Converted style sheets by component, the prefix left open (see scope-mark.ts); `app` is app.wxss. */
  styles: Record<string, string>
  /** Compiled WXML by component. */
  templates: Record<string, unknown>
  modules: Record<string, () => unknown>
  /** Runs app.js. */
  loadApp: () => unknown
  /** What did not compile, by component (`app` for the app itself): shown on the pages that need it. */
  problems: Record<string, string[]>
  /** What `picker mode="region"` offers; it is missing without. */
  regions?: RegionList
  /** Where `wx.cloud` goes; empty without a cloud. */
  cloudUrl: string
  /** The number of this build, for a page that loads itself again after a later one; 0 for one that does not. */
  liveReload: number
}
