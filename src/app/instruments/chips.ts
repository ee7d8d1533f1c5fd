import { EXACT_DEFAULTS, type ExactSettings, withDefaults } from '../../exact/options.ts';
import type { Sentence } from '../../lens/commands.ts';
import type { KLens } from '../../lens/k-lens.ts';
import { onOff } from '../../lens/sentences.ts';
import { quote } from '../../settings/errors.ts';
import { mutedNumbers, SETTINGS, type SettingName, type Settings, soloOf } from '../../settings/settings.ts';
import { isText, type MessageId, text } from '../../settings/strings.ts';
import { pageDefaults } from '../hash.ts';

/** Something that is not at its default, and the way back. */
export interface Chip {
  /** The setting's name; `exact` for the parameters of the key E. */
  readonly name: SettingName | 'exact';
  readonly label: Sentence;
  /** What is on after the way back. */
  readonly undone: Sentence;
  undo(lens: Pick<KLens, 'exactOptions'> & Settings): void;
}

const STANDARD = pageDefaults();

/** What each setting shows where it is not at its default; null for nothing. k is large, and the source and `frozen` are seen. */
const LABELS: { readonly [N in SettingName]?: (settings: Settings) => Sentence | null } = {
  space: ({ space }) => ({ id: `choice.space.${space}` }),
  view: ({ view }) => ({ id: `choice.view.${view}` }),
  colors: ({ view, colors }) => (view === 'labels' ? { id: `choice.colors.${colors}` } : null),
  grays: ({ view, grays }) => (view === 'gray' ? { id: `choice.grays.${grays}` } : null),
  split: () => ({ id: 'chip.split' }),
  sheet: () => ({ id: 'chip.sheet' }),
  muted: mutedLabel,
  position: ({ position }) => ({ id: 'chip.position', values: { value: String(position) } }),
  cold: () => ({ id: 'chip.cold' }),
  steady: () => ({ id: 'chip.steady' }),
  mirror: ({ mirror }) => (mirror === 'auto' ? null : { id: `chip.mirror.${mirror}` }),
  resolution: ({ resolution }) => ({ id: 'chip.resolution', values: { value: String(resolution) } }),
  iterations: ({ iterations }) => ({ id: 'chip.iterations', values: { value: String(iterations) } }),
  adaptive: () => ({ id: 'chip.adaptive' }),
  keys: ({ keys }) => (keys === 'page' ? null : { id: `chip.keys.${keys}` }),
};

/** What is on once a setting is at its default. */
function undone(name: SettingName): Sentence {
  const value = STANDARD[name];
  switch (name) {
    case 'space':
    case 'view':
      return { id: `said.${name}.${value}` as MessageId };
    case 'split':
    case 'sheet':
    case 'cold':
    case 'steady':
    case 'adaptive':
      return { id: `said.${name}.${onOff(Boolean(value))}` };
    case 'muted':
      return { id: 'said.none-muted' };
    case 'keys':
      return { id: 'said.keys.on' };
    default: {
      const { message, type } = SETTINGS[name];
      const shown = type === 'choice' ? text(`choice.${name}.${value}` as MessageId) : String(value);
      return { id: 'said.number', values: { name: text(message), value: shown } };
    }
  }
}

function mutedLabel({ muted, k }: Settings): Sentence {
  const solo = soloOf(muted, k);
  if (solo > 0) return { id: 'chip.solo', values: { numbers: String(solo) } };
  return { id: 'chip.muted', values: { numbers: mutedNumbers(muted).join(', ') } };
}

/** The parameters of an exact run that are not the defaults, in words; '' where all are. */
function parametersOf(given: Partial<ExactSettings>): string {
  const settings = withDefaults(given);
  // The default of the tolerance goes by the criterion.
  const standard = { ...withDefaults({ criterion: settings.criterion }), criterion: EXACT_DEFAULTS.criterion };
  const names = (Object.keys(EXACT_DEFAULTS) as (keyof ExactSettings)[]).filter((name) =>
    // Those two are the lens's own, unless they are told.
    name === 'k' || name === 'space' ? given[name] !== undefined : settings[name] !== standard[name],
  );
  return names.map((name) => parameter(name, settings)).join(', ');
}

function parameter(name: keyof ExactSettings, settings: ExactSettings): string {
  // A page may have set what makes no sense.
  const value = quote(settings[name]);
  const choice = `choice.${name}.${value}`;
  switch (name) {
    case 'k':
      return text('k.says', { k: value });
    case 'space':
    case 'scaling':
    case 'seeding':
    case 'criterion':
    case 'rounding':
      return isText(choice) ? text(choice) : value;
    case 'centroids':
    case 'startColors':
      return text('chip.exact.start');
    default:
      return text(`chip.exact.${name}`, { value });
  }
}

/** A chip for each setting that is not at its default, in the order of the table, and one for exact runs. */
export function chipsOf(settings: Settings, exactOptions: Partial<ExactSettings>): Chip[] {
  const chips: Chip[] = [];
  for (const name of Object.keys(LABELS) as (keyof typeof LABELS)[]) {
    const label = settings[name] === STANDARD[name] ? null : LABELS[name]?.(settings);
    const undo = (lens: Settings) => Object.assign(lens, { [name]: STANDARD[name] });
    if (label) chips.push({ name, label, undone: undone(name), undo });
  }
  const parameters = parametersOf(exactOptions);
  if (parameters) {
    const undo = (lens: Pick<KLens, 'exactOptions'>) => {
      lens.exactOptions = {};
    };
    const label: Sentence = { id: 'chip.exact', values: { parameters } };
    chips.push({ name: 'exact', label, undone: { id: 'said.exact-defaults' }, undo });
  }
  return chips;
}
