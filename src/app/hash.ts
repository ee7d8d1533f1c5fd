import { defaults, readSetting, SETTING_NAMES, type Settings } from '../settings/settings.ts';

/** No link of ours is longer; more than this is not looked at, in characters. */
const HASH_MAX = 2000;

/** The table's defaults, but for the keys: on the page of its own, the lens hears them wherever the focus is. */
export function pageDefaults(): Settings {
  return { ...defaults(), keys: 'page' };
}

/** The settings that a hash like `#k=8&view=original` means. What is not understood means the default. */
export function readHash(hash: string): Settings {
  const params = new URLSearchParams(hash.slice(0, HASH_MAX).replace(/^#/, ''));
  const settings = pageDefaults();
  for (const name of SETTING_NAMES) {
    const value = readSetting(name, params.get(name));
    if (value !== null) Object.assign(settings, { [name]: value });
  }
  return settings;
}

/** The hash of settings, '' where all are at their defaults. `readHash` is its inverse. */
export function writeHash(settings: Settings): string {
  const standard = pageDefaults();
  const changed = SETTING_NAMES.filter((name) => settings[name] !== standard[name]);
  const params = new URLSearchParams(changed.map((name) => [name, String(settings[name])]));
  return changed.length > 0 ? `#${params}` : '';
}
