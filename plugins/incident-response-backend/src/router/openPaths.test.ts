import { mockServices } from '@backstage/backend-test-utils';
import request from 'supertest';
import { api, as, ADA, startRouter } from './__testUtils__/startRouter';

let stop: (() => Promise<void>) | undefined;
afterEach(() => stop?.());

async function start(deps: Parameters<typeof startRouter>[0]['deps']) {
  const running = await startRouter({ deps });
  stop = running.stop;
  return request(running.server);
}

describe('what needs no credentials', () => {
  it('is health: 200 while the engine works', async () => {
    const http = await start({});
    const response = await http.get(api('/health?probe=1'));
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ status: 'ok', problems: [] });
  });

  it('is health: 503 with the reasons when it is stuck', async () => {
    const problems = ['The conductor has not finished a look for 3 minutes.'];
    const http = await start({
      health: async () => ({ status: 'failing', problems }),
    });
    const response = await http.get(api('/health'));
    expect(response.status).toBe(503);
    expect(response.body.problems).toEqual(problems);
  });

  it('is liveness, which has an answer of its own', async () => {
    const http = await start({
      health: () => ({ status: 'failing', problems: ['No approvers.'] }),
    });
    expect((await http.get(api('/health'))).status).toBe(503);
    expect((await http.get(api('/health/live'))).status).toBe(200);
    await stop?.();
    const stuck = await start({
      live: () => ({ status: 'failing', problems: ['Stuck.'] }),
    });
    const response = await stuck.get(api('/health/live'));
    expect(response.status).toBe(503);
    expect(response.body.problems).toEqual(['Stuck.']);
  });

  it('is the public page, which may run and load nothing', async () => {
    const http = await start({
      renderPublicStatusPage: async () => '<!doctype html><title>Fine</title>',
      publicStatusJson: async () => ({ status: 'fine' }),
    });
    const page = await http.get(api('/public/status?from=mail'));
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain(
      "default-src 'none'",
    );
    expect(page.headers['content-security-policy']).not.toContain('script-src');
    expect(page.headers['x-frame-options']).toBe('DENY');
    expect(page.text).toContain('Fine');
    const json = await http.get(api('/public/status.json'));
    expect(json.body).toEqual({ status: 'fine' });
    expect(json.headers['x-content-type-options']).toBe('nosniff');
  });

  it('is the public page, which tells strangers that it cannot be shown and never why', async () => {
    const logger = mockServices.logger.mock();
    let down = true;
    const read = async () => {
      if (down) throw new Error('connect ECONNREFUSED db.internal:5432');
      return 'fine';
    };
    const http = await start({
      logger,
      renderPublicStatusPage: read,
      publicStatusJson: read,
    });
    const paths = ['/public/status', '/public/status.json'];
    for (const path of [...paths, ...paths]) {
      const response = await http.get(api(path));
      expect(response.status).toBe(503);
      expect(response.headers['content-security-policy']).toContain("'none'");
      expect(response.text).toContain('cannot be shown at the moment');
      expect(response.text).not.toContain('internal');
    }
    expect(logger.error).toHaveBeenCalledTimes(2);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('db.internal'),
    );
    down = false;
    expect((await http.get(api('/public/status'))).text).toBe('fine');
  });

  it('is the public page, for which a crowd costs one reading at a time', async () => {
    let reading = 0;
    let most = 0;
    let readings = 0;
    const http = await start({
      publicStatusJson: async () => {
        readings += 1;
        reading += 1;
        most = Math.max(most, reading);
        await new Promise(resolve => setTimeout(resolve, 20));
        reading -= 1;
        return readings;
      },
    });
    const crowd = await Promise.all(
      Array.from({ length: 40 }, () => http.get(api('/public/status.json'))),
    );
    expect(crowd.every(({ status }) => status === 200)).toBe(true);
    expect(most).toBe(1);
    expect(readings).toBeLessThan(40);
  });

  it('is a webhook of a source, which is 404 while the source is off', async () => {
    const http = await start({});
    const response = await http
      .post(api('/webhooks/grafana-oncall'))
      .send({ event: {} });
    expect(response.status).toBe(404);
  });

  it('is nothing else', async () => {
    const http = await start({});
    for (const path of ['/incidents', '/incidents/x', '/openapi.json', '/x']) {
      expect((await http.get(api(path))).status).toBe(401);
    }
  });
});

describe('what is off', () => {
  it('is the public page where the status page is elsewhere', async () => {
    const http = await start({});
    expect((await http.get(api('/public/status'))).status).toBe(404);
  });

  it('is a drill, unless it is configured', async () => {
    const http = await start({ drillsEnabled: false });
    const response = await http
      .post(api('/drills'))
      .set(as.user(ADA))
      .send({ requestId: '7b0b7a5e-1f5c-4f0e-9a43-0d7a3b1f2c11' });
    expect(response.status).toBe(404);
    expect(response.body.error.message).toContain(
      'incidentResponse.drills.enabled',
    );
  });
});
