import { css } from 'lit';

/** For what only a screen reader is to say. */
export const srOnly = css`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
`;

/** What every element of the page is made of: neutral grays, one accent, two sizes and a half, an 8-pixel grid. */
export const tokens = css`
  :host {
    --ground: #1a1a1a;
    --raised: #262626;
    --plate: rgb(26 26 26 / 0.86);
    --line: rgb(255 255 255 / 0.16);
    --ink: #f4f4f4;
    --quiet: #bdbdbd;
    --accent: #9cc2ff;
    --k-lens-accent: var(--accent);

    /* Grows with the screen: a projector's is read from the last row. */
    --text: clamp(1rem, 0.5rem + 1.3vmin, 2rem);
    --small: calc(var(--text) * 0.8125);
    --large: clamp(3.5rem, 8.5vmin, 7rem);

    --target: max(44px, calc(var(--text) * 2.5));
    --radius: 8px;
    --motion: 150ms;
    color: var(--ink);
    font: 400 var(--text) / 1.4 system-ui, sans-serif;
  }
  * {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p {
    margin: 0;
    font-size: inherit;
    font-weight: inherit;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .sr-only {
    ${srOnly}
  }
  .plate {
    background: var(--plate);
    border-radius: var(--radius);
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --motion: 0s;
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --ground: #000;
      --plate: #000;
      --raised: #000;
      --line: #fff;
      --ink: #fff;
      --quiet: #fff;
    }
    .plate {
      border: 1px solid var(--line);
    }
  }
  @media (forced-colors: active) {
    .plate {
      border: 1px solid CanvasText;
      background: Canvas;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
