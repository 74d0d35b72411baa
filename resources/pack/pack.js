"use strict";
(() => {
  const said = JSON.parse(document.getElementById("say").textContent);
  let language = document.documentElement.lang;
  const byId = (id) => document.getElementById(id);
  const cards = [...document.querySelectorAll(".card")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map(cards.map((card) => [card, plain(card.textContent)]));

  // ---- search
  const words = byId("words");
  const shown = () => cards.filter((card) => !card.hidden);
  const look = () => {
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    const kinds = new Set([...document.querySelectorAll("[name=kind]:checked")].map((one) => one.value));
    const here = byId("here")?.checked;
    for (const card of cards) {
      const text = texts.get(card);
      card.hidden = (here && card.dataset.volume) || !kinds.has(card.dataset.kind) || !wanted.every((word) => text.includes(word));
    }
    tell();
  };
  const tell = () => {
    byId("found").textContent = said[language].found
      .replace("{n}", shown().length).replace("{total}", cards.length);
  };
  byId("search").hidden = false;
  byId("search").addEventListener("submit", (event) => event.preventDefault());
  byId("search").addEventListener("input", look);

  // ---- the words of the page, in the reader's language
  const speak = (code) => {
    language = code;
    document.querySelectorAll("[data-say]").forEach((one) => {
      one.lang = code;
      one.textContent = said[code][one.dataset.say]
        .replace("{n}", one.dataset.count ?? "").replace("{total}", one.dataset.total ?? "");
    });
    document.querySelectorAll("[data-label]").forEach((one) => {
      one.setAttribute("aria-label", said[code][one.dataset.label]);
    });
    document.querySelectorAll("[data-language]").forEach((one) => {
      one.setAttribute("aria-pressed", String(one.dataset.language === code));
    });
    tell();
  };
  document.querySelectorAll("[data-language]").forEach((one) => {
    one.addEventListener("click", () => speak(one.dataset.language));
  });

  // ---- one exhibit, large
  const viewer = byId("viewer");
  const stage = byId("stage");
  let at = null;
  const showable = () => shown().filter((card) => card.querySelector("[data-show]"));
  const show = (card) => {
    const door = card.querySelector("[data-show]");
    at = card;
    byId("trouble").textContent = "";
    byId("viewer-head").textContent = card.querySelector("h3").textContent.trim().replace(/\s+/g, " ");
    const part = document.createElement(door.dataset.show);
    part.addEventListener("error", () => { byId("trouble").textContent = said[language].cannot; });
    if (door.dataset.show === "img") {
      part.alt = card.querySelector("img")?.alt ?? "";
    } else {
      part.controls = true;
      part.preload = "metadata";
    }
    part.src = door.dataset.file;
    stage.replaceChildren(part);
    const all = showable();
    byId("previous").disabled = all.indexOf(card) <= 0;
    byId("next").disabled = all.indexOf(card) >= all.length - 1;
    if (!viewer.open) viewer.showModal();
  };
  const step = (by) => {
    const all = showable();
    const next = all[all.indexOf(at) + by];
    if (next) show(next);
  };
  document.querySelectorAll("[data-show]").forEach((door) => {
    door.addEventListener("click", () => show(door.closest(".card")));
  });
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  byId("close").addEventListener("click", () => viewer.close());
  viewer.addEventListener("close", () => {
    stage.replaceChildren();
    at?.querySelector("[data-show]").focus();
  });
  viewer.addEventListener("keydown", (event) => {
    const playing = event.target.closest("video, audio");  // there the arrows wind
    if (event.key === "ArrowRight" && !playing) step(1);
    if (event.key === "ArrowLeft" && !playing) step(-1);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !viewer.open && !event.target.matches("input, textarea")) {
      event.preventDefault();
      words.focus();
    }
  });
  tell();
})();
