import { css } from 'lit';

export const appStyles = css`
  :host {
    position: relative;
    display: grid;
    grid-template: 'stage drawer' minmax(0, 1fr) 'palette drawer' auto / minmax(0, 1fr) auto;
    height: 100dvh;
    overflow: hidden;
    /* For k of two digits and its buttons; the caption begins beside it. */
    --beside: calc(1.8 * var(--large) + 2 * var(--target) + 28px);
    background: var(--ground);
  }
  main {
    position: relative;
    grid-area: stage;
    overflow: hidden;
  }
  .lens {
    position: absolute;
    inset: 0;
    background: var(--ground);
  }
  .quit {
    visibility: hidden;
  }
  .beside,
  .numbers,
  k-lens-bar {
    position: absolute;
  }
  /* The room that is left here is the picture's: a click in it means what it shows. */
  .beside {
    top: 16px;
    left: 16px;
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    justify-items: start;
    gap: 8px;
    width: var(--beside);
    max-height: calc(100% - 32px);
    pointer-events: none;
  }
  k-lens-chips {
    max-height: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .beside > * {
    pointer-events: auto;
  }
  /* Over all, also the start screen; k, the numbers and the palette stay in sight. */
  k-lens-caption {
    position: absolute;
    grid-area: stage;
    top: 16px;
    right: calc(var(--beside) + 24px);
    left: calc(var(--beside) + 24px);
  }
  /* Where it stands at the bottom: above how far an exact run is. */
  main:has(k-lens-exact) ~ k-lens-caption {
    margin-bottom: 112px;
  }
  /* Beside k. */
  .numbers {
    top: 16px;
    right: 16px;
    display: grid;
    justify-items: end;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    gap: 8px;
    max-height: calc(100% - 32px);
    pointer-events: none;
    max-width: calc(100% - var(--beside) - 40px);
  }
  k-lens-meanings {
    z-index: 1;
    width: min(30em, 100vw - 32px);
    min-height: 0;
    pointer-events: auto;
  }
  k-lens-bar {
    right: 16px;
    bottom: 16px;
  }
  k-lens-exact {
    position: absolute;
    right: calc(2 * var(--target) + 56px);
    bottom: 16px;
    left: calc(2 * var(--target) + 56px);
    display: grid;
    justify-items: center;
  }
  /* As wide as the bar lets it be; what is above it is the picture's. */
  k-lens-which-k {
    position: absolute;
    right: calc(2 * var(--target) + 56px);
    bottom: 16px;
    left: 16px;
    max-width: 44em;
    max-height: calc(100% - 32px);
  }
  k-lens-palette {
    grid-area: palette;
  }
  k-lens-drawer,
  k-lens-tutorials {
    grid-area: drawer;
    width: clamp(min(360px, 48vw), 26em, 40vw);
    min-height: 0;
    border-inline-start: 1px solid var(--line);
  }
  .bare,
  .status {
    position: absolute;
    right: 0;
    bottom: 24px;
    left: 0;
    width: max-content;
    max-width: calc(100% - 32px);
    margin: 0 auto;
    padding: 8px 16px;
    pointer-events: none;
  }
  .bare {
    animation: leave 0s 4s forwards;
  }
  .status:empty {
    padding: 0;
    border: 0;
  }
  :host([dropping])::after {
    position: fixed;
    inset: 8px;
    border: 4px dashed var(--accent);
    border-radius: var(--radius);
    pointer-events: none;
    content: '';
  }
  @keyframes leave {
    to {
      visibility: hidden;
    }
  }
  .back {
    position: absolute;
    top: 16px;
    left: 16px;
  }
  .back:not(:focus-visible) {
    opacity: 0;
    pointer-events: none;
  }
  @media (max-width: 700px), (max-height: 560px) {
    k-lens-bar {
      right: 8px;
      bottom: 8px;
    }
    k-lens-which-k {
      right: 8px;
      bottom: 8px;
      left: 8px;
      max-height: calc(100% - 16px);
    }
    .beside,
    .numbers {
      top: 8px;
    }
    .beside {
      left: 8px;
      max-height: calc(100% - 16px);
    }
    k-lens-meanings {
      width: min(30em, 100vw - 16px);
    }
    .numbers {
      right: 8px;
      max-height: calc(100% - 16px);
      max-width: calc(100% - var(--beside) - 24px);
    }
  }
  @media (max-height: 560px) and (orientation: landscape) {
    k-lens-exact,
    k-lens-which-k {
      right: calc(6 * var(--target) + 40px);
    }
    k-lens-exact {
      bottom: 8px;
      left: 8px;
    }
    /* Over the numbers: below them there are no more than two lines. */
    .numbers {
      grid-template-rows: minmax(0, 1fr);
    }
    .numbers > * {
      grid-area: 1 / 1;
    }
  }
  /* A phone on its side: what is open leaves no room for the bar and the caption between k and the numbers. */
  @media (max-width: 900px) and (max-height: 560px) and (orientation: landscape) {
    :host(:is([drawer], [tutorials])) k-lens-bar {
      display: none;
    }
    :host(:is([drawer], [tutorials])) :is(k-lens-exact, k-lens-caption) {
      top: auto;
      right: 8px;
      bottom: 8px;
      left: 8px;
    }
  }
  @media (max-width: 700px) and (max-height: 560px) and (orientation: landscape) {
    :host(:is([drawer], [tutorials])) {
      --k-buttons: column;
      --beside: calc(1.8 * var(--large) + var(--target) + 28px);
    }
    .numbers {
      max-width: min(150px, 100% - var(--beside) - 24px);
    }
    k-lens-caption {
      right: 174px;
    }
  }
  /* The drawer comes up from below; the picture stays in sight above it. */
  @media (max-width: 700px) and (orientation: portrait) {
    k-lens-bar {
      right: 50%;
      transform: translateX(50%);
    }
    /* There is no room for both. */
    k-lens-which-k ~ k-lens-bar {
      display: none;
    }
    .status {
      bottom: calc(var(--target) + 32px);
    }
    .beside {
      width: calc(100% - 16px);
    }
    k-lens-caption {
      right: 16px;
      left: 16px;
    }
    k-lens-caption:not(.start) {
      top: auto;
      bottom: calc(2 * var(--target) + 40px);
    }
    :host(:is([drawer], [tutorials])) k-lens-caption {
      bottom: 8px;
    }
    :host {
      grid-template: 'stage' minmax(0, 1fr) 'palette' auto 'drawer' auto / minmax(0, 1fr);
    }
    k-lens-drawer,
    k-lens-tutorials {
      width: auto;
      height: 50dvh;
      border-block-start: 1px solid var(--line);
      border-inline-start: 0;
    }
    k-lens-exact {
      right: 16px;
      bottom: calc(2 * var(--target) + 40px);
      left: 16px;
    }
    :host(:is([drawer], [tutorials])) k-lens-exact {
      bottom: 8px;
    }
    :host(:is([drawer], [tutorials])) k-lens-bar {
      display: none;
    }
  }
`;
