import { expect, test } from './fixtures.ts';
import { openLens } from './lens-page.ts';

test('a key that was handled stays with the lens, and nothing else does', async ({ launchLens }) => {
  const page = await openLens(launchLens);
  const heard = await page.evaluate(async () => {
    const { lens } = window;
    const heard: string[] = [];
    // As a slide deck does it: on the document, whatever was prevented. Before the lens listens there itself.
    for (const type of ['keydown', 'keyup']) {
      document.addEventListener(type, (event) => heard.push(`${type.slice(3, 4)}${(event as KeyboardEvent).key}`));
    }
    await lens.start('demo');
    await window.until(() => lens.palette.length === 5, 'there is a palette');
    const input = document.createElement('input');
    document.body.append(input);
    /** What the document hears of a key pressed there. */
    const press = async (target: Element, key: string, code: string, more: KeyboardEventInit = {}) => {
      heard.length = 0;
      const init = { key, code, bubbles: true, composed: true, cancelable: true, ...more };
      const free = target.dispatchEvent(new KeyboardEvent('keydown', init));
      target.dispatchEvent(new KeyboardEvent('keyup', init));
      await lens.updateComplete;
      return `${heard.join(' ')}${free ? '' : ' prevented'}`;
    };
    const picture = lens.shadowRoot?.querySelector('.holder') as Element;
    const keysOf = async (target: Element) => ({
      up: await press(target, 'ArrowUp', 'ArrowUp'),
      repeated: await press(target, 'ArrowUp', 'ArrowUp', { repeat: true }),
      view: await press(target, 'v', 'Period'),
      freeze: await press(target, ' ', 'Space'),
      step: await press(target, 'n', 'KeyN'),
      back: await press(target, 'b', 'KeyB'),
      play: await press(target, 'p', 'KeyP'),
      again: await press(target, ' ', 'Space'),
      blocked: await press(target, 'n', 'KeyN'),
      nothing: await press(target, 'a', 'KeyQ'),
      control: await press(target, 'v', 'KeyV', { ctrlKey: true }),
      enter: await press(target, 'Enter', 'Enter'),
    });
    const focus = await keysOf(picture);
    lens.split = 50;
    await lens.updateComplete;
    const divider = lens.shadowRoot?.querySelector('.divider') as Element;
    const dividerKeys = [await press(divider, 'ArrowRight', 'ArrowRight'), await press(divider, 'x1', 'KeyX')];
    const split = lens.split;
    lens.keys = 'page';
    await lens.updateComplete;
    const onPage = await keysOf(document.body);
    const typed = await press(input, 'v', 'KeyV');
    lens.keys = 'off';
    await lens.updateComplete;
    const off = await press(picture, 'v', 'KeyV');
    return { focus, dividerKeys, split, onPage, typed, off };
  });
  const taken = ' prevented';
  const keys = {
    up: taken,
    repeated: taken,
    view: taken,
    freeze: taken,
    step: taken,
    back: taken,
    play: taken,
    again: taken,
    blocked: 'dn un',
    nothing: 'da ua',
    control: 'dv uv',
    enter: 'dEnter uEnter',
  };
  expect(heard).toEqual({
    focus: keys,
    dividerKeys: [taken, 'dx1 ux1'],
    split: 51,
    onPage: keys,
    typed: 'dv uv',
    off: 'dv uv',
  });
});
