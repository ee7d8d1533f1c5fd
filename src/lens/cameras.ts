/** The cameras there are, for a page's picker. */
export { type Camera, listCameras, watchCameras } from '../sources/cameras.ts';
