// From counts to a picture: which marks, areas and arrows a view shows, in drawing order,
// and which of them lies under the pointer. No canvas and no map here, so that tests can ask.

"use strict";

const MOST_FLOWS = 48;
const MOST_RIMS = 60;
const WHOLE_SHARE = 0.11; // of the window's shorter side: a wider rim is drawn when pointed at
const AREA_FROM = 16;
const GROUP_REACH = 44;
const NEAR_REACH = 22;
const NEAR_ZOOM = 10;

/** How many pixels apart marks stay separate: closer in, less is joined. */
function reachAt(zoom) {
  return zoom >= NEAR_ZOOM ? NEAR_REACH : GROUP_REACH;
}

/** The sums of a tally over an arrangement, kept to be refilled. */
function makeSums(arrangement) {
  return {
    groups: new Uint32Array(arrangement.heads.length * 3),
    flows: new Uint32Array(arrangement.ends.length * 3),
    spots: new Uint32Array(arrangement.heads.length),
  };
}

/** All that the view shows, as {areas, flows, marks}; each mark and area has x, y, counts and a
 * radius. `tags` says where the tags of areas stand in this view, as `placeTags` found. */
function composeScene(table, arrangement, tally, view, sums, tags = placeTags(table, arrangement, view)) {
  sumInto(sums.groups, tally.places, arrangement.group);
  sumInto(sums.flows, tally.routes, arrangement.flow);
  countSpots(sums.spots, tally.places, arrangement.group);
  return {
    marks: composeMarks(table, arrangement, view, sums),
    areas: composeAreas(table, arrangement, view, sums, tags),
    flows: composeFlows(table, arrangement, view, sums),
  };
}

/** How many places of each group hold a report just now: more than one can be split by zooming. */
function countSpots(spots, counts, group) {
  spots.fill(0);
  for (let place = 0; place < group.length; place++) {
    const at = place * 3;
    if (counts[at] + counts[at + 1] + counts[at + 2]) spots[group[place]]++;
  }
}

function composeMarks(table, { heads, spots }, view, sums) {
  const marks = [];
  for (let number = 0; number < spots; number++) {
    const counts = sums.groups.subarray(number * 3, number * 3 + 3);
    const total = counts[0] + counts[1] + counts[2];
    if (!total) continue;
    const { x, y } = headPoint(table, heads[number], view);
    if (x < -30 || y < -30 || x > view.width + 30 || y > view.height + 30) continue;
    const radius = total === 1 ? SPOT_RADIUS : groupRadius(total);
    const vague = table.place_vague[heads[number]] > 0;
    marks.push({ x, y, radius, counts: Array.from(counts), total, group: number, many: sums.spots[number] > 1, vague });
  }
  return marks.sort((one, other) => one.total - other.total);
}

function headPoint(table, place, view) {
  return { x: view.left(table.x[place]), y: view.top(table.y[place]) };
}

/** The areas in view, the widest first. `whole`: its rim and shade are always drawn; of a wide
 * one, and of all but the busiest, only a piece of the rim at the tag, until it is pointed at. */
function composeAreas(table, { heads, spots, rims }, view, sums, tags) {
  const shown = [];
  for (let number = spots; number < heads.length; number++) {
    const counts = sums.groups.subarray(number * 3, number * 3 + 3);
    const total = counts[0] + counts[1] + counts[2];
    if (!total) continue;
    const { x, y } = headPoint(table, heads[number], view), radius = rims[number];
    if (!reachesInto(x, y, radius, view)) continue;
    shown.push({ x, y, radius, counts: Array.from(counts), total, group: number, tag: tags[number - spots] });
  }
  const widest = WHOLE_SHARE * Math.min(view.inner.right - view.inner.left, view.inner.bottom - view.inner.top);
  const narrow = shown.filter(({ radius }) => radius <= widest).sort((one, other) => other.total - one.total);
  const whole = new Set(narrow.slice(0, MOST_RIMS));
  for (const area of shown) area.whole = whole.has(area);
  return shown.sort((one, other) => other.radius - one.radius);
}

function reachesInto(x, y, radius, { width, height }) {
  return x > -radius && y > -radius && x < width + radius && y < height + radius;
}

/** The busiest flows in view that have room for an arrow, the busiest last. One pass keeps a short
 * sorted list, so that a hundred thousand flows make no hundred thousand objects. */
function composeFlows(table, arrangement, view, sums) {
  const kept = [];
  for (let at = 0; at < sums.flows.length; at++) {
    const count = sums.flows[at];
    if (!count || (kept.length === MOST_FLOWS && count <= kept[0].count)) continue;
    const flow = makeFlow(Math.floor(at / 3), table, arrangement, view, sums);
    if (!flow) continue;
    if (kept.length === MOST_FLOWS) kept.shift();
    const place = kept.findIndex((other) => other.count >= count);
    kept.splice(place < 0 ? kept.length : place, 0, { ...flow, status: at % 3, count });
  }
  return kept;
}

/** A flow's curve in this view, or null where it lies outside or has no room. */
function makeFlow(number, table, arrangement, view, sums) {
  const [start, stop] = arrangement.ends[number];
  const from = endPoint(start, table, arrangement, view, sums);
  const to = endPoint(stop, table, arrangement, view, sums);
  const curve = curveInView(from, to, view) ? makeCurve(from, to) : null;
  return curve && { flow: number, curve, vague: from.vague };
}

/** Where a flow begins or ends: at a group's disc, or at the rim of an area. */
function endPoint(end, table, { heads, spots, rims }, view, sums) {
  const total = sums.groups[end * 3] + sums.groups[end * 3 + 1] + sums.groups[end * 3 + 2];
  const vague = end >= spots;
  const clear = vague ? rims[end] : total > 1 ? groupRadius(total) : total ? SPOT_RADIUS : 2;
  return { ...headPoint(table, heads[end], view), clear, vague };
}

function curveInView(from, to, { width, height }) {
  return Math.max(from.x, to.x) > 0 && Math.min(from.x, to.x) < width
    && Math.max(from.y, to.y) > 0 && Math.min(from.y, to.y) < height;
}

/** What lies under a point of the canvas: {mark}, {flow} or {area}, the nearest first; or null. */
function findUnder(scene, x, y) {
  for (let number = scene.marks.length - 1; number >= 0; number--) {
    const mark = scene.marks[number];
    if (Math.hypot(mark.x - x, mark.y - y) <= mark.radius + 3) return { mark };
  }
  for (const area of scene.areas.toReversed()) {
    if (area.tag && Math.abs(area.tag.x - x) < 14 && Math.abs(area.tag.y - y) < 11) return { area };
  }
  for (const flow of scene.flows.toReversed()) {
    if (curveDistance(flow.curve, x, y) < 6) return { flow };
  }
  for (const area of scene.areas.toReversed()) {
    if ((area.whole || !area.tag) && Math.hypot(area.x - x, area.y - y) <= area.radius) return { area };
  }
  return null;
}
