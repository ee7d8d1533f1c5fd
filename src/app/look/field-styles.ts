import { css } from 'lit';

/** Selects and number fields, as wide as there is room. */
export const fieldStyles = css`
  select,
  input[type='number'] {
    width: 100%;
    min-height: var(--target);
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
  }
`;
