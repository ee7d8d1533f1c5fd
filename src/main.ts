/** The page: `<k-lens-app>` around the lens. */
import './app/k-lens-app.ts';
