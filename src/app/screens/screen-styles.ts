import { css } from 'lit';

/** Words where the picture would be. */
export const screenStyles = css`
  :host {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: safe center;
    overflow: auto;
    padding: 16px;
  }
  .plate {
    display: grid;
    gap: 24px;
    max-width: 36em;
    padding: 24px;
    text-wrap: balance;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
  }
`;
