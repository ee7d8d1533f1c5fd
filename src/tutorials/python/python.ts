import type { ExactSettings } from '../../exact/options.ts';
import type { Library } from '../libraries.ts';
export function pythonFor(library: Library, settings: ExactSettings, shown: object): string {
  return `# ${library} import sklearn cv2.kmeans HSV\n${JSON.stringify(settings, null, 1)}\n${JSON.stringify(shown)}`;
}
