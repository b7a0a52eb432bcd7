import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { sendJson, sendText } from '../http';
import type { Route } from '../listen';
import type { Platform } from '../Platform';
import { renderPage, renderParts } from './renderPage';
import { viewerOf } from './Viewer';

const ASSETS: Readonly<Record<string, string>> = {
  'assets/slack.css': 'text/css; charset=utf-8',
  'assets/slack.js': 'text/javascript; charset=utf-8',
};
const FOLDER = dirname(
  require.resolve('@incident-response/twins/package.json'),
);
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";
/** Changes come in bursts. */
const TELL_AFTER_MS = 30;

/** Tells open pages that something changed. */
function createNews(platform: Platform) {
  const open = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  const stop = platform.world.onChange(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const response of open) response.write('data: changed\n\n');
    }, TELL_AFTER_MS);
  });
  return {
    subscribe(response: ServerResponse) {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
      });
      response.write('retry: 1000\n\ndata: changed\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    close() {
      stop();
      clearTimeout(timer);
      for (const response of open) response.end();
    },
  };
}

/** The page at `/`, its parts, its news and its assets. */
export function servePage(platform: Platform): {
  readonly serve: Route;
  readonly close: () => void;
} {
  const news = createNews(platform);
  const serve: Route = async (request, response, path) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://twin');
    if (path === 'news') {
      news.subscribe(response);
    } else if (path === 'parts') {
      sendJson(response, 200, renderParts(viewerOf(platform, searchParams)));
    } else if (Object.hasOwn(ASSETS, path)) {
      const body = await readFile(join(FOLDER, path), 'utf8');
      sendText(response, 200, body, { 'content-type': ASSETS[path] });
    } else if (path === '' || path.startsWith('archives/')) {
      // A permalink opens the channel it points into.
      const [, channel] = path.split('/');
      if (channel) searchParams.set('channel', channel);
      sendText(response, 200, renderPage(viewerOf(platform, searchParams)), {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
      });
    } else {
      sendText(response, 404, `There is nothing at /${path}.`);
    }
  };
  return { serve, close: news.close };
}
