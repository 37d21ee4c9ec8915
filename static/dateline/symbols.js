// The marks. A status is told by form first: reported is filled, planned is dashed and
// hollow, denied is hollow and crossed. `style` is a theme of geo/cartography/style.py.

"use strict";

const REPORTED = 0, DENIED = 1, PLANNED = 2;
const STATUS_NAMES = ["reported", "denied", "planned"];
const SPOT_RADIUS = 6;

function statusColour(style, status) {
  return style[STATUS_NAMES[status]];
}

function circle(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

function cross(context, x, y, arm) {
  context.beginPath();
  context.moveTo(x - arm, y - arm);
  context.lineTo(x + arm, y + arm);
  context.moveTo(x + arm, y - arm);
  context.lineTo(x - arm, y + arm);
}

/** One report at a known spot. */
function drawSpot(context, style, x, y, status) {
  const colour = statusColour(style, status);
  circle(context, x, y, SPOT_RADIUS + 1.5);
  context.fillStyle = style.surface;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = colour;
  circle(context, x, y, SPOT_RADIUS - 0.5);
  if (status === REPORTED) {
    context.fillStyle = colour;
    context.fill();
    return;
  }
  if (status === PLANNED) context.setLineDash([3, 2.3]);
  context.stroke();
  context.setLineDash([]);
  if (status === DENIED) {
    context.lineWidth = 1.6;
    cross(context, x, y, SPOT_RADIUS * 0.5);
    context.stroke();
  }
}

/** The radius of a group's disc: it grows with the number of digits, not with the number. */
function groupRadius(total) {
  return 10 + 3.2 * Math.log10(total);
}

function shortCount(total) {
  if (total < 1000) return String(total);
  if (total < 10000) return `${(total / 1000).toFixed(1).replace(/\.0$/, "")}k`;
  return total < 1e6 ? `${Math.round(total / 1000)}k` : `${(total / 1e6).toFixed(1)}M`;
}

/** Several reports: a counted disc in a ring that is shared out by status. `many`: several spots. */
function drawGroup(context, style, x, y, counts, many) {
  const total = counts[0] + counts[1] + counts[2];
  const radius = groupRadius(total);
  if (many) {
    circle(context, x, y, radius + 4.5);
    context.globalAlpha = 0.28;
    context.fillStyle = style.reported;
    context.fill();
    context.globalAlpha = 1;
  }
  circle(context, x, y, radius + 1);
  context.fillStyle = style.surface;
  context.fill();
  drawShares(context, style, x, y, radius - 1.5, counts, total);
  drawCount(context, style, x, y, total, radius > 15 ? 12 : 11);
}

/** A ring shared out by status: solid, dashed, and barred for denied. */
function drawShares(context, style, x, y, radius, counts, total) {
  let angle = -Math.PI / 2;
  for (const status of [REPORTED, PLANNED, DENIED]) {
    const turn = (counts[status] / total) * 2 * Math.PI;
    if (!turn) continue;
    context.beginPath();
    context.arc(x, y, radius, angle, angle + turn);
    context.strokeStyle = statusColour(style, status);
    context.lineWidth = status === REPORTED ? 4 : 3;
    if (status === PLANNED) context.setLineDash([3.5, 2.5]);
    if (status === DENIED) context.setLineDash([1.4, 1.8]);
    context.stroke();
    context.setLineDash([]);
    angle += turn;
  }
}

function drawCount(context, style, x, y, total, size) {
  context.font = `600 ${size}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = style.ink;
  context.fillText(shortCount(total), x, y + 0.5);
}

/** A halo about what is selected. */
function drawSelection(context, style, x, y, radius) {
  context.lineWidth = 2.5;
  context.strokeStyle = style.selected;
  circle(context, x, y, radius + 5);
  context.stroke();
  context.lineWidth = 1;
  context.strokeStyle = style.surface;
  circle(context, x, y, radius + 7);
  context.stroke();
}
