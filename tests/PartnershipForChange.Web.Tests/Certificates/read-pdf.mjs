// Reads a PDF from standard input with PDF.js and prints what it understood as JSON: title, language, the strings of each page.
import { createRequire } from "node:module";

const { getDocument } = createRequire(import.meta.url)("pdfjs-dist/legacy/build/pdf.js");

const parts = [];
for await (const part of process.stdin) {
  parts.push(part);
}

const document = await getDocument({ data: new Uint8Array(Buffer.concat(parts)), verbosity: 0, stopAtErrors: true, isEvalSupported: false, disableFontFace: true }).promise;
const metadata = await document.getMetadata();
const pages = [];
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  await page.getOperatorList();
  pages.push((await page.getTextContent()).items.map((item) => item.str).filter((text) => text.length > 0));
}

process.stdout.write(JSON.stringify({ title: metadata.info.Title, language: metadata.info.Language ?? null, pages }));
