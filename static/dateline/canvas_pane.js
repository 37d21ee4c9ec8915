// A canvas in a pane of the map that follows it while it is dragged and zoomed. What is drawn
// on it is given by `paint(context, view)`; it is called when the map comes to rest, and when
// `repaint()` is asked for.

"use strict";

// A popup that fades stays in the page, where it could be pressed after it was answered.
L.Map.mergeOptions({ fadeAnimation: false });
const MOVES_LITTLE = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
if (MOVES_LITTLE) {
  L.Map.mergeOptions({ zoomAnimation: false, markerZoomAnimation: false, inertia: false });
}

/** Where a view's canvas lies in the world: `scale` pixels hold the whole width of the Earth. */
function makeView(map, padding) {
  const size = map.getSize();
  const margin = size.multiplyBy(padding).round();
  const scale = 256 * 2 ** map.getZoom();
  const corner = map.containerPointToLayerPoint(margin.multiplyBy(-1));
  const origin = map.getPixelOrigin().add(corner);
  return {
    scale, corner, origin, margin,
    zoom: map.getZoom(),
    width: size.x + 2 * margin.x,
    height: size.y + 2 * margin.y,
    inner: { left: margin.x, top: margin.y, right: margin.x + size.x, bottom: margin.y + size.y },
    /** Pixels on this canvas of a point given in world units (0 to 1). */
    left: (x) => x * scale - origin.x,
    top: (y) => y * scale - origin.y,
  };
}

const CanvasPane = L.Layer.extend({
  initialize(pane, zIndex, padding, paint) {
    Object.assign(this, { paneName: pane, zIndex, padding, paint });
  },

  onAdd(map) {
    const pane = map.getPane(this.paneName) ?? map.createPane(this.paneName);
    pane.style.zIndex = this.zIndex;
    pane.style.pointerEvents = "none";
    this.canvas = L.DomUtil.create("canvas", "leaflet-zoom-animated", pane);
    this.canvas.setAttribute("aria-hidden", "true");
    this.settle();
  },

  onRemove() {
    this.canvas.remove();
  },

  getEvents() {
    const events = { moveend: this.settle, viewreset: this.settle, resize: this.settle };
    if (this._map.options.zoomAnimation) events.zoomanim = this.follow;
    return events;
  },

  /** Lays the canvas over the map as it now stands and paints it. */
  settle() {
    const ratio = window.devicePixelRatio || 1;
    this.view = makeView(this._map, this.padding);
    const { width, height, corner } = this.view;
    this.canvas.width = width * ratio;
    this.canvas.height = height * ratio;
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    L.DomUtil.setPosition(this.canvas, corner);
    this.topLeft = this._map.layerPointToLatLng(corner);
    this.repaint();
  },

  repaint() {
    if (!this.view) return;
    const ratio = window.devicePixelRatio || 1;
    const context = this.canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.view.width, this.view.height);
    this.paint(context, this.view);
  },

  /** Scales the picture with the map while Leaflet animates a zoom. */
  follow({ center, zoom }) {
    const map = this._map;
    const half = map.getSize().divideBy(2);
    const pane = L.DomUtil.getPosition(map.getPane("mapPane"));
    const origin = map.project(center, zoom).subtract(half).add(pane).round();
    const offset = map.project(this.topLeft, zoom).subtract(origin);
    L.DomUtil.setTransform(this.canvas, offset, map.getZoomScale(zoom, this.view.zoom));
  },
});
