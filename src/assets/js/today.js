"use strict";

/** The way to today's day of the year: only the reader's clock knows which it is. */
(function () {
  const place = document.getElementById("today");
  const link = place && place.querySelector("a");
  if (!place || !link) return;
  const now = new Date();
  const pad = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const day = `${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  const days = (place.dataset.days || "").split(" ");
  if (days.includes(day)) {
    link.href = `${document.documentElement.dataset.root || ""}day/${day}.html`;
  } else if (place.dataset.none) {
    link.replaceWith(place.dataset.none);
  } else {
    return;
  }
  place.hidden = false;
})();
