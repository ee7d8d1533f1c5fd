import { css } from 'lit';

export const benchStyles = css`
  :host {
    display: block;
    min-height: 100dvh;
    background: var(--ground);
  }
  main {
    display: grid;
    gap: 24px;
    max-width: 96em;
    margin: 0 auto;
    padding: clamp(16px, 4vmin, 48px) clamp(16px, 5vw, 96px);
  }
  h1 {
    font-size: calc(var(--text) * 1.75);
    font-weight: 600;
    letter-spacing: -0.02em;
    line-height: 1.15;
  }
  h2,
  caption {
    padding-bottom: 8px;
    border-bottom: 1px solid var(--line);
    color: var(--quiet);
    font-size: var(--small);
    text-align: start;
  }
  .what {
    max-width: 40em;
    text-wrap: pretty;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 24px;
  }
  a {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
    color: var(--accent);
  }
  .state {
    display: grid;
    gap: 8px;
    min-height: 1.4em;
  }
  progress {
    width: 100%;
    height: 8px;
    accent-color: var(--accent);
  }
  .now,
  .small {
    color: var(--quiet);
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
  }
  .small {
    max-width: 60em;
    text-wrap: pretty;
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 16px;
    margin: 0;
    padding-top: 8px;
  }
  dt {
    color: var(--quiet);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .tables {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 30em), 1fr));
    gap: 24px 48px;
  }
  .tables:empty {
    display: none;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 6px 0 6px 12px;
    border-bottom: 1px solid var(--line);
    text-align: end;
    white-space: nowrap;
  }
  th {
    font-weight: 400;
  }
  th:first-child {
    padding-left: 0;
    text-align: start;
    white-space: normal;
  }
  thead th {
    color: var(--quiet);
    font-size: var(--small);
    vertical-align: bottom;
  }
  .ms {
    font-weight: 600;
  }
  textarea {
    width: 100%;
    padding: 8px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    font-family: ui-monospace, monospace;
    font-size: var(--small);
    white-space: pre;
  }
  @media (max-width: 700px) {
    th,
    td {
      padding-left: 8px;
    }
    thead th:last-child {
      white-space: normal;
    }
    dl {
      grid-template-columns: minmax(0, 1fr);
    }
    dd {
      padding-bottom: 8px;
    }
  }
`;
