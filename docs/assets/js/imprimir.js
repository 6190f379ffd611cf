/*
 * En el papel, un enlace a otro sitio lleva su dirección escrita (guia.css). El tema vuelve absolutos todos los enlaces al
 * cargar, así que la hoja de estilo sola no distingue los de otros sitios.
 */
addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll("article a[href]"))
    link.toggleAttribute("data-externo", link.protocol.startsWith("http") && link.host !== location.host)
})
