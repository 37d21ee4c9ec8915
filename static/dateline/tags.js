// Where the tags of areas stand: on the rim, at the top where it can be, clear of the marks and of
// each other. It depends on the view and not on the window of time, so that tags stay where they
// are while time is scrubbed.

"use strict";

const RIM_ANGLES = [-90, -60, -120, -30, -150, 0, 180, 30, 150, 60, 120, 90].map((turn) => (turn * Math.PI) / 180);
const TAG_WIDTH = 30, TAG_HEIGHT = 20;
const MOST_PARKED = 8;
const BUTTONS = { width: 54, height: 190 };

/** A tag's place {x, y, angle} for each area of an arrangement, `angle` seen from its centre; an
 * area whose rim lies outside the view has its tag parked at the top edge; null where none fits. */
function placeTags(table, { heads, spots, rims }, view) {
  const taken = new Map();
  for (let number = 0; number < spots; number++) take(taken, headPoint(table, heads[number], view));
  const tags = [];
  let parked = 0;
  for (let number = spots; number < heads.length; number++) {
    const { x, y } = headPoint(table, heads[number], view);
    if (!reachesInto(x, y, rims[number], view)) {
      tags.push(null);
      continue;
    }
    const tag = rimPoint(x, y, rims[number], view, taken)
      ?? (parked < MOST_PARKED && surrounds(x, y, rims[number], view) ? parkTag(view, parked++) : null);
    if (tag) take(taken, tag);
    tags.push(tag);
  }
  return tags;
}

/** A point of a rim that the window shows, at the top where it can be, free where one is. */
function rimPoint(x, y, radius, { inner }, taken = new Map()) {
  let first = null;
  for (const angle of RIM_ANGLES) {
    const left = x + radius * Math.cos(angle), top = y + radius * Math.sin(angle);
    if (!hasRoom(left - inner.left, top - inner.top, inner)) continue;
    const point = { x: left, y: top, angle };
    if (isFree(taken, point)) return point;
    first ??= point;
  }
  return first;
}

/** Whether a tag fits at a point of the window, beside the map's buttons. */
function hasRoom(x, y, { left, top, right, bottom }) {
  const underButtons = x < BUTTONS.width && y < BUTTONS.height;
  return !underButtons && x > 14 && x < right - left - 14 && y > 12 && y < bottom - top - 12;
}

/** Whether the window's middle lies in an area. */
function surrounds(x, y, radius, { inner }) {
  return Math.hypot((inner.left + inner.right) / 2 - x, (inner.top + inner.bottom) / 2 - y) < radius;
}

function parkTag({ inner }, number) {
  return { x: inner.right - 24 - number * 36, y: inner.top + 18, angle: null };
}

function tagCell({ x, y }) {
  return [Math.floor(x / TAG_WIDTH), Math.floor(y / TAG_HEIGHT)];
}

function take(taken, point) {
  const key = tagCell(point).join();
  const there = taken.get(key);
  if (there) there.push(point);
  else taken.set(key, [point]);
}

function isFree(taken, point) {
  const [column, row] = tagCell(point);
  for (const across of [-1, 0, 1]) {
    for (const down of [-1, 0, 1]) {
      for (const { x, y } of taken.get(`${column + across},${row + down}`) ?? []) {
        if (Math.abs(x - point.x) < TAG_WIDTH && Math.abs(y - point.y) < TAG_HEIGHT) return false;
      }
    }
  }
  return true;
}
