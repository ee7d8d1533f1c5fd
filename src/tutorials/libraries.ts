/** What a script can be written with. */
export const LIBRARIES = ['opencv', 'scikit-learn'] as const;
export type Library = (typeof LIBRARIES)[number];
