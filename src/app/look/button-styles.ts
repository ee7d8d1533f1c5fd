import { css } from 'lit';

/** Buttons of four looks: `plain` with words, `icon` without, `row` in a list, `chip` for a number. */
export const buttonStyles = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-width: var(--target);
    min-height: var(--target);
    padding: 0 16px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    font: inherit;
    text-align: start;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition: background-color var(--motion);
  }
  button:hover {
    background: #3a3a3a;
  }
  button:active {
    background: #4a4a4a;
  }
  button:disabled {
    color: #8a8a8a;
    background: none;
    cursor: default;
  }
  button[aria-pressed='true'] {
    border-color: var(--accent);
    color: var(--accent);
  }
  button.primary {
    background: var(--ink);
    color: #1a1a1a;
    font-weight: 600;
  }
  button.primary:hover {
    background: #fff;
  }
  button.icon {
    padding: 0;
    border-color: transparent;
    background: none;
  }
  button.icon:hover:enabled {
    background: rgb(255 255 255 / 0.14);
  }
  button.icon[aria-pressed='true'] {
    border-color: transparent;
    background: rgb(255 255 255 / 0.1);
  }
  button.row {
    justify-content: flex-start;
    width: 100%;
    padding: 0 8px;
    border-color: transparent;
    background: none;
  }
  button.row:hover:enabled {
    background: rgb(255 255 255 / 0.1);
  }
  button.row .name {
    flex: 1;
  }
  button.chip {
    flex: 1 0 var(--target);
    padding: 0 4px;
    font-variant-numeric: tabular-nums;
  }
  svg {
    flex: none;
    width: 1.5em;
    height: 1.5em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  kbd {
    padding: 0 0.4em;
    border: 1px solid var(--line);
    border-radius: 4px;
    color: var(--quiet);
    font: inherit;
    font-size: var(--small);
    white-space: nowrap;
  }
  @media (prefers-contrast: more) {
    button,
    button.icon,
    button.row {
      border-color: var(--line);
    }
    button[aria-pressed='true'],
    button.icon[aria-pressed='true'] {
      border-color: var(--accent);
    }
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'],
    button.icon[aria-pressed='true'] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
    button:disabled {
      color: GrayText;
    }
  }
`;
