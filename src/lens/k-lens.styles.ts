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
`;
