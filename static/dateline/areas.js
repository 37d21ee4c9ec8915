// Areas: regions and vague places, as wide as they are uncertain, with no mark in their middle.
// They keep quiet until they are pointed at, for many may lie on each other.

"use strict";

const SHADE = 0.08, POINTED_SHADE = 0.16;
const RIM_PIECE = 44; // pixels of a wide rim that are drawn to each side of its tag

/** The status that most tells what an area holds: something reported, else planned, else denied. */
function mainStatus(counts) {
  return counts[REPORTED] ? REPORTED : counts[PLANNED] ? PLANNED : DENIED;
}

/** The shade of areas with something reported: one tint, however many lie on each other. */
function shadeAreas(context, style, areas) {
  context.beginPath();
  for (const { x, y, radius, counts } of areas) {
    if (!counts[REPORTED]) continue;
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.globalAlpha = SHADE;
  context.fillStyle = style.reported;
  context.fill();
  context.globalAlpha = 1;
}

/** A thin rim in the form of the main status. */
function drawRim(context, style, { x, y, radius, counts }) {
  const status = mainStatus(counts);
  circle(context, x, y, radius);
  strokeRim(context, style, status, 1, counts[0] + counts[1] + counts[2] > 1 ? 0.55 : 0.38);
}

function strokeRim(context, style, status, width, alpha) {
  context.globalAlpha = alpha;
  context.lineWidth = width;
  context.strokeStyle = statusColour(style, status);
  if (status === PLANNED) context.setLineDash([6, 4]);
  if (status === DENIED) context.setLineDash([1.5, 3.5]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** The piece of a rim about its tag, fading out: it tells that there is an area and which way it
 * lies. A tag that is parked has none, as its rim is out of view. */
function drawRimPiece(context, style, { x, y, radius, counts, tag }) {
  if (tag.angle === null) return;
  const steps = 4, turn = Math.min(Math.PI / 3, RIM_PIECE / radius) / steps;
  for (let step = 0; step < steps; step++) {
    for (const side of [-1, 1]) {
      const from = tag.angle + side * step * turn, to = from + side * turn;
      context.beginPath();
      context.arc(x, y, radius, Math.min(from, to), Math.max(from, to));
      strokeRim(context, style, mainStatus(counts), 1.3, 0.6 * (1 - step / steps));
    }
  }
}

/** An area that is pointed at or selected: shaded, with a rim for each status it holds. One whose
 * rim is out of view is not shaded: that would tint the whole map and show no border. */
function drawWholeArea(context, style, { x, y, radius, counts, tag }) {
  circle(context, x, y, radius);
  context.globalAlpha = tag?.angle === null ? 0 : POINTED_SHADE;
  context.fillStyle = statusColour(style, mainStatus(counts));
  context.fill();
  let ring = radius;
  for (const status of [REPORTED, PLANNED, DENIED]) {
    if (!counts[status]) continue;
    circle(context, x, y, ring);
    strokeRim(context, style, status, 1.6, 0.9);
    ring -= 3;
  }
}

/** The tag that tells an area's count, on its rim, with a bar shared out by status at its foot.
 * Returns the circle about it. */
function drawAreaTag(context, style, x, y, counts) {
  const total = counts[0] + counts[1] + counts[2];
  const main = mainStatus(counts);
  if (total === 1) {
    drawSpotTag(context, style, x, y, main);
    return { x, y, radius: 7 };
  }
  const radius = Math.max(9, groupRadius(total) - 2);
  context.beginPath();
  context.roundRect(x - radius, y - 9, 2 * radius, 18, 4);
  context.fillStyle = style.surface;
  context.fill();
  context.lineWidth = 1.2;
  context.strokeStyle = statusColour(style, main);
  if (main === PLANNED) context.setLineDash([3, 2]);
  context.stroke();
  context.setLineDash([]);
  drawCount(context, style, x, y - 1.5, total, 11);
  drawBar(context, style, x - radius + 3, y + 6, 2 * radius - 6, counts);
  return { x, y, radius: radius + 2 };
}

function drawBar(context, style, left, y, width, counts) {
  const total = counts[0] + counts[1] + counts[2];
  context.lineWidth = 2.4;
  for (const status of [REPORTED, PLANNED, DENIED]) {
    const length = (counts[status] / total) * width;
    if (!length) continue;
    context.beginPath();
    context.moveTo(left, y);
    context.lineTo(left + length, y);
    context.strokeStyle = statusColour(style, status);
    if (status === PLANNED) context.setLineDash([2.4, 1.4]);
    if (status === DENIED) context.setLineDash([1.2, 1.2]);
    context.stroke();
    context.setLineDash([]);
    left += length;
  }
}

/** One report of an area: a small square tag, which no one takes for a spot. */
function drawSpotTag(context, style, x, y, status) {
  context.beginPath();
  context.roundRect(x - 5, y - 5, 10, 10, 2.5);
  context.fillStyle = status === REPORTED ? statusColour(style, status) : style.surface;
  context.fill();
  context.lineWidth = 1.6;
  context.strokeStyle = status === REPORTED ? style.surface : statusColour(style, status);
  if (status === PLANNED) context.setLineDash([3, 2]);
  context.stroke();
  context.setLineDash([]);
  if (status !== DENIED) return;
  cross(context, x, y, 3);
  context.stroke();
}
