// A session that nears its end: warn, let its person go on, and keep what was typed (SEC-02, REL-11).
(() => {
  const BEWAAR_NA = 5000;

  const begin = () => {
    const venster = document.getElementById("sessie-waarschuwing");
    if (!venster) return;
    const { sessie, concept } = venster.dataset;
    const waarschuw = Number(venster.dataset.waarschuw);
    const tijd = venster.querySelector("[data-sessie-tijd]");
    const horen = venster.querySelector("[data-sessie-horen]");
    const knop = venster.querySelector("[data-sessie-verleng]");
    const kop = venster.querySelector("[name=csrfmiddlewaretoken]").value;
    let einde = Date.now() + Number(venster.dataset.over) * 1000;
    let gezegd = "";

    const vraag = async (adres, inhoud) => {
      const methode = inhoud ? { method: "POST", body: inhoud, headers: { "X-CSRFToken": kop } } : {};
      const antwoord = await fetch(adres, { ...methode, credentials: "same-origin", redirect: "manual" });
      return antwoord.ok ? antwoord : null;
    };

    const neemOver = async (antwoord) => {
      if (!antwoord) return;
      const stand = await antwoord.json();
      einde = Date.now() + stand.over * 1000;
      knop.hidden = !stand.verlengbaar;
      venster.querySelector("[data-sessie-kan-verlengen]").hidden = !stand.verlengbaar;
    };

    const woorden = (seconden) => {
      if (seconden > 60) return "2 minuten";
      return seconden > 30 ? "een minuut" : "een halve minuut";
    };

    const toon = (seconden) => {
      const tekst = woorden(seconden);
      tijd.textContent = tekst;
      if (!venster.open) venster.showModal();
      else if (tekst !== gezegd) horen.textContent = `Nog ${tekst}.`;
      gezegd = tekst;
    };

    const sluit = () => {
      if (venster.open) venster.close();
      horen.textContent = "";
    };

    // Keep each form while it is being filled in; its own page gets it back.
    const gewijzigd = new Map();
    const bewaar = async () => {
      for (const [formulier, klaar] of gewijzigd) {
        clearTimeout(klaar);
        gewijzigd.delete(formulier);
        const pad = new URL(formulier.action, location.href).pathname;
        const inhoud = new URLSearchParams(new FormData(formulier));
        if (await vraag(`${concept}?pad=${encodeURIComponent(pad)}`, inhoud)) await neemOver(await vraag(sessie));
      }
    };
    document.addEventListener("input", ({ target }) => {
      const formulier = target.form;
      if (formulier?.method !== "post" || formulier.hasAttribute("data-geen-concept")) return;
      if (!gewijzigd.has(formulier)) gewijzigd.set(formulier, setTimeout(bewaar, BEWAAR_NA));
    });
    document.addEventListener("submit", ({ target }) => {
      clearTimeout(gewijzigd.get(target));
      gewijzigd.delete(target);
    });

    knop.addEventListener("click", async () => {
      await neemOver(await vraag(sessie, new URLSearchParams()));
      sluit();
    });
    // Escape means the same as the button: one is here.
    venster.addEventListener("cancel", (gebeurtenis) => {
      gebeurtenis.preventDefault();
      knop.click();
    });

    setInterval(async () => {
      const seconden = Math.round((einde - Date.now()) / 1000);
      if (seconden <= 0) {
        // The page asks who is there: nothing of somebody stays on the screen.
        location.reload();
      } else if (seconden <= waarschuw) {
        if (!venster.open) {
          await bewaar();
          // Another tab may have gone on meanwhile.
          await neemOver(await vraag(sessie));
        }
        const nu = Math.round((einde - Date.now()) / 1000);
        if (nu <= waarschuw) toon(nu);
        else sluit();
      }
    }, 1000);
  };

  document.addEventListener("DOMContentLoaded", begin);
})();
