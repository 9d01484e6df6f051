// A toegangssleutel: the browser asks its owner, and what the key says goes along with the form (SEC-03).
(() => {
  const vraag = ({ sleutel, opties }) => {
    const { publicKey } = JSON.parse(opties);
    return sleutel === "maak"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
  };

  const begin = (formulier) => {
    const mislukt = formulier.querySelector("[data-sleutel-mislukt]");
    formulier.addEventListener("submit", async (gebeurtenis) => {
      gebeurtenis.preventDefault();
      mislukt.hidden = true;
      try {
        const gezegd = await vraag(formulier.dataset);
        formulier.elements.credential.value = JSON.stringify(gezegd.toJSON());
        formulier.submit();
      } catch {
        // Cancelled, too late, the wrong key, or a browser that cannot: one answer, and another try.
        mislukt.hidden = false;
        mislukt.focus();
      }
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("form[data-sleutel]").forEach(begin);
  });
})();
