import { createHash, createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

// A bucket of S3 in memory: objects, lists, uploads in parts, and every request's signature reckoned anew as AWS tells
// it (Signature Version 4). What it does not know it refuses.

export interface S3Options {
  readonly bucket: string;
  readonly key: string;
  readonly secret: string;
}

export interface S3Simulator {
  readonly url: string;
  readonly objects: Map<string, Buffer>;
  /** Uploads in parts that were neither completed nor aborted. */
  readonly uploads: Map<string, Map<number, Buffer>>;
  /** What was asked, `PUT key`, in order. */
  readonly asked: string[];
  /** Refuses requests with 503 while it answers true. */
  isDown: (asked: string) => boolean;
  stop(): Promise<void>;
}

const MINUTES_LATE_MAX = 15;

export async function startS3(options: S3Options): Promise<S3Simulator> {
  const server = createServer((request, response) => {
    answer(simulator, options, request, response).catch((error: unknown) => {
      refuse(response, 500, 'InternalError', String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  const simulator: S3Simulator = {
    url: `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`,
    objects: new Map(),
    uploads: new Map(),
    asked: [],
    isDown: () => false,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return simulator;
}

async function answer(
  simulator: S3Simulator,
  options: S3Options,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await read(request);
  const url = new URL(request.url ?? '/', simulator.url);
  const method = request.method ?? '';
  const path = decodeURIComponent(url.pathname);
  const key = path.slice(options.bucket.length + 2);
  const asked = `${method} ${key}`;
  simulator.asked.push(asked);
  const wrong = wrongSignature(request, url, body, options);
  if (wrong !== undefined) return refuse(response, 403, 'SignatureDoesNotMatch', wrong);
  if (!path.startsWith(`/${options.bucket}`)) return refuse(response, 404, 'NoSuchBucket', path);
  if (simulator.isDown(asked)) return refuse(response, 503, 'SlowDown', asked);
  const query = url.searchParams;
  if (method === 'GET' && key === '') return list(simulator, query, response);
  if (method === 'GET') return send(response, simulator.objects.get(key));
  if (method === 'DELETE') {
    if (query.has('uploadId')) simulator.uploads.delete(query.get('uploadId') ?? '');
    else simulator.objects.delete(key);
    return void response.writeHead(204).end();
  }
  if (method === 'PUT') return put(simulator, key, query, body, response);
  if (method === 'POST') return post(simulator, key, query, body, response);
  refuse(response, 405, 'MethodNotAllowed', method);
}

function put(
  simulator: S3Simulator,
  key: string,
  query: URLSearchParams,
  body: Buffer,
  response: ServerResponse,
): void {
  const upload = query.get('uploadId');
  if (upload === null) simulator.objects.set(key, body);
  else {
    const parts = simulator.uploads.get(upload);
    if (parts === undefined) return refuse(response, 404, 'NoSuchUpload', upload);
    parts.set(Number(query.get('partNumber')), body);
  }
  response.writeHead(200, { etag: etagOf(body) }).end();
}

function post(
  simulator: S3Simulator,
  key: string,
  query: URLSearchParams,
  body: Buffer,
  response: ServerResponse,
): void {
  if (query.has('uploads')) {
    const id = randomUUID();
    simulator.uploads.set(id, new Map());
    return xml(
      response,
      `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
    );
  }
  const id = query.get('uploadId') ?? '';
  const parts = simulator.uploads.get(id);
  if (parts === undefined) return refuse(response, 404, 'NoSuchUpload', id);
  const named = [...body.toString('utf8').matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
    number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
    etag: (/<ETag>(.*?)</.exec(part)?.[1] ?? '').replaceAll('&quot;', '"'),
  }));
  const chosen = named.map(({ number, etag }) => {
    const part = parts.get(number);
    return part !== undefined && etagOf(part) === etag ? part : undefined;
  });
  const isTooSmall = chosen.slice(0, -1).some((part) => (part?.length ?? 0) < 5 * 1024 * 1024);
  if (chosen.length === 0 || chosen.includes(undefined)) return refuse(response, 400, 'InvalidPart', key);
  if (isTooSmall) return refuse(response, 400, 'EntityTooSmall', key);
  simulator.objects.set(key, Buffer.concat(chosen.flatMap((part) => part ?? [])));
  simulator.uploads.delete(id);
  xml(response, `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`);
}

function list(simulator: S3Simulator, query: URLSearchParams, response: ServerResponse): void {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter');
  const keys = [...simulator.objects.keys()].filter((key) => key.startsWith(prefix)).toSorted();
  const folders = new Set<string>();
  const contents = keys.flatMap((key) => {
    const cut = delimiter === null ? -1 : key.indexOf(delimiter, prefix.length);
    if (cut === -1) return [`<Contents><Key>${key}</Key></Contents>`];
    folders.add(key.slice(0, cut + 1));
    return [];
  });
  const common = [...folders].map((each) => `<CommonPrefixes><Prefix>${each}</Prefix></CommonPrefixes>`);
  xml(response, `<ListBucketResult>${contents.join('')}${common.join('')}</ListBucketResult>`);
}

/** What is wrong with the signature, or undefined: the canonical request is put together from what arrived. */
function wrongSignature(
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  { key, secret }: S3Options,
): string | undefined {
  const header = (name: string) => String(request.headers[name] ?? '');
  const told =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      header('authorization'),
    );
  if (told === null) return 'there is no signature';
  const [, who = '', day = '', region = '', signedHeaders = '', signature = ''] = told;
  const at = header('x-amz-date');
  const date = new Date(at.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
  if (who !== key) return 'the key is unknown';
  if (!at.startsWith(day) || !(Math.abs(Date.now() - date.getTime()) < MINUTES_LATE_MAX * 60_000))
    return 'it is late';
  const names = signedHeaders.split(';');
  if (!names.includes('host') || !names.includes('x-amz-content-sha256')) return 'a header is not signed';
  const bodyHash = createHash('sha256').update(body).digest('hex');
  if (header('x-amz-content-sha256') !== bodyHash) return 'the content is another one';
  const canonical = [
    request.method ?? '',
    encoded(decodeURIComponent(url.pathname)).replaceAll('%2F', '/'),
    [...url.searchParams]
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .toSorted()
      .join('&'),
    ...names.map((name) => `${name}:${header(name).trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders,
    bodyHash,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', at, scope, createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  );
  const signing = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    (under, part) => createHmac('sha256', under).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac('sha256', signing).update(text).digest('hex') === signature
    ? undefined
    : 'it does not fit';
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}

function send(response: ServerResponse, body: Buffer | undefined): void {
  if (body === undefined) return refuse(response, 404, 'NoSuchKey', 'there is no such object');
  response.writeHead(200, { etag: etagOf(body), 'content-length': body.length }).end(body);
}

function xml(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>${body}`);
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<Error><Code>${code}</Code><Message>${message}</Message></Error>`);
}
