"use strict";

/** The way to today's day of the year, named by its date: only the reader's clock knows which it is. */
(function () {
  const link = document.getElementById("today");
  if (!(link instanceof HTMLAnchorElement)) return;
  const now = new Date();
  const pad = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const { lang, dataset } = document.documentElement;
  link.href = `${dataset.root || ""}day/${pad(now.getMonth() + 1)}-${pad(now.getDate())}.html`;
  link.textContent += ` ${now.toLocaleDateString(lang, { month: "long", day: "numeric" })}`;
  link.hidden = false;
})();
