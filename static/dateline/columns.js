// Reads the columnar binary that geo/cartography/columns.py writes (its docstring has the layout).

const COLUMN_TYPES = {
  float32: Float32Array, int32: Int32Array, uint32: Uint32Array, uint16: Uint16Array, uint8: Uint8Array,
};

/** Reports as {reports, firstDay, lastDay, places, routes, <column>: typed array}; throws on anything else. */
function readColumns(buffer) {
  const bytes = new Uint8Array(buffer);
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== "DTL1") throw new Error("not a table of reports");
  const headerLength = new DataView(buffer).getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength)));
  const body = Math.ceil((8 + headerLength) / 8) * 8;
  const table = { reports: header.reports, firstDay: header.first_day };
  for (const { name, type, offset, length } of header.columns) {
    table[name] = new COLUMN_TYPES[type](buffer, body + offset, length);
  }
  table.places = table.place_latitude.length;
  table.routes = table.route_from.length;
  addMercator(table);
  addSpan(table);
  return table;
}

/** Web Mercator once for all: x and y from 0 to 1, so that a zoom is one multiplication. */
function addMercator(table) {
  const { places, place_latitude: latitude, place_longitude: longitude } = table;
  table.x = new Float64Array(places);
  table.y = new Float64Array(places);
  for (let place = 0; place < places; place++) {
    const sine = Math.sin((Math.max(-85, Math.min(85, latitude[place])) * Math.PI) / 180);
    table.x[place] = (longitude[place] + 180) / 360;
    table.y[place] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }
}

/** First and last day (since 1970) of each clock, null where nothing has a date. */
function addSpan(table) {
  const none = noneOf(table.first);
  const ends = (starts, stops) => {
    let low = Infinity, high = -Infinity;
    for (let report = 0; report < table.reports; report++) {
      if (starts[report] >= none) continue;
      if (starts[report] < low) low = starts[report];
      if (stops[report] > high) high = stops[report];
    }
    return low === Infinity ? null : { from: table.firstDay + low, to: table.firstDay + high };
  };
  table.extent = { event: ends(table.first, table.last), published: ends(table.published, table.published) };
}

/** The value that stands for "none" in an unsigned column: its type's largest. */
function noneOf(column) {
  return 2 ** (8 * column.BYTES_PER_ELEMENT) - 1;
}
