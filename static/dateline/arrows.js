// The ways from origin to destination: curved, so that there and back do not lie on each
// other, with a head; dashed when planned, dotted and crossed when denied.

"use strict";

const BEND = 0.16;
const VAGUE_TAIL = 84;
const SHORTEST = 14;

/**
 * The curve from one end {x, y, clear} to another as a quadratic Bézier [from, bend, to].
 * `clear` is the radius that the line keeps free about an end. From an end that is `vague`
 * (a country, a wide region) that reaches to the other end only the last stretch is kept: we
 * know the side, not the spot.
 * Null where the ends are too near to each other to draw a line between them.
 */
function makeCurve(from, to) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const overlap = from.clear + to.clear + SHORTEST > length;
  if (overlap && (!from.vague || length - to.clear < SHORTEST)) return null;
  const across = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
  const bend = {
    x: (from.x + to.x) / 2 + across.x * length * BEND,
    y: (from.y + to.y) / 2 + across.y * length * BEND,
  };
  const start = overlap ? Math.max(0, 1 - (to.clear + VAGUE_TAIL) / length) : from.clear / length;
  const stop = 1 - (to.clear + 2) / length;
  return stop > start ? cutCurve([from, bend, to], start, stop) : null;
}

/** The point of a curve at `time` from 0 to 1. */
function curvePoint([from, bend, to], time) {
  const back = 1 - time;
  return {
    x: back * back * from.x + 2 * back * time * bend.x + time * time * to.x,
    y: back * back * from.y + 2 * back * time * bend.y + time * time * to.y,
  };
}

/** The part of a curve between two times, as a curve (by de Casteljau's construction). */
function cutCurve(curve, start, stop) {
  const [from, bend, to] = curve;
  const mix = (one, other, time) => ({
    x: one.x + (other.x - one.x) * time, y: one.y + (other.y - one.y) * time,
  });
  const middle = mix(mix(from, bend, start), mix(bend, to, start), stop);
  return [curvePoint(curve, start), middle, curvePoint(curve, stop)];
}

/** How far a point is from a curve, in pixels. */
function curveDistance(curve, x, y) {
  let nearest = Infinity, last = curvePoint(curve, 0);
  for (let step = 1; step <= 16; step++) {
    const next = curvePoint(curve, step / 16);
    nearest = Math.min(nearest, segmentDistance(last, next, x, y));
    last = next;
  }
  return nearest;
}

function segmentDistance(from, to, x, y) {
  const dx = to.x - from.x, dy = to.y - from.y;
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const time = Math.max(0, Math.min(1, along));
  return Math.hypot(from.x + dx * time - x, from.y + dy * time - y);
}

/** Draws a curve of one status; `count` widens it a little. */
function drawArrow(context, style, curve, status, count, vague) {
  const colour = statusColour(style, status);
  const width = (status === DENIED ? 1.2 : 1.4) + Math.min(2.2, 0.9 * Math.log10(count));
  const [from, bend, to] = curve;
  context.lineCap = "butt";
  for (const [stroke, extra] of [[style.land, 2.2], [colour, 0]]) {
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
    context.lineWidth = width + extra;
    context.strokeStyle = vague ? fadeIn(context, stroke, from, to) : stroke;
    context.globalAlpha = extra ? 0.6 : 0.8;
    if (!extra && status === PLANNED) context.setLineDash([7, 5]);
    if (!extra && status === DENIED) context.setLineDash([2, 4]);
    context.stroke();
    context.setLineDash([]);
  }
  context.globalAlpha = 1;
  drawHead(context, style, curve, colour, status, width);
  if (status === DENIED) drawDenial(context, curve, colour);
}

function fadeIn(context, colour, from, to) {
  const gradient = context.createLinearGradient(from.x, from.y, to.x, to.y);
  gradient.addColorStop(0, `${colour}00`);
  gradient.addColorStop(0.6, colour);
  return gradient;
}

function drawHead(context, style, curve, colour, status, width) {
  const tip = curve[2];
  const before = curvePoint(curve, 0.9);
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const size = 6 + width;
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  for (const side of [-0.45, 0.45]) {
    context.lineTo(tip.x - size * Math.cos(angle + side), tip.y - size * Math.sin(angle + side));
  }
  context.closePath();
  context.fillStyle = status === REPORTED ? colour : style.surface;
  context.fill();
  context.lineWidth = 1.3;
  context.strokeStyle = colour;
  context.stroke();
}

/** The cross in the middle of a way that someone says was never gone. */
function drawDenial(context, curve, colour) {
  const middle = curvePoint(curve, 0.5);
  context.lineWidth = 1.8;
  context.strokeStyle = colour;
  cross(context, middle.x, middle.y, 4.5);
  context.stroke();
}
