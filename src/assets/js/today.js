"use strict";

/** The day pages of today: only the reader's clock knows which. */
(function () {
  const root = document.documentElement.dataset.root || "";
  const now = new Date();
  const pad = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const place = document.getElementById("today");
  const link = place && place.querySelector("a");
  if (!place || !link) return;
  link.setAttribute("href", `${root}day/${pad(now.getMonth() + 1)}-${pad(now.getDate())}.html`);
  place.hidden = false;
})();
