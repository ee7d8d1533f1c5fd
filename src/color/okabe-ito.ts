/** Okabe and Ito's colors, which color-blind people can tell apart; gray in place of their black, which is for what is muted. */
export const OKABE_ITO = [0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442, 0x0072b2, 0xd55e00, 0xcc79a7, 0x999999] as const;
