import { html, nothing, type TemplateResult } from 'lit';
import { CommandEvent, isByPointer } from '../events.ts';
import { icon } from '../look/icons.ts';
import type { CommandView } from './command-view.ts';

/**
 * The button of a command; `buttonStyles` give the look.
 * @param content in place of the icon
 */
export function commandButton(
  { id, name, keys, enabled, pressed }: CommandView,
  look: 'icon' | 'row' | 'chip',
  content: unknown = icon(id, pressed ?? false),
): TemplateResult {
  const onClick = (event: Event) => event.currentTarget?.dispatchEvent(new CommandEvent(id, isByPointer(event)));
  const key = keys[0];
  const row = look === 'row';
  return html`<button
    class=${look}
    type="button"
    data-command=${id}
    aria-label=${row ? nothing : name}
    title=${row ? nothing : key ? `${name} (${key})` : name}
    aria-pressed=${pressed ?? nothing}
    ?disabled=${!enabled}
    @click=${onClick}
  >
    ${content}${row ? html`<span class="name">${name}</span>${key ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}` : nothing}
  </button>`;
}
