import { createRequire } from 'node:module';

/** Half as many again as a display of twice the dots needs at the width of a phone; sharp in a mail's column. */
const WIDTH_PX = 1104;
const FONT = '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf';

let loading: Promise<typeof import('@resvg/resvg-js')> | null = null;

/** Draws an SVG as PNG, off the main thread. The drawing library is loaded by the first picture, and none before. */
export async function drawPicture(svg: string): Promise<Uint8Array> {
  loading ??= import('@resvg/resvg-js');
  const { renderAsync } = await loading;
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: WIDTH_PX },
    font: {
      fontFiles: [createRequire(import.meta.url).resolve(FONT)],
      loadSystemFonts: false,
      defaultFontFamily: 'Inter',
    },
  });
  return image.asPng();
}
