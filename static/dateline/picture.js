// A picture of the map as it stands: ground, names and reports on one canvas, with the days that
// it shows and the credit, saved as a PNG file. Nothing leaves the machine.

"use strict";

const PICTURE_FOOT = 26;

/** The map's canvases laid on one. `caption` is written below them. */
function drawPicture(map, style, caption) {
  const ratio = window.devicePixelRatio || 1;
  const size = map.getSize();
  const picture = document.createElement("canvas");
  picture.width = size.x * ratio;
  picture.height = (size.y + PICTURE_FOOT) * ratio;
  const context = picture.getContext("2d");
  context.scale(ratio, ratio);
  context.fillStyle = style.water;
  context.fillRect(0, 0, size.x, size.y);
  const corner = map.getContainer().getBoundingClientRect();
  for (const canvas of map.getPane("mapPane").querySelectorAll("canvas")) {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    context.drawImage(canvas, left - corner.left, top - corner.top, width, height);
  }
  context.fillStyle = style.surface;
  context.fillRect(0, size.y, size.x, PICTURE_FOOT);
  context.fillStyle = style.ink;
  context.font = "12px system-ui, sans-serif";
  context.textBaseline = "middle";
  context.fillText(caption, 10, size.y + PICTURE_FOOT / 2, size.x - 20);
  return picture;
}

/** "3 Mar 2014 – 9 Apr 2014 · 12 reports: …": what a picture shows, in words. */
function pictureCaption({ span, extent, tally, clock }, credit) {
  const shown = span ?? extent;
  const days = shown ? `${sayDay(shown.from)} – ${sayDay(shown.to)}` : "no dates";
  const by = clock === "published" ? " (by publication)" : "";
  return `${days}${by} · ${sayCounts(tally.statuses)} · Dateline · ${credit}`;
}

/** Saves the picture under a name that tells its days. */
function savePicture(map, style, state, credit) {
  if (!state.tally) return;
  const shown = state.span ?? state.extent;
  drawPicture(map, style, pictureCaption(state, credit)).toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = shown ? `dateline-${formatDay(shown.from)}-${formatDay(shown.to)}.png` : "dateline.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }, "image/png");
}
