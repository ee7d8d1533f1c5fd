import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', html: 'text/html' };

export interface HostOptions {
  /** Markup of the pages that it serves, by path without the slash. */
  readonly pages?: Readonly<Record<string, { readonly html: string; readonly policy?: string }>>;
  /** Files of the build that it has not. */
  readonly missing?: RegExp;
}

/** A page's host of its own, with the build beside its pages, there once more under `copy/`, and open to all origins. */
export class Host {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open({ pages = {}, missing = /^$/ }: HostOptions): Promise<Host> {
    const server = createServer((request, response) => {
      const name = normalize(new URL(request.url ?? '/', 'http://x').pathname).slice(1);
      const page = pages[name];
      if (page) {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        if (page.policy) response.setHeader('content-security-policy', page.policy);
        response.end(`<!doctype html><link rel="icon" href="data:,">${page.html}`);
        return;
      }
      const file = join(DIST, name.replace(/^copy\//, ''));
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('content-type', TYPES[name.split('.').pop() ?? ''] ?? 'application/octet-stream');
      if (!existsSync(file) || missing.test(name)) {
        response.statusCode = 404;
        response.end();
      } else createReadStream(file).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    return new Host(server);
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    // What is under way, an icon for example, still arrives: cut off it would be an error of the page.
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
