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

/** Gives a class an accessor for every setting. Writing one out of its range throws `bad-setting`. */
export function defineSettings(prototype: ReactiveElement): void {
  for (const name of SETTING_NAMES) {
    Object.defineProperty(prototype, name, {
      get(this: ReactiveElement) {
        return settingsOf(this)[name];
      },
      set(this: ReactiveElement, value: unknown) {
        const settings = settingsOf(this);
        const before = settings[name];
        (settings as Record<SettingName, unknown>)[name] = checkSetting(name, value);
        this.requestUpdate(name, before);
      },
      configurable: true,
      enumerable: true,
    });
  }
}
