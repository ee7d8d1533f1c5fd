/**
 * Pairs the centroids of two clusterings so that the sum of squared distances within the pairs is least: whoever takes
 * over from another keeps its numbers. The assignment problem, by the Hungarian method in its O(k³) form of shortest
 * augmenting paths (Kuhn 1955; Munkres 1957).
 *
 * @param from [k, d], the numbers to keep
 * @param to [k, d]
 * @returns [k], for each centroid of `from` the index of its partner in `to`
 */
export function matchCentroids(from: ArrayLike<number>, to: ArrayLike<number>, k: number, d: number): Int32Array {
  const cost = (i: number, j: number): number => {
    let sum = 0;
    for (let c = 0; c < d; c++) sum += (from[i * d + c] - to[j * d + c]) ** 2;
    return sum;
  };
  // Rows and columns count from 1; column 0 stands for the row that is being placed.
  const rowPotential = new Float64Array(k + 1);
  const columnPotential = new Float64Array(k + 1);
  const rowOf = new Int32Array(k + 1);
  for (let row = 1; row <= k; row++) {
    const shortest = new Float64Array(k + 1).fill(Infinity);
    const before = new Int32Array(k + 1);
    const visited = new Uint8Array(k + 1);
    rowOf[0] = row;
    let column = 0;
    do {
      visited[column] = 1;
      let step = Infinity;
      let next = 0;
      for (let j = 1; j <= k; j++) {
        if (visited[j]) continue;
        const reduced = cost(rowOf[column] - 1, j - 1) - rowPotential[rowOf[column]] - columnPotential[j];
        if (reduced < shortest[j]) {
          shortest[j] = reduced;
          before[j] = column;
        }
        if (shortest[j] < step) {
          step = shortest[j];
          next = j;
        }
      }
      for (let j = 0; j <= k; j++) {
        if (visited[j]) {
          rowPotential[rowOf[j]] += step;
          columnPotential[j] -= step;
        } else {
          shortest[j] -= step;
        }
      }
      column = next;
    } while (rowOf[column] !== 0);
    // Back along the path, every row moves one column on.
    while (column !== 0) {
      rowOf[column] = rowOf[before[column]];
      column = before[column];
    }
  }
  const partner = new Int32Array(k);
  for (let j = 1; j <= k; j++) partner[rowOf[j] - 1] = j - 1;
  return partner;
}
