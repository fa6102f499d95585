import { dailyRound } from '#src/accounts/store/daily-round.ts';
import { forgetOriginals } from '#src/intake/store/end-batch.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { App } from '#src/platform/http/app.ts';
import { withoutWords } from '#src/platform/http/log.ts';

const DAY = 24 * 3_600_000;

/** Makes the round now and once a day, until it is told to stop. A round that fails is logged, and made again tomorrow. */
export function beginDailyRounds(app: App, desk: Desk): () => Promise<void> {
  let round = Promise.resolve();
  const go = () => {
    round = forgetOriginals(desk)
      .then(() => dailyRound(desk))
      .then(
        (sealed) => app.log.info({ sealed }, 'daily round'),
        (error: unknown) => app.log.error({ error: withoutWords(error) }, 'daily round failed'),
      );
  };
  go();
  const timer = setInterval(go, DAY);
  return async () => {
    clearInterval(timer);
    await round;
  };
}
