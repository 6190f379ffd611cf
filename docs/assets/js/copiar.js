/*
 * El botón de copiar de un bloque da todo su texto, también lo plegado. El de uno `console`, solo los comandos: ni el `$ ` o el
 * `PS C:\> ` ni lo que salió por pantalla. Los huecos van como estén, rellenos o no.
 *
 * Material copia el atributo `data-copy` del bloque cuando lo tiene. Se escribe justo antes de que lo lea, en la fase de
 * captura del mismo clic: así no se recorre ningún bloque que nadie vaya a copiar.
 */
(() => {
  // Lo que queda abierto al final de un trozo de comando: comillas, barra final, tubería o un documento incrustado.
  const continues = command => {
    let quote = "", heredocs = [], line = ""
    for (let i = 0; i < command.length; i++) {
      const char = command[i]
      if (quote) {
        if (char === "\\" && quote === '"') i++
        else if (char === quote) quote = ""
      } else if (char === "\\") {
        if (i + 1 >= command.length) return true
        i++
      } else if (char === "'" || char === '"') {
        quote = char
      } else if (char === "#" && /(^|\s)$/.test(line)) {
        while (i + 1 < command.length && command[i + 1] !== "\n") i++
      } else if (char === "<" && /^<<-?\s*(['"]?)[A-Za-z_][\w.]*\1/.test(command.slice(i)) && command[i - 1] !== "<") {
        const [mark, , word] = /^<<-?\s*(['"]?)([A-Za-z_][\w.]*)\1/.exec(command.slice(i))
        heredocs.push(word)
        i += mark.length - 1
      } else if (char === "\n" && heredocs.length) {
        for (const word of heredocs) {
          const end = new RegExp(`^\\t*${word.replace(/\./g, "\\.")}$`, "m").exec(command.slice(i + 1))
          if (!end) return true
          i += 1 + end.index + end[0].length
        }
        heredocs = []
      }
      line = char === "\n" ? "" : line + char
    }
    return Boolean(quote) || heredocs.length > 0 || /(\||&&)\s*$/.test(line)
  }

  const commandsOf = text => {
    const commands = []
    let open = false
    let prompted = false // un `> ` solo es un indicador si lo lleva cada línea desde la primera que continúa
    for (const line of text.split("\n")) {
      if (open) {
        prompted &&= /^>( |$)/.test(line)
        commands[commands.length - 1] += "\n" + (prompted ? line.replace(/^> ?/, "") : line)
      } else if (line.startsWith("$ ")) {
        commands.push(line.slice(2))
        prompted = true
      } else if (/^PS [^>]*> /.test(line)) {
        commands.push(line.replace(/^PS [^>]*> /, "")) // PowerShell: sus líneas no siguen en otra
        continue
      } else continue
      open = continues(commands[commands.length - 1])
    }
    return commands.join("\n")
  }

  document.addEventListener("click", event => {
    const button = event.target instanceof Element && event.target.closest("[data-clipboard-target]")
    const code = button && document.querySelector(button.dataset.clipboardTarget)
    if (!code) return
    const clone = code.cloneNode(true)
    clone.querySelectorAll(".md-annotation, button").forEach(other => other.remove())
    const text = clone.textContent
    code.setAttribute("data-copy", (code.closest(".language-console") && commandsOf(text)) || text)
  }, true)
})()
