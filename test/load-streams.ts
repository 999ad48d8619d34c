import { request } from 'node:http';
import type { ClientRequest } from 'node:http';

// Screens that stand open on the live stream, and what each of them is told.

export type Side = 'arka' | 'binesh';
export interface Listener {
  readonly side: Side;
  readonly sees: 'office' | 'agency' | 'technician' | 'ts';
  /** Of those who see an agency's or a technician's work. */
  readonly agencyId?: string;
  readonly membershipId?: string;
}
export interface Screen extends Listener {
  readonly at: number;
}
interface Screens {
  readonly all: readonly Screen[];
  /** Streams that the program has ended; none is expected to be. */
  ended(): number;
  close(): void;
}

/** Opens one stream for each; `heard` is called for every hint. */
export async function openScreens(
  url: string,
  wanted: readonly (Listener & { readonly key: string })[],
  heard: (screen: Screen, id: string) => void,
): Promise<Screens> {
  let [isClosing, ended] = [false, 0];
  const requests: ClientRequest[] = [];
  const all: Screen[] = wanted.map(({ key: _, ...listener }, at) => ({ ...listener, at }));
  for (const screen of all) {
    const key = wanted[screen.at]?.key ?? '';
    const stream = await openStream(url, key, (id) => heard(screen, id));
    stream.on('close', () => (ended += isClosing ? 0 : 1));
    requests.push(stream);
  }
  return {
    all,
    ended: () => ended,
    close() {
      isClosing = true;
      for (const each of requests) each.destroy();
    },
  };
}

async function openStream(url: string, key: string, heard: (id: string) => void): Promise<ClientRequest> {
  return await new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}` };
    const outgoing = request(`${url}/api/v1/live`, { headers, agent: false }, (response) => {
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        const frames = `${rest}${part}`.split('\n\n');
        rest = frames.pop() ?? '';
        for (const frame of frames) {
          const id = /"id":"([^"]+)"/.exec(frame)?.[1];
          if (id !== undefined) heard(id);
        }
      });
      response.on('error', () => undefined);
      if (response.statusCode === 200) resolve(outgoing);
      else reject(new Error(`a stream was refused with ${response.statusCode ?? 0}`));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
