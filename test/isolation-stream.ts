import type { World } from './world.ts';

// Live streams that are listened to: what each hears.

export interface Listening {
  readonly status: number;
  /** Ids of what was said to have changed, in order. */
  heard(): string[];
  /** Waits until something about this id was heard. */
  until(id: string): Promise<void>;
  end(): void;
}

const WAIT_MS_MAX = 5_000;

/** Opens the live stream of a person. */
export async function listenIn(world: World, who: string): Promise<Listening> {
  const client = await world.as(who);
  const response = await client.raw('GET', '/api/v1/live');
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let woken = () => undefined as void;
  const reading = (async () => {
    for (;;) {
      const part = await reader?.read().catch(() => undefined);
      if (part === undefined || part.done) return;
      text += decoder.decode(part.value, { stream: true });
      woken();
    }
  })();
  const heard = () => [...text.matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? '');
  return {
    status: response.status,
    heard,
    async until(id) {
      const deadline = Date.now() + WAIT_MS_MAX;
      while (!heard().includes(id) && Date.now() < deadline) {
        await new Promise<void>((done) => {
          woken = done;
          setTimeout(done, 100);
        });
      }
    },
    end() {
      void reader?.cancel().then(() => reading);
    },
  };
}
