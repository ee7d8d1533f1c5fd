import { css } from 'lit';

/** Beside those of the drawer, whose place it takes. */
export const tutorialStyles = css`
  .number {
    width: 32px;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .hint {
    padding-bottom: 8px;
  }
  /* With the result its explanation comes into sight, below the heading that stays. */
  section,
  .row {
    scroll-margin: 8px;
  }
  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    align-items: center;
    gap: 8px;
  }
  select,
  input[type='number'] {
    font-variant-numeric: tabular-nums;
  }
  input:disabled {
    color: #8a8a8a;
    background: none;
  }
  .run {
    width: 100%;
    margin-top: 16px;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 16px;
    margin: 0;
  }
  dt {
    color: var(--quiet);
  }
  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  table {
    width: 100%;
    margin: 8px 0;
    border-collapse: collapse;
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  th {
    color: var(--quiet);
    font-weight: 400;
  }
  th:first-child {
    text-align: start;
  }
  .swatch {
    display: inline-block;
    width: 1.25em;
    height: 1.25em;
    margin-inline-end: 0.5em;
    border: 1px solid var(--line);
    border-radius: 4px;
    stroke: none;
    vertical-align: text-bottom;
  }
`;
