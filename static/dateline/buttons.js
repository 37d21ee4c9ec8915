// Our own buttons on the map, under Leaflet's for zooming.

"use strict";

/** A bar of buttons; each is {title, sign, press}. */
const ButtonBar = L.Control.extend({
  options: { position: "topleft" },

  initialize(buttons) {
    this.buttons = buttons;
  },

  onAdd() {
    const bar = L.DomUtil.create("div", "leaflet-bar");
    for (const { title, sign, press } of this.buttons) {
      const button = L.DomUtil.create("a", "", bar);
      Object.assign(button, { href: "#", title, textContent: sign });
      button.setAttribute("role", "button");
      button.setAttribute("aria-label", title);
      L.DomEvent.on(button, "click", (event) => {
        L.DomEvent.stop(event);
        press();
      });
    }
    L.DomEvent.disableClickPropagation(bar);
    return bar;
  },
});
