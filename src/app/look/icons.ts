import { html, type TemplateResult } from 'lit';

/** One family: a 24-pixel grid, strokes of 1.75 with round ends, nothing filled. By command, but for `keys`; `:on` while it is pressed. */
const PATHS: Readonly<Record<string, string>> = {
  freeze: 'M9 5v14M15 5v14',
  'freeze:on': 'M8 5l11 7-11 7z',
  'k-up': 'M12 5v14M5 12h14',
  'k-down': 'M5 12h14',
  view: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 3v18M12 8h8M12 12h9M12 16h8',
  split: 'M4 5h16v14H4zM12 3v18M15 9h2M15 12h2M15 15h2',
  solo: 'M8.5 12a3.5 3.5 0 1 0 7 0 3.5 3.5 0 0 0-7 0M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4',
  sheet: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  space: 'M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9',
  mirror: 'M12 3v18M8 7l-5 10h5zM16 7l5 10h-5z',
  record: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  'record:on': 'M6 6h12v12H6z',
  copy: 'M9 9h11v11H9zM15 5V4H4v11h1',
  save: 'M12 4v11M7.5 10.5L12 15l4.5-4.5M4 16v4h16v-4',
  exact: 'M4 4h16v16H4zM4 9.3h16M4 14.7h16M9.3 4v16M14.7 4v16',
  'exact:on': 'M6 6h12v12H6z',
  'which-k': 'M4 4v16h16M7 5c1 8 4 11 13 11',
  cold: 'M12 2v20M3.3 7l17.4 10M20.7 7L3.3 17M9.5 3.5L12 6l2.5-2.5M9.5 20.5L12 18l2.5 2.5',
  steady: 'M3 9c3-5 6-5 9 0s6 5 9 0M3 17h18',
  reseed: 'M20 12a8 8 0 1 1-2.5-5.8M18 2.5v4h-4',
  reset: 'M4 8h10a5.5 5.5 0 0 1 0 11H8M8 4L4 8l4 4',
  step: 'M6 5l9 7-9 7zM19 5v14',
  'step-back': 'M18 5l-9 7 9 7zM5 5v14',
  play: 'M4 6l7 6-7 6zM13 6l7 6-7 6z',
  'play:on': 'M6 6h12v12H6z',
  camera: 'M3 7h11a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H3zM15 11l6-3.5v9L15 13',
  'next-camera': 'M3 4h10v8H3zM13 8l5-3v6zM6 17h12M15 14l3 3-3 3',
  'lock-camera': 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  demo: 'M4 4h16v16H4zM4 16l5-5 5 5 3-3 3 3M15.5 8.5v.01',
  open: 'M3 6h6l2 3h10v10H3zM12 17v-5M9.5 14L12 11.5l2.5 2.5',
  screen: 'M3 4h18v12H3zM8 20h8M12 16v4M12 13V8M9.5 10L12 7.5l2.5 2.5',
  quit: 'M12 3v8M7 6a8 8 0 1 0 10 0',
  numbers: 'M4 20V10M10 20V4M16 20v-7M3 20h18',
  'full-screen': 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  'full-screen:on': 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5',
  hide: 'M3 3l18 18M6.5 6.7C4.5 8 3 10 2.5 12c1.5 4 5.3 6.5 9.5 6.5 1.7 0 3.3-.4 4.7-1.1M10 5.7c.7-.1 1.3-.2 2-.2 4.2 0 8 2.5 9.5 6.5-.5 1.2-1.2 2.3-2.1 3.2M10 10a2.8 2.8 0 0 0 4 4',
  drawer:
    'M4 7h8M18 7h2M4 17h2M12 17h8M15 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  tutorials: 'M3 5.5c3-1 6-1 9 1 3-2 6-2 9-1v13c-3-1-6-1-9 1-3-2-6-2-9-1zM12 6.5v13',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.25c-.7.35-1.1.9-1.1 1.75M12 16.8v.01',
  keys: 'M3 6h18v12H3zM7 10v.01M11 10v.01M15 10v.01M18 10v.01M8 14h8',
  close: 'M6 6l12 12M18 6L6 18',
};

/** The icon of a command, or of all its kind, as of `save-…`; nothing where there is none. */
export function icon(id: string, on = false): TemplateResult | null {
  const path = (on ? PATHS[`${id}:on`] : undefined) ?? PATHS[id] ?? PATHS[id.replace(/-.*/, '')];
  return path ? html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>` : null;
}
