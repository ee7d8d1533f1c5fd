interface Import {
  /** What a script that needs it has in it. */
  readonly use: string;
  readonly line: string;
  /** Its name for pip; none for what Python has. */
  readonly package?: string;
}

const IMPORTS: readonly Import[] = [
  { use: 'time.', line: 'import time\n' },
  { use: 'cv2.', line: 'import cv2', package: 'opencv-python' },
  { use: 'plt.', line: 'import matplotlib.pyplot as plt', package: 'matplotlib' },
  { use: 'np.', line: 'import numpy as np', package: 'numpy' },
  { use: 'Image.', line: 'from PIL import Image, ImageOps', package: 'pillow' },
  { use: 'label2rgb(', line: 'from skimage.color import label2rgb', package: 'scikit-image' },
  { use: 'KMeans(', line: 'from sklearn.cluster import KMeans', package: 'scikit-learn' },
  { use: 'MinMaxScaler(', line: 'from sklearn.preprocessing import MinMaxScaler', package: 'scikit-learn' },
];

const usedIn = (code: string) => IMPORTS.filter(({ use }) => code.includes(use));

/** The import statements that the code of a script wants. */
export const importsOf = (code: string): string =>
  usedIn(code)
    .map(({ line }) => line)
    .join('\n');

/** What has to be installed for it, as pip calls it. */
export const packagesOf = (code: string): string[] => [...new Set(usedIn(code).flatMap((used) => used.package ?? []))];
