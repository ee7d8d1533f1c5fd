import { css } from 'lit';

export const whichKStyles = css`
  :host,
  section {
    display: flex;
    flex-direction: column;
  }
  section {
    min-height: 0;
  }
  .plate {
    background: var(--ground);
  }
  section:focus {
    outline: none;
  }
  header {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 0 4px 0 16px;
  }
  h2 {
    font-weight: 600;
  }
  header p {
    flex: 1;
    color: var(--quiet);
  }
  .body {
    padding: 0 16px 16px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .plot {
    height: clamp(9em, 33vh, 14em);
    margin: 0 -8px;
    cursor: pointer;
    touch-action: manipulation;
  }
  .numbers {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 24px;
    padding: 8px 0;
    font-variant-numeric: tabular-nums;
  }
  .small {
    color: var(--quiet);
    font-size: var(--small);
  }
  .small + .small {
    padding-top: 8px;
  }
  @media (forced-colors: active) {
    :host {
      --ink: CanvasText;
      --quiet: CanvasText;
      --line: GrayText;
      --accent: Highlight;
    }
  }
`;
