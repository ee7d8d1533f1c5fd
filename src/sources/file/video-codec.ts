/** Names that people may have met, by what containers call a coding of pictures. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(avc\d|V_MPEG4\/ISO\/AVC)/, 'H.264'],
  [/^(hvc1|hev1|dvh[1e]|V_MPEGH\/ISO\/HEVC)/, 'HEVC (H.265)'],
  [/^(vvc1|vvi1|V_MPEGI\/ISO\/VVC)/, 'VVC (H.266)'],
  [/^(av01|V_AV1)/, 'AV1'],
  [/^(vp08|V_VP8)/, 'VP8'],
  [/^(vp09|V_VP9)/, 'VP9'],
  [/^(ap[ch]n|apc[hso]|ap4[hx]|V_PRORES)/, 'ProRes'],
  [/^(mp4v|XVID|DIVX|DX50|FMP4|V_MPEG4\/ISO)/i, 'MPEG-4 Part 2'],
  [/^(V_MPEG[12]|mp[12]v|mpg[12])/i, 'MPEG-2'],
  [/^(mjp[abg]|jpeg|V_MJPEG)/i, 'Motion JPEG'],
  [/^(s263|h263)/i, 'H.263'],
  [/^theora/, 'Theora'],
];
/** Entries of a description of samples that are no pictures. */
const NO_PICTURES =
  /^(mp4a|ac-3|ec-3|Opus|fLaC|samr|sowt|lpcm|twos|alac|\.mp3|tx3g|text|tmcd|stpp|wvtt|rtp |mett|c608)/;
/** From the word to the name of the first sample entry: version, number of entries, and the entry's size. */
const STSD_TO_ENTRY = 16;

/**
 * How the pictures of a video are coded, as people call it; the container's own word where that is an unknown one, and
 * null where none is found.
 *
 * @param text bytes of the file where its tracks are described, one character each
 */
export function videoCodec(text: string): string | null {
  const words = [...isoEntries(text), ...matroskaIds(text), ...aviHandlers(text)];
  const word = words.find((word) => !NO_PICTURES.test(word)) ?? /theora/.exec(text)?.[0];
  return word ? (NAMES.find(([pattern]) => pattern.test(word))?.[1] ?? word.replace(/^V_/, '')) : null;
}

const allMatches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)];

/** MP4 and QuickTime: the sample descriptions of all tracks. */
function isoEntries(text: string): string[] {
  return allMatches(text, /stsd/g)
    .map(({ index }) => text.slice(index + STSD_TO_ENTRY, index + STSD_TO_ENTRY + 4))
    .filter((word) => /^[\w .-]{4}$/.test(word));
}

/** WebM and Matroska: plain words that begin with V for video. */
function matroskaIds(text: string): string[] {
  return allMatches(text, /V_[A-Z][A-Z0-9_/]+/g).map(([word]) => word);
}

/** AVI: the stream's handler. */
function aviHandlers(text: string): string[] {
  return allMatches(text, /vids(\w{4})/g).map(([, word]) => word);
}
