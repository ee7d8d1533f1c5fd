import type { PropertyDeclaration, ReactiveElement } from 'lit';
import {
  checkSetting,
  defaults,
  readSetting,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
  type Settings,
} from '../settings/settings.ts';

/** Attribute ↔ value of one setting. What is not understood means the default. */
function declaration(name: SettingName): PropertyDeclaration {
  const setting = SETTINGS[name];
  return {
    attribute: name,
    reflect: true,
    noAccessor: true,
    converter: {
      fromAttribute: (value) => (value === null ? setting.default : (readSetting(name, value) ?? setting.default)),
      toAttribute: (value) => {
        // Present or not; one that is on unless told is switched off by a word, as `draggable` is.
        if (setting.type === 'boolean') return value === setting.default ? null : value ? '' : 'false';
        return value === '' ? null : String(value);
      },
    },
  };
}

/** Lit's declarations of all settings, derived from their table. */
export const SETTING_PROPERTIES: Readonly<Record<SettingName, PropertyDeclaration>> = Object.fromEntries(
  SETTING_NAMES.map((name) => [name, declaration(name)]),
) as Record<SettingName, PropertyDeclaration>;

const values = new WeakMap<object, Settings>();

/** The settings of an element, at once. */
export function settingsOf(element: ReactiveElement): Settings {
  let settings = values.get(element);
  if (!settings) {
    settings = defaults();
    values.set(element, settings);
  }
  return settings;
}

/** Those whose first update has begun: in it, Lit sets what was written onto them before they were defined. */
const inFirstUpdate = new WeakSet<object>();

export function beginsFirstUpdate(element: ReactiveElement): void {
  inFirstUpdate.add(element);
}

/** Of a value from before the element was defined: nobody is there any more to hear an error. */
function settingOrDefault<N extends SettingName>(name: N, value: unknown): Settings[N] {
  try {
    return checkSetting(name, value);
  } catch (error) {
    console.warn(`<k-lens>: ${(error as Error).message}`);
    return defaults()[name];
  }
}

/**
 * What a page wrote onto an element before its class was there hides the class's accessors: it is written anew, and what
 * can only be read is dropped. The settings among it are Lit's to keep.
 */
export function takeOwnProperties(element: object, prototype: object): void {
  const own = element as Record<string, unknown>;
  for (const name of Object.keys(own)) {
    const { get, set } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
    if (!get) continue;
    const value = own[name];
    delete own[name];
    if (set) own[name] = value;
  }
}

/** Gives a class an accessor for every setting. Writing one out of its range throws `bad-setting`; undefined and null are its default. */
export function defineSettings(prototype: ReactiveElement): void {
  for (const name of SETTING_NAMES) {
    Object.defineProperty(prototype, name, {
      get(this: ReactiveElement) {
        return settingsOf(this)[name];
      },
      set(this: ReactiveElement, value: unknown) {
        const settings = settingsOf(this);
        const before = settings[name];
        const early = !this.hasUpdated && inFirstUpdate.has(this);
        (settings as Record<SettingName, unknown>)[name] = (early ? settingOrDefault : checkSetting)(name, value);
        this.requestUpdate(name, before);
      },
      configurable: true,
      enumerable: true,
    });
  }
}
