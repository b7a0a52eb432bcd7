import { parseArgs } from 'node:util';
import { startSlackTwin } from './startSlackTwin';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    state: { type: 'string' },
  },
});

async function main() {
  const twin = await startSlackTwin({
    port: Number(values.port),
    stateFile: values.state,
  });
  // Its starter reads where it is from the first line, and what a backend needs from the second.
  const { apiUrl, botToken, appToken } = twin;
  process.stdout.write(
    `Slack twin: ${twin.url}\n${JSON.stringify({
      apiUrl,
      botToken,
      appToken,
    })}\n`,
  );
  const stop = () => {
    void twin.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`The Slack twin did not start: ${String(error)}\n`);
  process.exitCode = 1;
});
