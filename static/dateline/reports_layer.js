// The layer of reports: paints what the page's hub holds, answers the pointer, and tells the
// hub what was picked. It reads numbers and codes only; there is no text of an article here.

"use strict";

/** Adds the reports to a map. `settings`: {themes, types}; `page`: the window that has the hub. */
function addReports(map, settings, page) {
  const layer = { arrangements: new Map(), scene: null, hub: null, table: null, pointed: null };
  layer.style = () => settings.themes[layer.hub?.state.dark ? "dark" : "light"];
  layer.canvas = new CanvasPane("reports", 450, 0.1, (context, view) => paintReports(layer, context, view));
  map.addLayer(layer.canvas);

  map.on("click", (event) => onClick(map, layer, settings, event));
  map.on("mousemove", (event) => onHover(map, layer, event));
  map.on("mouseout movestart", () => {
    layer.hover.show(null);
    pointAt(layer, null);
  });
  const online = settings.tiles ? [tilesButton(map, settings)] : [];
  map.addControl(new ButtonBar([
    { title: "Fit the map to the reports", sign: "⤢", press: () => layer.table && fitMap(map, layer.table, layer.hub.state.tally?.places) },
    { title: "Save a picture of the map", sign: "⤓", press: () => layer.hub && savePicture(map, layer.style(), layer.hub.state, settings.credit) },
    ...online,
  ]));
  layer.hover = makeHover(map.getContainer());
  map.on("moveend", () => tellPlace(map, layer));

  const listen = () => {
    layer.hub = page.datelineHub;
    const leave = layer.hub.join("map", (state, changed) => onHub(map, layer, settings, state, changed));
    window.addEventListener("pagehide", leave);
  };
  if (page.datelineHub) listen();
  else page.addEventListener("dateline:ready", listen, { once: true });
  return layer;
}

function onHub(map, layer, settings, state, changed) {
  if (changed.has("reports") && state.reports !== layer.table) {
    layer.table = state.reports;
    layer.arrangements.clear();
  }
  if (state.reports && state.corpus !== layer.corpus) openCorpus(map, layer, state);
  if (changed.has("dark")) map.fire("dateline:theme", { dark: state.dark });
  if (changed.has("place") && state.place) showPlace(map, layer, state.place);
  layer.canvas.repaint();
  if (changed.has("tally")) map.fire("dateline:tally");
}

/** Shows a corpus whole when it is opened, unless a link says where to look. */
function openCorpus(map, layer, { corpus, place, reports }) {
  const first = layer.corpus === undefined;
  layer.corpus = corpus;
  if (!first || !place) fitMap(map, reports);
}

/** Moves the map to where the page wants it, unless that is where it stands. */
function showPlace(map, layer, { latitude, longitude, zoom }) {
  const centre = map.getCenter();
  const near = Math.abs(centre.lat - latitude) < 1e-4 && Math.abs(centre.lng - longitude) < 1e-4;
  if (near && map.getZoom() === zoom) return;
  map.setView([latitude, longitude], zoom, { animate: false });
}

function tellPlace(map, layer) {
  const centre = map.getCenter(), bounds = map.getBounds();
  const round = (value) => Math.round(value * 1e4) / 1e4;
  layer.hub?.onMove({
    latitude: round(centre.lat), longitude: round(centre.lng), zoom: map.getZoom(),
    south: round(bounds.getSouth()), west: round(bounds.getWest()),
    north: round(bounds.getNorth()), east: round(bounds.getEast()),
  });
}

/** The arrangement of a zoom, made once: it does not depend on the window. */
function arrangementAt(layer, view) {
  const known = layer.arrangements.get(view.zoom);
  if (known) return known;
  const made = arrange(layer.table, view.scale, { reach: reachAt(view.zoom), areaFrom: AREA_FROM });
  made.sums = makeSums(made);
  made.tags = new WeakMap(); // by view
  layer.arrangements.set(view.zoom, made);
  return made;
}

function paintReports(layer, context, view) {
  const state = layer.hub?.state;
  if (!state?.reports || !state.tally) return;
  layer.table = state.reports;
  const arrangement = arrangementAt(layer, view);
  const { sums, tags } = arrangement;
  if (!tags.has(view)) tags.set(view, placeTags(layer.table, arrangement, view));
  const scene = composeScene(layer.table, arrangement, state.tally, view, sums, tags.get(view));
  layer.scene = scene;
  paintScene(context, layer.style(), scene, selectionOf(layer, arrangement, state.selected), layer.pointed);
  layer.paints = (layer.paints ?? 0) + 1;
}

/** The number of the group that holds the selected report, or null. */
function selectionOf({ table }, { group }, selected) {
  if (selected === null || selected === undefined) return null;
  const report = findRow(table.row, selected);
  return report >= 0 && table.place[report] < table.places ? group[table.place[report]] : null;
}

/** The report with a row id; rows mostly count up, so that the first guess mostly fits. */
function findRow(rows, id) {
  return rows[id] === id ? id : rows.indexOf(id);
}

/** Paints areas, then ways, tags and marks. `selection` and `pointed` are numbers of groups. */
function paintScene(context, style, { areas, flows, marks }, selection, pointed) {
  shadeAreas(context, style, areas.filter((area) => area.whole));
  for (const area of areas) {
    if (area.group === selection || area.group === pointed) drawWholeArea(context, style, area);
    else if (area.whole) drawRim(context, style, area);
    else if (area.tag) drawRimPiece(context, style, area);
  }
  for (const { curve, status, count, vague } of flows) drawArrow(context, style, curve, status, count, vague);
  for (const { tag, counts, group } of areas) {
    if (!tag) continue;
    const halo = drawAreaTag(context, style, tag.x, tag.y, counts);
    if (group === selection) drawSelection(context, style, tag.x, tag.y, halo.radius - 2);
  }
  for (const mark of marks) {
    drawMark(context, style, mark);
    if (mark.group === selection) drawSelection(context, style, mark.x, mark.y, mark.radius);
  }
}

function drawMark(context, style, { x, y, counts, total, many, vague }) {
  if (total > 1) drawGroup(context, style, x, y, counts, many);
  else if (vague) drawSpotTag(context, style, x, y, counts.indexOf(1));
  else drawSpot(context, style, x, y, counts.indexOf(1));
}

function canvasPoint(layer, event) {
  const { margin } = layer.canvas.view;
  return [event.containerPoint.x + margin.x, event.containerPoint.y + margin.y];
}

function onHover(map, layer, event) {
  const under = layer.scene && findUnder(layer.scene, ...canvasPoint(layer, event));
  pointAt(layer, under?.area?.group ?? null);
  map.getContainer().style.cursor = under ? "pointer" : "";
  layer.hover.show(under, event.containerPoint, map.getSize());
}

/** Draws the area that is pointed at in full, and the last one no more. */
function pointAt(layer, group) {
  if (layer.pointed === group) return;
  layer.pointed = group;
  layer.canvas.repaint();
}

function onClick(map, layer, settings, event) {
  const under = layer.scene && findUnder(layer.scene, ...canvasPoint(layer, event));
  if (!under) return;
  const { table, hub } = layer;
  const arrangement = arrangementAt(layer, layer.canvas.view);
  const span = hub.state.span ?? hub.state.extent;
  const rows = listReports(table, hub.state.clock, span, belongsTo(table, arrangement, under));
  if (under.mark?.many && map.getZoom() < map.getMaxZoom()) {
    splitGroup(map, table, arrangement, under.mark, rows);
  } else if (rows.length === 1) {
    hub.onPick([table.row[rows[0]]]);
  } else {
    openList(map, event.latlng, table, rows, settings, (row) => hub.onPick([row]));
  }
}

/** Tells whether a report is one of those that a mark, a flow or an area stands for. */
function belongsTo(table, { group, flow }, under) {
  const joined = under.mark ?? under.area;
  if (joined) return (report) => group[table.place[report]] === joined.group;
  const { flow: number, status } = under.flow;
  return (report) => table.status[report] === status && flow[table.route[report]] === number;
}

/** Zooms so far in that a group's places come apart. */
function splitGroup(map, table, { group }, mark, rows) {
  const bounds = L.latLngBounds([]);
  for (const report of rows) {
    const place = table.place[report];
    bounds.extend([table.place_latitude[place], table.place_longitude[place]]);
  }
  const zoom = Math.min(map.getMaxZoom(), Math.max(map.getZoom() + 1, map.getBoundsZoom(bounds.pad(0.1))));
  map.setView(bounds.getCenter(), zoom);
}
