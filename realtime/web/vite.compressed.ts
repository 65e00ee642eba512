import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Plugin } from "vite";

const ENCODINGS = [
  [".br", promisify(brotliCompress)],
  [".gz", promisify(gzip)],
] as const;
/** What is not compressed by its format. */
const TEXT = /\.(js|css|html|svg)$/;

/** Put compressed copies beside the files of the build; the server sends them to browsers that take them. */
export function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    async writeBundle({ dir = "" }, bundle) {
      const texts = Object.values(bundle).filter(({ fileName }) => TEXT.test(fileName));
      await Promise.all(
        texts.flatMap((file) => {
          const content = Buffer.from(file.type === "chunk" ? file.code : file.source);
          return ENCODINGS.map(async ([ending, compress]) => {
            const smaller = await compress(content);
            if (smaller.length < content.length)
              await writeFile(join(dir, `${file.fileName}${ending}`), smaller);
          });
        }),
      );
    },
  };
}
