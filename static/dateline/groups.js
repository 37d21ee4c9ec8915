// Joins places that lie near each other on the screen into groups that stay where they are
// while time is scrubbed: a group stands at its busiest place, never between places.

"use strict";

/**
 * Puts every place with `member[place]` into the group of the first earlier place within
 * `reach` pixels, else makes it the head of a group. Places come busiest first.
 * Returns {group: Int32Array of group numbers (-1: not a member), heads: place numbers}.
 * Linear: a head is looked for in the nine cells about a place only.
 */
function groupPlaces(x, y, member, scale, reach) {
  const group = new Int32Array(x.length).fill(-1);
  const heads = [];
  const cells = new Map();
  const columns = Math.ceil(scale / reach) + 3;
  for (let place = 0; place < x.length; place++) {
    if (!member[place]) continue;
    const left = x[place] * scale, top = y[place] * scale;
    const cell = Math.floor(top / reach) * columns + Math.floor(left / reach) + 1;
    const near = nearestHead(cells, heads, cell, columns, (head) => (
      Math.hypot(x[head] * scale - left, y[head] * scale - top)
    ), reach);
    if (near >= 0) {
      group[place] = near;
      continue;
    }
    group[place] = heads.length;
    const here = cells.get(cell);
    if (here) here.push(heads.length);
    else cells.set(cell, [heads.length]);
    heads.push(place);
  }
  return { group, heads };
}

function nearestHead(cells, heads, cell, columns, distance, reach) {
  let best = -1, nearest = reach;
  for (const row of [-columns, 0, columns]) {
    for (const column of [-1, 0, 1]) {
      for (const number of cells.get(cell + row + column) ?? []) {
        const away = distance(heads[number]);
        if (away < nearest) [best, nearest] = [number, away];
      }
    }
  }
  return best;
}

/** Pixels of a place's radius in kilometres; Mercator stretches them towards the poles. */
function radiusPixels(table, place, scale) {
  const latitude = (table.place_latitude[place] * Math.PI) / 180;
  return (table.place_radius[place] * scale) / (40075.017 * Math.cos(latitude));
}

/**
 * What is drawn at a zoom, whatever the window. Every place belongs to a group, which stands at
 * its head: spots and areas too small to see come first (`spots` groups of them), then areas,
 * which join only with others of about their size. `rims` holds the pixels of each group's
 * radius, 0 for spots; an area's rim encloses all areas that are joined in it.
 * `flow` tells each route's number among `ends`, the pairs of groups that routes lead between.
 */
function arrange(table, scale, { reach, areaFrom }) {
  const pixels = new Float32Array(table.places);
  const sizes = new Uint8Array(table.places);
  let areas = 0;
  for (let place = 0; place < table.places; place++) {
    pixels[place] = table.place_vague[place] ? radiusPixels(table, place, scale) : 0;
    if (!(pixels[place] >= areaFrom)) continue;
    sizes[place] = 1 + Math.floor(Math.log2(pixels[place] / areaFrom));
    areas++;
  }
  const { group, heads, spots } = groupBySize(table, sizes, scale, (size) => (
    size === 0 ? reach : areaReach(areaFrom * 2 ** (size - 1), areas)
  ));
  const rims = encloseAreas(table, { group, heads, spots, pixels }, scale);
  return { scale, group, heads, spots, rims, ...joinRoutes(table, group) };
}

const MANY_AREAS = 150;

/** How near the centres of areas of at least `smallest` pixels must lie to be joined: few stand
 * each for itself, unless they lie on each other; of many, so few remain that a view can hold them. */
function areaReach(smallest, areas) {
  return areas <= MANY_AREAS ? 12 : Math.max(44, smallest / 2);
}

/** Groups the places of each size by themselves, the spots (size 0) first. */
function groupBySize(table, sizes, scale, reachOf) {
  const group = new Int32Array(table.places);
  const heads = [];
  let spots = 0;
  for (const size of [...new Set(sizes).add(0)].sort((one, other) => one - other)) {
    const member = sizes.map((other) => Number(other === size));
    const part = groupPlaces(table.x, table.y, member, scale, reachOf(size));
    for (let place = 0; place < table.places; place++) {
      if (member[place]) group[place] = heads.length + part.group[place];
    }
    for (const head of part.heads) heads.push(head);
    if (size === 0) spots = heads.length;
  }
  return { group, heads, spots };
}

/** The radius about each head of areas within which all areas of its group lie. */
function encloseAreas(table, { group, heads, spots, pixels }, scale) {
  const rims = new Float32Array(heads.length);
  for (let place = 0; place < table.places; place++) {
    const number = group[place], head = heads[number];
    if (number < spots) continue;
    const away = Math.hypot(table.x[place] - table.x[head], table.y[place] - table.y[head]) * scale;
    rims[number] = Math.max(rims[number], away + pixels[place]);
  }
  return rims;
}

function joinRoutes(table, group) {
  const flow = new Int32Array(table.routes).fill(-1);
  const ends = [];
  const known = new Map();
  for (let route = 0; route < table.routes; route++) {
    const from = group[table.route_from[route]], to = group[table.route_to[route]];
    if (from === to) continue;
    const key = from * 67108864 + to;
    let number = known.get(key);
    if (number === undefined) {
      number = ends.length;
      known.set(key, number);
      ends.push([from, to]);
    }
    flow[route] = number;
  }
  return { flow, ends };
}

/** Sums a tally's places (or routes) into groups (or flows): three counts each, by status. */
function sumInto(sums, counts, owner) {
  sums.fill(0);
  for (let item = 0; item < owner.length; item++) {
    const into = owner[item] * 3, from = item * 3;
    if (into < 0) continue;
    sums[into] += counts[from];
    sums[into + 1] += counts[from + 1];
    sums[into + 2] += counts[from + 2];
  }
  return sums;
}
