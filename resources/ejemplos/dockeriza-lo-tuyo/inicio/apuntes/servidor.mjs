// Sirve una carpeta de apuntes en Markdown como páginas web.
import { createServer } from 'node:http';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { marked } from 'marked';

const carpeta = process.env.CARPETA ?? 'notas';
const direccion = process.env.HOST ?? '127.0.0.1';
const puerto = Number(process.env.PORT ?? 3000);

async function pagina(ruta) {
  if (ruta === '/salud') return 'bien\n';
  if (ruta === '/') {
    const archivos = (await readdir(carpeta)).filter((nombre) => nombre.endsWith('.md')).sort();
    return archivos.map((nombre) => `<a href="/${nombre}">${nombre}</a>\n`).join('');
  }
  return marked.parse(await readFile(join(carpeta, basename(decodeURIComponent(ruta))), 'utf8'));
}

createServer(async (peticion, respuesta) => {
  try {
    const texto = await pagina(new URL(peticion.url, 'http://apuntes').pathname);
    respuesta.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(texto);
  } catch {
    respuesta.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('No está.\n');
  }
}).listen(puerto, direccion, () => console.log(`Escucho en http://${direccion}:${puerto}`));
