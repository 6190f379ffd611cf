/* El cuadro de los mensajes de error pide su programa y su índice cuando se va a usar. */
(() => {
  const box = document.querySelector(".guia-mensajes")
  const area = box.querySelector("textarea")
  const fail = () => { box.querySelector("[role=status]").textContent = box.dataset.fallo }
  const load = () => {
    area.removeEventListener("focus", load)
    // En este orden: el programa lee el índice.
    for (const src of box.dataset.carga.split(" ")) document.head.append(Object.assign(document.createElement("script"), { src, async: false, onerror: fail }))
  }
  const linked = new URLSearchParams(location.search).get("mensaje")
  if (linked) area.value = linked
  area.addEventListener("focus", load)
  if (area.value || document.activeElement === area) load()
})()
