import { css } from 'lit';

export const lensStyles = css`
  :host {
    display: block;
    position: relative;
    /* Not nothing, where the page gives it no height: whoever forgets sees that it is there. */
    min-height: 4rem;
    overflow: hidden;
    /* Neutral: a tinted ground would shift how every color on it is seen. */
    background: #1a1a1a;
  }
  :host([hidden]) {
    display: none;
  }
  .holder {
    position: absolute;
    inset: 0;
    outline: none;
  }
  .holder:focus-visible {
    outline: 2px solid var(--k-lens-accent, #8ab4f8);
    outline-offset: -2px;
  }
  canvas {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  .over {
    position: absolute;
    inset: 0;
    overflow: hidden;
    pointer-events: none;
  }
  .over[hidden] {
    display: none;
  }
  /* Where the picture is. */
  .frame {
    position: absolute;
  }
  /* As wide as a finger around a thin line. */
  .divider {
    position: absolute;
    inset-block: 0;
    left: var(--split);
    display: grid;
    place-items: center;
    width: 44px;
    margin-left: -22px;
    outline: none;
    cursor: ew-resize;
    pointer-events: auto;
    touch-action: none;
  }
  .divider::before,
  .divider::after {
    grid-area: 1 / 1;
    background: #fff;
    box-shadow: 0 0 0 1px rgb(0 0 0 / 0.6);
    content: '';
  }
  .divider::before {
    width: 2px;
    height: 100%;
  }
  .divider::after {
    width: 12px;
    height: 40px;
    border-radius: 6px;
  }
  .divider:focus-visible::after {
    outline: 3px solid var(--k-lens-accent, #8ab4f8);
    outline-offset: 2px;
  }
`;
