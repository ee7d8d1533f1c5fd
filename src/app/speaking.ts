import type { Command, Sentence } from '../lens/commands.ts';
import type { Page } from './page-commands.ts';

/** While the sheet of the keys is open, no other key does anything: what it changed would not be seen. */
const OF_THE_SHEET = /^(help|close)$/;
/** The start screen covers all that these would change. */
const OF_THE_PICTURE = /^(picture|clusters|steps)$/;

/** The same commands on a page that says what they did, or what to do first. */
export function speaking(
  commands: readonly Command[],
  page: Pick<Page, 'atStart' | 'helpOpen' | 'onlyCamera'>,
  say: (sentence: Sentence) => void,
): readonly Command[] {
  return commands.map((command) => {
    const blocked = (): Sentence | null => {
      if (page.atStart && OF_THE_PICTURE.test(command.group)) return { id: 'first.start' };
      if (page.onlyCamera && command.id === 'next-camera') return { id: 'first.one-camera' };
      return command.blocked?.() ?? null;
    };
    const run = async () => {
      await command.run();
      const sentence = command.says?.();
      if (sentence) say(sentence);
    };
    const press = () => {
      if (page.helpOpen && !OF_THE_SHEET.test(command.id)) return false;
      const why = blocked();
      if (why) say(why);
      else void run();
      return true;
    };
    return { ...command, blocked, run, press };
  });
}
