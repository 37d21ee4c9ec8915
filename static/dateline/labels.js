// The names on the map: they give way to the marks and to each other, the most important first.
// They depend on the view and not on the window of time, so that they stand still while time is
// scrubbed.

"use strict";

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

/** Paints the names that have room and returns their rooms. `marks` are discs {x, y, radius} that
 * no town's name may lie under. */
function paintLabels(context, view, { labels }, style, marks) {
  const taken = marks.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
  const names = [];
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.lineJoin = "round";
  for (const label of labels) {
    if (label.rank > view.zoom) break;
    const look = LABEL_FONTS[label.kind];
    if (look.until && view.zoom > look.until) continue;
    const x = view.left(label.x), y = view.top(label.y);
    if (x < -60 || y < -10 || x > view.width + 60 || y > view.height + 10) continue;
    const text = look.upper ? label.name.toUpperCase() : label.name;
    context.font = look.font;
    context.letterSpacing = look.spaced ?? "0px";
    const under = marks.find((mark) => Math.hypot(mark.x - x, mark.y - y) < mark.radius);
    const rooms = labelRooms(look, under ?? { x, y, radius: 1 }, { x, y }, context.measureText(text).width);
    const room = rooms.find((each) => isRoomFree(each, taken) && isRoomFree(each, names))
      ?? (look.dot ? null : rooms.find((each) => isRoomFree(each, names)));
    if (!room) continue;
    names.push(room);
    paintLabel(context, label.kind, text, room, style);
    if (look.dot && !under) paintDot(context, label.kind, x, y);
  }
  context.globalAlpha = 1;
  context.letterSpacing = "0px";
  return names;
}

/** Where a name may stand, the best first: a town's beside its dot or the mark that covers it,
 * another's about its own point. */
function labelRooms(look, disc, { x, y }, width) {
  const room = (left, middle) => ({ left: left - 4, right: left + width + 4, top: middle - 8, bottom: middle + 8, x: left, y: middle });
  const centred = (middle) => room((look.dot ? disc.x : x) - width / 2, middle);
  if (!look.dot) return [0, -18, 18, -36, 36].map((shift) => centred(y + shift));
  const gap = disc.radius + 5;
  return [
    room(disc.x + gap, disc.y), room(disc.x - gap - width, disc.y),
    centred(disc.y + gap + 5), centred(disc.y - gap - 5),
  ];
}

function isRoomFree(room, taken) {
  return !taken.some((other) => room.left < other.right && room.right > other.left && room.top < other.bottom && room.bottom > other.top);
}

function paintLabel(context, kind, text, { x, y }, style) {
  context.globalAlpha = 0.85;
  if (kind !== "water") {
    context.strokeStyle = style.land;
    context.lineWidth = 3;
    context.strokeText(text, x, y);
  }
  context.fillStyle = kind === "water" ? style.water_label : style.label;
  context.fillText(text, x, y);
}

function paintDot(context, kind, x, y) {
  context.beginPath();
  context.arc(x, y, kind === "capital" ? 2.2 : 1.6, 0, 2 * Math.PI);
  context.fill();
}
