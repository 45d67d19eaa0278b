const USUAL_FONT = 16;

/** A size on a canvas, in pixels, as large as the page's letters make it on this screen. */
export function scaled(pixels: number): number {
  const font = parseFloat(getComputedStyle(document.documentElement).fontSize) || USUAL_FONT;
  return Math.round((pixels * font) / USUAL_FONT);
}

/** The letters of a drawing's axes. */
export function axisFont(): string {
  return `${scaled(11)}px system-ui, sans-serif`;
}
