import { type FileHandle, open } from 'node:fs/promises';

const CHUNK_BYTES = 256 * 1024;

/**
 * A file as a web stream that may be cancelled at any time. Node 20's own `Readable.toWeb` throws out of reach of any
 * catch when a reader cancels while a chunk is on its way, which ends the process.
 */
export function fileStream(file: string): ReadableStream<Uint8Array> {
  let handle: FileHandle | null = null;
  const close = async () => {
    const opened = handle;
    handle = null;
    await opened?.close();
  };
  return new ReadableStream({
    async start() {
      handle = await open(file, 'r');
    },
    async pull(controller) {
      const chunk = new Uint8Array(CHUNK_BYTES);
      const { bytesRead } = (await handle?.read(chunk, 0, CHUNK_BYTES)) ?? { bytesRead: 0 };
      if (bytesRead > 0) return controller.enqueue(chunk.subarray(0, bytesRead));
      await close();
      controller.close();
    },
    cancel: close,
  });
}
