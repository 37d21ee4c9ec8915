// The view that shows the reports: chosen when a corpus is opened, and by a button at any time.

"use strict";

const FIT_SHARE = 0.95;
const FIT_ZOOM = 8;

/** The box {south, west, north, east} about nearly all reports at known spots (at regions, where
 * there are no others); far strays may fall outside. Null where no report has a place. `counts`: three a place, or none for all reports. */
function boundsOfReports(table, counts = weighPlaces(table)) {
  const all = [];
  for (let place = 0; place < table.places; place++) {
    const weight = counts[place * 3] + counts[place * 3 + 1] + counts[place * 3 + 2];
    const vague = table.place_vague[place] > 0;
    if (weight) all.push({ weight, vague, latitude: table.place_latitude[place], longitude: table.place_longitude[place] });
  }
  if (!all.length) return null;
  const exact = all.filter((spot) => !spot.vague);
  const spots = exact.length ? exact : all;
  const [south, north] = middleRange(spots, "latitude");
  const [west, east] = middleRange(spots, "longitude");
  return { south, west, north, east };
}

/** How many reports each place holds, whatever their dates. */
function weighPlaces(table) {
  const counts = new Uint32Array(table.places * 3);
  for (let report = 0; report < table.reports; report++) {
    if (table.place[report] < table.places) counts[table.place[report] * 3]++;
  }
  return counts;
}

/** The range that holds FIT_SHARE of the weight, the same left out at both ends. */
function middleRange(spots, name) {
  const sorted = spots.toSorted((one, other) => one[name] - other[name]);
  const total = sorted.reduce((sum, spot) => sum + spot.weight, 0);
  const least = (total * (1 - FIT_SHARE)) / 2;
  const reach = (list) => {
    let sum = 0;
    return list.find((spot) => (sum += spot.weight) > least)[name];
  };
  return [reach(sorted), reach(sorted.toReversed())];
}

/** Moves the map so that the reports fill it. */
function fitMap(map, table, counts) {
  const box = boundsOfReports(table, counts);
  if (!box) return;
  const bounds = L.latLngBounds([box.south, box.west], [box.north, box.east]);
  map.fitBounds(bounds, { padding: [50, 50], maxZoom: FIT_ZOOM, animate: false });
}

