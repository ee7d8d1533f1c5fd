import { addTexts } from './strings.ts';

/** The texts of what is saved and copied: they come with it, when it is first asked for. */
const EXPORT_STRINGS = {
  'command.save-jpeg': 'Picture as JPEG',
  'command.save-webp': 'Picture as WebP',
  'command.save-labels': 'Label map as PNG: gray values are labels',
  'command.save-gpl': 'Palette for GIMP and others, .gpl',
  'command.save-hex': 'Palette as a list of hex colors',
  'command.save-css': 'Palette as CSS variables',
  'command.save-palette': 'Palette as JSON',
  'command.save-json': 'Centroids, counts, inertia as JSON',
  'command.save-csv': 'Centroids, counts, inertia as CSV',
  'command.copy-picture': 'Copy the picture',
  'command.copy-palette': 'Copy the palette',
  'command.copy-link': 'Copy a link to this view',

  'export.saved': 'Saved as {name}',
  'export.picture-copied': 'Picture copied',
  'export.palette-copied': 'Palette copied',
  'export.link-copied': 'Link copied',
  'export.recording': 'Recording',
  'export.palette-name': 'K-Lens: {k} colors, {space}',
  'export.color-name': 'Cluster {number}',

  'units.rgb': 'R, G, B from 0 to 255',
  'units.hsv': 'H, S, V from 0 to 1',
  'units.hsv-bytes': 'H from 0 to 179, S and V from 0 to 255, as OpenCV has them in bytes',
  'units.lab': 'CIELAB (D65), L from 0 to 100',
  'units.oklab': 'Oklab, L from 0 to 1',
  'units.none': '{own}',
  'units.unit': '{own}; divided by 255',
  'units.min-max': '{own}; each from its smallest value in the picture, 0, to its largest, 1',
  'units.plus-one': '{own}; plus 1, divided by 256',

  'export.too-large': 'The picture is too large for this browser to save.',
  'export.no-webp': 'This browser cannot write WebP. Save the picture as PNG.',
  'export.no-recorder': 'This browser cannot record a picture.',
  'export.nothing-recorded': 'The browser recorded nothing.',
  'export.no-clipboard': 'This browser did not let the page copy. Save it as a file.',
  'export.failed': 'That could not be saved.',
} as const;

export type ExportMessageId = keyof typeof EXPORT_STRINGS;

addTexts(EXPORT_STRINGS);
