// Tiles from a server, for those who choose them: off until asked for, and asked for anew on
// every visit, since the server then learns what part of the Earth is looked at.

"use strict";

/** A button's {title, sign, press} that asks, then shows `settings.tiles` in place of the ground. */
function tilesButton(map, { tiles }) {
  let layer = null;
  const show = (on) => {
    if (on) layer = L.tileLayer(tiles.url, { attribution: tiles.credit, maxZoom: 19, referrerPolicy: "origin" }).addTo(map);
    else layer = layer.remove() && null;
    for (const name of ["ground", "names"]) map.getPane(name).style.display = on ? "none" : "";
  };
  return {
    title: "Map tiles from the network",
    sign: "▦",
    press: () => (layer ? show(false) : askFirst(map, tiles, () => show(true))),
  };
}

/** Says what showing tiles means, and goes on only if that is wanted. */
function askFirst(map, { host }, goOn) {
  const box = document.createElement("div");
  box.className = "ask";
  const text = document.createElement("p");
  text.textContent = `Show map tiles from ${host}? That server then learns which area you look at. Nothing else leaves this machine.`;
  box.append(text);
  for (const [label, act] of [["Show them", goOn], ["Stay offline", () => {}]]) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: label });
    button.addEventListener("click", () => {
      map.closePopup();
      act();
    });
    box.append(button);
  }
  L.popup({ className: "report-popup", closeOnClick: true }).setLatLng(map.getCenter()).setContent(box).openOn(map);
  box.querySelector("button").focus({ preventScroll: true });
}
