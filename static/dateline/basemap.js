// The ground: land, coast, borders, first-order regions, lakes and names, from the bundled
// TopoJSON (data/basemap). Shapes are kept as paths in world units and scaled by the canvas, so
// that a pan or a zoom projects nothing anew.

"use strict";

const WORLD = 4096; // units across the Earth in a path: large enough for single precision

/** The arcs of a topology as flat lists of x, y in path units. */
function readArcs({ arcs, transform }) {
  const [kx, ky] = transform.scale, [dx, dy] = transform.translate;
  return arcs.map((arc) => {
    const line = new Float32Array(arc.length * 2);
    let x = 0, y = 0;
    arc.forEach(([stepX, stepY], index) => {
      x += stepX;
      y += stepY;
      line.set(project(x * kx + dx, y * ky + dy), index * 2);
    });
    return turnInto(line);
  });
}

/** The line moved by whole turns of the Earth, so that its middle lies on the map. */
function turnInto(line) {
  let low = Infinity, high = -Infinity;
  for (let at = 0; at < line.length; at += 2) {
    low = Math.min(low, line[at]);
    high = Math.max(high, line[at]);
  }
  const shift = Math.floor((low + high) / 2 / WORLD) * WORLD;
  if (shift) for (let at = 0; at < line.length; at += 2) line[at] -= shift;
  return line;
}

function project(longitude, latitude) {
  const sine = Math.sin((Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180);
  return [
    ((longitude + 180) / 360) * WORLD,
    (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD,
  ];
}

/** Adds a line of x, y to a path. */
function traceLine(path, line) {
  path.moveTo(line[0], line[1]);
  for (let at = 2; at < line.length; at += 2) path.lineTo(line[at], line[at + 1]);
}

/** A ring of arcs (~n: backwards) as one line; an arc that begins a turn of the Earth away from
 * where the last one ended is moved to meet it. */
function ringLine(lines, ring) {
  const points = [];
  for (const number of ring) {
    const line = lines[number < 0 ? ~number : number];
    const last = line.length - 2;
    const from = number < 0 ? last : 0;
    const shift = points.length ? Math.round((points.at(-2) - line[from]) / WORLD) * WORLD : 0;
    for (let step = 0; step <= last; step += 2) {
      const at = number < 0 ? last - step : step;
      points.push(line[at] + shift, line[at + 1]);
    }
  }
  return turnInto(points);
}

function tracePolygons(path, lines, polygons) {
  for (const ring of polygons.flat()) {
    const line = ringLine(lines, ring);
    traceLine(path, line);
    const [start, end] = [line[0], line.at(-2)];
    if (Math.abs(end - start) > WORLD / 2) { // round the pole: Antarctica ends at the map's foot
      path.lineTo(end, WORLD);
      path.lineTo(start, WORLD);
    }
    path.closePath();
  }
}

/** Paths of land, coast, borders, regions and lakes. A line of two countries is a border. */
function buildPaths(topology) {
  const lines = readArcs(topology);
  const { countries, regions, lakes } = topology.objects;
  const paths = { land: new Path2D(), coast: new Path2D(), border: new Path2D(), region: new Path2D(), lake: new Path2D() };
  const owners = new Map();
  countries.geometries.forEach((country, owner) => {
    tracePolygons(paths.land, lines, country.arcs);
    for (const number of country.arcs.flat(2)) {
      const arc = number < 0 ? ~number : number;
      owners.set(arc, (owners.get(arc) ?? new Set()).add(owner));
    }
  });
  const inside = new Set(regions.arcs.flat());
  for (const [arc, known] of owners) {
    if (known.size > 1) traceLine(paths.border, lines[arc]);
    else if (!inside.has(arc) && !isShared(topology, arc)) traceLine(paths.coast, lines[arc]);
  }
  for (const [arc] of regions.arcs) traceLine(paths.region, lines[arc]);
  tracePolygons(paths.lake, lines, lakes.arcs);
  return paths;
}

/** Whether one country has an arc twice, on both of its sides: no coast, but a line inside it. */
function isShared(topology, arc) {
  topology.doubled ??= findDoubled(topology);
  return topology.doubled.has(arc);
}

function findDoubled({ objects }) {
  const doubled = new Set();
  for (const country of objects.countries.geometries) {
    const seen = new Set();
    for (const number of country.arcs.flat(2)) {
      const arc = number < 0 ? ~number : number;
      if (seen.has(arc)) doubled.add(arc);
      seen.add(arc);
    }
  }
  return doubled;
}

/** Adds the ground to a map: shapes in one pane below all else, names above them. `source` is
 * the topology itself or its address. */
function addBasemap(map, settings, source) {
  const ground = { paths: null, labels: [], dark: false };
  const style = () => settings.themes[ground.dark ? "dark" : "light"];
  const shapes = new CanvasPane("ground", 150, 0.25, (context, view) => paintGround(context, view, ground, style()));
  const names = new CanvasPane("names", 440, 0.1, (context, view) => paintLabels(context, view, ground, style()));
  map.addLayer(shapes).addLayer(names);
  map.on("dateline:theme", ({ dark }) => {
    ground.dark = dark;
    map.getContainer().style.background = style().water;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    shapes.repaint();
    names.repaint();
  });
  map.getContainer().style.background = style().water;
  nameFrame(map);
  shapeFrame(map);
  map.attributionControl.setPrefix(false).addAttribution(settings.credit);
  const topology = typeof source === "string" ? fetch(source).then((answer) => answer.json()) : Promise.resolve(source);
  topology.then((topology) => {
    ground.paths = buildPaths(topology);
    ground.labels = readLabels(topology);
    shapes.repaint();
    names.repaint();
    map.fire("dateline:ground");
  });
}

/** Paints the Earth, and beside it its copies as far as they are in view: what crosses the date
 * line is drawn past it. */
function paintGround(context, view, { paths }, style) {
  if (!paths) return;
  for (const turn of [-1, 0, 1]) {
    const left = turn * view.scale - view.origin.x;
    if (left < view.width + view.scale / 8 && left + view.scale * 1.125 > 0) paintEarth(context, view, paths, style, left);
  }
}

function paintEarth(context, view, paths, style, left) {
  const scale = view.scale / WORLD;
  context.save();
  context.translate(left, -view.origin.y);
  context.scale(scale, scale);
  context.lineJoin = "round";
  const stroke = (path, colour, pixels, dash = []) => {
    context.strokeStyle = colour;
    context.lineWidth = pixels / scale;
    context.setLineDash(dash.map((length) => length / scale));
    context.stroke(path);
  };
  context.fillStyle = style.land;
  context.fill(paths.land, "evenodd");
  context.fillStyle = style.water;
  context.fill(paths.lake, "evenodd");
  stroke(paths.lake, style.coast, 0.6);
  if (view.zoom >= 5) stroke(paths.region, style.region, view.zoom >= 7 ? 1.2 : 0.8);
  stroke(paths.coast, style.coast, 0.9);
  stroke(paths.border, style.border, view.zoom >= 6 ? 1.3 : 0.9);
  context.restore();
}

function readLabels({ objects, transform }) {
  const [kx, ky] = transform.scale, [dx, dy] = transform.translate;
  return objects.labels.geometries.map(({ coordinates: [x, y], properties }) => {
    const [across, down] = project(x * kx + dx, y * ky + dy);
    return { ...properties, x: across / WORLD, y: down / WORLD };
  });
}

const LABEL_FONTS = {
  country: { font: "600 12px system-ui, sans-serif", spaced: "1.5px", upper: true, until: 7 },
  region: { font: "italic 600 11px system-ui, sans-serif", spaced: "1px", until: 9 },
  water: { font: "italic 400 12px Georgia, serif", spaced: "1px" },
  capital: { font: "600 11.5px system-ui, sans-serif", dot: true },
  town: { font: "400 11px system-ui, sans-serif", dot: true },
};

/** Names that have room, the most important first. */
function paintLabels(context, view, { labels }, style) {
  const taken = [];
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const label of labels) {
    if (label.rank > view.zoom) break;
    const look = LABEL_FONTS[label.kind];
    if (look.until && view.zoom > look.until) continue;
    const x = view.left(label.x), y = view.top(label.y);
    if (x < -60 || y < -10 || x > view.width + 60 || y > view.height + 10) continue;
    paintLabel(context, label, look, x, y, style, taken);
  }
  context.letterSpacing = "0px";
}

function paintLabel(context, { kind, name }, look, x, y, style, taken) {
  const text = look.upper ? name.toUpperCase() : name;
  context.font = look.font;
  context.letterSpacing = look.spaced ?? "0px";
  context.textAlign = look.dot ? "left" : "center";
  const width = context.measureText(text).width;
  const left = look.dot ? x + 5 : x - width / 2;
  const room = { left: left - 8, right: left + width + 4, top: y - 8, bottom: y + 8 };
  const clash = (other) => room.left < other.right && room.right > other.left && room.top < other.bottom && room.bottom > other.top;
  if (taken.some(clash)) return;
  taken.push(room);
  context.globalAlpha = 0.85;
  if (kind !== "water") {
    context.strokeStyle = style.land;
    context.lineWidth = 3;
    context.strokeText(text, look.dot ? left : x, y);
  }
  context.fillStyle = kind === "water" ? style.water_label : style.label;
  context.fillText(text, look.dot ? left : x, y);
  if (look.dot) {
    context.beginPath();
    context.arc(x, y, kind === "capital" ? 2.2 : 1.6, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}
