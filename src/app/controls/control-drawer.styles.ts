import { css } from 'lit';

export const drawerStyles = css`
  aside {
    display: flex;
    flex-direction: column;
    height: 100%;
    background: var(--ground);
  }
  aside:focus {
    outline: none;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 8px 8px 8px 16px;
  }
  h2 {
    font-weight: 600;
  }
  .groups {
    flex: 1;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 0 16px 16px;
  }
  section {
    padding: 8px 0 16px;
    border-top: 1px solid var(--line);
  }
  h3 {
    padding: 8px 0;
    color: var(--quiet);
    font-size: var(--small);
  }
  .setting {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    padding: 4px 0 8px;
  }
  output {
    font-variant-numeric: tabular-nums;
  }
  input[type='range'],
  .choices {
    grid-column: 1 / -1;
  }
  input[type='range'] {
    width: 100%;
    height: var(--target);
    margin: 0;
    accent-color: var(--accent);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 4px 0;
  }
  .chips {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    gap: 8px;
    padding: 4px 0 16px;
  }
  .stepper {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: end;
    gap: 8px;
  }
  .stepper .setting {
    padding-bottom: 0;
  }
  .rows {
    margin: 0 -8px;
  }
  k-lens-camera-picker {
    display: block;
    padding-bottom: 8px;
  }
  [aria-checked='true'] span:last-child {
    color: var(--accent);
  }
  .note {
    padding: 8px 0;
    color: var(--quiet);
    font-size: var(--small);
  }
`;
