import java.util.Map;
import java.util.TreeMap;

/** Cuántas veces está cada palabra de un texto, en orden alfabético. */
final class Contador {
    private Contador() {
    }

    static String contar(String texto) {
        Map<String, Integer> veces = new TreeMap<>();
        for (String palabra : texto.toLowerCase().split("[^\\p{L}\\p{N}]+")) {
            if (!palabra.isEmpty()) {
                veces.merge(palabra, 1, Integer::sum);
            }
        }
        StringBuilder lineas = new StringBuilder();
        veces.forEach((palabra, cuantas) -> lineas.append(palabra).append(' ').append(cuantas).append('\n'));
        return lineas.toString();
    }
}
